import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';
import type { SendMessage } from '../outbound/ports';
import { readAnswer, readFailure } from '../twilio/messages-api';
import { type Login, withLogin } from './login';
import { asError } from './timely';

const TIMEOUT_MS = 15_000;

/** Twilio's Messages API over the server's http. Rocket.Chat's timeout ends with the headers, so ours covers the rest. */
export function messagesOver(http: IHttp): SendMessage {
    return async ({ url, headers, auth: login, content }) => {
        try {
            const response = await Promise.race([
                withLogin(url, loginOf(login), (address, auth) =>
                    http.post(address, { headers: { ...headers }, ...auth, content, timeout: TIMEOUT_MS }),
                ),
                rejectLater(),
            ]);
            return readAnswer({ statusCode: response.statusCode, body: response.content });
        } catch (error) {
            // The error's text is only looked at: it holds the address, and with it the token.
            const failure = readFailure({ message: asError(error).message, url });
            return failure === 'refused-connection' ? { kind: 'not-connected' } : { kind: 'unknown', why: 'no answer' };
        }
    };
}

function loginOf(auth: string): Login {
    const colon = auth.indexOf(':');
    return { user: auth.slice(0, colon), password: auth.slice(colon + 1) };
}

function rejectLater(): Promise<never> {
    return new Promise((_, reject) => {
        setTimeout(() => reject(new Error('no answer in time')), TIMEOUT_MS + 2_000);
    });
}
