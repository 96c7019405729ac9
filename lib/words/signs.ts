import { type Insertions, JOINER } from './joiner';
import type { Words } from './links';

/** Where a joiner keeps Rocket.Chat from showing something else than what was typed, or the server from refusing it: links
 * with a title, dates, colours, spoilers, `mailto:`, and mentions of everybody. Source: Rocket.Chat
 * packages/message-parser; apps/meteor BeforeSavePreventMention.ts. */
export function signInsertions({ line, start, text }: Words, { hasSpoiler, hasOpenBracket }: LineSigns): Insertions {
    return SIGNS.filter(({ needs }) => text.includes(needs)).flatMap(({ pattern, split, isShownOtherwise }) =>
        Array.from(text.matchAll(pattern), ({ index = 0 }) => start + index)
            .filter((at) => isShownOtherwise({ rest: line.slice(at, at + LOOK_AHEAD), hasSpoiler, hasOpenBracket }))
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
    /** The line from the sign on. */
    readonly rest: string;
}

const ADDRESS = '(?:[a-z0-9+-]{1,32}:[^\\s)]|[^\\s()<>|]*\\.[^\\s)]|localhost|\\+[0-9(])';
const TITLED_LINK = new RegExp(`^\\]\\(${ADDRESS}`, 'i');
const LINK_WITH_TITLE = new RegExp(`^<${ADDRESS}[^<>|]*\\|[^<>]+>`, 'i');

const SIGNS: readonly Sign[] = [
    {
        needs: '](',
        pattern: /\]\(/g,
        split: 1,
        isShownOtherwise: ({ rest, hasOpenBracket }) => hasOpenBracket && TITLED_LINK.test(rest),
    },
    {
        needs: '<',
        pattern: /</g,
        split: 1,
        isShownOtherwise: ({ rest }) => /^<t:[0-9][0-9T:.+-]*(?::[tTdDfFR])?>/.test(rest) || LINK_WITH_TITLE.test(rest),
    },
    { needs: '||', pattern: /\|(?=\|)/g, split: 1, isShownOtherwise: ({ hasSpoiler }) => hasSpoiler },
    { needs: 'color:#', pattern: /color:#(?=[0-9a-fA-F]{3})/g, split: 6, isShownOtherwise: () => true },
    {
        needs: 'mailto:',
        pattern: /mailto:/g,
        split: 6,
        isShownOtherwise: ({ rest }) => /^mailto:[^\s@]+@[^\s@]/.test(rest),
    },
    {
        needs: '@',
        pattern: /@/g,
        split: 1,
        isShownOtherwise: ({ rest }) => /^@(?:all|here)(?![a-zA-Z0-9-])/.test(rest),
    },
];
