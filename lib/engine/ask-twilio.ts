import type { IHttp, IHttpRequest, IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors';
import { URLSearchParams } from 'url';
import type { AskTwilio, TwilioAnswer, TwilioRequest } from '../model/http-ports';
import { parseJson } from '../model/json';
import { SEND_GIVEN_UP_MS, SEND_TIMEOUT_MS } from '../model/timing';
import { readFailure } from '../twilio/read-answer';
import { withLogin } from './login';
import { asError, inTime } from './timely';

/** Twilio's REST API over the server's http. The login is kept off the logs, as with messages. */
export function askTwilioOver(http: IHttp): AskTwilio {
    return async (request) => {
        try {
            return await inTime(askWithTokens(request, http), SEND_GIVEN_UP_MS);
        } catch (error) {
            const failure = readFailure({ message: asError(error).message, url: request.url });
            return { kind: UNASKED[failure] };
        }
    };
}

const UNASKED = { 'refused-connection': 'unreachable', 'wrong-host': 'wrong-host', unknown: 'unanswered' } as const;

async function askWithTokens(request: TwilioRequest, http: IHttp): Promise<TwilioAnswer> {
    const { sid, authTokens } = request.account;
    let answer: TwilioAnswer = { kind: 'answer', status: UNAUTHORIZED, body: undefined };
    for (const password of authTokens) {
        const response = await withLogin(request.url, { user: sid, password }, (address, auth) =>
            VERBS[request.method](http, address, { ...optionsOf(request), ...auth }),
        );
        answer = toAnswer(response);
        if (response.statusCode !== UNAUTHORIZED) {
            return answer;
        }
    }
    return answer;
}

const VERBS = {
    GET: (http: IHttp, url: string, options: IHttpRequest) => http.get(url, options),
    POST: (http: IHttp, url: string, options: IHttpRequest) => http.post(url, options),
    DELETE: (http: IHttp, url: string, options: IHttpRequest) => http.del(url, options),
};

function optionsOf({ form, json }: TwilioRequest): IHttpRequest {
    const body = json === undefined ? form && bodyOf(form) : JSON.stringify(json);
    const type = json === undefined ? 'application/x-www-form-urlencoded' : 'application/json';
    return {
        headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': type }) },
        timeout: SEND_TIMEOUT_MS,
        ...(body === undefined ? {} : { content: body }),
    };
}

function bodyOf(form: NonNullable<TwilioRequest['form']>): string {
    const content = new URLSearchParams();
    for (const [name, values] of Object.entries(form)) {
        for (const value of typeof values === 'string' ? [values] : values) {
            content.append(name, value);
        }
    }
    return content.toString();
}

function toAnswer({ statusCode, content, headers }: IHttpResponse): TwilioAnswer {
    const date = Date.parse(headers?.date ?? '');
    return {
        kind: 'answer',
        status: statusCode,
        body: parseJson(content ?? ''),
        ...(Number.isNaN(date) ? {} : { date }),
    };
}

const UNAUTHORIZED = 401;
