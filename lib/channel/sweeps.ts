import type { LoggedMessage } from '../twilio/message-log';

/** How far Twilio's log has been compared with what is remembered, over all processes. Times are milliseconds since 1970. */
export interface SweepState {
    /** When a comparison of all numbers last came to its end; 0 before the first. */
    readonly endedAt: number;
    /** Whether the last one was left before its end, so that the job goes on with it. */
    readonly isUnfinished?: true;
    /** Absent while all goes well. */
    readonly failing?: Failing;
    /** The last comparison that found something missing, and how much. */
    readonly lastFound?: { readonly at: number; readonly count: number };
    readonly numbers: readonly SweptNumber[];
}

export interface Failing {
    readonly since: number;
    /** The last time. */
    readonly at: number;
    readonly count: number;
    readonly why: SweepFailure;
}

/** Why the log could not be read: what Twilio answered, or that it did not. */
export type SweepFailure = 'unreachable' | 'wrong-host' | 'unanswered' | 'no-log' | `status-${number}`;

export interface SweptNumber {
    readonly key: string;
    /** What was sent to it before this time has been compared. */
    readonly until: number;
}

/** Kept by whoever has the turn, so that one process at a time writes it. */
export interface Sweeps {
    read(): Promise<SweepState>;
    write(state: SweepState): Promise<void>;
}

/** What one process knows of comparisons; without it they take a little longer. */
export interface SweepMemory {
    /** When the job compares next; 0 at the start. */
    dueAt: number;
    /** When texts may have been lost, first and last, as far as no comparison has looked there since. */
    lost: { readonly first: number; readonly last: number } | undefined;
    /** Since when and why comparisons fail, as far as this process knows. */
    failing: Failing | undefined;
    /** What has been read of a log so far, by the number's key. */
    readonly readings: Map<string, Reading>;
    /** When the messages were sent that are surely remembered, by MessageSid. */
    readonly known: Map<string, number>;
}

/** A log that is read page by page, the newest messages first. */
export interface Reading {
    readonly from: number;
    readonly until: number;
    readonly isWhole: boolean;
    /** The address of the next page; absent before the first. */
    readonly next?: string;
    readonly found: readonly LoggedMessage[];
}

/** Notes that a text may have been lost just now, so that the log is looked at when Twilio has given it up. */
export function noteLost(memory: SweepMemory, now: number): void {
    memory.lost = { first: memory.lost?.first ?? now, last: now };
}

/** Of a process that starts at this time: what came while it did may be lost. */
export function newSweepMemory(startedAt: number): SweepMemory {
    return {
        dueAt: 0,
        lost: { first: startedAt, last: startedAt },
        failing: undefined,
        readings: new Map(),
        known: new Map(),
    };
}
