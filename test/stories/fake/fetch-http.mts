import { askTwilioOver } from '../../../lib/engine/ask-twilio.ts';
import { messagesOver } from '../../../lib/engine/twilio-http.ts';
import type { AskTwilio } from '../../../lib/model/http-ports.ts';
import type { SendMessage } from '../../../lib/outbound/ports.ts';

interface Options {
    readonly headers?: Readonly<Record<string, string>>;
    readonly auth?: string;
    readonly content?: string;
}

/** Asks the simulated Twilio over real HTTP, by the adapter that the app has, without a Rocket.Chat in between. */
export function askOverFetch(): AskTwilio {
    return askTwilioOver(fetchHttp());
}

/** The same for messages. */
export function sendOverFetch(): SendMessage {
    return messagesOver(fetchHttp());
}

function fetchHttp(): never {
    const verb = (method: string) => async (url: string, options: Options) => {
        const { headers, auth, content } = options;
        const sent = new Headers({ ...headers, Connection: 'close' });
        if (auth !== undefined) {
            sent.set('Authorization', `Basic ${Buffer.from(auth).toString('base64')}`);
        }
        const body = content === undefined ? {} : { body: content };
        const response = await fetch(url, { method, headers: sent, ...body }).catch((error) => {
            throw isRefusedLogin(error) ? error : new Error(`request to ${url} failed, reason: ${reasonOf(error)}`);
        });
        return {
            statusCode: response.status,
            content: await response.text(),
            headers: Object.fromEntries(response.headers),
        };
    };
    return { get: verb('GET'), post: verb('POST'), del: verb('DELETE') } as never;
}

/** What fetch itself says of a login in an address, which Rocket.Chat's http lets through. */
function isRefusedLogin(error: Error): boolean {
    return error.message.includes('credentials');
}

/** As node-fetch has it. */
function reasonOf({ message, cause }: Error): string {
    return cause instanceof Error ? cause.message : message;
}
