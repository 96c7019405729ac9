import { pendingTextIn } from '../inbound/pending-text';
import { usernameOf, type VisitorKey, visitorIdFor } from '../inbound/visitor';
import { type Address, addressKey, parseAddress } from '../model/address';
import type { Clock, Livechat } from '../model/ports';
import type { WayToAnswer } from '../model/room';
import type { Settings } from '../model/settings';
import { FIRST_LANE, firstTextIn } from '../outbound/first-text';
import { laneOfReply, pendingReplyIn } from '../outbound/pending-reply';
import type { Questions } from '../outbound/ports';
import type { Pending } from '../queue/pending';
import type { Lanes, Ledger, Settled } from '../queue/ports';
import { addressOfKey, isOf, type KeyPorts, keysOf } from './customer-keys';
import type { KeptPlace, VisitorsNamed } from './ports';

export interface KeptPorts extends KeyPorts {
    readonly visitorsNamed: VisitorsNamed;
    readonly livechat: Pick<Livechat, 'openRooms'>;
    readonly lanes: Lanes;
    readonly ledger: Ledger;
    readonly questions: Pick<Questions, 'all'>;
    readonly settings: Settings;
    readonly clock: Clock;
}

/** Everything that the app keeps of one customer. */
export interface Kept {
    /** Records that are removed as they are. */
    readonly places: readonly KeptPlace[];
    /** Remembered texts, of which the MessageSid stays. */
    readonly remembered: readonly Settled[];
    /** Texts that nobody has seen yet, and replies that have not left. */
    readonly texts: readonly Pending[];
    readonly replies: readonly Pending[];
}

/** Looks for everything that is kept of whoever is behind these addresses, whichever of them it was filed under. */
export async function findKept(addresses: readonly Address[], ports: KeptPorts): Promise<Kept> {
    const { lanes } = ports;
    const [texts, said, first] = await Promise.all([
        lanes.waiting('text'),
        lanes.waiting('reply'),
        lanes.waiting('first'),
    ]);
    const replies = [...said, ...first];
    const keys = await keysOf(addresses, texts, ports);
    const ownTexts = texts.filter((pending) => isOf(keys, pending));
    const visitors = await visitorsOf(keys, ports);
    const ways = await waysOf(visitors.ids, ports);
    const ours = oursIn(ways, [...ownTexts, ...replies.filter((one) => isOf(keys, one))], ports);
    const ids = Array.from(new Set([...visitors.ids, ...(await derivedIds(keys, ours, ports))]));
    const remembered = await historyOf(keys, ours, ports);
    const roomIds = Array.from(new Set([...visitors.rooms, ...remembered.flatMap(({ roomId }) => roomId ?? [])]));
    const ownReplies = replies.filter(
        (one) => isOf(keys, one) || roomIds.includes(pendingReplyIn(one)?.reply.roomId ?? ''),
    );
    return {
        // What leads to the others goes last, so that whoever comes after a death in between finds the rest.
        places: [
            ...(await placesOfReplies(roomIds, ownReplies, ports)),
            ...(await placesOfQuestions(keys, ports)),
            ...roomIds.flatMap((roomId): readonly KeptPlace[] => [
                { kind: 'window', roomId },
                { kind: 'stopped', roomId },
                { kind: 'later', roomId },
                { kind: 'open-room', roomId },
            ]),
            ...keys.map((address): KeptPlace => ({ kind: 'customer', address })),
            ...ids.map((visitorId): KeptPlace => ({ kind: 'way', visitorId })),
            ...keys.map((address): KeptPlace => ({ kind: 'alias', address })),
        ],
        remembered,
        texts: ownTexts,
        replies: ownReplies,
    };
}

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

/** What of ours a customer may have written to: what is known of theirs, and the numbers that settings name. */
function oursIn(
    ways: readonly WayToAnswer[],
    waiting: readonly Pending[],
    { settings }: KeptPorts,
): readonly Address[] {
    const numbers = [...Array.from(settings.departmentsByNumber.keys()), settings.defaultNumber];
    const named = numbers.flatMap((number) => parseAddress(number) ?? []);
    const written = waiting.flatMap(
        (pending) =>
            pendingTextIn(pending)?.text.to ??
            pendingReplyIn(pending)?.reply.way?.to ??
            firstTextIn(pending)?.way.to ??
            [],
    );
    const all = [...ways.map(({ to }) => to), ...written, ...named];
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
    const lanes = keys.flatMap((key) =>
        ours.flatMap((to) => ['', FIRST_LANE].map((begins) => `${begins}${key}>${addressKey(to)}`)),
    );
    return (await Promise.all(lanes.map((lane) => ledger.history(lane)))).flat();
}

/** What agents were asked about texts to this customer, with their words. */
async function placesOfQuestions(keys: readonly string[], { questions }: KeptPorts): Promise<readonly KeptPlace[]> {
    const asked = (await questions.all()).filter(({ first }) => keys.includes(addressKey(first.way.from)));
    return asked.map(({ first }) => ({ kind: 'question', agentId: first.agentId }));
}

/** What is remembered of the agents' replies in these rooms; that they were handled stays, or they would be sent again. */
async function placesOfReplies(
    roomIds: readonly string[],
    waiting: readonly Pending[],
    { ledger }: KeptPorts,
): Promise<readonly KeptPlace[]> {
    const settled = (await Promise.all(roomIds.map((roomId) => ledger.history(laneOfReply({ roomId }))))).flat();
    const sids = [...settled.map(({ traces }) => traces), ...waiting.map((one) => pendingReplyIn(one)?.sids ?? [])];
    const keys = [...settled, ...waiting].map(({ key }) => key);
    return [
        ...keys.flatMap((key): readonly KeptPlace[] => {
            const messageId = key.replace(/^reply:/, '');
            return [
                { kind: 'reply', messageId },
                { kind: 'wait-note', messageId },
            ];
        }),
        ...sids.flat().map((sid): KeptPlace => ({ kind: 'part', sid })),
    ];
}
