import { type Channel, channelOf } from './channel.mts';
import type { BubbleMedia } from './contract.mts';
import { type Exchange, type Message, subjectOf } from './exchange.mts';
import { ask, type HttpAnswer, mediaTypeOf } from './http-request.mts';
import { connectTo } from './routes.mts';

export type Fetched =
    | { readonly kind: 'fetched'; readonly media: readonly BubbleMedia[] }
    | { readonly kind: 'failed'; readonly code: number };

type Limits = {
    readonly types: RegExp;
    /** Bytes of one file, by whether it is one of the pictures that are converted. */
    readonly maxBytes: (contentType: string) => number;
    /** Codes for: could not be fetched, type not accepted, too large. */
    readonly codes: { readonly fetch: number; readonly type: number; readonly size: number };
};

const MB = 1024 * 1024;
const SMS: Limits = {
    types: /^((image|audio|video)\/.+|text\/(vcard|x-vcard|directory|csv|rtf|richtext|calendar)|application\/(pdf|vcard))$/,
    maxBytes: (type) => (/^image\/(jpeg|gif|png)$/.test(type) ? 5 * MB : 500 * 1024),
    codes: { fetch: 11200, type: 12300, size: 11751 },
};
const WHATSAPP: Limits = {
    types: /^(image\/(jpeg|png|webp)|audio\/(ogg|mpeg|mp4|amr|3gpp|aac)|video\/(mp4|3gpp)|text\/(plain|vcard|x-vcard)|application\/(pdf|vcard|msword|vnd\.ms-.+|vnd\.openxmlformats-.+))$/,
    maxBytes: () => 16 * MB,
    codes: { fetch: 63019, type: 63021, size: 63019 },
};
const LIMITS: Readonly<Record<Channel, Limits>> = { sms: SMS, whatsapp: WHATSAPP, rcs: WHATSAPP, messenger: WHATSAPP };

const MAX_TOTAL_MMS = 5 * MB;
const MAX_REDIRECTS = 5;

/** Fetches every MediaUrl as Twilio does: HEAD, then GET, without login, checking type and size by channel.
 * Source: Twilio "Accepted content types for media". */
export async function fetchMedia(exchange: Exchange, message: Message): Promise<Fetched> {
    const channel = channelOf(message.to);
    const { timeoutMs } = exchange.behaviour.take('outgoingMedia', subjectOf(message));
    const limits = LIMITS[channel];
    const media: BubbleMedia[] = [];
    for (const url of message.mediaUrls) {
        const head = await follow(exchange, { url, method: 'HEAD', maxBytes: 0, timeoutMs });
        const refused = verdict(head, limits) ?? sizeVerdict(Number(head.headers['content-length'] ?? 0), head, limits);
        if (refused !== null) {
            return { kind: 'failed', code: refused };
        }
        const answer = await follow(exchange, {
            url,
            method: 'GET',
            maxBytes: limits.maxBytes(mediaTypeOf(head)),
            timeoutMs,
        });
        const wrong = verdict(answer, limits) ?? sizeVerdict(answer.bytes.length, answer, limits);
        if (wrong !== null) {
            return { kind: 'failed', code: wrong };
        }
        media.push({ name: nameOf(answer, url), contentType: mediaTypeOf(answer), url, bytes: answer.bytes });
    }
    const total = media.reduce((sum, item) => sum + item.bytes.length, 0);
    const tooMuch = channel === 'sms' && total > MAX_TOTAL_MMS;
    return tooMuch ? { kind: 'failed', code: limits.codes.size } : { kind: 'fetched', media };
}

async function follow(
    exchange: Exchange,
    { timeoutMs, ...request }: { url: string; method: string; maxBytes: number; timeoutMs: number },
): Promise<HttpAnswer> {
    let { url } = request;
    for (let hops = 0; ; hops += 1) {
        const target = connectTo(url, exchange.routes);
        const answer = await ask({
            url: target.url,
            method: request.method,
            headers: { Host: target.host, 'User-Agent': 'TwilioProxy/1.1', Accept: '*/*' },
            connectMs: timeoutMs,
            readMs: timeoutMs,
            signal: exchange.ending.signal,
            maxBytes: request.maxBytes,
        });
        const { location } = answer.headers;
        const redirected = answer.status !== null && answer.status >= 300 && answer.status < 400;
        if (!redirected || location === undefined || hops >= MAX_REDIRECTS || !URL.canParse(location, url)) {
            return answer;
        }
        url = new URL(location, url).href;
    }
}

function verdict(answer: HttpAnswer, limits: Limits): number | null {
    if (answer.status === null || answer.status < 200 || answer.status >= 300) {
        return limits.codes.fetch;
    }
    return limits.types.test(mediaTypeOf(answer)) ? null : limits.codes.type;
}

function sizeVerdict(size: number, answer: HttpAnswer, limits: Limits): number | null {
    return answer.tooLarge || size > limits.maxBytes(mediaTypeOf(answer)) ? limits.codes.size : null;
}

function nameOf(answer: HttpAnswer, url: string): string {
    const disposition = answer.headers['content-disposition'] ?? '';
    const named = /filename="?([^";]+)"?/i.exec(disposition)?.[1];
    return named ?? new URL(url).pathname.split('/').at(-1) ?? '';
}
