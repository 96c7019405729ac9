import { escapeMarkdown } from './escape-markdown';
import { type Language, speaking } from './say';
import { TEXT_LINES } from './topics/text-lines';
import { ourLines } from './wording';

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
