import { URL } from 'url';
import { extensionOf, plainType } from './media-types';

export type MediaSource =
    | { readonly kind: 'twilio'; readonly url: string }
    | { readonly kind: 'foreign'; readonly why: string };

export interface OwnMedia {
    /** The configured `twilio_api_url`. */
    readonly apiUrl: string;
    readonly accountSids: readonly string[];
    /** MessageSid of the text the item came with: when given, the item must belong to it. */
    readonly sid?: string;
}

/** Whether credentials may go to this address: only to our own Twilio, for media of our own accounts.
 * A media URL is data from a caller, so everything that is not provably ours is foreign and never fetched; `why` says
 * what was wrong in words an agent can read, without repeating the address. The url returned is the normalised one.
 * Source: Twilio "Media resource", https://www.twilio.com/docs/messaging/api/media-resource */
export function mediaSource(url: string, own: OwnMedia): MediaSource {
    const base = parseUrl(own.apiUrl);
    const target = parseUrl(url);
    if (base === undefined || target === undefined || UNSAFE_IN_URL.test(url)) {
        return foreign('not a usable address');
    }
    if (target.username !== '' || target.password !== '' || /^[^:]+:\/\/[^/?#]*@/.test(url)) {
        return foreign('the address carries a login');
    }
    if (target.protocol !== base.protocol || target.host !== base.host) {
        return foreign('not at Twilio');
    }
    const path = MEDIA_PATH.exec(target.pathname);
    // everything after the host as it was given: nothing resolved away, no query, no fragment
    if (path === null || /^[^:/]+:\/\/[^/]+(\/.*)$/.exec(url)?.[1] !== target.pathname) {
        return foreign('not a media address');
    }
    const [, accountSid = '', messageSid = ''] = path;
    if (!own.accountSids.includes(accountSid)) {
        return foreign('of another account');
    }
    // one message may be named SM here and MM there
    if (own.sid !== undefined && messageSid.slice(2) !== own.sid.slice(2)) {
        return foreign('of another message');
    }
    return { kind: 'twilio', url: target.href };
}

export interface MediaItem {
    readonly contentType: string;
    /** Position in the text, from 0. */
    readonly index: number;
    readonly total: number;
}

/** A file name whose extension says the type, because Rocket.Chat derives the type from the name: 'picture.jpg', or
 * 'picture-2.jpg' when the text has several items, so that names are unique within it. Unknown types end in '.bin'.
 * Source: the types of Twilio "Accepted MIME types", https://www.twilio.com/docs/messaging/guides/accepted-mime-types */
export function fileNameFor({ contentType, index, total }: MediaItem): string {
    const type = plainType(contentType);
    const extension = extensionOf(type, MORE_EXTENSIONS.get(type) ?? '');
    const noun =
        extension === 'bin' ? 'file' : (NOUNS.get(extension) ?? NOUNS_BY_FAMILY.get(familyOf(type)) ?? 'document');
    return total > 1 ? `${noun}-${index + 1}.${extension}` : `${noun}.${extension}`;
}

/** Whether the type is in the comma-separated list (`media_types`), where `image/*` stands for the whole family and
 * `*` for everything. Parameters of the type and letter case do not matter; malformed patterns allow nothing. */
export function typeAllowed(contentType: string, patterns: string): boolean {
    const type = plainType(contentType);
    if (!TYPE.test(type)) {
        return false;
    }
    return patterns
        .split(/[,\s]+/)
        .map(plainType)
        .some(
            (pattern) =>
                pattern === '*' ||
                pattern === '*/*' ||
                pattern === type ||
                (FAMILY_PATTERN.test(pattern) && familyOf(pattern) === familyOf(type)),
        );
}

/** Whether fetching again may help: not there yet (404), timed out (408), throttled (429) or failing at Twilio (5xx). */
export function isRetryable(status: number): boolean {
    return status === 404 || status === 408 || status === 429 || (status >= 500 && status <= 599);
}

const MEDIA_PATH =
    /^\/2010-04-01\/Accounts\/(AC[0-9a-fA-F]{32})\/Messages\/([A-Za-z0-9_-]{1,64})\/Media\/ME[0-9a-fA-F]{32}$/;

// Parsers disagree about these: a URL that another one may read differently is not worth a credential.
const UNSAFE_IN_URL = /[^!-~]|[\\%]/;

const TYPE = /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/;
const FAMILY_PATTERN = /^[a-z0-9!#$&^_.+-]+\/\*$/;

/** Of types that Twilio does not carry to a phone and yet delivers from one. */
const MORE_EXTENSIONS: ReadonlyMap<string, string> = new Map([
    ['video/3gpp-tt', '3gp'],
    ['video/h261', 'h261'],
    ['video/h263', 'h263'],
    ['video/h264', 'h264'],
    ['audio/opus', 'ogg'],
    ['audio/3gpp2', '3g2'],
    ['audio/amr-nb', 'amr'],
    ['audio/l24', 'l24'],
    ['text/html', 'html'],
    ['text/richtext', 'rtx'],
    ['application/rtf', 'rtf'],
    ['application/zip', 'zip'],
    ['application/json', 'json'],
]);

const NOUNS: ReadonlyMap<string, string> = new Map([
    ['ogg', 'voice'],
    ['amr', 'voice'],
    ['vcf', 'contact'],
    ['ics', 'event'],
    ['txt', 'text'],
]);

const NOUNS_BY_FAMILY: ReadonlyMap<string, string> = new Map([
    ['image', 'picture'],
    ['video', 'video'],
    ['audio', 'audio'],
]);

function familyOf(type: string): string {
    return type.split('/')[0] ?? '';
}

function parseUrl(text: string): URL | undefined {
    try {
        return new URL(text);
    } catch {
        return undefined;
    }
}

function foreign(why: string): MediaSource {
    return { kind: 'foreign', why };
}
