import { randomBytes } from 'crypto';
import { parseAddress } from '../model/address';
import type { CommandAnswer } from '../model/command-answer';
import type { CommandOrder } from '../model/command-order';
import type { Customers } from '../model/ports';
import type { WayToAnswer } from '../model/room';
import { QUESTION_LIVES_MS } from '../model/timing';
import { escapeMarkdown } from '../words/escape-markdown';
import { type NamedNumber, readNumberLine } from '../words/number-line';
import { toReadablePhone } from '../words/phone-format';
import { isCut } from '../words/quotes';
import type { Saying } from '../words/say';
import type { WRITE_FIRST_WORDS } from '../words/topics/write-first';
import { countryOf } from '../words/typed-number';
import { askAboutQuotes, sayingTo } from './first-answers';
import type { FirstText } from './first-text';
import { type SendFirstPorts, sendFirst } from './send-first';
import { type Sender, type SenderPorts, type Senders, sendersOf } from './senders';
import { whyNot } from './why-not';

export type WriteFirstPorts = SendFirstPorts & SenderPorts & { readonly customers: Customers };

/** `/sms <number> <text>`: writes to a customer who need not have written, or says why not. */
export async function writeFirst(order: CommandOrder, ports: WriteFirstPorts): Promise<CommandAnswer> {
    const { caller, room, words } = order;
    const senders = await sendersOf(ports);
    const { usual } = senders;
    const country = ports.settings.defaultCountry || (usual && countryOf(usual.address.id));
    const line = readNumberLine(words.join(' '), country);
    const say = sayingTo(caller, ports);
    if (line === undefined) {
        return said(say('usage'));
    }
    const wrong = [line.to, ...(line.from ? [line.from] : [])].find(({ read }) => read.kind !== 'number');
    if (wrong !== undefined) {
        return said(noNumber(wrong, say));
    }
    if (line.text === '') {
        return said(say('noText'));
    }
    const sender = senderFor(line.from, senders);
    if (sender === undefined) {
        return said(noSender(senders, say));
    }
    const way = wayFrom(sender, line.to, ports);
    const refusal = way === undefined ? say('usage') : await whyNot(way, caller, ports);
    if (way === undefined || refusal !== undefined) {
        return said(refusal ?? say('usage'));
    }
    const { id: agentId, language } = caller;
    const whose = { agentId, askedIn: room.id, ...(language && { language }), mayTake: false };
    const first: FirstText = { way, text: line.text, ...whose };
    return isCut(words, line.text) ? askAboutQuotes(first, ports) : sendFirst(first, newId(), ports);
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

type Say = Saying<keyof (typeof WRITE_FIRST_WORDS)['en']>;

function said(line: string): CommandAnswer {
    return { lines: [line] };
}

function newId(): string {
    return randomBytes(8).toString('hex');
}

function noNumber({ typed, read }: NamedNumber, say: Say): string {
    const values = { typed: escapeMarkdown(typed), example: read.kind === 'number' ? '' : read.example };
    return say(read.kind === 'no-country' ? 'noCountry' : read.kind === 'number' ? 'usage' : read.kind, values);
}

function senderFor(named: NamedNumber | undefined, { usual, of }: Senders): Sender | undefined {
    return named?.read.kind === 'number' ? of(named.read.phone) : usual;
}

function noSender({ known }: Senders, say: Say): string {
    const [first = ''] = known;
    const numbers = known.map(toReadablePhone).join(', ');
    return known.length === 0 ? say('noNumber') : say('severalNumbers', { numbers, number: first });
}

/** Through the messaging service where there is one, as it is set for conversations that agents start. */
function wayFrom(
    { address: to, accountSid }: Sender,
    { read }: NamedNumber,
    { settings }: WriteFirstPorts,
): WayToAnswer | undefined {
    const from = read.kind === 'number' ? parseAddress(read.phone) : undefined;
    const { messagingServiceSid, accounts } = settings;
    const isServed = messagingServiceSid !== '' && (accountSid ?? '') === accounts.main.sid;
    return (
        from && {
            from,
            to,
            ...(accountSid !== undefined && { accountSid }),
            ...(isServed && { messagingServiceSid, isNumberNamed: true }),
        }
    );
}
