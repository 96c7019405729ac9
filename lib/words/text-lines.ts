import { isAnswerable } from '../model/address';
import type { InboundText, OptOut } from '../model/inbound-text';
import { looksEmpty } from './clean-text';
import { companionLines, originLines, type TextSaying } from './companion-lines';
import { escapeMarkdown, type Typed } from './escape-markdown';
import { type Language, speaking } from './say';
import { TEXT_LINES } from './topics/text-lines';
import { ourLines } from './wording';

export interface MessageContext {
    /** What the text asks of Twilio's opt-out handling. */
    readonly optOut?: OptOut;
    /** What the customer was answered automatically when the text arrived. */
    readonly answered?: string;
    /** How long ago it arrived. */
    readonly waitedMs?: number;
    /** In which our lines are; English unless told. */
    readonly language?: Language;
}

/** The message an agent reads for this text: what the customer wrote, as typed, between lines of ours for all that came
 * with it. A text with nothing to say gets a visible line, except that files alone give '', since each is posted by
 * itself. Without anything special it is the body, byte for byte. */
export function textLines(text: InboundText, context: MessageContext = {}): string {
    const { optOut, answered, waitedMs = 0, language = 'en' } = context;
    const say = speaking(TEXT_LINES, language);
    const before = originLines(text, say);
    const body = looksEmpty(text.body) ? [] : [bodyOf(text)];
    const after = [...companionLines(text, say), ...missingMediaLines(text, say)];
    const isNothing = [...before, ...body, ...after].length === 0 && text.media.length === 0;
    const end = [
        ...(isNothing ? [nothingLine(text, say)] : after),
        ...optOutLines(optOut, say),
        ...senderLines(text, say),
        ...answeredLines(answered, say),
    ];
    const isSaid = before.length + body.length + end.length > 0;
    const waited = isSaid ? waitedLines(waitedMs, say) : [];
    return [...[...waited, ...before].map(ourLines), ...body, ...end.map(ourLines)].join('\n');
}

/** The message that stands behind files which came without words and waited; '' when they did not. */
export function waitedLine(waitedMs: number, language: Language = 'en'): string {
    return waitedLines(waitedMs, speaking(TEXT_LINES, language)).map(ourLines).join('\n');
}

/** The message without the line that says how long it waited, which says something else with every attempt. */
export function withoutWaited(message: string): string {
    const [first = '', ...rest] = message.split('\n');
    return first.startsWith(ourLines(WAITED)) ? rest.join('\n') : message;
}

/** How the line about the time begins in every language. */
const WAITED = '🕐 ';

function waitedLines(waitedMs: number, say: TextSaying): readonly string[] {
    return waitedMs < WORTH_SAYING_MS ? [] : [say('waited', { time: timeInWords(waitedMs, say) })];
}

/** How long that is, rounded down: minutes, from two hours on hours, from two days on days. */
function timeInWords(ms: number, say: TextSaying): string {
    const minutes = Math.floor(ms / 60_000);
    const hours = Math.floor(minutes / 60);
    if (minutes < 120) {
        return say('minutes', { count: String(minutes) });
    }
    return hours < 48 ? say('hours', { count: String(hours) }) : say('days', { count: String(Math.floor(hours / 24)) });
}

const WORTH_SAYING_MS = 2 * 60_000;

function answeredLines(answered: string | undefined, say: TextSaying): readonly string[] {
    return answered === undefined ? [] : [say('answered', { reply: escapeMarkdown(answered) })];
}

/** The customer's words as an agent reads them. RCS has no formatting of what customers type. */
export function bodyOf({ body, from }: InboundText): string {
    const typed: Typed = from.channel === 'whatsapp' ? 'whatsapp' : 'plain';
    return escapeMarkdown(body, typed);
}

function missingMediaLines({ missingMedia = 0 }: InboundText, say: TextSaying): readonly string[] {
    return missingMedia > 0 ? [say('missingMedia', { count: String(missingMedia) })] : [];
}

function nothingLine({ messageType, isFromLog }: InboundText, say: TextSaying): string {
    if (isFromLog) {
        return say('onlyInWebhook');
    }
    const isUnknown = messageType !== undefined && messageType.toLowerCase() !== 'text';
    return isUnknown ? say('unknownType', { type: escapeMarkdown(messageType) }) : say('emptyText');
}

function optOutLines(optOut: OptOut | undefined, say: TextSaying): readonly string[] {
    switch (optOut) {
        case 'stop':
            return [say('optedOut')];
        case 'start':
            return [say('optedIn')];
        case 'help':
            return [say('askedHelp')];
        case undefined:
            return [];
    }
}

function senderLines({ from }: InboundText, say: TextSaying): readonly string[] {
    const sender = escapeMarkdown(from.id);
    if (!isAnswerable(from)) {
        return [say('cannotAnswer', { sender })];
    }
    return from.kind === 'short-code' ? [say('shortCode', { sender })] : [];
}
