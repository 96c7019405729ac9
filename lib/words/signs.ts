import { type Insertions, indexesOf, JOINER } from './joiner';
import type { Words } from './links';

/** Whether a line has any of the signs that `signInsertions` looks for. */
export function hasSigns(line: string): boolean {
    return ANY_SIGN.test(line) || (line.includes('<') && line.lastIndexOf('|') > line.indexOf('<'));
}

const ANY_SIGN = /\]\(|<t:|\|\||color:#|mailto:|@(?:all|here|@)/;

/** Where a joiner keeps Rocket.Chat from showing something else than what was typed, or the server from refusing it: links
 * with a title, dates, colours, spoilers, `mailto:`, and mentions of everybody. Source: Rocket.Chat
 * packages/message-parser; apps/meteor BeforeSavePreventMention.ts. */
export function signInsertions({ line, start, text }: Words, { hasSpoiler, hasOpenBracket }: LineSigns): Insertions {
    return SIGNS.filter(({ needs }) => text.includes(needs)).flatMap(({ pattern, split, isShownOtherwise }) =>
        indexesOf(pattern, text)
            .map((index) => start + index)
            .filter((at) => isShownOtherwise({ line, at, hasSpoiler, hasOpenBracket }))
            .map((at): Insertions[number] => [at + split, JOINER]),
    );
}

/** What is true of a whole line. */
export interface LineSigns {
    readonly hasSpoiler: boolean;
    /** Whether a `[` stands in it or before: a title may begin in an earlier line. */
    readonly hasOpenBracket: boolean;
}

export function signsOfLine(line: string, hasOpenBracket: boolean): LineSigns {
    return { hasSpoiler: line.indexOf('||') !== line.lastIndexOf('||'), hasOpenBracket };
}

// Titles and addresses are short; looking further would make long texts slow.
const LOOK_AHEAD = 512;

interface Sign {
    /** What no such sign is without: most lines have none of them. */
    readonly needs: string;
    readonly pattern: RegExp;
    /** How many of its UTF-16 units stand before the joiner. */
    readonly split: number;
    readonly isShownOtherwise: (place: Place) => boolean;
}

interface Place extends LineSigns {
    readonly line: string;
    /** Where in it the sign stands. */
    readonly at: number;
}

const ADDRESS = '(?:[a-z0-9+-]{1,32}:[^\\s)]|[^\\s()<>|]+\\.[^\\s)]|localhost|\\+[0-9(])';
const TITLED_LINK = new RegExp(`^\\]\\(${ADDRESS}`, 'i');
const DATE_OR_TITLED = new RegExp(`^<(?:t:[0-9][0-9T:.+-]*(?::[tTdDfFR])?>|${ADDRESS}[^<>|]*\\|[^<>]+>)`, 'i');

function restOf({ line, at }: Place): string {
    return line.slice(at, at + LOOK_AHEAD);
}

const SIGNS: readonly Sign[] = [
    {
        needs: '](',
        pattern: /\]\(/g,
        split: 1,
        isShownOtherwise: (place) => place.hasOpenBracket && TITLED_LINK.test(restOf(place)),
    },
    {
        needs: '<',
        pattern: /</g,
        split: 1,
        isShownOtherwise: (place) => DATE_OR_TITLED.test(restOf(place)),
    },
    { needs: '||', pattern: /\|(?=\|)/g, split: 1, isShownOtherwise: ({ hasSpoiler }) => hasSpoiler },
    {
        needs: 'color:#',
        pattern: /color:#/g,
        split: 6,
        isShownOtherwise: (place) => /^color:#[0-9a-f]{3}/i.test(restOf(place)),
    },
    {
        needs: 'mailto:',
        pattern: /mailto:/g,
        split: 6,
        isShownOtherwise: (place) => /^mailto:[^\s@]+@[^\s@]/.test(restOf(place)),
    },
    {
        needs: '@',
        pattern: /@/g,
        split: 1,
        // Of several before a name the parsers show all but one.
        isShownOtherwise: ({ line, at }) => /^@(?:(?:all|here)(?![a-zA-Z0-9-])|@[^\s@])/.test(line.slice(at, at + 6)),
    },
];
