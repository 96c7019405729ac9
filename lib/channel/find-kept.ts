import { textLane } from '../inbound/pending-text';
import { usernameOf, type VisitorKey, visitorIdFor } from '../inbound/visitor';
import { type Address, addressKey, parseAddress } from '../model/address';
import type { Livechat } from '../model/livechat-ports';
import type { OurNumbers } from '../model/number-ports';
import type { WayToAnswer } from '../model/room';
import type { Settings } from '../model/settings';
import { firstLane } from '../outbound/first-text';
import { pendingReplyIn } from '../outbound/pending-reply';
import type { Pending } from '../queue/pending';
import type { Lanes, Ledger, Settled } from '../queue/ports';
import { addressOfKey, isOf, type KeyPorts, keysOf, wayOf } from './customer-keys';
import { placesOf } from './kept-places';
import type { KeptPlace, VisitorsNamed } from './ports';

export interface KeptPorts extends KeyPorts {
    readonly visitorsNamed: VisitorsNamed;
    readonly ourNumbers: OurNumbers;
    readonly livechat: Pick<Livechat, 'openRooms'>;
    readonly lanes: Lanes;
    readonly ledger: Ledger;
    readonly settings: Settings;
}

/** Everything that the app keeps of one customer. */
export interface Kept {
    /** Records that are removed as they are. */
    readonly places: readonly KeptPlace[];
    /** Remembered texts, of which the id stays. */
    readonly remembered: readonly Settled[];
    /** Texts that nobody has seen yet. */
    readonly texts: readonly Pending[];
    /** What agents wrote and has not left. */
    readonly replies: readonly Pending[];
}

/** Looks for everything that is kept of whoever is behind these addresses, whichever of them it was filed under. */
export async function findKept(addresses: readonly Address[], ports: KeptPorts): Promise<Kept> {
    const { lanes, kept } = ports;
    const [texts, replies, firsts] = await Promise.all(KINDS.map((kind) => lanes.waiting(kind)));
    const keys = await keysOf(addresses, texts ?? [], ports);
    const ofThem = (one: Pending) => isOf(keys, one);
    const ownTexts = (texts ?? []).filter(ofThem);
    const ownFirsts = (firsts ?? []).filter(ofThem);
    const visitors = await visitorsOf(keys, ports);
    const ways = await waysOf(visitors.ids, ports);
    const ours = await oursOf(ways, [...ownTexts, ...ownFirsts, ...(replies ?? []).filter(ofThem)], ports);
    const remembered = await historyOf(keys, ours, ports);
    const roomIds = Array.from(new Set([...visitors.rooms, ...remembered.flatMap(({ roomId }) => roomId ?? [])]));
    const ownReplies = (replies ?? []).filter(
        (one) => ofThem(one) || roomIds.includes(pendingReplyIn(one)?.reply.roomId ?? ''),
    );
    const customer = {
        keys,
        roomIds,
        visitorIds: Array.from(new Set([...visitors.ids, ...(await derivedIds(keys, ours, ports))])),
        agentIds: await kept.askedAbout(keys),
        replies: ownReplies,
    };
    return {
        places: await placesOf(customer, ports),
        remembered,
        texts: ownTexts,
        replies: [...ownReplies, ...ownFirsts],
    };
}

const KINDS = ['text', 'reply', 'first'] as const;

interface Found {
    readonly ids: readonly string[];
    readonly rooms: readonly string[];
}

async function visitorsOf(keys: readonly string[], { visitorsNamed, livechat }: KeptPorts): Promise<Found> {
    const names = new Set(keys.flatMap((key) => addressOfKey(key) ?? []).map(usernameOf));
    const visitors = (await Promise.all(Array.from(names).map(visitorsNamed))).flat();
    const rooms = (await Promise.all(visitors.map((visitor) => livechat.openRooms(visitor)))).flat();
    return { ids: visitors.map(({ id }) => id), rooms: rooms.map(({ id }) => id) };
}

async function waysOf(ids: readonly string[], { identities }: KeptPorts): Promise<readonly WayToAnswer[]> {
    return (await Promise.all(ids.map((id) => identities.wayTo(id)))).flatMap((way) => way ?? []);
}

/** What of ours a customer may have written to: what is known of theirs, what is ours, and what settings name. */
async function oursOf(
    ways: readonly WayToAnswer[],
    waiting: readonly Pending[],
    { settings, ourNumbers }: KeptPorts,
): Promise<readonly Address[]> {
    const numbers = (await ourNumbers.all()).map(({ number }) => number);
    const named = [...numbers, settings.defaultNumber, ...Array.from(settings.departmentsByNumber.keys())];
    const all = [
        ...[...ways, ...waiting.flatMap((pending) => wayOf(pending) ?? [])].map(({ to }) => to),
        ...named.flatMap((one) => parseAddress(one) ?? []),
    ];
    return Array.from(new Map(all.map((address) => [addressKey(address), address])).values());
}

/** Visitors that Rocket.Chat has no more: their ids can be told all the same. */
async function derivedIds(
    keys: readonly string[],
    ours: readonly Address[],
    { identities, settings }: KeptPorts,
): Promise<readonly string[]> {
    const secret = await identities.secret();
    const accounts = ['', ...Array.from(settings.accounts.subaccounts.keys())];
    const whose: VisitorKey[] = keys.flatMap((customer) =>
        ours.flatMap((to) => accounts.map((subaccount) => ({ customer, to, subaccount }))),
    );
    return secret === undefined ? [] : whose.map((key) => visitorIdFor(key, secret));
}

async function historyOf(
    keys: readonly string[],
    ours: readonly Address[],
    { ledger }: KeptPorts,
): Promise<readonly Settled[]> {
    const pairs = keys.flatMap((key) => ours.map((to) => [key, addressKey(to)] as const));
    const lanes = pairs.flatMap((pair) => [textLane(...pair), firstLane(...pair)]);
    return (await Promise.all(lanes.map((lane) => ledger.history(lane)))).flat();
}
