import type { Account } from './accounts';

/** Fetches a media file of Twilio's. Never rejects: what can go wrong is in the answer. */
export type FetchMedia = (request: MediaRequest) => Promise<Fetched>;

export interface MediaRequest {
    readonly url: string;
    readonly accountSid: string;
    readonly authToken: string;
    /** To be tried, in order, where the one before is refused. */
    readonly otherTokens?: readonly string[];
}

/** `status` 0: there was no answer, or not in time. */
export type Fetched =
    | { readonly kind: 'file'; readonly bytes: Buffer; readonly type: string }
    | { readonly kind: 'failed'; readonly status: number };

/** Asks Twilio's REST API, with the next token of the account where one is refused. Never rejects. */
export type AskTwilio = (request: TwilioRequest) => Promise<TwilioAnswer>;

export interface TwilioRequest {
    readonly method: 'GET' | 'POST' | 'DELETE';
    /** Without a login. */
    readonly url: string;
    readonly account: Account;
    /** The body; a field with several values is given once for each. */
    readonly form?: Readonly<Record<string, string | readonly string[]>>;
    /** The body of the few resources that take no form. */
    readonly json?: object;
}

export type TwilioAnswer =
    /** `body`: the parsed JSON, undefined for anything else; `date`: Twilio's clock, in milliseconds since 1970. */
    | { readonly kind: 'answer'; readonly status: number; readonly body: unknown; readonly date?: number }
    /** There was no connection, so that surely nothing was done. */
    | { readonly kind: 'unreachable' }
    /** There is no such host, or its certificate is not valid. */
    | { readonly kind: 'wrong-host' }
    /** No answer in time: what was asked for may have been done. */
    | { readonly kind: 'unanswered' };

/** Asks an address by GET as anybody would. Never rejects; of what comes back the status counts alone. */
export type Probe = (url: string) => Promise<
    | { readonly kind: 'answer'; readonly status: number }
    /** No such host, or no valid certificate; or no answer from here, which somebody else may get. */
    | { readonly kind: 'wrong-host' | 'unanswered' }
>;
