import { isObject } from './json';

export type Channel = 'sms' | 'whatsapp' | 'messenger' | 'rcs' | 'other';

/** Who wrote or was written to. Only `phone` and `short-code` are numbers; the others must never be read as one. */
export interface Address {
    /** As received, which is also how Twilio wants it back: 'whatsapp:+14017122661'. */
    readonly raw: string;
    readonly channel: Channel;
    /**
     * Without the channel's prefix; a phone has its '+'. On channel 'other' the unknown prefix stays part of it. Of a
     * withheld number the word for it: 'anonymous'.
     */
    readonly id: string;
    /** E.164 with '+'. */
    readonly phone?: string;
    readonly kind: 'phone' | 'short-code' | 'alphanumeric' | 'withheld' | 'opaque';
}

/**
 * The address a `From` or `To` field stands for; undefined when it is blank, longer than 256 characters, or has control
 * characters or halves of characters.
 * Digits without '+' (the built-in route's example, or a '+' that was form-decoded to a space) are a phone from 7 up.
 * Source: Twilio "TwiML for Programmable Messaging", phone numbers; E.164 has at most 15 digits and no leading zero.
 */
export function parseAddress(raw: string): Address | undefined {
    if (raw.length > MAX_ADDRESS_LENGTH || UNUSABLE.test(raw)) {
        return undefined;
    }
    const { channel, rest } = splitChannel(raw.trim());
    if (rest === '') {
        return undefined;
    }
    const withheld = channel === 'sms' ? withheldAs(rest) : undefined;
    if (withheld !== undefined) {
        return { raw, channel, id: withheld, kind: 'withheld' };
    }
    const phone = CHANNELS_WITH_PHONES.has(channel) ? phoneOf(rest) : undefined;
    if (phone !== undefined) {
        return { raw, channel, id: phone, phone, kind: 'phone' };
    }
    return { raw, channel, id: rest, kind: channel === 'sms' ? kindOfSender(rest) : 'opaque' };
}

/** An address from the store or a room; undefined for anything else. Rooms keep it as it was received, as version 0.1 did
 * everywhere. */
export function readAddress(stored: unknown): Address | undefined {
    const raw = isObject(stored) ? stored.raw : stored;
    return typeof raw === 'string' ? parseAddress(raw) : undefined;
}

/** Whether a channel takes free words only for a time after the customer's last text. RCS has no such time.
 * Source: Twilio "WhatsApp key concepts", "Facebook Messenger". */
export function hasWindow(channel: Channel): boolean {
    return channel === 'whatsapp' || channel === 'messenger';
}

/** What records about this address are filed under; differs per channel and is the same however '+' was written. */
export function addressKey(address: Address): string {
    return `${address.channel}:${address.id}`;
}

/** The address as Twilio lists it, however it was received: '+15558675310', 'whatsapp:+15558675310'. */
export function listedAddress({ channel, id, raw }: Address): string {
    switch (channel) {
        case 'sms':
            return id;
        case 'other':
            return raw.trim();
        default:
            return `${channel}:${id}`;
    }
}

/**
 * Whether a reply can be addressed at all: not to an alphanumeric sender or a withheld number.
 * A short code counts, although Twilio may still refuse it (21265): that depends on the account and the country.
 */
export function isAnswerable(address: Address): boolean {
    switch (address.kind) {
        case 'phone':
        case 'short-code':
            return true;
        case 'alphanumeric':
        case 'withheld':
            return false;
        case 'opaque':
            return address.channel !== 'sms' && address.channel !== 'other';
    }
}

/** For logs: enough to recognise an address one already knows, '+1401•••2661', never the whole. */
export function maskedAddress(address: Address): string {
    const characters = Array.from(address.id);
    const head = Math.min(5, Math.floor(characters.length * 0.42));
    const tail = Math.min(4, Math.floor(characters.length / 3));
    const prefix = address.channel === 'sms' || address.channel === 'other' ? '' : `${address.channel}:`;
    return `${prefix}${characters.slice(0, head).join('')}•••${characters.slice(characters.length - tail).join('')}`;
}

const MAX_ADDRESS_LENGTH = 256;
const UNUSABLE = /[\p{Cc}\p{Cs}]/u;
/**
 * What stands for a sender who shows no number: the word, or the digits that spell it on a phone's keys, such as
 * +266696687 for 'anonymous'. Source: Twilio support, "Why am I getting calls from these strange numbers?".
 */
const WITHHELD: ReadonlyMap<string, string> = new Map([
    ['266696687', 'anonymous'],
    ['7378742833', 'restricted'],
    ['2562533', 'blocked'],
    ['8656696', 'unknown'],
    ['86282452253', 'unavailable'],
]);
const WITHHELD_WORDS: ReadonlySet<string> = new Set([...Array.from(WITHHELD.values()), 'private', 'withheld']);
const CHANNELS_WITH_PHONES: ReadonlySet<Channel> = new Set<Channel>(['sms', 'whatsapp', 'rcs']);
const CHANNEL_BY_PREFIX: ReadonlyMap<string, Channel> = new Map<string, Channel>([
    ['whatsapp', 'whatsapp'],
    ['messenger', 'messenger'],
    ['rcs', 'rcs'],
]);

function splitChannel(text: string): { readonly channel: Channel; readonly rest: string } {
    const match = /^([a-z][a-z0-9+.-]*):(.*)$/i.exec(text);
    const prefix = match?.[1];
    if (prefix === undefined) {
        return { channel: 'sms', rest: text };
    }
    const channel = CHANNEL_BY_PREFIX.get(prefix.toLowerCase());
    const rest = (match?.[2] ?? '').trim();
    // Two unknown channels may use the same ids, so the prefix stays part of the id.
    return channel === undefined ? { channel: 'other', rest: text } : { channel, rest };
}

function withheldAs(text: string): string | undefined {
    const word = text.toLowerCase();
    return WITHHELD_WORDS.has(word) ? word : WITHHELD.get(text.replace(/^\+/, ''));
}

function phoneOf(text: string): string | undefined {
    const compact = text.startsWith('+') ? text.replace(/[\s().-]/g, '') : text;
    const digits = /^\+?([1-9]\d{6,14})$/.exec(compact)?.[1];
    return digits === undefined ? undefined : `+${digits}`;
}

function kindOfSender(text: string): 'short-code' | 'alphanumeric' | 'opaque' {
    if (/^\d{3,6}$/.test(text)) {
        return 'short-code';
    }
    // Twilio "Alphanumeric Sender ID": up to 11 letters, digits and spaces, with a letter; some carriers add - _ & + .
    return /^(?=.*[a-z])[a-z0-9 _&+.-]{1,11}$/i.test(text) ? 'alphanumeric' : 'opaque';
}
