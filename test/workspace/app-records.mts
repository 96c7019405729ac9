import type { SweepState } from '../../lib/channel/sweeps.ts';
import { customersOver } from '../../lib/engine/store/customers.ts';
import { identitiesOver } from '../../lib/engine/store/identities.ts';
import { labels } from '../../lib/engine/store/labels.ts';
import { lanesOver, ledgerOver } from '../../lib/engine/store/lanes.ts';
import type { Records } from '../../lib/engine/store/records.ts';
import { sweepsOver } from '../../lib/engine/store/sweeps.ts';
import { pendingTextIn } from '../../lib/inbound/pending-text.ts';
import { visitorFor } from '../../lib/inbound/visitor.ts';
import { addressKey, parseAddress } from '../../lib/model/address.ts';
import type { CustomerState, Identities } from '../../lib/model/customer-ports.ts';
import type { Pair } from '../../lib/model/room.ts';
import { inLogWords } from '../../lib/model/trouble.ts';
import { byArrival, isClaimed, type Pending, type PendingKind } from '../../lib/queue/pending.ts';
import type { Settled } from '../../lib/queue/ports.ts';
import { APP_ID } from './app-id.mts';
import type { Store, StoredDocument } from './store/store.mts';

/** Where Rocket.Chat keeps what its apps remember. */
const PERSISTENCE = 'rocketchat_apps_persistence';
const KINDS: readonly PendingKind[] = ['text', 'reply', 'first', 'pass'];

/** What a record with these labels is called: 'pending', 'outbox', 'first-text' or 'token' where it waits, 'text' where it is
 * remembered of a text, and so on by the first label. */
export function recordName(all: readonly string[]): string {
    const names = all.map((label) => label.split(':')[0] ?? '');
    return names.find((name) => KIND_NAMES.includes(name)) ?? names[0] ?? '';
}

const KIND_NAMES: readonly string[] = KINDS.map(labels.kind);

/** Which of all that waits; whatever is not said is of no matter. */
export interface Which {
    readonly kind?: PendingKind;
    /** A MessageSid, or `reply:` and the id of the agent's message. */
    readonly key?: string;
    /** Whose text it is, or whose lane: an address as Twilio has it. */
    readonly customer?: string;
    /** The room whose replies wait. */
    readonly roomId?: string;
}

/** What waits in the app's records, as the app itself reads it, oldest first: texts, replies, and passes. */
export async function pendingIn(store: Store, which: Which = {}): Promise<readonly Pending[]> {
    const lanes = lanesOver(recordsIn(store));
    const kinds = which.kind === undefined ? KINDS : [which.kind];
    const found = (await Promise.all(kinds.map((kind) => lanes.waiting(kind)))).flat();
    return found.filter((pending) => isAmong(pending, which)).sort(byArrival);
}

/** Whether a process that is alive, or was until lately, works on any of it. */
export async function isWorkedOn(store: Store, which: Which = {}): Promise<boolean> {
    const now = Date.now();
    return (await pendingIn(store, which)).some((pending) => isClaimed(pending, now));
}

/** How often it was tried, and what the last attempt met, in the words of the log; '' while there was none. */
export function triesOf({ lastTry }: Pending): {
    readonly count: number;
    readonly dueAt: number;
    readonly why: string;
} {
    return lastTry === undefined
        ? { count: 0, dueAt: 0, why: '' }
        : { count: lastTry.count, dueAt: lastTry.dueAt, why: inLogWords(lastTry.trouble) };
}

/** As if the time had passed that these wait for: the end of a dead process's claim, a pause between attempts. A claim that
 * another process has made since stands. */
export async function letTimePass(store: Store, waiting: readonly Pending[]): Promise<void> {
    for (const { id, claim } of waiting) {
        const record = { 'associations.id': labels.pending(id) };
        if (claim !== undefined) {
            const own = { ...record, 'data.claim.owner': claim.owner };
            await store.update(PERSISTENCE, own, { $set: { 'data.claim.until': 1 } });
        }
        await store.update(
            PERSISTENCE,
            { ...record, 'data.lastTry': { $exists: true } },
            { $set: { 'data.lastTry.dueAt': 0 } },
        );
    }
}

/** What became of a text or a reply; undefined while it waits, and when the app never heard of it. */
export async function settledIn(store: Store, key: string): Promise<Settled | undefined> {
    const isWaiting = (await pendingIn(store, { key })).length > 0;
    return isWaiting ? undefined : ledgerOver(recordsIn(store)).find(key);
}

/** What became of each of these texts, as far as it is settled, by key. */
export async function settledAmong(store: Store, keys: readonly string[]): Promise<ReadonlyMap<string, Settled>> {
    const found = await store.find(PERSISTENCE, { 'associations.id': { $in: keys.map(labels.key) } });
    return new Map(found.flatMap(({ data }) => (isSettled(data) ? [[data.key, data] as const] : [])));
}

function isSettled(data: unknown): data is Settled {
    return typeof data === 'object' && data !== null && 'outcome' in data && 'traces' in data && 'key' in data;
}

/** Whether the app has heard of it: it waits or is settled. */
export async function isKnown(store: Store, key: string): Promise<boolean> {
    return (await recordsIn(store).find(labels.key(key))).length > 0;
}

/** As if this had been settled on another day (UTC, yyyy-mm-dd). */
export async function settledOnDay(
    store: Store,
    { key, day }: { readonly key: string; readonly day: string },
): Promise<void> {
    const [found] = await store.find(PERSISTENCE, { 'associations.id': labels.key(key) });
    const associations = labelsOf(found).map((id) => association(id.startsWith(DAY) ? labels.day(day) : id));
    await store.update(PERSISTENCE, { _id: found?._id }, { $set: { associations } });
}

/** As if the job had run on this day (UTC, yyyy-mm-dd). */
export async function jobRanOn(store: Store, day: string): Promise<void> {
    const associations = [labels.days, labels.notedDay(day)].map(association);
    await store.insert(PERSISTENCE, { appId: APP_ID, associations, data: { day } });
}

/** As if our numbers had been heard from since so long ago; false while the app has noted none. */
export async function heardSince(store: Store, agoMs: number): Promise<boolean> {
    const notes = { 'associations.id': labels.ourNumbers };
    await store.update(PERSISTENCE, notes, { $set: { 'data.since': Date.now() - agoMs } });
    return (await store.find(PERSISTENCE, notes)).length > 0;
}

/** The ids of the visitors that customers are, from the app's own secret: as a function, for the moment before they write. */
export async function visitorIds(store: Store): Promise<(customer: string, to: string) => string> {
    const secret = await identitiesIn(recordsIn(store)).secret();
    return (customer, ours) => {
        const [from, to] = [parseAddress(customer), parseAddress(ours)];
        if (secret === undefined || from === undefined || to === undefined) {
            throw new Error('No visitor can be told before the first text, or of what is no address');
        }
        return visitorFor({ from, to, body: '', media: [] }, { customer: addressKey(from), to, subaccount: '' }, secret)
            .id;
    };
}

/** How far the app has compared Twilio's log with what arrived. */
export const sweptIn = (store: Store): Promise<SweepState> => sweepsOver(recordsIn(store)).read();

/** As if the app had compared it so far; what it has noted before counts no more. */
export async function noteSwept(store: Store, state: SweepState): Promise<void> {
    const associations = [{ model: 'misc', id: labels.sweeps }];
    await store.insert(PERSISTENCE, {
        _id: `swept ${JSON.stringify(state)}`,
        appId: APP_ID,
        associations,
        data: state,
    });
}

/** How much the app keeps to recognise what comes again. */
export async function countSettled(store: Store): Promise<number> {
    return (await store.find(PERSISTENCE, {})).filter((record) => labelsOf(record).some((id) => id.startsWith(DAY)))
        .length;
}

// Written when the app looks after its channel, a while after the request that gave rise to it or at no request at all.
const OF_THE_CHANNEL = [labels.sweeps, labels.watch, labels.jobRan, labels.ourNumbers];

/** How many records the app has in all. */
export async function countRecords(store: Store): Promise<number> {
    return (await store.find(PERSISTENCE, {})).length;
}

/** How many of them are about customers, texts and replies. */
export async function countRecordsOfTraffic(store: Store): Promise<number> {
    return (await store.find(PERSISTENCE, { 'associations.id': { $nin: OF_THE_CHANNEL } })).length;
}

/** What the app knows of the customer with this address and of one of ours: a number, or the sid of a messaging service. */
export function customerIn(store: Store, { address, ours }: Pair): Promise<CustomerState> {
    const records = recordsIn(store);
    const pair = { address: keyOf(address), ours: ours.startsWith('MG') ? ours : keyOf(ours) };
    return customersOver(records, identitiesIn(records)).read(pair);
}

/** As if the last answer while nobody was there had been given to the customer at this time (Unix ms). */
export async function answeredAt(store: Store, address: string, at: number): Promise<void> {
    const record = { 'associations.id': labels.customer(keyOf(address)), 'data.repliedAt': { $exists: true } };
    await store.update(PERSISTENCE, record, { $set: { 'data.repliedAt': at } });
}

const DAY = labels.day('');

function identitiesIn(records: Records): Identities {
    const clock = { now: () => Date.now(), wait: () => Promise.resolve() };
    return identitiesOver(records, { memory: { secret: undefined, met: new Set() }, clock });
}

/** The app's records to read: what is written there is the app's. */
/** As if a customer had last written in this conversation at that time, in Unix ms. */
export async function letCustomerHaveWritten(store: Store, roomId: string, wroteAt: number): Promise<void> {
    const record = { 'associations.id': labels.window(roomId) };
    await store.update(PERSISTENCE, record, { $set: { 'data.wroteAt': wroteAt } });
}

/** As if what was put off, in this conversation or in all, were due. */
export async function letLatersBeDue(store: Store, roomId?: string): Promise<void> {
    await store.update(
        PERSISTENCE,
        { 'associations.id': roomId === undefined ? labels.laters : labels.laterIn(roomId) },
        { $set: { 'data.dueAt': Date.now() - 1000 } },
        { multi: true },
    );
}

function recordsIn(store: Store): Records {
    const refuse = (): Promise<never> => Promise.reject(new Error('Only the app writes its records'));
    const find = async (label: string): Promise<readonly unknown[]> =>
        (await store.find(PERSISTENCE, { 'associations.id': label })).map(({ data }) => data);
    return { find, create: refuse, replace: refuse, put: refuse, remove: refuse };
}

function isAmong(pending: Pending, { key, customer, roomId }: Which): boolean {
    return (
        (key === undefined || pending.key === key) &&
        (customer === undefined || isOf(pending, customer)) &&
        (roomId === undefined || pending.lane === `reply:${roomId}`)
    );
}

function isOf(pending: Pending, customer: string): boolean {
    const from = pendingTextIn(pending)?.text.from;
    return from === undefined ? pending.lane.startsWith(`${keyOf(customer)}>`) : addressKey(from) === keyOf(customer);
}

function keyOf(address: string): string {
    const parsed = parseAddress(address);
    return parsed === undefined ? address : addressKey(parsed);
}

function labelsOf(record: StoredDocument | undefined): string[] {
    const associations = Array.isArray(record?.associations) ? record.associations : [];
    return associations.map((association: { id?: unknown }) => String(association.id));
}

function association(id: string): object {
    return { model: 'misc', id };
}
