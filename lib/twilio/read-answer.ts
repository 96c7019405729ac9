import { membersOf, parseJson } from '../model/json';
import { isSentAgain } from './error-codes';

/** What Twilio's answer means for the message. `retry`: it was not taken, and may be sent again later. `refused`: it was
 * not taken and never will be. `unknown`: it may have been sent, so sending it again could text the customer twice,
 * because the API has no idempotency key. The body may be parsed, JSON text, or anything else.
 * Source: Twilio "Error and warning dictionary"; 429 answers were not processed (Twilio "API rate limits"). */
export function readAnswer({ statusCode, body }: { readonly statusCode: number; readonly body: unknown }): SendOutcome {
    const { code, sid } = fieldsOf(body);
    if (statusCode >= 200 && statusCode < 300) {
        return sid ? { kind: 'sent', sid } : { kind: 'unknown' };
    }
    if (isSentAgain(code) ?? statusCode === 429) {
        return { kind: 'retry' };
    }
    if (statusCode >= 300 && statusCode < 500 && statusCode !== REQUEST_TIMEOUT) {
        return { kind: 'refused', code };
    }
    return { kind: 'unknown' };
}

export type SendOutcome =
    | { readonly kind: 'sent'; readonly sid: string }
    | { readonly kind: 'retry' }
    /** With Twilio's error code; without one when something else answered. */
    | { readonly kind: 'refused'; readonly code?: number }
    | { readonly kind: 'unknown' };

/** What the text of a failed request's error says: `refused-connection` when no connection came about, so that nothing
 * was sent and a retry is safe; `wrong-host` when none ever will, since there is no such host or its certificate is not
 * valid; else `unknown`. A timeout, an abort, a reset and undici's bare "fetch failed" may all
 * come after Twilio took the message, and "socket hang up" is also what a reused connection says of a closed port. So
 * may an address other than the request's: then Twilio answered with a redirect, and that one was refused.
 * Source: the messages of Node's net, dns and tls, as node-fetch and undici pass them on. */
export function readFailure(failure: FailedRequest): 'refused-connection' | 'wrong-host' | 'unknown' {
    const [, requested] = /^request to (\S+) failed/.exec(failure.message) ?? [];
    const isRedirected = requested !== undefined && withoutLogin(requested) !== withoutLogin(failure.url);
    if (isRedirected) {
        return 'unknown';
    }
    if (WRONG_HOST.test(failure.message)) {
        return 'wrong-host';
    }
    return NEVER_CONNECTED.test(failure.message) ? 'refused-connection' : 'unknown';
}

export interface FailedRequest {
    /** The error's. */
    readonly message: string;
    /** What was asked for. */
    readonly url: string;
}

function withoutLogin(url: string): string {
    return url.replace(/^(https?:\/\/)[^/@]*@/, '$1');
}

// "read ETIMEDOUT" is not here: Node names the call that failed, and only `connect` comes before the request is written.
const NEVER_CONNECTED =
    /\bECONNREFUSED\b|\bgetaddrinfo EAI_AGAIN\b|\bconnect (?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)\b|\bUND_ERR_CONNECT_TIMEOUT\b/;

// Certificates are checked before the request is written.
const WRONG_HOST = /\bgetaddrinfo ENOTFOUND\b|\bcertificate\b/;

const REQUEST_TIMEOUT = 408;

interface AnswerFields {
    readonly code?: number;
    readonly sid?: string;
}

function fieldsOf(body: unknown): AnswerFields {
    const { code, sid } = membersOf(typeof body === 'string' ? parseJson(body) : body);
    return {
        code: typeof code === 'number' ? code : undefined,
        sid: typeof sid === 'string' ? sid : undefined,
    };
}
