import { credentialsOf, otherTokensOf } from '../model/accounts';
import type { CommandAnswer, Tell } from '../model/command-answer';
import type { CommandOrder } from '../model/command-order';
import type { OurNumber } from '../model/number-ports';
import type { SendMessage } from '../outbound/ports';
import { sendersOf } from '../outbound/senders';
import { messageRequest, messageUrl } from '../twilio/messages-api';
import { languageOf, speaking } from '../words/say';
import { TEST_WORDS } from '../words/topics/test';
import { readTypedNumber } from '../words/typed-number';
import type { ConnectPorts } from './connect-ports';
import { sayEnd, sayFailed, type TestReader } from './message-end';
import { type OurSide, ourSide } from './our-accounts';
import { inCode, listed, sameDigits } from './tell-connect';

export interface TestPorts extends ConnectPorts {
    readonly sendMessage: SendMessage;
    readonly tell: Tell;
}

/** `/sms test +1…`: sends a text from a number of ours to a phone, and says what became of it. */
export async function sendTest({ caller, words }: CommandOrder, ports: TestPorts): Promise<CommandAnswer> {
    const language = languageOf([caller.language, ports.settings.language]);
    const reader: TestReader = { language, say: speaking(TEST_WORDS, language) };
    const { say } = reader;
    const side = ourSide(ports);
    if (typeof side === 'string') {
        return told(say('notSet'));
    }
    const [typed = '', from] = words.join(' ').split(/\s+from\s+/i);
    const to = addressIn(typed, ports);
    if (to === undefined) {
        return told(say('noNumber', { number: inCode(typed) || '–' }));
    }
    const ours = (await ports.ourNumbers.all()).filter(({ number }) => channelOf(number) === channelOf(to));
    const sender = await senderOf({ ours, to, from }, ports);
    if (sender === undefined) {
        const numbers = listed(ours.map(({ number }) => number));
        return told(ours.length === 0 ? say('noSender') : say('whichSender', { numbers, number: to }));
    }
    return send({ to, sender, side }, reader, ports);
}

function told(...lines: readonly string[]): CommandAnswer {
    return { lines };
}

/** The address of a phone as it was typed, `whatsapp:` before it where it is meant there; undefined for anything else. */
function addressIn(typed: string, { settings }: Pick<TestPorts, 'settings'>): string | undefined {
    const [, channel = '', rest = ''] = /^(whatsapp:)?(.*)$/i.exec(typed.trim()) ?? [];
    const read = readTypedNumber(rest, settings.defaultCountry);
    return read.kind === 'number' ? `${channel.toLowerCase()}${read.phone}` : undefined;
}

function channelOf(number: string): string {
    return number.startsWith('whatsapp:') ? 'whatsapp' : 'sms';
}

type Sender = Pick<OurNumber, 'accountSid' | 'number'>;

/** The number that was named, the one that is set, or the only one there is; undefined where nobody can tell which. */
async function senderOf(
    { ours, to, from }: { readonly ours: readonly OurNumber[]; readonly to: string; readonly from?: string },
    ports: TestPorts,
): Promise<Sender | undefined> {
    if (from !== undefined) {
        return ours.find(({ number }) => sameDigits(number, from));
    }
    const { usual } = await sendersOf(ports);
    if (channelOf(to) === 'whatsapp' || usual === undefined) {
        return ours.length === 1 ? ours[0] : undefined;
    }
    return { number: usual.address.raw, accountSid: usual.accountSid ?? '' };
}

interface Sending {
    readonly to: string;
    readonly sender: Sender;
    readonly side: OurSide;
}

async function send({ to, sender, side }: Sending, reader: TestReader, ports: TestPorts): Promise<CommandAnswer> {
    const { say } = reader;
    const { accounts } = ports.settings;
    const login = credentialsOf(sender.accountSid, accounts);
    if (login === undefined) {
        return told(say('notSet'));
    }
    const otherTokens = otherTokensOf(login, accounts);
    const from = sender.number;
    const message = { apiUrl: side.apiUrl, ...login, otherTokens, to, from, body: say('body') };
    const outcome = await ports.sendMessage(messageRequest(message));
    switch (outcome.kind) {
        case 'sent':
            await ports.tell(told(say('sent', { from, to })));
            return told(
                await sayEnd(
                    { url: messageUrl(message, outcome.sid), accountSid: sender.accountSid },
                    { reader, ports },
                ),
            );
        case 'refused':
            return told(sayFailed(outcome.code, reader));
        case 'unknown':
            return told(say('unknown'));
        case 'retry':
        case 'not-connected':
        case 'wrong-host':
            return told(say(NOT_SENT[outcome.kind]));
    }
}

const NOT_SENT = { retry: 'busy', 'not-connected': 'unreachable', 'wrong-host': 'wrongHost' } as const;
