import { accountOf } from '../model/accounts';
import { maskedAddress, parseAddress } from '../model/address';
import type { OurNumber, OurNumbers } from '../model/number-ports';
import { DAY_MS, SWEEPS_OVERLAP_MS } from '../model/timing';
import { finished } from '../queue/attempt';
import { withPass } from '../queue/pass';
import type { Turn } from '../queue/turn';
import type { Filed, FilePorts } from './file-missing';
import { type HeardMemory, numberKey } from './note-heard';
import { whoseNumbers } from './still-ours';
import { added, type SweepStep, sweepNumber } from './sweep-number';
import type { SweepState, Sweeps } from './sweeps';
import { noteCompared, nothingSwept, type Swept, stateAfter, withNumber } from './swept';

export interface SweepPorts extends Omit<FilePorts, 'goesOnWithoutFiles' | 'whose'> {
    readonly ourNumbers: OurNumbers;
    readonly basePath: string;
    readonly sweeps: Sweeps;
    readonly heard: HeardMemory;
}

export interface SweepPlan extends Pick<SweepStep, 'isTimeOver'> {
    /** Whether there is something to do, by what the last process to compare left. */
    readonly isNeeded?: (state: SweepState) => boolean;
    /** Compares from this time on again, in milliseconds since 1970. */
    readonly again?: number;
    /** Told how many numbers there are. */
    readonly onStart?: (numbers: number) => Promise<void>;
    /** Told after each step. */
    readonly onProgress?: (soFar: Swept) => Promise<void>;
}

export type SweepOutcome =
    | { readonly kind: 'swept'; readonly swept: Swept; readonly state: SweepState }
    | { readonly kind: 'not-needed'; readonly state: SweepState }
    /** Another process is at it. */
    | { readonly kind: 'busy' };

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
    const all = { ...ports, goesOnWithoutFiles, whose: whoseNumbers(ports) };
    const until = new Map(state.numbers.map((one) => [one.key, one.until]));
    let swept = nothingSwept(numbers.length);
    await plan.onStart?.(numbers.length);
    for (const number of numbers) {
        const { again = Number.POSITIVE_INFINITY, isTimeOver } = plan;
        const known = until.get(numberKey(number)) ?? number.since;
        const from = Math.max(number.since, horizon, Math.min(known - SWEEPS_OVERLAP_MS, again));
        const before = swept;
        const onStep = async (counts: Filed) => plan.onProgress?.({ ...before, ...added(before, counts) });
        const step = { number, from: Math.floor(from / 1000) * 1000, turn, isTimeOver, onStep };
        const { reached, ...result } = await sweepNumber(step, all);
        until.set(numberKey(number), Math.max(Math.min(known, again), reached));
        swept = withNumber(swept, result, number);
        if (result.left === 'elsewhere') {
            await leave(number, ports);
        }
    }
    const after = stateAfter(swept, { state, until, now: ports.clock.now() });
    await ports.sweeps.write(after);
    noteCompared(ports.sweepMemory, swept, startedAt);
    return { swept, state: after };
}

/** Somebody pointed it elsewhere at Twilio. From the next text on that reaches us it is ours again. */
async function leave(number: OurNumber, { ourNumbers, heard, log, clock }: SweepPorts): Promise<void> {
    await ourNumbers.leave({ ...number, awayAt: clock.now() });
    heard.delete(numberKey(number));
    const address = parseAddress(number.number);
    log.warn('sms.number-left', { account: number.accountSid, number: address && maskedAddress(address) });
}

/** Of an account that is not in the settings any more nothing can be read, and of a number that leads elsewhere nothing is ours. */
function isOpenToUs({ accountSid, awayAt }: OurNumber, { settings, log }: SweepPorts): boolean {
    if (awayAt !== undefined) {
        return false;
    }
    const isOpen = accountOf(accountSid, settings.accounts) !== undefined;
    if (!isOpen) {
        log.warnOnce('sms.not-compared', { account: accountSid, why: 'no token' });
    }
    return isOpen;
}

/** Nothing of before this time is looked for: it may have been shown, and forgotten since. */
async function rememberedSince({ ledger, settings, clock }: SweepPorts): Promise<number> {
    const [first] = (await ledger.days()).slice().sort();
    return Math.max(clock.now() - settings.rememberDays * DAY_MS, first === undefined ? 0 : Date.parse(first));
}
