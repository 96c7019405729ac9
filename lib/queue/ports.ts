import type { Clock, Log } from '../model/ports';
import type { Pending, PendingKind } from './pending';
import type { Process } from './process';

/** What waits, in the store that all instances share. Every method throws when the store refuses. */
export interface Lanes {
    add(pending: Pending): Promise<void>;
    /** Everything on a lane, in no order. */
    read(lane: string): Promise<readonly Pending[]>;
    /** Replaces what is stored under the same id; does nothing when that is gone. */
    update(pending: Pending): Promise<void>;
    remove(pending: Pending): Promise<void>;
    /** Everything of a kind, on any lane, in no order. */
    waiting(kind: PendingKind): Promise<readonly Pending[]>;
}

/** What became of a text or a reply: kept for `remember_days`, so that a second delivery of it is recognised. */
export interface Settled {
    readonly key: string;
    readonly lane: string;
    /** Milliseconds since 1970. */
    readonly at: number;
    readonly outcome: 'posted' | 'dropped';
    /** The ids of the messages and uploads that came of it. */
    readonly traces: readonly string[];
    /** Where it was posted. */
    readonly roomId?: string;
}

/** Everything that is stored of one key. */
export interface Known {
    /** What became of it; undefined while it is not settled. */
    readonly settled: Settled | undefined;
    /** The copies that wait. */
    readonly waiting: readonly Pending[];
    /** Whether there is something besides that cannot be read, by another version say. */
    readonly hasUnreadable: boolean;
}

/** Whether what waits may have been handed over before: its key is settled, or something else of its key is stored. */
export function isRepeat({ id }: Pending, { settled, waiting, hasUnreadable }: Known): boolean {
    return settled !== undefined || hasUnreadable || waiting.some((copy) => copy.id !== id);
}

export interface Ledger {
    /** What became of the text of this key; undefined while it is not settled. */
    find(key: string): Promise<Settled | undefined>;
    /** Everything that is stored of one key, in one read, so that it cannot miss what is being settled at this moment. */
    known(key: string): Promise<Known>;
    /** Remembers what became of it and then removes all of its key: in this order a death in between repeats nothing. */
    settle(pending: Pending, settled: Settled): Promise<void>;
    /** The two by themselves. */
    remember(settled: Settled): Promise<void>;
    clear(pending: Pending): Promise<void>;
    /** What was settled on this lane lately. */
    history(lane: string): Promise<readonly Settled[]>;
    /** What was settled in this room lately, on whatever lane. */
    settledIn(roomId: string): Promise<readonly Settled[]>;
    /** The days (UTC, yyyy-mm-dd) on which something may have been remembered, as noted by `noteDay`. */
    days(): Promise<readonly string[]>;
    noteDay(day: string): Promise<void>;
    /** Forgets everything remembered on this day, and the day; returns how much that was. */
    forget(day: string): Promise<number>;
}

export interface QueuePorts {
    readonly lanes: Lanes;
    readonly clock: Clock;
    readonly process: Process;
    readonly log: Log;
}
