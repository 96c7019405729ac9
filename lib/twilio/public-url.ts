import type { PublicAddress } from '../model/public-address';
import { withoutLoneSurrogates } from '../words/clean-text';

/**
 * The URLs Twilio may have signed for one request, likeliest first; that first one is what to show the admin.
 * An app sees neither the URL nor the query as sent, so the default port, the spelling of the host and the encodings
 * of the query are tried: at most 12, no two alike.
 * Source: Twilio "Webhooks security" (port and encoding as configured, fragment and credentials not signed).
 */
export function candidateUrls(request: ReceivedRequest): readonly string[] {
    const { publicAddress: base } = request;
    if (base === undefined) {
        return [];
    }
    const path = base.path + request.path;
    const urls = new Set<string>();
    for (const query of queriesOf(request.query)) {
        for (const origin of originsOf(base)) {
            urls.add(origin + path + query);
        }
    }
    return Array.from(urls).slice(0, MAX_CANDIDATES);
}

export interface ReceivedRequest {
    /** The workspace's address as Twilio calls it; without one no URL can be told. */
    readonly publicAddress: PublicAddress | undefined;
    /** From the root of the workspace: '/api/apps/public/…/sms-incoming/twilio'. */
    readonly path: string;
    /** In the order received. Values that are neither a text nor a list of texts are left out. */
    readonly query: Readonly<Record<string, unknown>>;
}

const MAX_CANDIDATES = 12;

function originsOf(base: PublicAddress): readonly string[] {
    const defaultPort = base.scheme === 'https:' ? ':443' : ':80';
    const otherPorts: Readonly<Record<string, string>> = { '': defaultPort, [defaultPort]: '' };
    const ports = [base.port, otherPorts[base.port] ?? base.port];
    return base.hosts.flatMap((host) => ports.map((port) => `${base.scheme}//${host}${port}`));
}

type Encode = (text: string) => string;

/** Each way a query is commonly written; they differ only where a value has a space or punctuation. */
const QUERY_ENCODINGS: readonly Encode[] = [
    percentEncoded,
    (text) => percentEncoded(text).replace(/%20/g, '+'),
    withPlainPunctuation,
    (text) =>
        percentEncoded(text)
            .replace(/[!'()~]/g, percentByte)
            .replace(/%20/g, '+'),
    (text) => percentEncoded(text).replace(/[!'()*]/g, percentByte),
];

function queriesOf(query: Readonly<Record<string, unknown>>): readonly string[] {
    const pairs = Object.keys(query).flatMap((name) => textsOf(query[name]).map((value) => ({ name, value })));
    if (pairs.length === 0) {
        return [''];
    }
    const queries = QUERY_ENCODINGS.map((encode) =>
        pairs.map(({ name, value }) => `${encode(name)}=${encode(value)}`).join('&'),
    );
    const withBareNames = pairs.map(({ name, value }) => percentEncoded(name) + (value && `=${percentEncoded(value)}`));
    return [...queries, withBareNames.join('&')].map((text) => `?${text}`);
}

function textsOf(value: unknown): readonly string[] {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.filter((item): item is string => typeof item === 'string');
}

/** As encodeURIComponent, and as the legacy `querystring` of Node; lone surrogates are dropped, not thrown on. */
function percentEncoded(text: string): string {
    return encodeURIComponent(withoutLoneSurrogates(text));
}

/** Punctuation that a person typing a URL leaves alone and no client encodes on the way. */
function withPlainPunctuation(text: string): string {
    return percentEncoded(text).replace(/%(?:2C|2F|3A|3B|3F|40|24)/g, decodeURIComponent);
}

function percentByte(character: string): string {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
