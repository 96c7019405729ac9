import { EventEmitter, setMaxListeners } from 'events';
import { setTimeout } from 'timers/promises';
import type { Behaviour } from './behaviour.mts';
import { phoneKey } from './channel.mts';
import type {
    AccountState,
    Attempt,
    Bubble,
    Leak,
    MessageRecord,
    MessageState,
    NumberConfiguration,
    RestRequest,
    ServiceConfiguration,
    TemplateConfiguration,
    TwilioOptions,
} from './contract.mts';
import { type OpenRules, openRules, type Subject } from './rules.mts';
import { type Sids, sidsFrom } from './sids.mts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A message while its state may still change. */
export type Message = Mutable<MessageRecord>;

/** An attachment of a customer's message, waiting to be fetched. */
export type StoredMedia = {
    readonly sid: string;
    readonly messageSid: string;
    readonly accountSid: string;
    readonly name: string;
    readonly contentType: string;
    readonly bytes: Uint8Array;
    readonly createdAt: number;
};

/** Everything the simulated Twilio knows; one per startTwilio. */
export type Exchange = {
    readonly options: TwilioOptions;
    /** Auth tokens by AccountSid, main account included. */
    readonly accounts: ReadonlyMap<string, string>;
    readonly behaviour: OpenRules;
    readonly events: EventEmitter;
    readonly urls: { api: string; cdn: string };
    readonly numbers: Map<string, NumberConfiguration>;
    readonly services: Map<string, ServiceConfiguration>;
    /** Content templates by sid. */
    readonly templates: Map<string, TemplateConfiguration>;
    /** The URLs for texts of TwiML applications, by sid. */
    readonly applications: Map<string, string>;
    readonly accountStates: Map<string, AccountState>;
    readonly routes: Map<string, string>;
    readonly phones: Map<string, Mutable<Bubble>[]>;
    readonly messages: Map<string, Message>;
    readonly media: Map<string, StoredMedia>;
    /** How the CDN is to behave to whoever comes by an address that the API gave out, by a word in its query. */
    readonly givenOut: Map<string, Behaviour['media']>;
    /** `customer|number or service` pairs. */
    readonly optedOut: Set<string>;
    /** When the customer last wrote, by `customer|sender`. */
    readonly windows: Map<string, number>;
    readonly webhooks: Attempt[];
    readonly requests: Mutable<RestRequest>[];
    readonly leaks: Leak[];
    /** Work under way: `idle` waits for it. */
    readonly underWay: Set<Promise<unknown>>;
    sids: Sids;
    /** Aborted by a reset or stop: whoever is waiting gives up. */
    ending: AbortController;
    /** Aborted when Twilio hangs up: the webhooks that are under way get no answer any more. */
    patience: AbortController;
    /** Counts resets: work begun before one leaves no trace after it. */
    era: number;
};

export function openExchange(options: TwilioOptions): Exchange {
    // Every open page and every waiting test listens: there is no number that would mean a leak.
    const events = new EventEmitter().setMaxListeners(0);
    return {
        options,
        accounts: new Map([[options.accountSid, options.authToken], ...Object.entries(options.subaccounts ?? {})]),
        behaviour: openRules(() => void events.emit('change', 'behaviour')),
        events,
        urls: { api: '', cdn: '' },
        numbers: new Map(),
        services: new Map(),
        templates: new Map(),
        applications: new Map(),
        accountStates: new Map(),
        routes: new Map(),
        phones: new Map(),
        messages: new Map(),
        media: new Map(),
        givenOut: new Map(),
        optedOut: new Set(),
        windows: new Map(),
        webhooks: [],
        requests: [],
        leaks: [],
        underWay: new Set(),
        sids: sidsFrom(options.seed),
        ending: newEnding(),
        patience: newEnding(),
        era: 0,
    };
}

/** Empties the logs and everything customers did; numbers, routes and rules are left to the caller. */
export function forget(exchange: Exchange): void {
    exchange.era += 1;
    exchange.ending.abort();
    exchange.ending = newEnding();
    for (const list of [exchange.webhooks, exchange.requests, exchange.leaks, ...exchange.phones.values()]) {
        list.length = 0;
    }
    for (const map of [exchange.messages, exchange.media, exchange.givenOut, exchange.optedOut, exchange.windows]) {
        map.clear();
    }
    exchange.phones.clear();
    exchange.sids = sidsFrom(exchange.options.seed);
    changed(exchange, 'reset');
}

/** Ends every webhook that is under way, as if its time were over. */
export function hangUp(exchange: Exchange): void {
    exchange.patience.abort();
    exchange.patience = newEnding();
}

/** Tells the page that something it shows is different now. */
export function changed(exchange: Exchange, what: string): void {
    exchange.events.emit('change', what);
}

/** Runs work that `idle` waits for; its failure is the caller's to see. */
export function underWay<T>(exchange: Exchange, work: Promise<T>): Promise<T> {
    exchange.underWay.add(work);
    const done = (): void => void exchange.underWay.delete(work);
    work.then(done, done);
    return work;
}

/** Resolves when nothing is under way, whatever was started meanwhile. */
export async function whenIdle(exchange: Exchange): Promise<void> {
    while (exchange.underWay.size > 0) {
        await Promise.allSettled([...exchange.underWay]);
    }
}

/** Waits, unless a reset or stop comes first. 0 does not wait at all. */
export async function pause(exchange: Exchange, ms: number): Promise<void> {
    if (ms > 0) {
        await setTimeout(ms, undefined, { signal: exchange.ending.signal }).catch(() => undefined);
    }
}

/** What the rules of behaviour know of a message. */
export function subjectOf({ direction, from, to, body }: MessageRecord): Subject {
    return direction === 'inbound' ? { customer: from, number: to, body } : { customer: to, number: from, body };
}

/** What they know of a customer's attachment: the message that it came with. */
export function mediaSubject(exchange: Exchange, item: StoredMedia): Subject {
    const message = exchange.messages.get(item.messageSid);
    return message === undefined ? { customer: '', number: '', body: '' } : subjectOf(message);
}

/** Moves a message, and its bubble when it is on a phone, to a state. */
export function moveTo(exchange: Exchange, message: Message, change: { state: MessageState; code?: number }): void {
    message.state = change.state;
    message.errorCode = change.code ?? null;
    message.updatedAt = Date.now();
    const bubbles = exchange.phones.get(phoneKey(message.to)) ?? [];
    // The newest are at the end, and they are the ones that still change.
    for (let index = bubbles.length - 1; index >= 0; index -= 1) {
        const bubble = bubbles[index];
        if (bubble?.sid === message.sid) {
            bubble.state = change.state;
            break;
        }
    }
    changed(exchange, 'phone');
}

/** The auth token that signs and authenticates for an account; the main account's for one that is unknown. */
export function tokenOf(exchange: Exchange, accountSid: string): string {
    return exchange.accounts.get(accountSid) ?? exchange.options.authToken;
}

/** Everything under way listens to it: there is no number that would mean a leak. */
function newEnding(): AbortController {
    const ending = new AbortController();
    setMaxListeners(0, ending.signal);
    return ending;
}

/** How many files a message has, whoever sent it. */
export function mediaCount({ media, messages }: Exchange, sid: string): number {
    const inbound = [...media.values()].filter((item) => item.messageSid === sid).length;
    return inbound + (messages.get(sid)?.mediaUrls.length ?? 0);
}
