import { MAX_ANSWER_BYTES, readAcknowledgement, readAnswer } from './answer.mts';
import type { Connection } from './connection.mts';
import type { Attempt, Twiml } from './contract.mts';
import { changed, type Exchange } from './exchange.mts';
import { ask, type HttpAnswer, type HttpQuestion } from './http-request.mts';
import { connectTo } from './routes.mts';
import { signatureFor, signedUrl, userInfoOf } from './signature.mts';

/** One request to make: everything but what the answer adds. */
export type Shot = {
    readonly kind: Attempt['kind'];
    readonly cause: Attempt['cause'];
    readonly attempt: number;
    readonly sid: string;
    readonly authToken: string;
    /** As configured, fragment gone; may carry `user:pass@`. */
    readonly url: string;
    readonly method: Attempt['method'];
    readonly fields: Readonly<Record<string, string>>;
    /** The same for every retry of one request. */
    readonly idempotencyToken: string;
    readonly connection: Connection;
    /** Connect to this origin instead. */
    readonly via: string | null;
};

export type Heard = {
    readonly attempt: Attempt;
    readonly twiml: Twiml | null;
    readonly plain: boolean;
    readonly failure: HttpAnswer['failure'];
    readonly location: string | null;
};

/** Makes one signed request, logs it, and reads the answer as Twilio does. */
export async function requestWebhook(exchange: Exchange, shot: Shot): Promise<Heard> {
    const url = shot.method === 'GET' ? withQuery(signedUrl(shot.url), shot.fields) : signedUrl(shot.url);
    const routes = shot.via === null ? exchange.routes : new Map([[originOf(url), shot.via]]);
    const target = connectTo(url, routes);
    const signature = signatureFor({
        authToken: shot.authToken,
        url,
        fields: shot.method === 'GET' ? {} : shot.fields,
    });
    const headers = headersFor(shot, { host: target.host, signature });
    return send(exchange, { ...shot, url, connectedTo: target.url, headers, userInfo: userInfoOf(shot.url) });
}

export type Raw = Pick<Attempt, 'kind' | 'cause' | 'attempt' | 'sid' | 'url' | 'connectedTo' | 'method' | 'headers'> & {
    readonly fields: Readonly<Record<string, string>>;
    readonly connection: Connection;
    readonly userInfo: string | null;
};

/** Sends a request whose signature is already made. */
export async function send(exchange: Exchange, raw: Raw): Promise<Heard> {
    const { era } = exchange;
    const at = Date.now();
    const question: HttpQuestion = {
        url: raw.connectedTo,
        method: raw.method,
        headers: raw.headers,
        body: raw.method === 'POST' ? new URLSearchParams(raw.fields).toString() : undefined,
        connectMs: raw.connection.connectMs,
        readMs: raw.connection.readMs,
        signal: AbortSignal.any([exchange.ending.signal, exchange.patience.signal]),
        maxBytes: MAX_ANSWER_BYTES,
    };
    const answer = await askWithLogin(question, raw.userInfo);
    const reading =
        raw.kind === 'status'
            ? { problem: readAcknowledgement(answer), twiml: null, plain: false }
            : readAnswer(answer);
    const { connection: _connection, userInfo: _userInfo, ...asked } = raw;
    const attempt: Attempt = {
        index: exchange.webhooks.length,
        kind: asked.kind,
        cause: asked.cause,
        attempt: asked.attempt,
        sid: asked.sid,
        url: asked.url,
        connectedTo: asked.connectedTo,
        method: asked.method,
        headers: asked.headers,
        fields: asked.fields,
        at,
        ms: Date.now() - at,
        status: answer.status,
        contentType: answer.headers['content-type'] ?? null,
        body: answer.bytes.toString('utf8'),
        problem: reading.problem,
    };
    if (era === exchange.era) {
        exchange.webhooks.push(attempt);
        changed(exchange, 'webhook');
    }
    return {
        attempt,
        twiml: reading.twiml,
        plain: reading.plain,
        failure: answer.failure,
        location: answer.headers.location ?? null,
    };
}

/** `user:pass@` in a URL: asked first without, then with Basic credentials when the server wants them. */
async function askWithLogin(question: HttpQuestion, userInfo: string | null): Promise<HttpAnswer> {
    const answer = await ask(question);
    if (answer.status !== 401 || userInfo === null || answer.headers['www-authenticate'] === undefined) {
        return answer;
    }
    const Authorization = `Basic ${Buffer.from(userInfo).toString('base64')}`;
    return ask({ ...question, headers: { ...question.headers, Authorization } });
}

function headersFor(shot: Shot, extra: { host: string; signature: string }): Record<string, string> {
    return {
        Host: extra.host,
        'User-Agent': 'TwilioProxy/1.1',
        Accept: '*/*',
        'Cache-Control': 'max-age=259200',
        'X-Home-Region': 'us1',
        'X-Twilio-Signature': extra.signature,
        'I-Twilio-Idempotency-Token': shot.idempotencyToken,
        ...(shot.method === 'POST' ? { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' } : {}),
    };
}

function withQuery(url: string, fields: Readonly<Record<string, string>>): string {
    const query = new URLSearchParams(fields).toString();
    return query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

function originOf(url: string): string {
    return URL.canParse(url) ? new URL(url).origin : '';
}
