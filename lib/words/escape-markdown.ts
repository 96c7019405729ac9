import { type Stretch, stretchesOf } from './links';

/** The text as a Rocket.Chat message that reads exactly as the customer typed it: what its Markdown would turn into
 * formatting, quotes, lists, disguised links, mentions or emoji is neutralised. Where possible an invisible word joiner
 * does it; paired `*`, `_`, `~` and backticks need the backslash that the parser hides again. Links stay clickable and
 * byte-identical, and a text without such pairs comes back unchanged. Left alone because they read the same: emoticons,
 * `#words`, phone numbers. Source: Rocket.Chat packages/message-parser, grammar.pegjs, 7.x and 8.x; the server refuses
 * a visitor's @all and @here, BeforeSavePreventMention.ts. */
export function escapeMarkdown(text: string): string {
    const hasSpoiler = text.indexOf('||') !== text.lastIndexOf('||');
    return text
        .split('\n')
        .map((line) => escapeLine(line, hasSpoiler))
        .join('\n');
}

/** U+2060: invisible, never breaks a line, and no part of any name, link or marker of the grammar. */
const JOINER = '\u2060';

const MARK = /[*_~`\\@:\]<]/g;

// Names and words are short; looking further would make long texts slow.
const LOOK_AHEAD = 512;
const LOOK_BACK = 64;

const BLOCK_START = /^(?:>|#{1,4}[ \t]|[-*][ \t]|[0-9]+\.[ \t]|```)/;

function escapeLine(line: string, hasSpoiler: boolean): string {
    const plain = stretchesOf(line).map((stretch) => {
        if (stretch.kind === 'link') {
            return stretch.text;
        }
        const words = escapeWords(stretch, line);
        return hasSpoiler ? words.replace(/\|(?=\|)/g, `|${JOINER}`) : words;
    });
    return (BLOCK_START.test(line) ? JOINER : '') + plain.join('');
}

function escapeWords(stretch: Stretch, line: string): string {
    const glued = /^[^\s<>]*/.exec(stretch.text)?.[0].length ?? 0;
    return stretch.text.replace(MARK, (mark, offset: number) =>
        escapeMark({ line, mark, at: stretch.start + offset, after: offset < glued ? stretch.after : undefined }),
    );
}

interface Spot {
    readonly line: string;
    readonly mark: string;
    /** Index of the mark in the line. */
    readonly at: number;
    /** What it follows without a space: a link would take a backslash for its own, a mail address would not. */
    readonly after: 'link' | 'address' | undefined;
}

function escapeMark(spot: Spot): string {
    const { line, mark, at } = spot;
    const rest = line.slice(at, at + LOOK_AHEAD);
    switch (mark) {
        case '*':
        case '_':
        case '~':
        case '`':
            return opensPair(spot) ? withBackslash(spot) : mark;
        case '\\':
            return isHiddenEscape(spot) || /^\\[()[\]]/.test(rest) ? `\\${JOINER}` : mark;
        case '@':
            return isMention(spot) ? `@${JOINER}` : mark;
        case ':':
            return isEmojiName(spot) ? `:${JOINER}` : mark;
        case ']':
            return rest.startsWith('](') ? `]${JOINER}` : mark;
        case '<':
            return /^<(?:[^<>|]+\|[^<>]*>|t:[0-9])/.test(rest) ? `<${JOINER}` : mark;
        default:
            return mark;
    }
}

/** Every mark with another of its kind later in the line may open a pair, and one left over cannot. `_` inside a word like file_name_2 opens nothing. */
function opensPair({ line, mark, at, after }: Spot): boolean {
    if (after === 'link' || line.indexOf(mark, at + 1) < 0) {
        return false;
    }
    return mark !== '_' || !/(?:^|[*_~`[\]! \t()|])[a-z0-9]+$/i.test(line.slice(Math.max(0, at - LOOK_BACK), at));
}

function withBackslash({ line, mark, at }: Spot): string {
    // `:\` and `=\` are emoticons, which would use the backslash up
    return `${/[:=]/.test(line.charAt(at - 1)) ? JOINER : ''}\\${mark}`;
}

/** Not the @ within a word, as in an address: the server and the parser want it at a start. */
function isMention({ line, at, after }: Spot): boolean {
    const [, next = ''] = /^@([-_.\p{L}\p{N}])/u.exec(line.slice(at, at + 3)) ?? [];
    const isInWord = /[a-z0-9]/i.test(line.charAt(at - 1)) && /[\p{L}\p{N}]/u.test(next) && after === undefined;
    return next !== '' && !isInWord;
}

/** A backslash the customer typed, which the parser would hide: `¯\_(ツ)_/¯` must keep its arm. */
function isHiddenEscape({ line, at }: Spot): boolean {
    const mark = line.charAt(at + 1);
    if (!/[*_~`#.]/.test(mark)) {
        return false;
    }
    return mark === '#' || mark === '.' || !opensPair({ line, mark, at: at + 1, after: undefined });
}

function isEmojiName({ line, at }: Spot): boolean {
    const name = /^:([0-9a-z_+.-]+):/i.exec(line.slice(at, at + LOOK_AHEAD))?.[1];
    // 10:30:45 is a time
    return name !== undefined && !(/^[0-9]+$/.test(name) && /[0-9]/.test(line.charAt(at - 1)));
}
