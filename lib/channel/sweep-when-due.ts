import { LEFT_TO_ITS_WEBHOOK_MS, SWEEP_AGAIN_MS } from '../model/timing';
import { type HeardMemory, numberKey } from './note-heard';
import { type SweepPorts, sweep } from './sweep';
import type { SweepState } from './sweeps';
import type { Swept } from './swept';

export interface DuePorts extends SweepPorts {
    readonly heard: HeardMemory;
}

/**
 * The comparison of the minute job, where it is time for one: after a start, when a text may have been lost and Twilio has
 * given it up, and every `recover_every_minutes`. Returns how many texts were stored as missing.
 */
export async function sweepWhenDue(isTimeOver: () => boolean, ports: DuePorts): Promise<number> {
    const { clock, settings, sweepMemory } = ports;
    const everyMs = settings.recoverEveryMs;
    const now = clock.now();
    const isStart = sweepMemory.dueAt === 0;
    const isLossDue = sweepMemory.lost !== undefined && now >= sweepMemory.lost.first + LEFT_TO_ITS_WEBHOOK_MS;
    if (everyMs === 0 || (now < sweepMemory.dueAt && !isLossDue)) {
        return 0;
    }
    if (!(await hasNumbers(ports))) {
        sweepMemory.dueAt = now + everyMs;
        sweepMemory.lost = undefined;
        return 0;
    }
    const isNeeded = (state: SweepState) => isStart || isLossDue || dueAfter(state, everyMs) <= now;
    const outcome = await sweep({ isNeeded, isTimeOver }, ports);
    if (outcome.kind === 'busy') {
        return 0;
    }
    sweepMemory.dueAt = dueAfter(outcome.state, everyMs);
    sweepMemory.failing = outcome.state.failing;
    if (outcome.kind === 'not-needed') {
        return 0;
    }
    const { swept, state } = outcome;
    if (state.failing?.count === 1) {
        ports.log.warn('sms.not-compared', { why: state.failing.why });
    }
    return loggedMissing(swept, ports).missing;
}

/** What is noted of our numbers may have been changed by another process. */
async function hasNumbers({ ourNumbers, heard, clock }: DuePorts): Promise<boolean> {
    const numbers = (await ourNumbers.all()).filter(({ awayAt }) => awayAt === undefined);
    heard.clear();
    for (const number of numbers) {
        heard.set(numberKey(number), { department: number.department ?? '', at: clock.now() });
    }
    return numbers.length > 0;
}

/** What did not come to its end goes on with the next run. */
function dueAfter({ endedAt, failing, isUnfinished }: SweepState, everyMs: number): number {
    if (isUnfinished) {
        return 1;
    }
    return failing === undefined ? endedAt + everyMs : failing.at + Math.min(everyMs, failing.count * SWEEP_AGAIN_MS);
}

/** Counts, and neither words nor numbers. */
export function loggedMissing(swept: Swept, { log }: Pick<SweepPorts, 'log'>): Swept {
    const { compared, missing, unreadable } = swept;
    if (missing > 0) {
        log.warn('sms.missing', { missing, compared, unreadable });
    }
    return swept;
}
