import { TEST_WATCHED_FOR_MS } from '../model/timing';
import { type Json, readApiAnswer, textIn } from '../twilio/api-answer';
import { meaningOf } from '../twilio/error-codes';
import type { Language, Saying } from '../words/say';
import type { TEST_WORDS } from '../words/topics/test';
import type { ConnectPorts } from './connect-ports';
import { inCode } from './tell-connect';

/** Who is told of a test, and in which words. */
export interface TestReader {
    readonly language: Language;
    readonly say: Saying<keyof (typeof TEST_WORDS)['en']>;
}

/** Looks until the message has come to an end, or its time is over, and says what became of it. */
export async function sayEnd(
    { url, accountSid }: { readonly url: string; readonly accountSid: string },
    { reader, ports }: { readonly reader: TestReader; readonly ports: ConnectPorts },
): Promise<string> {
    const { say } = reader;
    const { main, subaccounts } = ports.settings.accounts;
    const account = { sid: accountSid, authTokens: (subaccounts.get(accountSid) ?? main).authTokens };
    const endsAt = ports.clock.now() + TEST_WATCHED_FOR_MS;
    let status = '';
    for (let pause = FIRST_PAUSE_MS; ports.clock.now() < endsAt; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
        await ports.clock.wait(pause);
        const result = readApiAnswer(await ports.askTwilio({ method: 'GET', url, account }));
        if (result.kind === 'done') {
            status = textIn(result.body, 'status');
            const end = endOf(result.body, status, reader);
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
function endOf(message: Json, status: string, reader: TestReader): string | undefined {
    switch (status) {
        case 'delivered':
        case 'read':
            return reader.say('arrived');
        case 'failed':
        case 'undelivered':
        case 'canceled':
            return sayFailed(typeof message.error_code === 'number' ? message.error_code : undefined, reader);
        default:
            return undefined;
    }
}

/** That a message failed, with Twilio's code, what it means and what to do about it. */
export function sayFailed(code: number | undefined, { say, language }: TestReader): string {
    const { meaning, advice } = meaningOf({ code, language });
    return say('failed', { code: code === undefined ? '–' : String(code), meaning, advice });
}
