import { type Insertions, indexesOf, JOINER } from './joiner';
import type { Words } from './links';

/** What is true of a whole line. */
export interface MarkRules {
    /** The marks that are to format. */
    readonly formatted: ReadonlySet<number>;
    /** Where the last run of each mark begins: from there on nothing of its kind follows it. */
    readonly lastRuns: ReadonlyMap<string, number>;
    /** Up to where a formula in `\\(` or in `\\[` that opens is closed somewhere. */
    readonly lastRound: number;
    readonly lastSquare: number;
    /** Whether dots have a backslash here, so that no name goes on behind one. */
    readonly isUnlinked?: (at: number) => boolean;
}

export function markRules(
    line: string,
    {
        formatted,
        isRoundClosed,
        isSquareClosed,
    }: {
        readonly formatted: ReadonlySet<number>;
        /** Whether a later line closes such a formula. */
        readonly isRoundClosed: boolean;
        readonly isSquareClosed: boolean;
    },
): MarkRules {
    return {
        formatted,
        lastRuns: new Map(['*', '_', '~', '`'].map((mark) => [mark, lastRunOf(line, mark)])),
        lastRound: isRoundClosed ? line.length : line.lastIndexOf('\\)'),
        lastSquare: isSquareClosed ? line.length : line.lastIndexOf('\\]'),
    };
}

/** Whether a line has two marks that could pair, or a backslash that could hide. */
export function hasMarks(line: string): boolean {
    return MARKS.test(line);
}

const MARKS = /\\.|\*[^*]+\*|_[^_]+_|~[^~]+~|`[^`]+`/;

/** Where `*`, `_`, `~` and backticks would pair to formatting, they need the backslash that the parser hides again; a
 * backslash that the customer typed and that it would hide needs a joiner. A mark with none of its kind later in the line
 * opens nothing, nor does a `_` in a word like file_name_2 or a name like @ada_lee.
 * Source: Rocket.Chat packages/message-parser, Emphasis, InlineCode, Escaped, KatexInline. */
export function markInsertions(words: Words, rules: MarkRules): Insertions {
    const { line, start, text } = words;
    if (!/[*_~`\\]/.test(text)) {
        return [];
    }
    const glued = gluedSigns(words);
    const backslashes = backslashesBefore(words, { ...rules, glued });
    const joiners = indexesOf(/\\/g, text)
        .map((index) => start + index)
        .filter((at) => !backslashes.has(at + 1) && isSwallowed(line, at, rules))
        .map((at): Insertions[number] => {
            const isFree = at - start >= glued && !rules.isUnlinked?.(at + 1);
            return [at + 1, isFree && BEFORE_HOST.test(line.slice(at + 1, at + 4)) ? '\\' : JOINER];
        });
    return [...backslashes, ...joiners, ...winksOf(words, rules)];
}

/** A joiner before it would be the host's first sign. */
const BEFORE_HOST = /^\.[^\s.]/;

/** A star that ends bold is none where the older parser draws `*)`. */
function winksOf({ start, text }: Words, { formatted, lastRuns }: MarkRules): Insertions {
    if (formatted.size === 0) {
        return [];
    }
    return indexesOf(/\*(?=-?\))/g, text)
        .map((index) => start + index)
        .filter((at) => formatted.has(at) && at < (lastRuns.get('*') ?? 0))
        .map((at): Insertions[number] => [at + 1, JOINER]);
}

function backslashesBefore(
    { line, start, text }: Words,
    { glued, ...rules }: MarkRules & { readonly glued: number },
): Map<number, string> {
    const { formatted, lastRuns } = rules;
    const backslashes = new Map<number, string>();
    for (const index of indexesOf(/[*_~`]/g, text)) {
        const at = start + index;
        const mark = line.charAt(at);
        const mayPair = at < (lastRuns.get(mark) ?? 0) && !(mark === '_' && endsWord(line, at, rules));
        // A link takes a backslash behind it for its own.
        if (mayPair && !formatted.has(at) && index >= glued) {
            // `:\` and `=\` are emoticons, which would use the backslash up
            backslashes.set(at, /[:=]/.test(line.charAt(at - 1)) ? `${JOINER}\\` : '\\');
        }
    }
    return backslashes;
}

/** How many signs stand directly behind a link. */
function gluedSigns({ text, after }: Words): number {
    return after === 'link' ? (/^\S*/.exec(text)?.[0].length ?? 0) : 0;
}

function lastRunOf(line: string, mark: string): number {
    let at = line.lastIndexOf(mark);
    while (at > 0 && line.charAt(at - 1) === mark) {
        at -= 1;
    }
    return at;
}

function endsWord(line: string, at: number, { isUnlinked }: MarkRules): boolean {
    const before = line.slice(Math.max(0, at - LOOK_BACK), at);
    const name = ENDS_WORD.exec(before)?.[0];
    // In `O_O` stands a joiner, where two of them touch, and in what would be a host.
    if (name === undefined || before.endsWith('O_OO') || name.includes('localhost')) {
        return false;
    }
    if (name.includes('.') && isUnlinked?.(at - 1)) {
        return false;
    }
    return !(name.includes('@') && ENDS_NO_NAME.test(name.slice(-1) + line.slice(at, at + LOOK_BACK)));
}

/** A word, or a name that mentions somebody: those that mention everybody get a joiner. */
const ENDS_WORD =
    /(?:(?:^|[*_~`[\]! \t()|])[a-z0-9]+|(?:^|[*_~`[\] \t()|])[@#](?!_|(?:all|here)(?![a-zA-Z0-9-]))[-\w.]+)$/i;

/** To the newest parser a name that ends in two of them is none, nor is one that ends at another `@`. */
const ENDS_NO_NAME = /^[-\w.\p{L}\p{N}\p{M}]*(?:__(?![-\w.\p{L}\p{N}\p{M}])|@)/u;

// Words are short; looking further would make long texts slow.
const LOOK_BACK = 64;

/** `\*` loses its backslash, as `¯\_(ツ)_/¯` would its arm, and between `\(` and `\)` stands a formula. */
function isSwallowed(line: string, at: number, { lastRound, lastSquare }: MarkRules): boolean {
    switch (line.charAt(at + 1)) {
        case '(':
            return at + 1 < lastRound;
        case '[':
            return at === 0 && at + 1 < lastSquare;
        default:
            return /[*_~`#.]/.test(line.charAt(at + 1)) || /^<t:[0-9]/.test(line.slice(at + 1, at + 5));
    }
}
