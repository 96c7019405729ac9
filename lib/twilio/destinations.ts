import type { TwilioRequest } from '../model/http-ports';
import type { Pointing } from '../model/number-ports';
import { type Json, textIn, toJson } from './api-answer';

/** What of Twilio's says where texts go: a phone number, a messaging service, or a WhatsApp sender. */
export type DestinationKind = 'number' | 'service' | 'sender';

/** One of them, with where it sends texts. */
export interface Destination {
    readonly kind: DestinationKind;
    readonly accountSid: string;
    /** `PN…`, `MG…` or `XE…`. */
    readonly sid: string;
    /** `+15558675310`, a service's name, `whatsapp:+15558675310`. */
    readonly name: string;
    /** The fields that say where, by Twilio's names. */
    readonly pointing: Pointing;
}

/** A messaging service. */
export interface Service extends Destination {
    /** Whether each of its numbers says itself where its texts go ("Defer to sender's webhook"). */
    readonly leavesItToNumbers: boolean;
}

/** What the fields of a kind are called. Source: Twilio "IncomingPhoneNumber resource", "Messaging Services API",
 * "Senders API" v2. */
const FIELDS = {
    number: {
        url: ['SmsUrl', 'sms_url'],
        method: ['SmsMethod', 'sms_method'],
        fallbackUrl: ['SmsFallbackUrl', 'sms_fallback_url'],
        fallbackMethod: ['SmsFallbackMethod', 'sms_fallback_method'],
        application: ['SmsApplicationSid', 'sms_application_sid'],
    },
    service: {
        url: ['InboundRequestUrl', 'inbound_request_url'],
        method: ['InboundMethod', 'inbound_method'],
        fallbackUrl: ['FallbackUrl', 'fallback_url'],
        fallbackMethod: ['FallbackMethod', 'fallback_method'],
    },
    sender: {
        url: ['callback_url', 'callback_url'],
        method: ['callback_method', 'callback_method'],
        fallbackUrl: ['fallback_url', 'fallback_url'],
        fallbackMethod: ['fallback_method', 'fallback_method'],
        // Kept as they are: they are written together with the others.
        statusUrl: ['status_callback_url', 'status_callback_url'],
        statusMethod: ['status_callback_method', 'status_callback_method'],
    },
} as const;

type Part = keyof (typeof FIELDS)['number'];

/** What one part of a destination says: '' where it says nothing, and for a part that its kind has not. */
export function partOf({ kind, pointing }: Pick<Destination, 'kind' | 'pointing'>, part: Part): string {
    const fields: Partial<Record<Part, readonly [string, string]>> = FIELDS[kind];
    return pointing[fields[part]?.[0] ?? ''] ?? '';
}

/** What makes a destination send texts to these addresses, by POST. A TwiML application would count more than a number's
 * address, so it is taken away. Source: Twilio "IncomingPhoneNumber resource", sms_application_sid. */
export function pointingTo({ kind, pointing }: Destination, to: Addresses): Pointing {
    const { url, method, fallbackUrl, fallbackMethod } = FIELDS[kind];
    const fields = {
        ...pointing,
        [url[0]]: to.url,
        [method[0]]: 'POST',
        [fallbackUrl[0]]: to.fallbackUrl,
        [fallbackMethod[0]]: 'POST',
    };
    return kind === 'number' ? { ...fields, [FIELDS.number.application[0]]: '' } : fields;
}

export interface Addresses {
    readonly url: string;
    readonly fallbackUrl: string;
}

/** Whether Twilio has what was written. A method without its address says nothing, and Twilio may give it another. */
export function isPointing(now: Pointing, written: Pointing): boolean {
    return Object.entries(written).every(([name, value]) => {
        const address = name.replace(/Method$/, 'Url').replace(/_method$/, '_url');
        const saysNothing = address !== name && (written[address] ?? written[URL_OF[address] ?? ''] ?? '') === '';
        return saysNothing || decoded(now[name] ?? '') === decoded(value);
    });
}

/** Twilio may write the commas of an address otherwise than it was given them. */
function decoded(value: string): string {
    try {
        return decodeURIComponent(value);
    } catch {
        return value;
    }
}

/** Where the address of a method is not called like it. */
const URL_OF: Readonly<Record<string, string>> = { InboundUrl: 'InboundRequestUrl' };

/** The body with which a destination is written. A method that Twilio did not tell is not told to it either. */
export function bodyOf(kind: DestinationKind, pointing: Pointing): Pick<TwilioRequest, 'form' | 'json'> {
    const told = Object.entries(pointing).filter(([name, value]) => value !== '' || !/method$/i.test(name));
    const fields = Object.fromEntries(told);
    return kind === 'sender' ? { json: { webhook: fields } } : { form: fields };
}

/** A destination from Twilio's JSON; undefined for something else. */
export function readDestination(kind: DestinationKind, accountSid: string, json: Json): Service | undefined {
    const sid = textIn(json, 'sid');
    const name = textIn(json, NAMES[kind]) || sid;
    const source = kind === 'sender' ? (toJson(json.webhook) ?? {}) : json;
    if (sid === '') {
        return undefined;
    }
    const fields = Object.values(FIELDS[kind]).map(([written, read]) => [written, textIn(source, read)] as const);
    const leavesItToNumbers = json.use_inbound_webhook_on_number === true;
    return { kind, accountSid, sid, name, pointing: Object.fromEntries(fields), leavesItToNumbers };
}

const NAMES = { number: 'phone_number', service: 'friendly_name', sender: 'sender_id' } as const;
