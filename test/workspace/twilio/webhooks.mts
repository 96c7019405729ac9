import { mayRetry, parseConnection, policyFor } from './connection.mts';
import type { Attempt, Problem, Twiml } from './contract.mts';
import { type Exchange, tokenOf } from './exchange.mts';
import { type Heard, requestWebhook, type Shot } from './request-webhook.mts';
import type { Subject } from './rules.mts';
import { signedUrl } from './signature.mts';

/** A webhook to deliver, with everything its number's configuration says about it. */
export type Webhook = {
    readonly kind: Attempt['kind'];
    readonly sid: string;
    readonly accountSid: string;
    /** As configured, fragment included. */
    readonly url: string;
    readonly fallbackUrl: string | null;
    readonly method: Attempt['method'];
    /** The same as `method` when left out. */
    readonly fallbackMethod?: Attempt['method'];
    readonly subject: Subject;
    readonly fields: Readonly<Record<string, string>>;
    readonly via: string | null;
};

export type Delivered = {
    readonly attempts: readonly Attempt[];
    readonly twiml: Twiml | null;
    readonly plain: boolean;
};

const MAX_REDIRECTS = 10;

/** Delivers a webhook: retries as the URL's fragment allows, then the fallback URL at once, then `<Redirect>`s.
 * Without a fallback URL a failure is only logged: Twilio never comes back later. */
export async function deliver(exchange: Exchange, webhook: Webhook): Promise<Delivered> {
    const { era } = exchange;
    const attempts: Attempt[] = [];
    let heard = await load(exchange, { webhook, cause: 'first', attempts });
    const problem = heard.attempt.problem;
    if (
        era === exchange.era &&
        problem?.level === 'error' &&
        webhook.fallbackUrl !== null &&
        webhook.kind === 'inbound'
    ) {
        const fallback = {
            ...webhook,
            url: webhook.fallbackUrl,
            method: webhook.fallbackMethod ?? webhook.method,
            fields: { ...webhook.fields, ErrorCode: String(problem.code), ErrorUrl: signedUrl(webhook.url) },
        };
        heard = await load(exchange, { webhook: fallback, cause: 'fallback', attempts });
    }
    const pages = [heard];
    while (heard.twiml !== null && heard.twiml.redirect !== null && pages.length <= MAX_REDIRECTS) {
        const url = resolve(heard.twiml.redirect, heard.attempt.url);
        heard = await load(exchange, { webhook: { ...webhook, url }, cause: 'redirect', attempts });
        pages.push(heard);
    }
    return { attempts, twiml: joined(pages), plain: pages.some((page) => page.plain) };
}

type Load = { readonly webhook: Webhook; readonly cause: Attempt['cause']; readonly attempts: Attempt[] };

/** One URL until it answers, its retries are used up or its time is over. */
async function load(exchange: Exchange, { webhook, cause, attempts }: Load): Promise<Heard> {
    const { url, connection } = parseConnection(webhook.url, exchange.behaviour.take('webhooks', webhook.subject));
    const { era } = exchange;
    const endsAt = Date.now() + connection.totalMs;
    const shot: Shot = {
        kind: webhook.kind,
        cause,
        attempt: attempts.length + 1,
        sid: webhook.sid,
        authToken: tokenOf(exchange, webhook.accountSid),
        url,
        method: webhook.method,
        fields: webhook.fields,
        idempotencyToken: exchange.sids.token(),
        connection,
        via: webhook.via,
    };
    for (let retries = 0; ; retries += 1) {
        const left = Math.max(1, endsAt - Date.now());
        const heard = await follow(
            exchange,
            {
                ...shot,
                cause: retries === 0 ? cause : 'retry',
                attempt: attempts.length + 1,
                connection: {
                    ...connection,
                    connectMs: Math.min(connection.connectMs, left),
                    readMs: Math.min(connection.readMs, left),
                },
            },
            attempts,
        );
        const policy = policyFor({ status: heard.attempt.status, failure: heard.failure });
        const timeLeft = Date.now() < endsAt && era === exchange.era;
        if (!timeLeft || retries >= connection.retries || !mayRetry(connection, policy)) {
            return heard;
        }
    }
}

/** One request and the HTTP redirects it meets: 307 and 308 keep the POST, the others turn it into a bare GET. */
async function follow(exchange: Exchange, first: Shot, attempts: Attempt[]): Promise<Heard> {
    let shot = first;
    for (let hops = 0; ; hops += 1) {
        const heard = await requestWebhook(exchange, shot);
        const { status } = heard.attempt;
        const redirected = status !== null && [301, 302, 303, 307, 308].includes(status) && heard.location !== null;
        if (!redirected) {
            attempts.push(heard.attempt);
            return heard;
        }
        const tooMany = hops >= MAX_REDIRECTS;
        const problem: Problem | null = tooMany ? { code: 11215, message: 'Too many redirects', level: 'error' } : null;
        const attempt = { ...heard.attempt, problem };
        if (exchange.webhooks[attempt.index] === heard.attempt) {
            exchange.webhooks[attempt.index] = attempt;
        }
        attempts.push(attempt);
        if (tooMany) {
            return { ...heard, attempt };
        }
        const keeps = status === 307 || status === 308;
        shot = {
            ...shot,
            url: resolve(heard.location ?? '', attempt.url),
            cause: 'redirect',
            attempt: attempts.length + 1,
            method: keeps ? shot.method : 'GET',
            fields: keeps ? shot.fields : {},
        };
    }
}

function joined(pages: readonly Heard[]): Twiml | null {
    const executed = pages.flatMap((page) => (page.twiml === null ? [] : [page.twiml]));
    if (executed.length === 0) {
        return null;
    }
    return { messages: executed.flatMap((twiml) => twiml.messages), redirect: executed.at(-1)?.redirect ?? null };
}

function resolve(location: string, base: string): string {
    return URL.canParse(location, base) ? new URL(location, base).href : location;
}
