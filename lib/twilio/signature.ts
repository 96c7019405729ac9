import { createHmac, timingSafeEqual } from 'crypto';
import type { Fields } from './fields';

/**
 * The text Twilio signs: the URL exactly as configured, then every field name and value in name order, with nothing
 * between. A repeated field counts each distinct value once, sorted. Names and values sort by UTF-16 unit, as
 * twilio-node does: Twilio's own names are ASCII, where that is byte order.
 * Source: Twilio "Webhooks security", validating requests.
 */
export function stringToSign(url: string, fields: Fields): string {
    return url + fieldsToSign(fields);
}

/**
 * Whether the signature is that of any of the tokens over any of the URLs: base64 of the HMAC-SHA1 of what Twilio signs,
 * keyed by the auth token. Compared in constant time. A missing signature, no token or no URL never matches, and an
 * empty token is no token. Of many URLs only so many are tried as a forged request may cost: the likeliest first.
 */
export function signatureMatches(claim: SignatureClaim): boolean {
    const received = Buffer.from(claim.signature ?? '');
    if (received.length !== SIGNATURE_LENGTH) {
        return false;
    }
    const signedFields = fieldsToSign(claim.fields);
    const authTokens = claim.authTokens.filter((authToken) => authToken !== '');
    const affordable = Math.max(
        FEWEST_URLS,
        Math.floor(MOST_SIGNED_CHARACTERS / (signedFields.length + USUAL_URL_LENGTH)),
    );
    return claim.urls.slice(0, affordable).some((url) =>
        authTokens.some((authToken) => {
            // The text is compared, not the decoded bytes: base64 has several spellings of the same bytes.
            const expected = Buffer.from(hmac(authToken, url + signedFields).toString('base64'));
            return timingSafeEqual(expected, received);
        }),
    );
}

export interface SignatureClaim {
    readonly authTokens: readonly string[];
    readonly urls: readonly string[];
    readonly fields: Fields;
    /** The header as received. */
    readonly signature: string | undefined;
}

/** 20 bytes of SHA-1 in base64. */
const SIGNATURE_LENGTH = 28;

/** Some 10 ms of work for a token. */
const MOST_SIGNED_CHARACTERS = 8_000_000;
const FEWEST_URLS = 24;
const USUAL_URL_LENGTH = 200;

function hmac(authToken: string, text: string): Buffer {
    return createHmac('sha1', authToken).update(text).digest();
}

function fieldsToSign(fields: Fields): string {
    const valuesByName = new Map<string, Set<string>>();
    for (const [name, value] of fields) {
        valuesByName.set(name, (valuesByName.get(name) ?? new Set<string>()).add(value));
    }
    return Array.from(valuesByName.keys())
        .sort()
        .map((name) =>
            signedValues(valuesByName.get(name))
                .map((value) => name + value)
                .join(''),
        )
        .join('');
}

function signedValues(values: ReadonlySet<string> | undefined): readonly string[] {
    return Array.from(values ?? []).sort();
}
