import type { OurNumber } from '../model/number-ports';
import { LEFT_TO_ITS_WEBHOOK_MS, SWEEPS_OVERLAP_MS } from '../model/timing';
import type { Turn } from '../queue/turn';
import { type Filed, type FilePorts, fileMissing } from './file-missing';
import { numberKey } from './note-heard';
import { type Failed, readOn } from './read-log';
import type { Reading, SweepFailure } from './sweeps';

/** One number whose log is to be compared. */
export interface SweepStep {
    readonly number: OurNumber;
    /** Milliseconds since 1970, a whole second. */
    readonly from: number;
    readonly turn: Turn;
    /** Whether to leave the rest to the next comparison. */
    readonly isTimeOver: () => boolean;
    readonly onStep: (counts: Filed) => Promise<void>;
}

export interface SweptNumber {
    readonly counts: Filed;
    /** Everything that was sent before this time is compared. */
    readonly reached: number;
    readonly isComplete: boolean;
    readonly why?: SweepFailure;
    /** That its texts are somebody else's by now, or perhaps are; of those nothing is missing. */
    readonly left?: 'elsewhere' | 'unclear';
}

/** Compares the log of one number, the oldest first, for as long as there is time, and stores what is missing. */
export async function sweepNumber(asked: SweepStep, ports: FilePorts): Promise<SweptNumber> {
    const { number, from, turn, isTimeOver, onStep } = asked;
    let counts: Filed = NOTHING;
    const read = await wholeLog(asked, ports);
    if (read.kind !== 'read') {
        return { counts, reached: 0, isComplete: false, ...(read.kind === 'failed' ? { why: read.why } : {}) };
    }
    const { until, found } = read.reading;
    // The log is told to the second, and lists the newest first.
    const messages = found
        .slice()
        .reverse()
        .sort((one, other) => one.sentAt - other.sentAt);
    let reached = from;
    for (let step = 0; step < messages.length; step += STEP) {
        const next = messages.slice(step, step + STEP);
        if (step > 0 && (isTimeOver() || !(await turn.stillHeld()))) {
            return { counts, reached, isComplete: false };
        }
        const filed = await fileMissing(next, number, ports);
        switch (filed.kind) {
            case 'failed':
                return { counts, reached, isComplete: false, why: filed.why };
            case 'elsewhere':
                return { counts, reached: until, isComplete: true, left: filed.kind };
            case 'unclear':
                // What is missing stays missing until it is known whose it is.
                return { counts, reached, isComplete: true, left: filed.kind };
            case 'filed':
                break;
        }
        counts = added(counts, filed);
        await onStep(counts);
        reached = next[next.length - 1]?.sentAt ?? reached;
    }
    return { counts, reached: until, isComplete: true };
}

/** All pages of the log, the newest first: what is missing can only be stored in order when the oldest is known. */
async function wholeLog(
    { number, from, turn, isTimeOver }: Omit<SweepStep, 'onStep'>,
    ports: FilePorts,
): Promise<{ readonly kind: 'read'; readonly reading: Reading } | Failed | { readonly kind: 'unfinished' }> {
    const { readings } = ports.sweepMemory;
    const key = numberKey(number);
    const now = ports.clock.now();
    const kept = readings.get(key);
    const isOfUse = kept !== undefined && kept.from <= from && kept.until >= now - SWEEPS_OVERLAP_MS;
    let reading = isOfUse ? kept : { from, until: now - LEFT_TO_ITS_WEBHOOK_MS, isWhole: false, found: [] };
    readings.delete(key);
    while (!reading.isWhole) {
        if (isTimeOver() || !(await turn.stillHeld())) {
            readings.set(key, reading);
            return { kind: 'unfinished' };
        }
        const result = await readOn(reading, number, ports);
        if (result.kind === 'failed') {
            return result;
        }
        reading = result.reading;
    }
    return { kind: 'read', reading };
}

/** How many are compared between two looks at the clock. */
const STEP = 100;

/** Before anything is compared. */
export const NOTHING: Filed = { compared: 0, missing: 0, unreadable: 0 };

/** Both together. */
export function added(one: Filed, other: Filed): Filed {
    return {
        compared: one.compared + other.compared,
        missing: one.missing + other.missing,
        unreadable: one.unreadable + other.unreadable,
    };
}
