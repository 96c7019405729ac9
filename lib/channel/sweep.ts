import { accountOf } from '../model/accounts';
import type { OurNumber, OurNumbers } from '../model/ports';
import { DAY_MS, LEFT_TO_ITS_WEBHOOK_MS, SWEEPS_OVERLAP_MS } from '../model/timing';
import { finished, withPass } from '../queue/in-turn';
import type { Turn } from '../queue/turn';
import { type Filed, type FilePorts, fileMissing } from './file-missing';
import { type Failed, readOn } from './read-log';
import type { Reading, SweepFailure, SweepMemory, SweepState, Sweeps } from './sweeps';

export interface SweepPorts extends Omit<FilePorts, 'goesOnWithoutFiles'> {
    readonly ourNumbers: OurNumbers;
    readonly sweeps: Sweeps;
}

export interface SweepPlan {
    /** Whether there is nothing to do, by what the last process to compare left. */
    readonly isNeeded?: (state: SweepState) => boolean;
    /** Whether to leave the rest to the next comparison. */
    readonly isTimeOver: () => boolean;
    /** Compares from this time on again, in milliseconds since 1970. */
    readonly again?: number;
    /** Told after each step. */
    readonly onProgress?: (soFar: Swept) => Promise<void>;
}

export type SweepOutcome =
    | { readonly kind: 'swept'; readonly swept: Swept; readonly state: SweepState }
    | { readonly kind: 'not-needed'; readonly state: SweepState }
    /** Another process is at it. */
    | { readonly kind: 'busy' };

/** What a comparison came to. */
export interface Swept extends Filed {
    readonly numbers: number;
    /** Whether all that was to be compared is. */
    readonly isComplete: boolean;
    readonly failures: readonly SweepFailure[];
}

/** How many are compared between two looks at the clock. */
const STEP = 100;
/** From so many comparisons on that failed one after the other, what fails at a message's files is no reason to wait. */
const PATIENT_FOR = 5;

/**
 * Compares Twilio's log with what is remembered, for all numbers that are ours, and stores what is missing; one process at
 * a time. Rejects when the store refuses.
 */
export async function sweep(plan: SweepPlan, ports: SweepPorts): Promise<SweepOutcome> {
    let outcome: SweepOutcome = { kind: 'busy' };
    await withPass(
        'sweep',
        {
            async atTurn({ turn }) {
                const state = await ports.sweeps.read();
                const isNeeded = plan.isNeeded?.(state) ?? true;
                outcome = isNeeded
                    ? { kind: 'swept', ...(await sweepAll({ plan, turn, state }, ports)) }
                    : { kind: 'not-needed', state };
                return finished();
            },
        },
        ports,
    );
    return outcome;
}

interface Sweeping {
    readonly plan: SweepPlan;
    readonly turn: Turn;
    readonly state: SweepState;
}

async function sweepAll(
    { plan, turn, state }: Sweeping,
    ports: SweepPorts,
): Promise<{ readonly swept: Swept; readonly state: SweepState }> {
    const startedAt = ports.clock.now();
    const numbers = (await ports.ourNumbers.all()).filter((number) => isOpenToUs(number, ports));
    const horizon = await rememberedSince(ports);
    const goesOnWithoutFiles = (state.failing?.count ?? 0) >= PATIENT_FOR;
    const until = new Map(state.numbers.map((one) => [one.key, one.until]));
    let swept: Swept = { ...NOTHING, numbers: numbers.length, isComplete: true, failures: [] };
    for (const number of numbers) {
        const key = keyOf(number);
        const known = Math.min(until.get(key) ?? number.since, plan.again ?? Number.POSITIVE_INFINITY);
        const from = Math.max(number.since, horizon, known - SWEEPS_OVERLAP_MS);
        const { counts, reached, why, isComplete } = await sweepNumber(
            { number, from: Math.floor(from / 1000) * 1000, turn, plan },
            { ...ports, goesOnWithoutFiles },
        );
        until.set(key, Math.max(known, reached));
        swept = {
            ...swept,
            ...added(swept, counts),
            isComplete: swept.isComplete && isComplete,
            failures: why === undefined ? swept.failures : [...swept.failures, why],
        };
        await plan.onProgress?.(swept);
    }
    const after = stateAfter(swept, { state, until, now: ports.clock.now() });
    await ports.sweeps.write(after);
    noteCompared(ports.sweepMemory, swept, startedAt);
    return { swept, state: after };
}

/** Of an account that is not in the settings any more nothing can be read. */
function isOpenToUs({ accountSid }: OurNumber, { settings, log }: SweepPorts): boolean {
    const isOpen = accountOf(accountSid, settings.accounts) !== undefined;
    if (!isOpen) {
        log.warnOnce('sms.not-compared', { account: accountSid, why: 'no token' });
    }
    return isOpen;
}

interface NumberToSweep {
    readonly number: OurNumber;
    readonly from: number;
    readonly turn: Turn;
    readonly plan: SweepPlan;
}

interface SweptOne {
    readonly counts: Filed;
    /** Everything that was sent before this time is compared. */
    readonly reached: number;
    readonly isComplete: boolean;
    readonly why?: SweepFailure;
}

async function sweepNumber({ number, from, turn, plan }: NumberToSweep, ports: FilePorts): Promise<SweptOne> {
    let counts: Filed = NOTHING;
    const read = await wholeLog({ number, from, turn, plan }, ports);
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
        if (step > 0 && (plan.isTimeOver() || !(await turn.stillHeld()))) {
            return { counts, reached, isComplete: false };
        }
        const filed = await fileMissing(next, number, ports);
        if (filed.kind === 'failed') {
            return { counts, reached, isComplete: false, why: filed.why };
        }
        counts = added(counts, filed);
        reached = next[next.length - 1]?.sentAt ?? reached;
    }
    return { counts, reached: until, isComplete: true };
}

/** All pages of the log, the newest first: what is missing can only be stored in order when the oldest is known. */
async function wholeLog(
    { number, from, turn, plan }: NumberToSweep,
    ports: FilePorts,
): Promise<{ readonly kind: 'read'; readonly reading: Reading } | Failed | { readonly kind: 'unfinished' }> {
    const { readings } = ports.sweepMemory;
    const key = keyOf(number);
    const now = ports.clock.now();
    const kept = readings.get(key);
    const isOfUse = kept !== undefined && kept.from <= from && kept.until >= now - SWEEPS_OVERLAP_MS;
    let reading = isOfUse ? kept : { from, until: now - LEFT_TO_ITS_WEBHOOK_MS, isWhole: false, found: [] };
    readings.delete(key);
    while (!reading.isWhole) {
        if (plan.isTimeOver() || !(await turn.stillHeld())) {
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

/** Nothing of before this time is looked for: it may have been shown, and forgotten since. */
async function rememberedSince({ ledger, settings, clock }: SweepPorts): Promise<number> {
    const [first] = (await ledger.days()).slice().sort();
    return Math.max(clock.now() - settings.rememberDays * DAY_MS, first === undefined ? 0 : Date.parse(first));
}

interface Outcome {
    readonly state: SweepState;
    readonly until: ReadonlyMap<string, number>;
    readonly now: number;
}

function stateAfter({ failures, isComplete }: Swept, { state, until, now }: Outcome): SweepState {
    const [why] = failures;
    const { failing } = state;
    return {
        endedAt: isComplete ? now : state.endedAt,
        numbers: Array.from(until, ([key, time]) => ({ key, until: time })),
        ...(why === undefined
            ? {}
            : { failing: { since: failing?.since ?? now, at: now, count: (failing?.count ?? 0) + 1, why } }),
    };
}

const NOTHING: Filed = { compared: 0, missing: 0, unreadable: 0 };

function added(one: Filed, other: Filed): Filed {
    return {
        compared: one.compared + other.compared,
        missing: one.missing + other.missing,
        unreadable: one.unreadable + other.unreadable,
    };
}

function keyOf({ accountSid, number }: OurNumber): string {
    return `${accountSid} ${number}`;
}

function noteCompared(memory: SweepMemory, { isComplete, failures }: Swept, startedAt: number): void {
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
