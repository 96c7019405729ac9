import { addressKey, maskedAddress, parseAddress } from '../model/address';
import type { LogFields } from '../model/ports';
import type { Entry } from '../queue/pending';
import type { InboundText } from '../twilio/parse-text';

/** An incoming text as an entry carries it. */
export interface TextWork {
    readonly text: InboundText;
    /** The department that the webhook's URL asks for; '' for none. */
    readonly department: string;
    /** What is in the room already, one trace a part, in order. */
    readonly traces: readonly string[];
    /** The rooms that attempts have looked up or made, and may have posted to; absent before there were any. */
    readonly rooms?: readonly string[];
    /** How often Rocket.Chat refused to post the next part although it took everything before; absent for never. */
    readonly refusals?: number;
}

/** The text of an entry; undefined for an entry of another kind or from a version that wrote it differently. */
export function textWorkOf(entry: Entry): TextWork | undefined {
    return entry.kind === 'text' && isTextWork(entry.work) ? entry.work : undefined;
}

/** The line of a text: the customer's address and ours, since each pair is a conversation of its own. */
export function lineOfText(text: InboundText): string {
    return `${keyOf(text.from)}>${keyOf(text.to)}`;
}

/** When the entry's text arrived, milliseconds since 1970. */
export function arrivedAt(entry: Entry): number {
    return Number(entry.id.slice(0, 15));
}

/** What a customer's records are kept under. */
export function customerKey(text: InboundText): string {
    return keyOf(text.from);
}

/** The customer's number for a log line, mostly hidden. */
function customerMask(text: InboundText): string {
    const address = parseAddress(text.from);
    return address === undefined ? '•••' : maskedAddress(address);
}

/** Who and which text, for a log line. */
export function fieldsOf(work: TextWork): LogFields {
    return { sid: work.text.sid, from: customerMask(work.text) };
}

function keyOf(raw: string): string {
    const address = parseAddress(raw);
    return address === undefined ? raw : addressKey(address);
}

function isTextWork(work: unknown): work is TextWork {
    if (typeof work !== 'object' || work === null) {
        return false;
    }
    const { text, department, traces }: Partial<Record<keyof TextWork, unknown>> = work;
    return isInboundText(text) && typeof department === 'string' && Array.isArray(traces);
}

/** As far as the work cannot do without. */
function isInboundText(data: unknown): data is InboundText {
    if (typeof data !== 'object' || data === null) {
        return false;
    }
    const { from, to, body, media }: Partial<Record<keyof InboundText, unknown>> = data;
    return typeof from === 'string' && typeof to === 'string' && typeof body === 'string' && Array.isArray(media);
}
