import { emojiOf } from './emoji';
import { momentText } from './moment';
import { type Piece, pairedMarks } from './paired-marks';

/** What of a message depends on who says it where. */
export interface Shown {
    /** The names of those whom the message mentions, by their usernames. */
    readonly names?: Readonly<Record<string, string>>;
    /** For moments of time; UTC where there is none, or none that is known here. */
    readonly timeZone?: string;
}

/** One line of Rocket.Chat Markdown as a phone shows it: links as `text (address)`, known emoji shortcodes as emoji,
 * escapes and code without their signs, and the marks of *bold*, _italic_ and ~strike~ gone where they are marks.
 * Those who are mentioned go by their names where these are known, and moments by the workspace's clock. Stricter than
 * Rocket.Chat where its rule would eat what an agent means: `2*3*4` and `a * b` stay untouched. Any string is accepted. Source: Rocket.Chat's message-parser grammar. */
export function lineToText(line: string, shown: Shown = {}): string {
    const mayBeNamed = shown.names !== undefined && line.includes('@');
    if (line.length < 2 || !(mayBeNamed || MAY_BE_SHOWN_OTHERWISE.test(line))) {
        return line;
    }
    const pieces = piecesOf(line, shown);
    const dropped = pairedMarks(pieces);
    return pieces.map((piece) => (dropped.has(piece) ? '' : piece.text)).join('');
}

/** Two marks of a kind, or one of the spans that do not say what they are made of; names of people apart. */
const MAY_BE_SHOWN_OTHERWISE = /[\\`<]|\]\(|:[\w+-]+:|([*_~]).*\1/s;

function piecesOf(line: string, shown: Shown): readonly Piece[] {
    if (!MAY_HAVE_SPANS.test(line)) {
        return (line.match(RUNS) ?? []).map(pieceOf);
    }
    const pieces: Piece[] = [];
    const spans = SPANS.filter(({ needs }) => needs.test(line));
    let at = 0;
    while (at < line.length) {
        const { piece, length } = pieceAt({ line, spans }, at, shown);
        pieces.push(piece);
        at += length;
    }
    return pieces;
}

function pieceOf(run: string): Piece {
    return { text: run, isMark: '*_~'.includes(run.charAt(0)) && MARK.test(run) };
}

interface Spanned {
    readonly line: string;
    /** Those that it can have. */
    readonly spans: readonly Span[];
}

function pieceAt(
    { line, spans }: Spanned,
    at: number,
    shown: Shown,
): { readonly piece: Piece; readonly length: number } {
    for (const { pattern, toText } of spans) {
        const found = matchAt(pattern, line, at);
        const text = found ? toText(found, shown) : undefined;
        if (found && text !== undefined) {
            return { piece: { text, isMark: false }, length: found[0].length };
        }
    }
    const run = matchAt(RUN, line, at)?.[0] ?? line.charAt(at);
    return { piece: pieceOf(run), length: run.length };
}

function matchAt(sticky: RegExp, line: string, at: number): RegExpExecArray | null {
    sticky.lastIndex = at;
    return sticky.exec(line);
}

const MAY_HAVE_SPANS = /[\\`[<:/@#.]/;
const RUN = /\*+|_+|~+|[\p{L}\p{N}\p{M}]+|./suy;
const RUNS = new RegExp(RUN, 'sug');
const MARK = /^(?:\*{1,3}|_{1,3}|~{1,2})$/;

interface Span {
    /** What no line with such a span is without: most lines have few of them. */
    readonly needs: RegExp;
    readonly pattern: RegExp;
    /** undefined: it only looks like one, and stays as typed. */
    readonly toText: (found: RegExpExecArray, shown: Shown) => string | undefined;
}

// In order of precedence. What a span says is never looked at again, so marks inside code and addresses survive.
const SPANS: readonly Span[] = [
    { needs: /\\/, pattern: /\\([*_~`#.])/y, toText: (found) => found[1] },
    { needs: /`[^`]+`/, pattern: /(`{1,3})([^`]+)\1/y, toText: (found) => found[2] },
    {
        needs: /\]\(/,
        pattern: /!?\[([^[\]]*)\]\(((?:[^\s()]|\([^\s()]*\))+)\)/y,
        toText: ([, text = '', address = ''], shown) => linkText(lineToText(text, shown).trim(), address),
    },
    {
        needs: /\|/,
        pattern: /<([^\s<>|]+)\|([^<>|]+)>/y,
        toText: ([, address = '', text = '']) => linkText(text.trim(), address),
    },
    {
        needs: /<t:/,
        pattern: /<t:([^\s<>]{1,40}?)(?::([tTdDfFR]))?>/y,
        toText: ([, moment = '', format], { timeZone }) => momentText({ moment, format, timeZone }),
    },
    // Beside a letter or a digit Rocket.Chat draws nothing either.
    {
        needs: /:[\w+-]+:/,
        pattern: /(?<![\p{L}\p{N}]):([\w+-]+):(?![\p{L}\p{N}])/uy,
        toText: ([, shortcode = '']) => emojiOf(shortcode),
    },
    {
        needs: /:\/\/|www\./i,
        pattern: /(?:[a-z][a-z0-9+.-]{1,31}:\/\/|www\.)[^\s<>|]*[^\s<>|*_~`.,:;!?'")\]]/iy,
        toText: ([address]) => address,
    },
    {
        needs: /\.[\w-]+\//,
        pattern: /[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}\/[^\s<>|]*[^\s<>|*_~`.,:;!?'")\]]/y,
        toText: ([address]) => address,
    },
    {
        needs: /@/,
        pattern: /[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}/uy,
        toText: ([mail]) => mail,
    },
    {
        needs: /[@#]/,
        pattern: /(?<![\p{L}\p{N}])([@#])([\p{L}\p{N}._-]+)/uy,
        toText: ([mention, sign, name = ''], { names = {} }) => (sign === '@' ? named(name, names) : mention),
    },
];

function linkText(text: string, link: string): string | undefined {
    if (!/^(?:[a-z][a-z0-9+.-]{0,31}:\S|\+\d|localhost\b|[^\s./][^\s/]*\.[^\s./])/i.test(link)) {
        return undefined;
    }
    const address = link.replace(/^(?:mailto|tel):/i, '');
    return text === '' || bare(text) === bare(address) ? address : `${text} (${address})`;
}

function bare(address: string): string {
    return address.replace(/^(?:https?:\/\/|mailto:|tel:)/i, '').replace(/\/$/, '');
}

/** A sentence may end behind a username. */
function named(written: string, names: Readonly<Record<string, string>>): string {
    const [, username = written, rest = ''] = /^(.*?)([._-]*)$/.exec(written) ?? [];
    const known = new Map(Object.entries(names));
    return known.get(written) ?? (known.has(username) ? `${known.get(username)}${rest}` : `@${written}`);
}
