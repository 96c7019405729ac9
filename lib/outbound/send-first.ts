import type { CommandAnswer } from '../model/command-answer';
import { inLogWords, troubleOf } from '../model/trouble';
import { inTurn } from '../queue/in-turn';
import { type AttemptFirstPorts, attemptFirst, type FirstOutcome, type ReportFirst } from './attempt-first';
import { type AnswerPorts, outcomeAnswer, sayingTo } from './first-answers';
import { type FirstText, keyOfFirst, laneOfFirst } from './first-text';

export type SendFirstPorts = AttemptFirstPorts & AnswerPorts;

/**
 * The way of a text that an agent writes first: stored, one at a time per customer and number of ours, and into the
 * conversation. Returns what the agent is told; what is not known yet they are told later, where they asked for it.
 */
export async function sendFirst(first: FirstText, id: string, ports: SendFirstPorts): Promise<CommandAnswer> {
    const { process, clock, log } = ports;
    const key = keyOfFirst(id);
    const pending = process.newPending({ lane: laneOfFirst(first), kind: 'first', key, work: first }, clock.now());
    const told = tellLater(ports);
    const outcomes: FirstOutcome[] = [];
    const report: ReportFirst = async (one, ofKey, outcome) => {
        await (ofKey === key ? outcomes.push(outcome) : told(one, ofKey, outcome));
    };
    try {
        const visited = await inTurn({ pending, attempt: (task) => attemptFirst(task, report, ports) }, ports).ended;
        const outcome = outcomes[0] ?? (visited.kind === 'gone' ? await settledAs(key, ports) : undefined);
        return outcome === undefined
            ? { lines: [sayingTo(first, ports)('waits')] }
            : await outcomeAnswer(first, outcome, ports);
    } catch (error) {
        log.warn('sms.store-failed', { why: inLogWords(troubleOf(error)) });
        const [outcome] = outcomes;
        return outcome === undefined
            ? { lines: [sayingTo(first, ports)('notStored')] }
            : outcomeAnswer(first, outcome, ports);
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

/** Tells an agent who is no longer waiting for the answer, where they asked. Never rejects. */
export function tellLater(ports: SendFirstPorts): ReportFirst {
    return async (first, _key, outcome) => {
        try {
            const { lines } = await outcomeAnswer(first, outcome, ports);
            await ports.agents.tell({ agentId: first.agentId, roomId: first.askedIn, text: lines.join('\n') });
        } catch (error) {
            ports.log.warn('sms.not-told', { why: inLogWords(troubleOf(error)) });
        }
    };
}
