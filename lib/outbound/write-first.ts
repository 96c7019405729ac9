import type { CommandAnswer } from '../model/command-answer';
import type { CommandOrder } from '../model/command-order';
import { QUESTION_LIVES_MS } from '../model/timing';
import { readNumberLine } from '../words/number-line';
import { isCut } from '../words/quotes';
import { askAboutQuotes, sayingTo } from './first-answers';
import { countryFor, type FirstTextToPorts, firstTextTo } from './first-text-to';
import { type SendFirstPorts, sendFirst, sendNew } from './send-first';
import { type SenderPorts, sendersOf } from './senders';
import { whyNot } from './why-not';

export type WriteFirstPorts = SendFirstPorts & SenderPorts & FirstTextToPorts;

/** `/sms <number> <text>`: writes to a customer who need not have written, or says why not. */
export async function writeFirst(order: CommandOrder, ports: WriteFirstPorts): Promise<CommandAnswer> {
    const { caller, room, words } = order;
    const senders = await sendersOf(ports);
    const line = readNumberLine(words.join(' '), countryFor(senders, ports));
    if (line === undefined) {
        return said(sayingTo(caller, ports)('usage'));
    }
    const meant = await firstTextTo(line, { caller, roomId: room.id, senders }, ports);
    if (meant.kind === 'refused') {
        return said(meant.why);
    }
    const { first } = meant;
    return isCut(words, first.text) ? askAboutQuotes(first, ports) : sendNew(first, ports);
}

/** `/sms yes`: what the agent was asked about a text, done. A question's id behind it has to be that of the last one. */
export async function sayYes({ caller, words }: CommandOrder, ports: WriteFirstPorts): Promise<CommandAnswer> {
    const question = await ports.questions.find(caller.id);
    const [id] = words;
    const isOld = question !== undefined && ports.clock.now() - question.at > QUESTION_LIVES_MS;
    if (question === undefined || isOld || (id !== undefined && id !== question.id)) {
        return said(sayingTo(caller, ports)('nothingAsked'));
    }
    const refusal = await whyNot(question.first.way, caller, ports);
    if (refusal !== undefined) {
        return said(refusal);
    }
    const answer = await sendFirst(question.first, question.id, ports);
    const now = await ports.questions.find(caller.id);
    // It may have led to another one.
    if (now?.id === question.id) {
        await ports.questions.remove(caller.id);
    }
    return answer;
}

function said(line: string): CommandAnswer {
    return { lines: [line] };
}
