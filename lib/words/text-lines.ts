import { isAnswerable } from '../model/address';
import type { InboundText, OptOut } from '../model/inbound-text';
import { looksEmpty } from './clean-text';
import { escapeMarkdown, type Typed } from './escape-markdown';
import { MEDIA_WORDING, ourLines, timeInWords, WORDING, worded } from './wording';

export interface MessageContext {
    /** What the text asks of Twilio's opt-out handling. */
    readonly optOut?: OptOut;
    /** What the customer was answered automatically when the text arrived. */
    readonly answered?: string;
    /** How long ago it arrived. */
    readonly waitedMs?: number;
}

/** The message an agent reads for this text: what the customer wrote, as typed, between lines of ours for all that came
 * with it. A text with nothing to say gets a visible line, except that files alone give '', since each is posted by
 * itself. Without anything special it is the body, byte for byte. */
export function textLines(text: InboundText, { optOut, answered, waitedMs = 0 }: MessageContext = {}): string {
    const before = originLines(text);
    const body = looksEmpty(text.body) ? [] : [bodyOf(text)];
    const after = [
        ...choiceLines(text),
        ...locationLines(text),
        ...referralLines(text),
        ...interactiveLines(text),
        ...missingMediaLines(text),
    ];
    const isNothing = [...before, ...body, ...after].length === 0 && text.media.length === 0;
    const end = [
        ...(isNothing ? [nothingLine(text)] : after),
        ...optOutLines(optOut),
        ...senderLines(text),
        ...answeredLines(answered),
    ];
    const isSaid = before.length + body.length + end.length > 0;
    const waited = isSaid ? waitedLines(waitedMs) : [];
    return [...[...waited, ...before].map(ourLines), ...body, ...end.map(ourLines)].join('\n');
}

/** The message that stands behind files which came without words and waited; '' when they did not. */
export function waitedLine(waitedMs: number): string {
    return waitedLines(waitedMs).map(ourLines).join('\n');
}

/** The message without the line that says how long it waited, which says something else with every attempt. */
export function withoutWaited(message: string): string {
    const [first = '', ...rest] = message.split('\n');
    return first.startsWith(ourLines(WORDING.waited.slice(0, WORDING.waited.indexOf('{')))) ? rest.join('\n') : message;
}

function waitedLines(waitedMs: number): readonly string[] {
    return waitedMs < WORTH_SAYING_MS ? [] : [worded(WORDING.waited, { time: timeInWords(waitedMs) })];
}

const WORTH_SAYING_MS = 2 * 60_000;

function answeredLines(answered: string | undefined): readonly string[] {
    return answered === undefined ? [] : [worded(WORDING.answered, { reply: escapeMarkdown(answered) })];
}

/** The customer's words as an agent reads them. RCS has no formatting of what customers type. */
export function bodyOf({ body, from }: InboundText): string {
    const typed: Typed = from.channel === 'whatsapp' ? 'whatsapp' : 'plain';
    return escapeMarkdown(body, typed);
}

/** Why one file of a text is not in the conversation. */
export type MediaProblem = keyof typeof MEDIA_WORDING;

export interface MissingFile {
    readonly why: MediaProblem;
    /** What the file would have been called, or its content type. */
    readonly name: string;
}

/** The line that stands where the file would have been, so that an agent knows there was one and why it is missing. */
export function mediaProblemLine({ why, name }: MissingFile): string {
    return ourLines(worded(WORDING.media, { name: escapeMarkdown(name), why: MEDIA_WORDING[why] }));
}

/** Every line that may stand where this file would have been. */
export function mediaProblemLines(name: string): readonly string[] {
    return Object.values(MEDIA_WORDING).map((why) =>
        ourLines(worded(WORDING.media, { name: escapeMarkdown(name), why })),
    );
}

/** The line that stands where a text would have been that Rocket.Chat does not take. `why` is its code, never words. */
export function refusedTextLine(why: string): string {
    return ourLines(worded(WORDING.refused, { why }));
}

/** The line that stands for what came with a text and cannot be read any more. */
export function unreadableLine(): string {
    return ourLines(WORDING.unreadable);
}

function originLines(text: InboundText): readonly string[] {
    return [...forwardedLines(text), ...replyLines(text)];
}

function forwardedLines({ forwarded }: InboundText): readonly string[] {
    if (forwarded === undefined) {
        return [];
    }
    return [forwarded === 'many' ? WORDING.forwardedMany : WORDING.forwardedOnce];
}

function replyLines({ repliedTo, from, to }: InboundText): readonly string[] {
    switch (repliedTo?.sender) {
        case to.raw:
            return [WORDING.repliedToUs];
        case from.raw:
            return [WORDING.repliedToOwn];
        default:
            return repliedTo === undefined ? [] : [WORDING.repliedTo];
    }
}

function choiceLines({ button, list, body }: InboundText): readonly string[] {
    const lines: string[] = [];
    if (button !== undefined) {
        // Twilio repeats the button's text as the body
        const isBody = button.text === body.trim();
        lines.push(isBody ? WORDING.buttonTapped : worded(WORDING.buttonNamed, { text: escapeMarkdown(button.text) }));
    }
    if (list !== undefined) {
        const isBody = list.title === body.trim();
        lines.push(isBody ? WORDING.listChosen : worded(WORDING.listNamed, { text: escapeMarkdown(list.title) }));
    }
    return lines;
}

function locationLines({ location, body }: InboundText): readonly string[] {
    if (location === undefined) {
        return [];
    }
    const { label, address, latitude, longitude, unreadable } = location;
    const names = [label, address].filter((name): name is string => name !== undefined);
    if (names.length === 0 && latitude === undefined && unreadable === undefined) {
        throw new Error('a place of which nothing is known was stored by another version');
    }
    const place = names.filter((name) => name !== body.trim()).join(', ');
    return [
        place === '' ? WORDING.locationUnnamed : worded(WORDING.location, { place: escapeMarkdown(place) }),
        ...(latitude === undefined || longitude === undefined
            ? []
            : [`https://maps.google.com/?q=${plainDegrees(latitude)},${plainDegrees(longitude)}`]),
        ...(unreadable === undefined
            ? []
            : [worded(WORDING.locationUnreadable, { coordinates: escapeMarkdown(unreadable) })]),
    ];
}

// seven digits are a centimetre; a number in exponent form would not be understood
function plainDegrees(degrees: number): string {
    return degrees.toFixed(7).replace(/\.?0+$/, '');
}

function referralLines({ referral }: InboundText): readonly string[] {
    if (referral === undefined) {
        return [];
    }
    const { headline, body, url } = referral;
    return [
        headline === undefined
            ? WORDING.referral
            : worded(WORDING.referralNamed, { headline: escapeMarkdown(headline) }),
        ...(body === undefined ? [] : [escapeMarkdown(body)]),
        ...(url === undefined ? [] : [escapeMarkdown(url)]),
    ];
}

function interactiveLines({ interactive, missingAnswers = 0 }: InboundText): readonly string[] {
    if (interactive === undefined || interactive.length === 0) {
        return [];
    }
    return [
        WORDING.interactive,
        ...interactive.map(([name, value]) => escapeMarkdown(worded(WORDING.pair, { name, value }))),
        ...(missingAnswers > 0 ? [worded(WORDING.missingAnswers, { count: String(missingAnswers) })] : []),
    ];
}

function missingMediaLines({ missingMedia = 0 }: InboundText): readonly string[] {
    return missingMedia > 0 ? [worded(WORDING.missingMedia, { count: String(missingMedia) })] : [];
}

function nothingLine({ messageType, isFromLog }: InboundText): string {
    if (isFromLog) {
        return WORDING.onlyInWebhook;
    }
    const isUnknown = messageType !== undefined && messageType.toLowerCase() !== 'text';
    return isUnknown ? worded(WORDING.unknownType, { type: escapeMarkdown(messageType) }) : WORDING.emptyText;
}

function optOutLines(optOut: OptOut | undefined): readonly string[] {
    switch (optOut) {
        case 'stop':
            return [WORDING.optedOut];
        case 'start':
            return [WORDING.optedIn];
        case 'help':
            return [WORDING.askedHelp];
        case undefined:
            return [];
    }
}

function senderLines({ from }: InboundText): readonly string[] {
    const sender = escapeMarkdown(from.id);
    if (!isAnswerable(from)) {
        return [worded(WORDING.cannotAnswer, { sender })];
    }
    return from.kind === 'short-code' ? [worded(WORDING.shortCode, { sender })] : [];
}
