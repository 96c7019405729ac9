import type { Trouble } from '../model/trouble';
import { escapeMarkdown } from './escape-markdown';
import type { SentenceKey } from './languages/en';
import { type Language, say } from './say';

/** Why a reply was not handed to Twilio at all. */
export type Impossible =
    | 'no-credentials'
    | 'no-api-address'
    | 'wrong-host'
    | 'no-address'
    | 'not-answerable'
    | 'opted-out'
    | 'window-shut';

/** Why one file of a reply stayed behind. */
export type LeftReason =
    | { readonly kind: 'type' }
    | { readonly kind: 'size'; readonly maxBytes: number }
    | { readonly kind: 'gone' | 'elsewhere' | 'unreadable' | 'empty' | 'no-address' }
    /** It is no file, but a place that is none. */
    | { readonly kind: 'nowhere' };

/** A file, or a place, that did not go with its reply; its name is '' where it has none. */
export interface LeftFile {
    readonly name: string;
    readonly reason: LeftReason;
}

/** Tells the agent that a reply did not arrive, why, and what to do. `said` is the reply, undefined when nobody
 * knows. */
export function failedNote(
    said: string | undefined,
    reason: { readonly meaning: string; readonly advice: string; readonly code?: number },
    language: Language,
): string {
    const { meaning: why, advice, code } = reason;
    const note = say(language, 'notDelivered', { said: quoted(said, language), why, advice });
    return code === undefined ? note : `${note} ${say(language, 'errorCode', { code: String(code) })}`;
}

/** Tells the agent that a reply was not sent, and why. */
export function impossibleNote(said: string, why: Impossible, language: Language): string {
    return say(language, 'notSent', { said: quoted(said, language), why: say(language, IMPOSSIBLE[why]) });
}

/** Tells the agent that nobody knows whether a reply arrived. */
export function unknownNote(said: string, language: Language): string {
    return say(language, 'perhapsNotDelivered', { said: quoted(said, language) });
}

/** Tells the agent that a reply could not be stored yet. It is found in the conversation later, and then sent or told. */
export function notStoredNote(said: string, language: Language): string {
    return say(language, 'notStoredYet', { said: quoted(said, language) });
}

/** Tells the agent that a reply waits, and for what, by the kind of the trouble that it met last. */
export function waitingNote(said: string, { trouble, expiresHours }: Waiting, language: Language): string {
    const why = say(language, (trouble && WAITS_FOR[trouble]) ?? 'waitsForEarlier');
    return say(language, 'waits', { said: quoted(said, language), why, hours: String(expiresHours) });
}

export interface Waiting {
    readonly trouble: Trouble['kind'] | undefined;
    /** After which it is given up. */
    readonly expiresHours: number;
}

const WAITS_FOR: Readonly<Partial<Record<Trouble['kind'], SentenceKey>>> = {
    'twilio-busy': 'waitsForBusyTwilio',
    'twilio-unreachable': 'waitsForTwilio',
    unanswered: 'waitsForRocketChat',
    refused: 'waitsForRocketChat',
    wordless: 'waitsForRocketChat',
    unknown: 'waitsForRocketChat',
    'store-failed': 'waitsForRocketChat',
};

/** Why a reply that waited was not sent. */
export type Unsent = 'too-late' | 'expired' | 'deleted' | 'corrected' | 'unprepared';

/** Tells the agent that a reply that waited was not sent, and why. */
export function unsentNote(said: string, why: Unsent, language: Language): string {
    return say(language, 'notSent', { said: quoted(said, language), why: say(language, UNSENT[why]) });
}

const UNSENT = {
    'too-late': 'tooLate',
    expired: 'expired',
    deleted: 'deleted',
    corrected: 'corrected',
    unprepared: 'unprepared',
} as const;

/** Tells the agent which files did not go with a reply, and whether a place did not. */
export function leftFilesNote(files: readonly LeftFile[], language: Language): string {
    return files
        .map(({ name, reason }) => {
            if (reason.kind === 'nowhere') {
                return say(language, 'placeNotSent');
            }
            const shown = quoted(name || say(language, 'picture'), language);
            return say(language, 'fileNotSent', { name: shown, why: leftBecause(reason, language) });
        })
        .join('\n');
}

const IMPOSSIBLE = {
    'no-credentials': 'noCredentials',
    'no-api-address': 'noApiAddress',
    'wrong-host': 'wrongHost',
    'no-address': 'noAddress',
    'not-answerable': 'notAnswerable',
    'opted-out': 'optedOut',
    'window-shut': 'windowShut',
} as const;

function leftBecause(reason: Exclude<LeftReason, { readonly kind: 'nowhere' }>, language: Language): string {
    const kilobytes = reason.kind === 'size' ? String(Math.floor(reason.maxBytes / 1000)) : '';
    return say(language, LEFT[reason.kind], { kilobytes });
}

const LEFT = {
    type: 'leftType',
    size: 'leftSize',
    gone: 'leftGone',
    elsewhere: 'leftElsewhere',
    unreadable: 'leftUnreadable',
    empty: 'leftEmpty',
    'no-address': 'leftNoAddress',
} as const;

/** The beginning of what was said, in quotes, ended like a sentence. */
function quoted(said: string | undefined, language: Language): string {
    if (said === undefined) {
        return say(language, 'oneOfYours');
    }
    const words = said.replace(/\s+/g, ' ').trim();
    if (words === '') {
        return say(language, 'yourFile');
    }
    const characters = Array.from(words);
    const start = characters.slice(0, MAX_QUOTED).join('');
    const shown = characters.length > MAX_QUOTED ? `${start}…` : start;
    // Rocket.Chat refuses an app's @all, and would show anything else that is Markdown as something else.
    return `${say(language, 'quote', { words: escapeMarkdown(shown) })}${/[.!?…]$/.test(shown) ? '' : '.'}`;
}

const MAX_QUOTED = 40;
