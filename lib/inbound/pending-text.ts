import { addressKey, maskedAddress, readAddress } from '../model/address';
import type { InboundText } from '../model/inbound-text';
import { isObject } from '../model/json';
import type { LogFields } from '../model/ports';
import type { Pending } from '../queue/pending';
import { type Language, languageOf } from '../words/say';

/** An incoming text as it waits. */
export interface PendingText {
    readonly text: InboundText;
    /** The department that the webhook's URL asks for; '' for none. */
    readonly department: string;
    /** What is in the room already, one trace a part, in order. */
    readonly traces: readonly string[];
    /** The rooms that attempts have looked up or made, and may have posted to. */
    readonly rooms: readonly string[];
    /** How often Rocket.Chat refused to post the next part although it took everything before. */
    readonly refusals: number;
    /** The automatic answer that the customer got when it arrived. */
    readonly answered?: string;
    /** In which its lines are posted: that of the workspace when it arrived, so that another attempt finds them again. */
    readonly language?: Language;
}

/** A text that nobody has tried to post, in a workspace whose language has this code. */
export function newPendingText(text: InboundText, department: string, language: string | undefined): PendingText {
    return { text, department, traces: [], rooms: [], refusals: 0, language: languageOf([language]) };
}

/** The text that waits; undefined for something else, and for one that was stored in a way that cannot be read. */
export function pendingTextIn(pending: Pending): PendingText | undefined {
    const { work } = pending;
    if (pending.kind !== 'text' || !isObject(work) || !Array.isArray(work.traces)) {
        return undefined;
    }
    const text = textIn(work.text);
    const { department, traces, rooms, refusals, answered, language } = work;
    return text === undefined || typeof department !== 'string'
        ? undefined
        : {
              text,
              department,
              traces,
              rooms: Array.isArray(rooms) ? rooms : [],
              refusals: typeof refusals === 'number' ? refusals : 0,
              ...(typeof answered === 'string' ? { answered } : {}),
              ...(typeof language === 'string' ? { language: languageOf([language]) } : {}),
          };
}

/** The lane of a text: the customer's address and ours, since each pair is a conversation of its own. */
export function laneOfText({ from, to }: InboundText): string {
    return textLane(addressKey(from), addressKey(to));
}

/** The same, by the keys of both. */
export function textLane(customer: string, ours: string): string {
    return `${customer}>${ours}`;
}

/** Who and which text, for a log line. */
export function logFieldsOf({ text }: PendingText): LogFields {
    return { sid: text.sid, from: maskedAddress(text.from) };
}

/** As far as the work cannot do without; the rest may be missing or another version's. */
function textIn(stored: unknown): InboundText | undefined {
    if (!isInboundText(stored)) {
        return undefined;
    }
    const [from, to] = [readAddress(stored.from), readAddress(stored.to)];
    return from === undefined || to === undefined ? undefined : { ...readable(stored), from, to };
}

/** Without what is not the text that it should be: it would stand in the way of everything that comes after it. */
function readable(stored: InboundText): InboundText {
    const kept: { -readonly [Name in keyof InboundText]: InboundText[Name] } = { ...stored };
    for (const name of TEXTS) {
        if (typeof kept[name] !== 'string') {
            delete kept[name];
        }
    }
    if (!isObject(kept.geo) || !Object.values(kept.geo).every((part) => typeof part === 'string')) {
        delete kept.geo;
    }
    return kept;
}

const TEXTS = [
    'sid',
    'accountSid',
    'messagingServiceSid',
    'profileName',
    'externalUserId',
    'profileUsername',
    'messageType',
    'optOutType',
] as const;

function isInboundText(stored: unknown): stored is InboundText {
    return (
        isObject(stored) &&
        typeof stored.body === 'string' &&
        Array.isArray(stored.media) &&
        stored.media.every(isMedia)
    );
}

function isMedia(stored: unknown): boolean {
    return isObject(stored) && typeof stored.url === 'string' && typeof stored.contentType === 'string';
}
