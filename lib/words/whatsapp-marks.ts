import { isAddress, stretchesOf } from './links';

/** What of a line WhatsApp formats. */
export interface Formatted {
    /** Where the marks of bold, italic, struck and code stand. */
    readonly marks: ReadonlySet<number>;
    /** Whether this index is within code, where every other sign is what it is. */
    readonly isInCode: (at: number) => boolean;
    /** Whether this index is between two such marks, where Rocket.Chat shows every backslash. */
    readonly isWithin: (at: number) => boolean;
}

export const NOTHING_FORMATTED: Formatted = { marks: new Set(), isInCode: () => false, isWithin: () => false };

/** The pairs of `*`, `_`, `~`, backtick and three backticks that WhatsApp shows as formatting: around words, not within
 * one, with no space on their inside; nested, never crossed. Source: WhatsApp Help Center, "How to format your messages". */
export function formattedByWhatsApp(line: string): Formatted {
    if (!/([*_~`]).+\1/.test(line)) {
        return NOTHING_FORMATTED;
    }
    const codes = line.includes('`') ? spansOf(line, CODE) : [];
    const inCode = new Set(
        codes.flatMap(({ start, end }) => Array.from({ length: end - start - 1 }, (_, at) => start + 1 + at)),
    );
    const isInCode = (at: number) => inCode.has(at);
    const marks = new Set(codes.flatMap(marksOf));
    // The shorter is the inner one. Within formatting there are no backslashes, so all marks in it have to be formatting.
    const linkAt = linksOf(line);
    const pairs = PAIRS.flatMap((pattern) => spansOf(line, pattern))
        .filter(({ start }) => !isInCode(start))
        .filter(({ end }) => linkAt(end - 1) !== SWALLOWED)
        .filter(({ start, end }) => linkAt(start) === NO_LINK || linkAt(start) === linkAt(end - 1));
    const within = new Uint8Array(line.length);
    for (const span of pairs.sort((one, other) => one.end - one.start - (other.end - other.start))) {
        const inside = Array.from(line.slice(span.start + 1, span.end - 1).matchAll(/[*_~`\\]/g));
        if (inside.every(({ index = 0 }) => isFormatted(span.start + 1 + index))) {
            for (const at of marksOf(span)) {
                marks.add(at);
            }
            within.fill(1, span.start, span.end);
        }
    }
    function isFormatted(at: number): boolean {
        return marks.has(at) || isInCode(at);
    }
    return { marks, isInCode, isWithin: (at) => within[at] === 1 };
}

const NO_LINK = 0;
const SWALLOWED = 65_535;

/** By which link each sign is taken: a mark in one opens nothing that ends outside, and none ends where it is swallowed. */
function linksOf(line: string): (at: number) => number | undefined {
    const takenBy = new Uint16Array(line.length);
    const links = stretchesOf(line).filter(({ kind }) => kind === 'link');
    let looked = -1;
    for (const [index, { start, text }] of links.entries()) {
        const end = start + text.length;
        takenBy.fill(index + 1, start, end);
        if (!isAddress(text) && end > looked) {
            const [last, behind] = swallowedBehind(line, end);
            takenBy.fill(SWALLOWED, end, last);
            looked = behind;
        }
    }
    return (at) => takenBy[at];
}

/** Up to where one parser may take along what stands behind a web address: behind the last `_` before white space, of which
 * one alone ends the address. And where that white space is. */
function swallowedBehind(line: string, end: number): readonly [last: number, space: number] {
    UP_TO_SPACE.lastIndex = end;
    const behind = UP_TO_SPACE.exec(line)?.[0] ?? '';
    const last = /^_[^_]*$/.test(behind) ? 0 : behind.lastIndexOf('_') + 1;
    return [end + last, end + behind.length];
}

const UP_TO_SPACE = /[^\s<>]*/y;

function marksOf({ start, end, width }: Span): readonly number[] {
    return Array.from({ length: width }, (_, at) => [start + at, end - 1 - at]).flat();
}

interface Span {
    readonly start: number;
    readonly end: number;
    /** Of how many signs each of its two marks is. */
    readonly width: number;
}

const CODE = /(?<![\p{L}\p{N}`])(`{3}|`)(?!`)[^`]*[^\s`][^`]*\1(?![\p{L}\p{N}`])/gu;
// After a colon a star would be the end of an emoticon, and `-_-` is one.
const PAIRS = ['\\*', '_', '~'].map(
    (mark) =>
        new RegExp(
            `(?<![\\p{L}\\p{N}${mark}\\\\:=@#])(?!(?<=-)${mark}-)(${mark})(?![\\s${mark}])[^${mark}]*(?<!\\s)(?!(?<=-)${mark}-)${mark}(?![\\p{L}\\p{N}${mark}])`,
            'gu',
        ),
);

function spansOf(line: string, pattern: RegExp): readonly Span[] {
    return Array.from(line.matchAll(pattern), ({ 0: whole, 1: mark = '', index = 0 }) => ({
        start: index,
        end: index + whole.length,
        width: mark.length,
    }));
}
