/** The characters of a text as a reader counts them: a flag, a family emoji or a letter with its accents is one.
 * Joined again they are the text, whatever it holds. Source: Unicode UAX #29, as the engine's `Intl.Segmenter` has it;
 * where that is missing, code points, so that at least no surrogate pair is ever split. */
export function graphemesOf(text: string): readonly string[] {
    if (STAND_ALONE.test(text)) {
        return text.split('');
    }
    const intl: object = Intl;
    if (!segmentsText(intl)) {
        return Array.from(text);
    }
    const segmenter = new intl.Segmenter(undefined, { granularity: 'grapheme' });
    const graphemes: string[] = [];
    let asked = '';
    for (const [stretch, alone = ''] of Array.from(text.matchAll(STRETCHES))) {
        if (alone.length < WORTH_APART) {
            asked += stretch;
        } else {
            addTo(graphemes, inChunks(asked, segmenter));
            addTo(graphemes, Array.from(alone));
            asked = '';
        }
    }
    addTo(graphemes, inChunks(asked, segmenter));
    return graphemes;
}

/** Of so many that a call could not take them as arguments. */
function addTo(all: string[], more: readonly string[]): void {
    for (const one of more) {
        all.push(one);
    }
}

/** The segmenter's time grows with the square of what it is given, so it is given a little at a time. What stands last
 * in a chunk may go on behind it, and is read again with the next one; a boundary depends on nothing before it. Half a
 * surrogate pair would be a character of its own. */
function inChunks(text: string, segmenter: Segmenter): readonly string[] {
    const graphemes: string[] = [];
    let start = 0;
    let size = CHUNK_CHARS;
    while (start < text.length) {
        const isLast = start + size >= text.length;
        const chunk = text.slice(start, start + size);
        const read = isLast ? chunk : chunk.replace(/[\ud800-\udbff]$/, '');
        const found = Array.from(segmenter.segment(read), ({ segment }) => segment);
        const whole = isLast ? found : found.slice(0, -1);
        size = whole.length === 0 ? size * 2 : CHUNK_CHARS;
        start += whole.reduce((length, { length: more }) => length + more, 0);
        graphemes.push(...whole);
    }
    return graphemes;
}

const CHUNK_CHARS = 256;

/** Latin letters, digits and signs never join with one another; a carriage return joins with a line feed, and is left
 * out. Most texts hold nothing else. */
const STAND_ALONE = /^[\t\n\u0020-\u02ff]*$/;

/** What joins with nothing that is of these, too: the letters and signs of nearly all writing, controls, and pictures, but
 * for letters that are made to join. Source: UAX #29, where these are Other, Control, LV, LVT and Extended_Pictographic. */
const ALONE =
    '(?:(?![\\r\\u0d4e\\u0e33\\u0eb3\\u1100-\\u11ff\\ua960-\\ua97f\\ud7b0-\\ud7ff\\uff9e\\uff9f\\u{10000}-\\u{10ffff}])' +
    '[\\p{L}\\p{N}\\p{P}\\p{S}\\p{Z}\\p{Cc}\\p{Cs}\\u200e\\u200f\\u202a-\\u202e]|\\p{Extended_Pictographic})';
const OTHER = `(?!${ALONE}).`;

/** Those among themselves, as a group; else what the segmenter has to look at, from one before it to one behind it, since
 * it takes a hundred times as long. */
const STRETCHES = new RegExp(
    `((?:${ALONE}(?=${ALONE}|$))+)|(?:${ALONE})?(?:${OTHER})+(?:${ALONE}(?:${OTHER})+)*(?:${ALONE})?`,
    'gsu',
);

/** UTF-16 units; to ask the segmenter once more takes as long as to ask it for so many. */
const WORTH_APART = 16;

interface Segmenter {
    segment(text: string): Iterable<{ readonly segment: string }>;
}

interface SegmentingIntl {
    readonly Segmenter: new (locale: undefined, options: { readonly granularity: 'grapheme' }) => Segmenter;
}

/** The types of ES2020 do not know `Intl.Segmenter`; Node 16 and Deno have it. */
function segmentsText(intl: object): intl is SegmentingIntl {
    return 'Segmenter' in intl;
}
