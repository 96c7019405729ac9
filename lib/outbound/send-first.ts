import { randomBytes } from 'crypto';
import type { CommandAnswer } from '../model/command-answer';
import { inLogWords, troubleOf } from '../model/trouble';
import { inTurn } from '../queue/in-turn';
import { beginningOf } from '../words/beginning';
import { type AttemptFirstPorts, attemptFirst, type ReportFirst } from './attempt-first';
import { type AnswerPorts, outcomeAnswer, sayingTo } from './first-answers';
import { type FirstText, keyOfFirst, laneOfFirst } from './first-text';
import type { FirstOutcome } from './post-first';

export type SendFirstPorts = AttemptFirstPorts & AnswerPorts;

/**
 * Sends a text that an agent writes first, and returns what the agent is told; what is not known yet they are told later,
 * where they asked for it.
 */
export async function sendFirst(first: FirstText, id: string, ports: SendFirstPorts): Promise<CommandAnswer> {
    const carried = await carryFirst({ first, id, hears: async () => undefined }, ports);
    return carried.kind === 'waits' || carried.kind === 'not-stored'
        ? { lines: [sayingTo(first, ports)(carried.kind === 'waits' ? 'waits' : 'notStored')] }
        : outcomeAnswer(first, carried, ports);
}

/** The same under an id of its own: it was not asked about before. */
export function sendNew(first: FirstText, ports: SendFirstPorts): Promise<CommandAnswer> {
    return sendFirst(first, randomBytes(8).toString('hex'), ports);
}

export interface Carrying {
    readonly first: FirstText;
    readonly id: string;
    /** Whoever it is done for is told what became of it, before that is settled. */
    readonly hears: ReportFirst;
}

/**
 * The way of a text that an agent writes first: stored, one at a time per customer and number of ours, and into the
 * conversation. Of two with one id the second does nothing. `not-stored`: the store has it perhaps.
 */
export async function carryFirst(
    { first, id, hears }: Carrying,
    ports: SendFirstPorts,
): Promise<FirstOutcome | { readonly kind: 'waits' } | { readonly kind: 'not-stored' }> {
    const { process, clock, log } = ports;
    const key = keyOfFirst(id);
    const pending = process.newPending({ lane: laneOfFirst(first), kind: 'first', key, work: first }, clock.now());
    const told = tellLater(ports);
    const outcomes: FirstOutcome[] = [];
    const report: ReportFirst = async (one, ofKey, outcome) => {
        if (ofKey !== key) {
            return told(one, ofKey, outcome);
        }
        outcomes.push(outcome);
        return hears(one, ofKey, outcome);
    };
    try {
        const visited = await inTurn({ pending, attempt: (task) => attemptFirst(task, report, ports) }, ports).ended;
        const isElsewhere = visited.kind === 'gone' || visited.kind === 'finished';
        return outcomes[0] ?? (isElsewhere ? await settledAs(key, ports) : undefined) ?? { kind: 'waits' };
    } catch (error) {
        log.warn('sms.store-failed', { why: inLogWords(troubleOf(error)) });
        return outcomes[0] ?? { kind: 'not-stored' };
    }
}

/** Somebody else did it meanwhile, and has told the agent of anything but that it is done. */
async function settledAs(key: string, { ledger }: SendFirstPorts): Promise<FirstOutcome | undefined> {
    const settled = await ledger.find(key);
    const [messageId = ''] = settled?.traces ?? [];
    return settled?.roomId === undefined
        ? undefined
        : { kind: 'posted', roomId: settled.roomId, messageId, isNewRoom: false };
}

/** Tells an agent who is no longer waiting for the answer, where they asked, and of which text. Never rejects. */
export function tellLater(ports: SendFirstPorts): ReportFirst {
    return async (first, _key, outcome) => {
        try {
            const { lines } = await outcomeAnswer(first, outcome, ports);
            // Minutes or days after it was written, among others.
            const text = [...lines, `> ${beginningOf(first.text)}`].join('\n');
            await ports.agents.tell({ agentId: first.agentId, roomId: first.askedIn, text });
            return undefined;
        } catch (error) {
            const trouble = troubleOf(error);
            ports.log.warn('sms.not-told', { why: inLogWords(trouble) });
            return trouble;
        }
    };
}
