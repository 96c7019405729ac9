import type { OurNumber } from '../model/number-ports';
import { LEFT_TO_ITS_WEBHOOK_MS, SWEEPS_OVERLAP_MS } from '../model/timing';
import type { Filed } from './file-missing';
import { added, NOTHING, type SweptNumber } from './sweep-number';
import type { SweepFailure, SweepMemory, SweepState } from './sweeps';

/** What a comparison came to. */
export interface Swept extends Filed {
    readonly numbers: number;
    /** Whether all that was to be compared is. */
    readonly isComplete: boolean;
    readonly failures: readonly SweepFailure[];
    /** Numbers that lead elsewhere by now, so that nothing was fetched. */
    readonly elsewhere: readonly string[];
    /** Numbers that lead to such an app under another address, so that nobody knows whose their texts are. */
    readonly unclear: readonly string[];
}

/** What a comparison of so many numbers has come to before the first of them. */
export function nothingSwept(numbers: number): Swept {
    return { ...NOTHING, numbers, isComplete: true, failures: [], elsewhere: [], unclear: [] };
}

/** The same with what one more number came to. */
export function withNumber(
    swept: Swept,
    { counts, isComplete, left, why }: Omit<SweptNumber, 'reached'>,
    { number }: OurNumber,
): Swept {
    return {
        ...swept,
        ...added(swept, counts),
        isComplete: swept.isComplete && isComplete,
        failures: why === undefined ? swept.failures : [...swept.failures, why],
        elsewhere: left === 'elsewhere' ? [...swept.elsewhere, number] : swept.elsewhere,
        unclear: left === 'unclear' ? [...swept.unclear, number] : swept.unclear,
    };
}

interface Ended {
    readonly state: SweepState;
    readonly until: ReadonlyMap<string, number>;
    readonly now: number;
}

/** What the next process to compare is left: until when each number has been, and what failed since when. */
export function stateAfter({ failures, isComplete, missing }: Swept, { state, until, now }: Ended): SweepState {
    const [why] = failures;
    const { failing } = state;
    const lastFound = missing > 0 ? { at: now, count: missing } : state.lastFound;
    return {
        endedAt: isComplete ? now : state.endedAt,
        ...(isComplete || why !== undefined ? {} : { isUnfinished: true }),
        numbers: Array.from(until, ([key, time]) => ({ key, until: time })),
        ...(lastFound === undefined ? {} : { lastFound }),
        ...(why === undefined
            ? {}
            : { failing: { since: failing?.since ?? now, at: now, count: (failing?.count ?? 0) + 1, why } }),
    };
}

/** Forgets of this process's memory what a comparison that began then has made needless. */
export function noteCompared(memory: SweepMemory, { isComplete, failures }: Swept, startedAt: number): void {
    const { known, lost } = memory;
    // What is long past is not compared again, except when an admin asks for it.
    for (const [sid, sentAt] of Array.from(known)) {
        if (sentAt < startedAt - 2 * SWEEPS_OVERLAP_MS) {
            known.delete(sid);
        }
    }
    const until = startedAt - LEFT_TO_ITS_WEBHOOK_MS;
    if (isComplete && failures.length === 0 && lost !== undefined && lost.first <= until) {
        memory.lost = lost.last <= until ? undefined : { first: lost.last, last: lost.last };
    }
}
