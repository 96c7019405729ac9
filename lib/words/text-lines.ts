import { isAnswerable } from '../model/address';
import type { InboundText, OptOut } from '../model/inbound-text';
import { looksEmpty } from './clean-text';
import { escapeMarkdown, type Typed } from './escape-markdown';
import { type Language, type Saying, speaking } from './say';
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

type Say = Saying<keyof (typeof TEXT_LINES)['en']>;

/** The message an agent reads for this text: what the customer wrote, as typed, between lines of ours for all that came
 * with it. A text with nothing to say gets a visible line, except that files alone give '', since each is posted by
 * itself. Without anything special it is the body, byte for byte. */
export function textLines(text: InboundText, context: MessageContext = {}): string {
    const { optOut, answered, waitedMs = 0, language = 'en' } = context;
    const say = speaking(TEXT_LINES, language);
    const before = originLines(text, say);
    const body = looksEmpty(text.body) ? [] : [bodyOf(text)];
    const after = [
        ...choiceLines(text, say),
        ...locationLines(text, say),
        ...referralLines(text, say),
        ...interactiveLines(text, say),
        ...missingMediaLines(text, say),
    ];
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

function waitedLines(waitedMs: number, say: Say): readonly string[] {
    return waitedMs < WORTH_SAYING_MS ? [] : [say('waited', { time: timeInWords(waitedMs, say) })];
}

/** How long that is, rounded down: minutes, from two hours on hours, from two days on days. */
function timeInWords(ms: number, say: Say): string {
    const minutes = Math.floor(ms / 60_000);
    const hours = Math.floor(minutes / 60);
    if (minutes < 120) {
        return say('minutes', { count: String(minutes) });
    }
    return hours < 48 ? say('hours', { count: String(hours) }) : say('days', { count: String(Math.floor(hours / 24)) });
}

const WORTH_SAYING_MS = 2 * 60_000;

function answeredLines(answered: string | undefined, say: Say): readonly string[] {
    return answered === undefined ? [] : [say('answered', { reply: escapeMarkdown(answered) })];
}

/** The customer's words as an agent reads them. RCS has no formatting of what customers type. */
export function bodyOf({ body, from }: InboundText): string {
    const typed: Typed = from.channel === 'whatsapp' ? 'whatsapp' : 'plain';
    return escapeMarkdown(body, typed);
}

/** Why one file of a text is not in the conversation. */
export type MediaProblem = (typeof MEDIA_PROBLEMS)[number];

const MEDIA_PROBLEMS = [
    'origin-refused',
    'too-large',
    'type-not-accepted',
    'not-found',
    'download-failed',
    'empty-file',
    'rocket-chat-refused',
    'media-off',
] as const;

export interface MissingFile {
    readonly why: MediaProblem;
    /** What the file would have been called, or its content type. */
    readonly name: string;
}

/** The line that stands where the file would have been, so that an agent knows there was one and why it is missing. */
export function mediaProblemLine({ why, name }: MissingFile, language: Language = 'en'): string {
    const say = speaking(TEXT_LINES, language);
    return ourLines(say('media', { name: escapeMarkdown(name), why: say(why) }));
}

/** Every line that may stand where this file would have been. */
export function mediaProblemLines(name: string, language: Language = 'en'): readonly string[] {
    return MEDIA_PROBLEMS.map((why) => mediaProblemLine({ name, why }, language));
}

/** The line that stands where a text would have been that Rocket.Chat does not take. `why` is its code, never words. */
export function refusedTextLine(why: string, language: Language = 'en'): string {
    return ourLines(speaking(TEXT_LINES, language)('refused', { why }));
}

/** The line that stands for what came with a text and cannot be read any more. */
export function unreadableLine(language: Language = 'en'): string {
    return ourLines(speaking(TEXT_LINES, language)('unreadable'));
}

function originLines(text: InboundText, say: Say): readonly string[] {
    return [...forwardedLines(text, say), ...replyLines(text, say)];
}

function forwardedLines({ forwarded }: InboundText, say: Say): readonly string[] {
    if (forwarded === undefined) {
        return [];
    }
    return [forwarded === 'many' ? say('forwardedMany') : say('forwardedOnce')];
}

function replyLines({ repliedTo, from, to }: InboundText, say: Say): readonly string[] {
    switch (repliedTo?.sender) {
        case to.raw:
            return [say('repliedToUs')];
        case from.raw:
            return [say('repliedToOwn')];
        default:
            return repliedTo === undefined ? [] : [say('repliedTo')];
    }
}

function choiceLines({ button, list, body }: InboundText, say: Say): readonly string[] {
    const lines: string[] = [];
    if (button !== undefined) {
        // Twilio repeats the button's text as the body
        const isBody = button.text === body.trim();
        lines.push(isBody ? say('buttonTapped') : say('buttonNamed', { text: escapeMarkdown(button.text) }));
    }
    if (list !== undefined) {
        const isBody = list.title === body.trim();
        lines.push(isBody ? say('listChosen') : say('listNamed', { text: escapeMarkdown(list.title) }));
    }
    return lines;
}

function locationLines({ location, body }: InboundText, say: Say): readonly string[] {
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
        place === '' ? say('locationUnnamed') : say('location', { place: escapeMarkdown(place) }),
        ...(latitude === undefined || longitude === undefined
            ? []
            : [`https://maps.google.com/?q=${plainDegrees(latitude)},${plainDegrees(longitude)}`]),
        ...(unreadable === undefined ? [] : [say('locationUnreadable', { coordinates: escapeMarkdown(unreadable) })]),
    ];
}

// seven digits are a centimetre; a number in exponent form would not be understood
function plainDegrees(degrees: number): string {
    return degrees.toFixed(7).replace(/\.?0+$/, '');
}

function referralLines({ referral }: InboundText, say: Say): readonly string[] {
    if (referral === undefined) {
        return [];
    }
    const { headline, body, url } = referral;
    return [
        headline === undefined ? say('referral') : say('referralNamed', { headline: escapeMarkdown(headline) }),
        ...(body === undefined ? [] : [escapeMarkdown(body)]),
        ...(url === undefined ? [] : [escapeMarkdown(url)]),
    ];
}

function interactiveLines({ interactive, missingAnswers = 0 }: InboundText, say: Say): readonly string[] {
    if (interactive === undefined || interactive.length === 0) {
        return [];
    }
    return [
        say('interactive'),
        ...interactive.map(([name, value]) => escapeMarkdown(`${name}: ${value}`)),
        ...(missingAnswers > 0 ? [say('missingAnswers', { count: String(missingAnswers) })] : []),
    ];
}

function missingMediaLines({ missingMedia = 0 }: InboundText, say: Say): readonly string[] {
    return missingMedia > 0 ? [say('missingMedia', { count: String(missingMedia) })] : [];
}

function nothingLine({ messageType, isFromLog }: InboundText, say: Say): string {
    if (isFromLog) {
        return say('onlyInWebhook');
    }
    const isUnknown = messageType !== undefined && messageType.toLowerCase() !== 'text';
    return isUnknown ? say('unknownType', { type: escapeMarkdown(messageType) }) : say('emptyText');
}

function optOutLines(optOut: OptOut | undefined, say: Say): readonly string[] {
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

function senderLines({ from }: InboundText, say: Say): readonly string[] {
    const sender = escapeMarkdown(from.id);
    if (!isAnswerable(from)) {
        return [say('cannotAnswer', { sender })];
    }
    return from.kind === 'short-code' ? [say('shortCode', { sender })] : [];
}
