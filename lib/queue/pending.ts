import { CLOCK_SKEW_MS, LATE_EFFECT_MS, LEASE_MS, LONGEST_PAUSE_MS } from '../model/timing';
import type { Trouble } from '../model/trouble';

/**
 * Something that waits for its turn on a lane: an incoming text, a reply, a text that an agent writes first, or a pass,
 * which only takes the turn. It lives in the store, where every instance of the app sees it. Times are milliseconds since 1970.
 */
export interface Pending {
    /** Sorts in the order of arrival. */
    readonly id: string;
    /** What must not overlap: one conversation. */
    readonly lane: string;
    readonly kind: PendingKind;
    /** What is done once only: two of one key are the same text. */
    readonly key: string;
    readonly arrivedAt: number;
    /** Whose hands it is in; absent while it is nobody's. */
    readonly claim?: Claim;
    /** The last attempt that failed for now; absent while there was none. */
    readonly lastTry?: Try;
    readonly work: unknown;
    /** Whether its record is of the form of an older version; the store alone says so, and asks for it. */
    readonly isKindFirst?: true;
}

export type PendingKind = 'text' | 'reply' | 'first' | 'pass';

/** The hold of one process. */
export interface Claim {
    readonly owner: string;
    /** Until then the owner is believed alive. */
    readonly until: number;
    /** The place among those who contend for the lane; absent until one is drawn. */
    readonly ticket?: number;
}

/** What the last attempt met. */
export interface Try {
    /** How many there were by then. */
    readonly count: number;
    readonly at: number;
    /** Not tried again before this time. */
    readonly dueAt: number;
    readonly trouble: Trouble;
}

/** In the hands of this process, without a ticket yet. */
export function claimed(pending: Pending, { owner, now }: { readonly owner: string; readonly now: number }): Pending {
    return { ...pending, claim: { owner, until: now + LEASE_MS } };
}

/** Nobody's: kept, and open for whoever has the turn. */
export function parked({ claim: _, ...pending }: Pending): Pending {
    return pending;
}

/** After an attempt that failed for now; due again after a pause that grows with the attempts. */
export function postponed(pending: Pending, failed: { readonly trouble: Trouble; readonly now: number }): Pending {
    const count = (pending.lastTry?.count ?? 0) + 1;
    const lastTry = { count, at: failed.now, dueAt: failed.now + pauseMs(count), trouble: failed.trouble };
    return parked({ ...pending, lastTry });
}

/**
 * Put off until what came of its last call is seen, where that had no answer: it may still happen, and the next attempt
 * finds then what it made.
 */
export function afterEffects(pending: Pending): Pending {
    const { lastTry } = pending;
    return lastTry?.trouble.kind === 'unanswered'
        ? { ...pending, lastTry: { ...lastTry, dueAt: Math.max(lastTry.dueAt, lastTry.at + LATE_EFFECT_MS) } }
        : pending;
}

/** Milliseconds to wait after so many failed attempts: the next run of the minute job, then 1, 2, 4, 8, 10 minutes. */
function pauseMs(attempts: number): number {
    return attempts <= 1 ? 0 : Math.min(2 ** (attempts - 2) * 60_000, LONGEST_PAUSE_MS);
}

/**
 * Whether somebody works on it, by what a read showed that was asked for at `askedAt` and answered by `now`. A claim that
 * ends later than any can was made by a clock that was ahead.
 */
export function isClaimed({ claim }: Pending, now: number, askedAt: number = now): boolean {
    return claim !== undefined && claim.until > askedAt && claim.until <= now + LEASE_MS + CLOCK_SKEW_MS;
}

/** Whether it is time to try. A pause that is longer than any can be was begun by a clock that was ahead. */
export function isDue({ lastTry }: Pending, now: number): boolean {
    return lastTry === undefined || lastTry.dueAt <= now || lastTry.dueAt > now + LONGEST_PAUSE_MS;
}

/** Orders by arrival. */
export function byArrival(a: { readonly id: string }, b: { readonly id: string }): number {
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
