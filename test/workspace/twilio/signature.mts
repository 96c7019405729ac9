import webhooks from 'twilio/lib/webhooks/webhooks.js';

/** The X-Twilio-Signature, computed by the official SDK. */
export function signatureFor(request: {
    readonly authToken: string;
    readonly url: string;
    readonly fields: Readonly<Record<string, string>>;
}): string {
    return webhooks.getExpectedTwilioSignature(request.authToken, request.url, { ...request.fields });
}

/** A URL as it is signed and requested: without fragment and without `user:pass@`. */
export function signedUrl(url: string): string {
    return url.replace(/#.*$/s, '').replace(/^([a-z]+:\/\/)[^/?#@]*@/i, '$1');
}

/** `user:pass` of a URL, decoded, or null. */
export function userInfoOf(url: string): string | null {
    const found = /^[a-z]+:\/\/([^/?#@]*)@/i.exec(url)?.[1];
    return found === undefined ? null : decodeURIComponent(found);
}
