import { URL } from 'url';
import { withoutLoneSurrogates } from '../words/clean-text';

/**
 * The URLs Twilio may have signed for one request, likeliest first; that first one is what to show the admin.
 * An app sees neither the URL nor the query as sent, so the default port, the spelling of the host and the encodings
 * of the query are tried: at most 12, no two alike. A public URL without a scheme means https; its query, fragment
 * and `user:password@` do not count; one that names the endpoint already is taken as it is. A useless one gives [].
 * Source: Twilio "Webhooks security" (port and encoding as configured, fragment and credentials not signed).
 */
export function candidateUrls(request: ReceivedRequest): readonly string[] {
    const base = parseBase(request.publicUrl);
    if (base === undefined) {
        return [];
    }
    const path = joinPaths({ base: base.path, endpoint: request.path });
    const urls = new Set<string>();
    for (const query of queriesOf(request.query)) {
        for (const origin of originsOf(base)) {
            urls.add(origin + path + query);
        }
    }
    return Array.from(urls).slice(0, MAX_CANDIDATES);
}

export interface ReceivedRequest {
    /** The workspace's address as Twilio calls it. */
    readonly publicUrl: string;
    /** From the root of the workspace: '/api/apps/public/…/sms-incoming/twilio'. */
    readonly path: string;
    /** In the order received. Values that are neither a text nor a list of texts are left out. */
    readonly query: Readonly<Record<string, unknown>>;
}

const MAX_CANDIDATES = 12;

interface Base {
    readonly scheme: 'https:' | 'http:';
    /** As the admin wrote it, and as a browser would write it (lower case, punycode). */
    readonly hosts: readonly [string, string];
    /** '' or ':8443'. */
    readonly port: string;
    readonly path: string;
}

function parseBase(publicUrl: string): Base | undefined {
    const trimmed = publicUrl.trim();
    const absolute = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
    const parts =
        /^(https?:)\/\/(?:[^/?#@]*@)?(\[[0-9a-f:.]+\]|[^\s/?#@:[\]\\]+)(:\d{1,5})?([^\s?#\\]*)(?:[?#]\S*)?$/i.exec(
            absolute,
        );
    const host = parts?.[2];
    const normalized = normalizedHost(absolute);
    if (host === undefined || normalized === undefined) {
        return undefined;
    }
    return {
        scheme: parts?.[1]?.toLowerCase() === 'http:' ? 'http:' : 'https:',
        hosts: [host, normalized],
        port: parts?.[3] ?? '',
        path: (parts?.[4] ?? '').replace(/\/+$/, ''),
    };
}

function normalizedHost(url: string): string | undefined {
    try {
        return new URL(url).hostname || undefined;
    } catch {
        return undefined;
    }
}

function joinPaths(paths: { readonly base: string; readonly endpoint: string }): string {
    const endpoint = `/${paths.endpoint.replace(/^\/+/, '')}`;
    return paths.base.endsWith(endpoint) ? paths.base : paths.base + endpoint;
}

function originsOf(base: Base): readonly string[] {
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
