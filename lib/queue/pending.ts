/**
 * Something that waits for its turn on a line: an incoming text, a reply, or a bare token that only takes the turn.
 * Entries live in the store, where every instance of the app sees them. Times are milliseconds since 1970.
 */
export interface Entry {
    /** Sorts in the order of arrival. */
    readonly id: string;
    /** What must not overlap: one conversation. */
    readonly line: string;
    readonly kind: 'text' | 'reply' | 'token';
    /** What is done once only: two entries of one key are the same text. */
    readonly key: string;
    /** The process that works on it. */
    readonly owner: string;
    /** Until then the owner is believed alive; 0 when nobody works on it. */
    readonly leaseUntil: number;
    /** The place in the queue of contenders; 0 while it has none. */
    readonly ticket: number;
    readonly attempts: number;
    /** Not tried again before this time. */
    readonly dueAt: number;
    /** What the last attempt met. */
    readonly why: string;
    readonly work: unknown;
}

/** How long an owner is believed alive without a sign of life. */
export const LEASE_MS = 30_000;

/** An entry that nobody works on and that was never tried. */
export function newEntry(
    about: Pick<Entry, 'id' | 'line' | 'kind' | 'key' | 'owner'> & { readonly work?: unknown },
): Entry {
    return { leaseUntil: 0, ticket: 0, attempts: 0, dueAt: 0, why: '', work: undefined, ...about };
}

/** The entry as a live claim of its owner that has not drawn a ticket yet. */
export function claimed(entry: Entry, now: number): Entry {
    return { ...entry, leaseUntil: now + LEASE_MS, ticket: 0 };
}

/** The entry as nobody's: kept, and open for whoever has the turn. */
export function parked(entry: Entry): Entry {
    return { ...entry, leaseUntil: 0, ticket: 0 };
}

/** The entry after an attempt that failed for now; it is due again after a pause that grows with the attempts. */
export function postponed(entry: Entry, failure: { readonly why: string; readonly now: number }): Entry {
    const attempts = entry.attempts + 1;
    return parked({ ...entry, attempts, dueAt: failure.now + pauseMs(attempts), why: failure.why });
}

/** Milliseconds to wait after so many failed attempts: the next run of the minute job, then 1, 2, 4, 8, 10 minutes. */
export function pauseMs(attempts: number): number {
    return attempts <= 1 ? 0 : Math.min(2 ** (attempts - 2), 10) * 60_000;
}

export function isLive(entry: Entry, now: number): boolean {
    return entry.leaseUntil > now;
}

/** Orders entries by arrival. */
export function byArrival(a: { readonly id: string }, b: { readonly id: string }): number {
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** An entry as the store returns it; undefined for any other record. */
export function readEntry(data: unknown): Entry | undefined {
    return isEntry(data) ? data : undefined;
}

function isEntry(data: unknown): data is Entry {
    if (typeof data !== 'object' || data === null) {
        return false;
    }
    const record: Partial<Record<keyof Entry, unknown>> = data;
    return (
        typeof record.id === 'string' &&
        typeof record.line === 'string' &&
        typeof record.key === 'string' &&
        typeof record.owner === 'string' &&
        (record.kind === 'text' || record.kind === 'reply' || record.kind === 'token') &&
        typeof record.leaseUntil === 'number' &&
        typeof record.ticket === 'number' &&
        typeof record.attempts === 'number' &&
        typeof record.dueAt === 'number' &&
        typeof record.why === 'string'
    );
}
