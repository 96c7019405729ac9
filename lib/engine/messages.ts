import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';
import type { SendMessage } from '../reply-ports';
import { readAnswer, readFailure } from '../twilio/messages-api';
import { asError } from './timely';

const TIMEOUT_MS = 15_000;

/** Twilio's Messages API over the server's http. Rocket.Chat's timeout ends with the headers, so ours covers the rest. */
export function messagesOver(http: IHttp): SendMessage {
    return async ({ url, headers, auth, content }) => {
        try {
            const response = await Promise.race([
                http.post(url, { headers: { ...headers }, auth, content, timeout: TIMEOUT_MS }),
                rejectLater(),
            ]);
            return readAnswer({ statusCode: response.statusCode, body: response.content });
        } catch (error) {
            // The error's text is only looked at: it may hold the address, which names the account.
            const failure = readFailure(asError(error).message);
            return failure === 'refused-connection' ? { kind: 'not-connected' } : { kind: 'unknown', why: 'no answer' };
        }
    };
}

function rejectLater(): Promise<never> {
    return new Promise((_, reject) => {
        setTimeout(() => reject(new Error('no answer in time')), TIMEOUT_MS + 2_000);
    });
}
