import { type Accounts, tokensOf } from '../model/accounts';
import { type Fields, fieldValue } from './fields';
import { candidateUrls, type ReceivedRequest } from './public-url';
import { signatureMatches, stringToSign } from './signature';

export interface SignedWebhook extends ReceivedRequest {
    readonly fields: Fields;
    /** The same fields by other names that they may have been signed under. */
    readonly spellings?: readonly Fields[];
    /** The X-Twilio-Signature header; undefined when it was not sent. */
    readonly signature: string | undefined;
}

export type Verdict =
    | { readonly kind: 'genuine' }
    | { readonly kind: 'refused'; readonly expectedUrl: string; readonly why?: string };

/**
 * Whether Twilio sent this webhook for one of our accounts: signed, over every field received and one of the URLs that
 * Twilio may have called, with a token of the account that the webhook names.
 * Source: Twilio "Webhooks security".
 */
export function verifyWebhook(webhook: SignedWebhook, accounts: Accounts): Verdict {
    const urls = candidateUrls(webhook).flatMap((url) => [url, url.replace(/(?=\?)|$/, '/')]);
    const expectedUrl = urls[0] ?? '';
    if (webhook.query.bodySHA256 !== undefined) {
        return { kind: 'refused', expectedUrl, why: 'a JSON body signed by bodySHA256 cannot be verified here' };
    }
    const authTokens = tokensOf(fieldValue(webhook.fields, 'AccountSid'), accounts);
    const isGenuine = [webhook.fields, ...(webhook.spellings ?? [])].some(
        (fields) =>
            signatureMatches({ authTokens, urls, fields, signature: webhook.signature }) &&
            !isRearranged(webhook.fields, stringToSign(expectedUrl, fields)),
    );
    return isGenuine ? { kind: 'genuine' } : { kind: 'refused', expectedUrl };
}

/**
 * Whether the fields were cut anew. Twilio signs names and values without anything between, so that whoever has seen one
 * webhook can hide its MessageSid in another name, a value or the query, and hand it over as a new text each time; a
 * customer can even spell out the fields of another one. Twilio's own sid is the last in the signed string: in
 * SmsMessageSid, which sorts behind everything that a customer can choose, or before that in MessageSid.
 */
function isRearranged(fields: Fields, signed: string): boolean {
    const legacy = fieldValue(fields, 'SmsMessageSid');
    const named = fieldValue(fields, 'MessageSid') ?? legacy;
    const sids = sidsIn(signed);
    const others = legacy === undefined ? sids : sidsIn(signed.replace(`SmsMessageSid${legacy}`, ''));
    return sids.length > 0 && ![sids, others].some((found) => found[found.length - 1] === named);
}

function sidsIn(signed: string): readonly (string | undefined)[] {
    const found = signed.matchAll(/(?<!OriginalReplied)MessageSid((?:SM|MM)[0-9a-f]{32})/gi);
    return Array.from(found, ([, sid]) => sid);
}
