import { parseUrl } from '../model/parse-url';

export type MediaSource = { readonly kind: 'twilio'; readonly url: string } | { readonly kind: 'foreign' };

export interface OwnMedia {
    /** The configured `twilio_api_url`. */
    readonly apiUrl: string;
    readonly accountSids: readonly string[];
    /** MessageSid of the text the item came with: when given, the item must belong to it. */
    readonly sid?: string;
}

/** Whether credentials may go to this address: only to our own Twilio, for media of our own accounts.
 * A media URL is data from a caller, so everything that is not provably ours is foreign and never fetched. The
 * url returned is the normalised one.
 * Source: Twilio "Media resource", https://www.twilio.com/docs/messaging/api/media-resource */
export function mediaSource(url: string, own: OwnMedia): MediaSource {
    const base = parseUrl(own.apiUrl);
    const target = parseUrl(url);
    if (base === undefined || target === undefined || UNSAFE_IN_URL.test(url)) {
        return FOREIGN;
    }
    if (target.username !== '' || target.password !== '' || /^[^:]+:\/\/[^/?#]*@/.test(url)) {
        return FOREIGN;
    }
    if (target.protocol !== base.protocol || target.host !== base.host) {
        return FOREIGN;
    }
    const path = MEDIA_PATH.exec(target.pathname);
    // everything after the host as it was given: nothing resolved away, no query, no fragment
    if (path === null || /^[^:/]+:\/\/[^/]+(\/.*)$/.exec(url)?.[1] !== target.pathname) {
        return FOREIGN;
    }
    const [, accountSid = '', messageSid = ''] = path;
    if (!own.accountSids.includes(accountSid)) {
        return FOREIGN;
    }
    // one message may be named SM here and MM there
    if (own.sid !== undefined && messageSid.slice(2) !== own.sid.slice(2)) {
        return FOREIGN;
    }
    return { kind: 'twilio', url: target.href };
}

/** Whether fetching again may help: not there yet (404), timed out (408), throttled (429) or failing at Twilio (5xx). */
export function isRetryable(status: number): boolean {
    return status === 404 || status === 408 || status === 429 || (status >= 500 && status <= 599);
}

const FOREIGN: MediaSource = { kind: 'foreign' };

const MEDIA_PATH =
    /^\/2010-04-01\/Accounts\/(AC[0-9a-fA-F]{32})\/Messages\/([A-Za-z0-9_-]{1,64})\/Media\/ME[0-9a-fA-F]{32}$/;

// Parsers disagree about these: a URL that another one may read differently is not worth a credential.
const UNSAFE_IN_URL = /[^!-~]|[\\%]/;
