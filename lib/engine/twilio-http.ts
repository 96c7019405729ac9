import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';
import type { Fetched, FetchMedia, MediaRequest } from '../model/http-ports';
import type { Log } from '../model/ports';
import { MEDIA_GIVEN_UP_MS, MEDIA_TIMEOUT_MS, SEND_GIVEN_UP_MS, SEND_TIMEOUT_MS } from '../model/timing';
import type { SendMessage } from '../outbound/ports';
import { CALLBACK_REFUSED, type MessageRequest, withoutCallback } from '../twilio/messages-api';
import { readAnswer, readFailure, type SendOutcome } from '../twilio/read-answer';
import { type Login, withLogin } from './login';
import { asError, inTime } from './timely';

/** Twilio's media over the server's http. Twilio asks for a login, and then redirects to a host that refuses one. */
export function mediaOver(http: IHttp): FetchMedia {
    return async (request) => {
        try {
            return await inTime(fetchWithTokens(request, http), MEDIA_GIVEN_UP_MS);
        } catch {
            // The error's text holds the address and with it the token: it goes nowhere.
            return { kind: 'failed', status: 0 };
        }
    };
}

/** While a token is changed, Twilio may take only the other one. */
async function fetchWithTokens(request: MediaRequest, http: IHttp): Promise<Fetched> {
    let fetched = await fetchOnce(request, http);
    for (const authToken of request.otherTokens ?? []) {
        if (fetched.kind === 'file' || fetched.status !== UNAUTHORIZED) {
            return fetched;
        }
        fetched = await fetchOnce({ ...request, authToken }, http);
    }
    return fetched;
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

/** Twilio's Messages API over the server's http. What an admin should mend is logged once. */
export function messagesOver(http: IHttp, log?: Pick<Log, 'warnOnce'>): SendMessage {
    return async (request) => {
        try {
            // One limit for all that is asked, since the turn is held for no longer.
            return await inTime(send(request, { http, log }), SEND_GIVEN_UP_MS);
        } catch (error) {
            // The error's text is only looked at: it holds the address, and with it the token.
            const failure = readFailure({ message: asError(error).message, url: request.url });
            return { kind: failure === 'refused-connection' ? 'not-connected' : failure };
        }
    };
}

interface Sending {
    readonly http: IHttp;
    readonly log?: Pick<Log, 'warnOnce'>;
}

/** A message that Twilio refuses for the sake of its callback leaves without one: that is better than not at all. */
async function send(request: MessageRequest, { http, log }: Sending): Promise<SendOutcome> {
    const outcome = await sendWithTokens(request, http);
    const bare = withoutCallback(request);
    if (bare === undefined || outcome.kind !== 'refused' || outcome.code !== CALLBACK_REFUSED) {
        return outcome;
    }
    log?.warnOnce('sms.setting-problem', { setting: 'public_url', why: NO_CALLBACK });
    return sendWithTokens(bare, http);
}

const NO_CALLBACK =
    'Twilio does not take this address for status callbacks, so that nobody hears what becomes of replies';

/** While a token is changed, Twilio may take only the other one. What it answers with 401 was surely not taken. */
async function sendWithTokens(request: MessageRequest, http: IHttp): Promise<SendOutcome> {
    let { statusCode, outcome } = await post(request, http);
    for (const auth of request.otherAuths ?? []) {
        if (statusCode !== UNAUTHORIZED) {
            return outcome;
        }
        ({ statusCode, outcome } = await post({ ...request, auth }, http));
    }
    return outcome;
}

async function post(
    { url, headers, auth: login, content }: MessageRequest,
    http: IHttp,
): Promise<{ readonly statusCode: number; readonly outcome: SendOutcome }> {
    const { statusCode, content: body } = await withLogin(url, loginOf(login), (address, auth) =>
        http.post(address, { headers: { ...headers }, ...auth, content, timeout: SEND_TIMEOUT_MS }),
    );
    return { statusCode, outcome: readAnswer({ statusCode, body }) };
}

const UNAUTHORIZED = 401;

function loginOf(auth: string): Login {
    const colon = auth.indexOf(':');
    return { user: auth.slice(0, colon), password: auth.slice(colon + 1) };
}
