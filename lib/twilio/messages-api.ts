import { URLSearchParams } from 'url';
import type { FilledTemplate } from '../model/template';
import { isSentAgain } from './error-codes';

/** The request that sends one message through Twilio's Messages API: a POST whose body is a form, with `MediaUrl` once
 * per address. Credentials are only in `auth`, never in the body. What Twilio would refuse (no body and no media, no
 * sender) is built all the same. Source: Twilio "Messages resource, create"; an API URL may have a path (SignalWire). */
export function messageRequest(message: OutgoingMessage): MessageRequest {
    const account = encodeURIComponent(message.accountSid);
    const { otherTokens = [] } = message;
    return {
        url: `${message.apiUrl.replace(/\/+$/, '')}/2010-04-01/Accounts/${account}/Messages.json`,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
        auth: `${message.accountSid}:${message.authToken}`,
        content: formOf(message),
        ...(otherTokens.length === 0
            ? {}
            : { otherAuths: otherTokens.map((token) => `${message.accountSid}:${token}`) }),
    };
}

/** Where a message that Twilio took is read again. Source: Twilio "Messages resource, fetch". */
export function messageUrl(
    { apiUrl, accountSid }: Pick<OutgoingMessage, 'apiUrl' | 'accountSid'>,
    sid: string,
): string {
    return `${apiUrl.replace(/\/+$/, '')}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages/${sid}.json`;
}

/** The same request without a status callback, as undefined where it has none: for a callback that Twilio refuses. */
export function withoutCallback(request: MessageRequest): MessageRequest | undefined {
    const form = new URLSearchParams(request.content);
    if (!form.has('StatusCallback')) {
        return undefined;
    }
    form.delete('StatusCallback');
    return { ...request, content: form.toString() };
}

/** Twilio does not take the address for status callbacks: no address, or an underscore in its host.
 * Source: Twilio error 21609. */
export const CALLBACK_REFUSED = 21609;

export interface OutgoingMessage {
    readonly apiUrl: string;
    /** The account whose number sends; a subaccount's number needs the subaccount's own SID and token. */
    readonly accountSid: string;
    readonly authToken: string;
    /** Of the same account, for where Twilio refuses the first. */
    readonly otherTokens?: readonly string[];
    readonly to: string;
    readonly from?: string;
    readonly messagingServiceSid?: string;
    readonly body?: string;
    /** At most 10, each open to everybody: Twilio fetches them without credentials. */
    readonly mediaUrls?: readonly string[];
    readonly statusCallback?: string;
    /** In place of a body and media. */
    readonly template?: FilledTemplate;
}

export interface MessageRequest {
    readonly url: string;
    readonly headers: { readonly [name: string]: string };
    /** Basic authentication as `user:password`, the form in which the Apps-Engine's http accessor takes it. */
    readonly auth: string;
    /** To be tried, in order, where Twilio answers 401. */
    readonly otherAuths?: readonly string[];
    readonly content: string;
}

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

function formOf(message: OutgoingMessage): string {
    const form = new URLSearchParams();
    const append = (name: string, value: string | undefined): void => {
        if (value) {
            form.append(name, value);
        }
    };
    append('To', message.to);
    append('From', message.from);
    append('MessagingServiceSid', message.messagingServiceSid);
    append('Body', message.body);
    if (message.template !== undefined) {
        const { sid, variables } = message.template;
        append('ContentSid', sid);
        append('ContentVariables', Object.keys(variables).length === 0 ? undefined : JSON.stringify(variables));
    }
    for (const url of message.mediaUrls ?? []) {
        append('MediaUrl', url);
    }
    append('StatusCallback', message.statusCallback);
    return form.toString();
}

interface AnswerFields {
    readonly code?: number;
    readonly sid?: string;
}

function fieldsOf(body: unknown): AnswerFields {
    const answer = typeof body === 'string' ? parseJson(body) : body;
    if (!isRecord(answer)) {
        return {};
    }
    const { code, sid } = answer;
    return {
        code: typeof code === 'number' ? code : undefined,
        sid: typeof sid === 'string' ? sid : undefined,
    };
}

function parseJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
    return typeof value === 'object' && value !== null;
}
