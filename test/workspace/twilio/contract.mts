import type { EventEmitter } from 'events';
import type { Rules } from './rules.mts';

/** How to start the simulator. Ports left out are chosen by the system; both listen on 127.0.0.1 only. */
export type TwilioOptions = {
    readonly accountSid: string;
    readonly authToken: string;
    readonly apiPort?: number;
    readonly cdnPort?: number;
    /** Auth tokens of subaccounts by their AccountSid. */
    readonly subaccounts?: Readonly<Record<string, string>>;
    /** Same seed, same sids. */
    readonly seed?: string;
};

/** What Twilio knows of one of our numbers or senders: `+1…`, a short code, `whatsapp:+…`, `rcs:agent`, `messenger:…`. */
export type NumberConfiguration = {
    /** May end in a fragment with connection overrides, `#rc=2&rp=5xx&rt=2000`. */
    readonly webhookUrl: string;
    readonly fallbackUrl?: string;
    readonly method?: 'POST' | 'GET';
    readonly fallbackMethod?: 'POST' | 'GET';
    /** A TwiML application, whose URL counts instead of the number's own. */
    readonly applicationSid?: string;
    readonly messagingServiceSid?: string;
    /** The subaccount that owns the number; the main account when left out. */
    readonly accountSid?: string;
};

/** What Twilio knows of a messaging service. Which numbers are in it, their own configurations say. */
export type ServiceConfiguration = {
    readonly name: string;
    /** '': texts to the service's numbers are dropped, unless the numbers' own webhooks are used. */
    readonly webhookUrl: string;
    readonly method?: 'POST' | 'GET';
    readonly fallbackUrl?: string;
    readonly fallbackMethod?: 'POST' | 'GET';
    /** Whether each number's own webhook counts instead ("defer to sender's webhook"). */
    readonly usesNumbersWebhook?: boolean;
    readonly accountSid?: string;
};

/** A content template as Twilio's Content API has it. */
export type TemplateConfiguration = {
    readonly name: string;
    /** `en` when left out. */
    readonly language?: string;
    /** The default of each variable. */
    readonly variables?: Readonly<Record<string, string>>;
    /** `twilio/text`, `whatsapp/card`, …: the fields of each, by Twilio's names. */
    readonly types: Readonly<Record<string, object>>;
    /** What WhatsApp says of it; not submitted when left out. */
    readonly approval?: {
        readonly status: string;
        readonly category?: string;
        readonly rejectionReason?: string;
        readonly contentType?: string;
    };
    readonly accountSid?: string;
};

/** What Twilio says of an account. */
export type AccountState = {
    readonly status?: 'active' | 'suspended' | 'closed';
    readonly type?: 'Full' | 'Trial';
};

/** One attachment of a customer's message. With `url` Twilio's own address for it is replaced, as a forger would. */
export type PhoneMedia = {
    readonly name?: string;
    readonly contentType: string;
    readonly bytes?: Uint8Array;
    readonly url?: string;
};

/** What a customer sends from a phone. */
export type PhoneText = {
    readonly to: string;
    readonly body?: string;
    readonly media?: readonly PhoneMedia[];
    readonly location?: {
        readonly latitude: number;
        readonly longitude: number;
        readonly address?: string;
        readonly label?: string;
    };
    readonly profileName?: string;
    readonly waId?: string;
    readonly button?: { readonly text: string; readonly payload?: string; readonly type?: string };
    readonly list?: { readonly id: string; readonly title: string };
    readonly repliedTo?: { readonly sid: string; readonly sender?: string };
    readonly forwarded?: boolean | 'often';
    /** Referral fields without their prefix: `{ Headline, Body, SourceUrl, … }`. */
    readonly referral?: Readonly<Record<string, string>>;
    readonly optOutType?: 'STOP' | 'START' | 'HELP';
    /** Raw parameters put over the others; null leaves a parameter out. */
    readonly fields?: Readonly<Record<string, string | null>>;
};

/** Twilio's error or warning about an answer, as its debugger would show it. */
export type Problem = { readonly code: number; readonly message: string; readonly level: 'error' | 'warning' };

/** One HTTP request of Twilio to a webhook, with what came back. */
export type Attempt = {
    /** Its place in `webhooks`. */
    readonly index: number;
    readonly kind: 'inbound' | 'status';
    readonly cause: 'first' | 'retry' | 'fallback' | 'redirect' | 'again' | 'tampered';
    /** 1 for the first request of a webhook, counting up over retries, redirects and the fallback. */
    readonly attempt: number;
    readonly sid: string;
    /** The URL as signed: without fragment and credentials, with the parameters when the method is GET. */
    readonly url: string;
    /** The URL as connected to, which differs when a route or `deliverTo` points elsewhere. */
    readonly connectedTo: string;
    readonly method: 'POST' | 'GET';
    readonly headers: Readonly<Record<string, string>>;
    readonly fields: Readonly<Record<string, string>>;
    readonly at: number;
    readonly ms: number;
    /** Null when no answer came. */
    readonly status: number | null;
    readonly contentType: string | null;
    readonly body: string;
    readonly problem: Problem | null;
};

/** One `<Message>` of an answer. */
export type TwimlMessage = {
    readonly body: string;
    readonly media: readonly string[];
    readonly to: string | null;
    readonly from: string | null;
    readonly statusCallback: string | null;
};

/** An answer as Twilio executes it. */
export type Twiml = { readonly messages: readonly TwimlMessage[]; readonly redirect: string | null };

/** What became of a customer's message: every request it caused, and the answer that was executed, if any. */
export type Sent = { readonly sid: string; readonly attempts: readonly Attempt[]; readonly twiml: Twiml | null };

export type MessageState =
    | 'received'
    | 'accepted'
    | 'queued'
    | 'sending'
    | 'sent'
    | 'delivered'
    | 'read'
    | 'failed'
    | 'undelivered';

/** An attachment on a phone, with its bytes as sent or as fetched from its MediaUrl. */
export type BubbleMedia = {
    readonly name: string;
    readonly contentType: string;
    readonly url: string;
    readonly bytes: Uint8Array;
};

/** How a template looks on a phone besides its body. */
export type BubbleTemplate = {
    readonly name: string;
    /** '' where there is none. */
    readonly header: string;
    readonly footer: string;
    readonly buttons: readonly string[];
    /** Addresses, which the phone would open. */
    readonly media: readonly string[];
};

/** One message on a phone's screen. Those the customer never saw (`failed`, `undelivered`) are not on it. */
export type Bubble = {
    readonly sid: string;
    /** 'out': the customer wrote it; 'in': it reached the phone. */
    readonly direction: 'out' | 'in';
    /** Who wrote it: the customer, the Messages API, TwiML, a text/plain answer, or Twilio's opt-out handling. */
    readonly by: 'customer' | 'api' | 'twiml' | 'plain' | 'opt-out';
    readonly from: string;
    readonly to: string;
    readonly body: string;
    readonly media: readonly BubbleMedia[];
    readonly template?: BubbleTemplate;
    readonly state: MessageState;
    readonly at: number;
};

/** A message as the API knows it, on a phone or not. */
export type MessageRecord = {
    readonly sid: string;
    readonly accountSid: string;
    readonly direction: 'inbound' | 'outbound-api' | 'outbound-reply';
    readonly from: string;
    readonly to: string;
    readonly messagingServiceSid: string | null;
    readonly body: string;
    readonly mediaUrls: readonly string[];
    readonly statusCallback: string | null;
    /** What a message that was made of a template looks like besides its body. */
    readonly template?: BubbleTemplate;
    readonly state: MessageState;
    readonly errorCode: number | null;
    readonly createdAt: number;
    readonly updatedAt: number;
};

/** A customer's phone (or WhatsApp account, …). */
export type Phone = {
    readonly address: string;
    /** Both ways, oldest first; live. */
    readonly messages: readonly Bubble[];
    /** The numbers or messaging services this customer has opted out of. */
    readonly optedOutOf: readonly string[];
    /** Resolves when Twilio has dealt with the answer to the last request. Never rejects for a bad answer. */
    send(text: PhoneText): Promise<Sent>;
};

/** One request to the REST API or for media. The Authorization header is masked. */
export type RestRequest = {
    readonly index: number;
    readonly host: 'api' | 'cdn';
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    /** Every value of every form field. */
    readonly fields: Readonly<Record<string, readonly string[]>>;
    readonly rawBody: string;
    /** Who the caller said it was and whether its secret was right; null without Basic credentials. */
    readonly credentials: { readonly username: string; readonly valid: boolean } | null;
    readonly at: number;
    /** Null until answered, and for a request that never is. */
    readonly status: number | null;
    /** The code of the error, for an error answer. */
    readonly errorCode: number | null;
    /** The sid of the message that it made. */
    readonly madeSid?: string;
};

/** A request that carried credentials to a host:port other than the API's. */
export type Leak = { readonly host: string; readonly method: string; readonly path: string; readonly what: string };

export type Twilio = {
    readonly apiUrl: string;
    readonly cdnUrl: string;
    readonly accountSid: string;
    readonly authToken: string;
    /** What is different from a good day, and for whom. */
    readonly behaviour: Rules;
    /** Closes the API's port at once, which knows no customers. Returns what opens it again; a reset does too. */
    cutOff(): () => Promise<void>;
    /** Ends every webhook that is under way, as if its time were over. */
    hangUp(): void;
    /** Every request to a webhook, oldest first; live. */
    readonly webhooks: readonly Attempt[];
    readonly requests: readonly RestRequest[];
    readonly leaks: readonly Leak[];
    /** 'change' after anything the page shows has changed, with a word for what: 'phone', 'webhook', 'request', … */
    readonly events: EventEmitter;
    /** Configures one of our numbers. A later call replaces the whole configuration. */
    number(address: string, configuration: NumberConfiguration): void;
    numbers(): Readonly<Record<string, NumberConfiguration>>;
    /** Takes one of our numbers away, as when it is released or moved to somebody else's account. */
    release(address: string): void;
    /** Configures a messaging service. A later call replaces the whole configuration. */
    service(sid: string, configuration: ServiceConfiguration): void;
    services(): Readonly<Record<string, ServiceConfiguration>>;
    /** Configures a content template by its sid, `HX…`. A later call replaces the whole of it. */
    template(sid: string, configuration: TemplateConfiguration): void;
    /** Configures the URL that a TwiML application has for texts. */
    application(sid: string, webhookUrl: string): void;
    account(sid: string, state: AccountState): void;
    /** The phone with this address, made when it is new. */
    phone(address: string): Phone;
    phones(): readonly Phone[];
    /** Every message, oldest first, whatever became of it. */
    messages(): readonly MessageRecord[];
    /** Requests to `from`'s origin go to `to` instead, signed as before: a public address served on this machine. */
    route(rule: { readonly from: string; readonly to: string }): void;
    /** Sends a logged webhook again, byte for byte. Undefined index gives a RangeError. */
    resend(attemptIndex: number): Promise<Attempt>;
    /** Sends a logged webhook twice at the same time. */
    duplicate(attemptIndex: number): Promise<readonly Attempt[]>;
    /** Sends a logged webhook again with other field values and the old signature; null removes a field. */
    tamper(attemptIndex: number, fields: Readonly<Record<string, string | null>>): Promise<Attempt>;
    /** As if a customer had sent this so long ago, and its webhook had been given up: it stands in the log alone. Returns
     * its sid. */
    lose(lost: { readonly from: string; readonly text: PhoneText; readonly agoMs: number }): string;
    /** `phone(from).send(text)`, connecting to the origin of `url` instead of the configured one; signed as configured. */
    deliverTo(delivery: { readonly url: string; readonly from: string; readonly text: PhoneText }): Promise<Sent>;
    /** Resolves when no webhook, callback or delivery is under way. */
    idle(): Promise<void>;
    /** Forgets phones, messages, media, opt-outs and logs, and makes it a good day; numbers and routes stay. */
    reset(): void;
    stop(): Promise<void>;
};
