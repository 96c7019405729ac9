import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';
import type { Fetched, FetchMedia, MediaRequest } from '../model/ports';
import { MEDIA_GIVEN_UP_MS, MEDIA_TIMEOUT_MS, SEND_GIVEN_UP_MS, SEND_TIMEOUT_MS } from '../model/timing';
import type { SendMessage } from '../outbound/ports';
import { readAnswer, readFailure } from '../twilio/messages-api';
import { type Login, withLogin } from './login';
import { asError } from './timely';

/** Twilio's media over the server's http. Twilio asks for a login, and then redirects to a host that refuses one. */
export function mediaOver(http: IHttp): FetchMedia {
    return async (request) => {
        try {
            return await Promise.race([fetchOnce(request, http), rejectAfter(MEDIA_GIVEN_UP_MS)]);
        } catch {
            // The error's text holds the address and with it the token: it goes nowhere.
            return { kind: 'failed', status: 0 };
        }
    };
}

async function fetchOnce({ url, accountSid, authToken }: MediaRequest, http: IHttp): Promise<Fetched> {
    const response = await withLogin(url, { user: accountSid, password: authToken }, (address, auth) =>
        http.get(address, { ...auth, encoding: null, timeout: MEDIA_TIMEOUT_MS }),
    );
    const content: unknown = response.content;
    if (response.statusCode !== 200 || !Buffer.isBuffer(content)) {
        return { kind: 'failed', status: response.statusCode };
    }
    return { kind: 'file', bytes: content, type: response.headers?.['content-type'] ?? '' };
}

/** Twilio's Messages API over the server's http. */
export function messagesOver(http: IHttp): SendMessage {
    return async ({ url, headers, auth: login, content }) => {
        try {
            const response = await Promise.race([
                withLogin(url, loginOf(login), (address, auth) =>
                    http.post(address, { headers: { ...headers }, ...auth, content, timeout: SEND_TIMEOUT_MS }),
                ),
                rejectAfter(SEND_GIVEN_UP_MS),
            ]);
            return readAnswer({ statusCode: response.statusCode, body: response.content });
        } catch (error) {
            // The error's text is only looked at: it holds the address, and with it the token.
            const failure = readFailure({ message: asError(error).message, url });
            return { kind: failure === 'refused-connection' ? 'not-connected' : failure };
        }
    };
}

function loginOf(auth: string): Login {
    const colon = auth.indexOf(':');
    return { user: auth.slice(0, colon), password: auth.slice(colon + 1) };
}

/** Rocket.Chat's timeout ends with the headers, so a body that never ends needs a limit of our own. */
function rejectAfter(ms: number): Promise<never> {
    return new Promise((_, reject) => {
        setTimeout(() => reject(new Error('no answer in time')), ms);
    });
}
