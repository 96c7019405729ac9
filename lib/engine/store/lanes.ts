import { membersOf } from '../../model/json';
import { dayOf } from '../../queue/forget';
import type { Pending } from '../../queue/pending';
import type { Lanes, Ledger, Settled } from '../../queue/ports';
import { labels } from './labels';
import { readPending } from './read-pending';
import type { Records } from './records';

/** What waits as records of the app's persistence. */
export function lanesOver(records: Records): Lanes {
    return {
        add: (pending) => records.create(labelsOf(pending), stored(pending)),
        read: async (lane) => pendingIn(await records.find(labels.lane(lane))),
        update: (pending) => records.replace(labelsOf(pending), stored(pending)),
        async remove({ id }) {
            await records.remove([labels.pending(id)]);
        },
        waiting: async (kind) => pendingIn(await records.find(labels.kind(kind))),
    };
}

/** What is settled as records of the app's persistence. */
export function ledgerOver(records: Records): Ledger {
    const remember = (settled: Settled) => {
        const { key, lane, at, roomId } = settled;
        const where = [labels.key(key), labels.history(lane), labels.day(dayOf(at))];
        return records.create([...where, ...(roomId === undefined ? [] : [labels.room(roomId)])], settled);
    };
    const clear = async ({ kind, key }: Pending) => {
        await records.remove([labels.key(key), labels.kind(kind)]);
    };
    return {
        find: async (key) => settledIn(await records.find(labels.key(key)))[0],
        async known(key) {
            const found = await records.find(labels.key(key));
            const [settled, waiting] = [settledIn(found), pendingIn(found)];
            return { settled: settled[0], waiting, hasUnreadable: settled.length + waiting.length < found.length };
        },
        async settle(pending, settled) {
            await remember(settled);
            await clear(pending);
        },
        remember,
        clear,
        history: async (lane) => settledIn(await records.find(labels.history(lane))),
        settledIn: async (roomId) => settledIn(await records.find(labels.room(roomId))),
        days: async () => (await records.find(labels.days)).filter(isDay).map(({ day }) => day),
        noteDay: (day) => records.put([labels.days, labels.notedDay(day)], { day }),
        async forget(day) {
            const count = await records.remove([labels.day(day)]);
            await records.remove([labels.days, labels.notedDay(day)]);
            return count;
        },
    };
}

function labelsOf({ kind, lane, key, id, isKindFirst }: Pending): readonly string[] {
    const [ofKind, others, own] = [labels.kind(kind), [labels.lane(lane), labels.key(key)], labels.pending(id)];
    return isKindFirst ? [ofKind, ...others, own] : [own, ...others, ofKind];
}

/**
 * Version 0.2 and before put the label of the kind first, and so could not change a record of this form: what is to be done
 * has a name here that they do not know, so that they leave it to us instead of doing it without a note of how far they got.
 */
function stored({ work, ...pending }: Pending): object {
    return pending.isKindFirst ? { ...pending, work } : { ...pending, toDo: work ?? null };
}

function pendingIn(found: readonly unknown[]): readonly Pending[] {
    return found.flatMap((data) => {
        const { toDo, ...others } = membersOf(data);
        const isKindFirst = toDo === undefined;
        const pending = readPending(isKindFirst ? data : { ...others, work: toDo });
        return pending === undefined ? [] : [isKindFirst ? { ...pending, isKindFirst } : pending];
    });
}

function settledIn(found: readonly unknown[]): readonly Settled[] {
    return found.map(readSettled).filter((settled): settled is Settled => settled !== undefined);
}

/** Version 0.1 called the lane a line. */
function readSettled(data: unknown): Settled | undefined {
    if (typeof data !== 'object' || data === null) {
        return undefined;
    }
    const { lane, line, roomId, ...rest }: Readonly<Record<string, unknown>> = { ...data };
    const settled = { ...rest, lane: lane ?? line, ...(typeof roomId === 'string' ? { roomId } : {}) };
    return isSettled(settled) ? settled : undefined;
}

function isSettled(data: Readonly<Record<string, unknown>>): data is Readonly<Record<string, unknown>> & Settled {
    const { key, lane, at, outcome, traces } = data;
    return (
        typeof key === 'string' &&
        typeof lane === 'string' &&
        typeof at === 'number' &&
        (outcome === 'posted' || outcome === 'dropped') &&
        Array.isArray(traces)
    );
}

function isDay(data: unknown): data is { readonly day: string } {
    return typeof data === 'object' && data !== null && 'day' in data && typeof data.day === 'string';
}
