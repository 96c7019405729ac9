import type { Done, Ledger, Lines } from '../../model/ports';
import { dayOf } from '../../queue/forget';
import { type Entry, readEntry } from '../../queue/pending';
import type { Records } from './records';

/** Entries as records of the app's persistence. */
export function linesOver(records: Records): Lines {
    return {
        add: (entry) => records.create(labelsOf(entry), entry),
        read: async (line) => entriesIn(await records.find(`line:${line}`)),
        update: (entry) => records.replace(labelsOf(entry), entry),
        async remove(entry) {
            await records.remove([`entry:${entry.id}`]);
        },
        waiting: async (kind) => entriesIn(await records.find(LABEL_OF_KIND[kind])),
    };
}

/** Settled texts as records of the app's persistence. */
export function ledgerOver(records: Records): Ledger {
    return {
        find: async (key) => (await records.find(keyLabel(key))).find(isDone),
        async isRepeat(entry) {
            const found = await records.find(keyLabel(entry.key));
            return found.some((data) => isDone(data) || readEntry(data)?.id !== entry.id);
        },
        async settle(entry, done) {
            const labels = [keyLabel(done.key), `history:${done.line}`, `day:${dayOf(done.at)}`];
            await records.create([...labels, ...(done.roomId === undefined ? [] : [`room:${done.roomId}`])], done);
            await records.remove([LABEL_OF_KIND[entry.kind], keyLabel(entry.key)]);
        },
        history: async (line) => (await records.find(`history:${line}`)).filter(isDone),
        settledIn: async (roomId) => (await records.find(`room:${roomId}`)).filter(isDone),
        days: async () => (await records.find('days')).filter(isDay).map(({ day }) => day),
        noteDay: (day) => records.put(['days', `noted:${day}`], { day }),
        async forget(day) {
            const count = await records.remove([`day:${day}`]);
            await records.remove(['days', `noted:${day}`]);
            return count;
        },
    };
}

const LABEL_OF_KIND: Readonly<Record<Entry['kind'], string>> = { text: 'pending', reply: 'outbox', token: 'token' };

/** The key's label is on the claim and on what is remembered, so that one read shows a text on its way from one to the
 * other. */
function labelsOf(entry: Entry): readonly string[] {
    return [LABEL_OF_KIND[entry.kind], `line:${entry.line}`, keyLabel(entry.key), `entry:${entry.id}`];
}

function keyLabel(key: string): string {
    return `text:${key}`;
}

function entriesIn(found: readonly unknown[]): readonly Entry[] {
    return found.map(readEntry).filter((entry): entry is Entry => entry !== undefined);
}

function isDone(data: unknown): data is Done {
    if (typeof data !== 'object' || data === null) {
        return false;
    }
    const { key, line, at, outcome, traces }: Partial<Record<keyof Done, unknown>> = data;
    return (
        typeof key === 'string' &&
        typeof line === 'string' &&
        typeof at === 'number' &&
        (outcome === 'posted' || outcome === 'dropped') &&
        Array.isArray(traces)
    );
}

function isDay(data: unknown): data is { readonly day: string } {
    return typeof data === 'object' && data !== null && 'day' in data && typeof data.day === 'string';
}
