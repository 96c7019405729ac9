import { credentialsOf, otherTokensOf } from '../model/accounts';
import type { CommandAnswer, Tell } from '../model/command-answer';
import type { CommandOrder } from '../model/command-order';
import type { OurNumber } from '../model/number-ports';
import { TEST_WATCHED_FOR_MS } from '../model/timing';
import type { SendMessage } from '../outbound/ports';
import { sendersOf } from '../outbound/senders';
import { type Json, readApiAnswer, textIn } from '../twilio/api-answer';
import { meaningOf } from '../twilio/error-codes';
import { messageRequest, messageUrl } from '../twilio/messages-api';
import { type Language, languageOf, type Saying, speaking } from '../words/say';
import { TEST_WORDS } from '../words/topics/test';
import { readTypedNumber } from '../words/typed-number';
import type { ConnectPorts } from './connect-ports';
import { type OurSide, ourSide } from './our-accounts';
import { inCode, listed, sameDigits } from './tell-connect';

export interface TestPorts extends ConnectPorts {
    readonly sendMessage: SendMessage;
    readonly tell: Tell;
}

interface Visit {
    readonly language: Language;
    readonly say: Saying<keyof (typeof TEST_WORDS)['en']>;
}

/** `/sms test +1…`: sends a text from a number of ours to a phone, and says what became of it. */
export async function sendTest({ caller, words }: CommandOrder, ports: TestPorts): Promise<CommandAnswer> {
    const language = languageOf([caller.language, ports.settings.language]);
    const visit: Visit = { language, say: speaking(TEST_WORDS, language) };
    const { say } = visit;
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
    return send({ to, sender, side }, visit, ports);
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

async function send({ to, sender, side }: Sending, visit: Visit, ports: TestPorts): Promise<CommandAnswer> {
    const { say } = visit;
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
            return told(await watch(messageUrl(message, outcome.sid), sender, { visit, ports }));
        case 'refused':
            return told(sayFailed(outcome.code, visit));
        case 'unknown':
            return told(say('unknown'));
        case 'retry':
        case 'not-connected':
        case 'wrong-host':
            return told(say(NOT_SENT[outcome.kind]));
    }
}

const NOT_SENT = { retry: 'busy', 'not-connected': 'unreachable', 'wrong-host': 'wrongHost' } as const;

/** Looks until the message has come to an end, or its time is over, and says what became of it. */
async function watch(
    url: string,
    { accountSid }: Sender,
    { visit, ports }: { readonly visit: Visit; readonly ports: TestPorts },
): Promise<string> {
    const { say } = visit;
    const { main, subaccounts } = ports.settings.accounts;
    const account = { sid: accountSid, authTokens: (subaccounts.get(accountSid) ?? main).authTokens };
    const endsAt = ports.clock.now() + TEST_WATCHED_FOR_MS;
    let status = '';
    for (let pause = FIRST_PAUSE_MS; ports.clock.now() < endsAt; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
        await ports.clock.wait(pause);
        const result = readApiAnswer(await ports.askTwilio({ method: 'GET', url, account }));
        if (result.kind === 'done') {
            status = textIn(result.body, 'status');
            const end = endOf(result.body, status, visit);
            if (end !== undefined) {
                return end;
            }
        }
    }
    return say(status === 'sent' ? 'onlySent' : 'noWord', { status: inCode(status) || '–' });
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 4_000;

/** What a message came to; undefined while it is on its way. Source: Twilio "Message resource", status. */
function endOf(message: Json, status: string, visit: Visit): string | undefined {
    switch (status) {
        case 'delivered':
        case 'read':
            return visit.say('arrived');
        case 'failed':
        case 'undelivered':
        case 'canceled':
            return sayFailed(typeof message.error_code === 'number' ? message.error_code : undefined, visit);
        default:
            return undefined;
    }
}

function sayFailed(code: number | undefined, { say, language }: Visit): string {
    const { meaning, advice } = meaningOf({ code, language });
    return say('failed', { code: code === undefined ? '–' : String(code), meaning, advice });
}
