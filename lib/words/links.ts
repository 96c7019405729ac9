/** A stretch of a line: one link, or what stands between two. */
export interface Stretch {
    readonly kind: 'link' | 'words';
    readonly text: string;
    /** Where the stretch begins in its line, in UTF-16 units. */
    readonly start: number;
    /** What the stretch directly follows. */
    readonly after?: 'link' | 'address';
}

/** The line in stretches, in order and without gaps; the first and the last are words, perhaps none. Links are what the
 * server's parser takes for such or for something like it, with the signs at their end that it leaves out counted to the words. */
export function stretchesOf(line: string, isWords: (link: Stretch) => boolean = () => false): readonly Stretch[] {
    const stretches: Stretch[] = [];
    let end = 0;
    let after: Stretch['after'];
    if (!/[.@]|:\/\//.test(line)) {
        return [wordsOf({ line, start: 0, end: line.length, after })];
    }
    for (const match of line.matchAll(LINK)) {
        const start = match.index ?? 0;
        const text = withoutTrailing(match[0]);
        const link: Stretch = { kind: 'link', text, start };
        if (isWords(link)) {
            continue;
        }
        stretches.push(wordsOf({ line, start: end, end: start, after }), link);
        end = start + text.length;
        after = isAddress(text) ? 'address' : line.charAt(start - 1) === '"' ? undefined : 'link';
    }
    return [...stretches, wordsOf({ line, start: end, end: line.length, after })];
}

// A parser takes a hyphen together with the sign behind it.
const LABEL = '(?:-*[\\p{L}\\p{N}\\p{M}\\u2060]){1,63}';

// What may stand before the host of a whole address, and what a label of one is made of.
const USER = '(?:[a-z0-9$&+_#?:-]{1,64}@)?';
const SIGN = '[^\\s.,!%~*"\':;()=$@&+#?\\\\/|><`[\\]_-]';
const HOST = `(?:localhost|(?:[_-]*${SIGN}){1,63}(?:\\.(?:[_-]*${SIGN}){1,63}){1,9})`;

// A name behind `@` or `#` is a mention, and one between two colons an emoji, which is looked for behind a colon alone: a
// pattern in a look back is tried from every sign, and makes long texts slow.
const BEGINS = '(?<![-\\p{L}\\p{N}\\p{M}\\u2060@#])(?:(?<!:)|(?<=:)(?![0-9a-zA-Z_+.-]+:))';

const LINK = new RegExp(
    [
        `[a-z0-9][a-z0-9+-]{0,31}://${USER}${HOST}(?:(?!\\]\\()[^\\s<>\\\\])*`,
        '[a-z0-9\\u00c0-\\ud7ff][^\\s@<>()[\\]*~`|\\\\:]{0,63}@(?:[a-z0-9-]{1,63}\\.){1,9}[a-z]{2,63}',
        // What looks like a host is taken whole also where it is none, such as 1.5 and v2.0.
        `${BEGINS}(?:${LABEL}\\.){1,9}${LABEL}(?:[:/?#](?:(?!\\]\\()[^\\s<>])*)?`,
    ].join('|'),
    'giu',
);

/** What the parser leaves out at the end of a link. */
const TRAILING = '.,!%~*"\':;()=';

// Loops, since a pattern for an end is tried from every sign before it and makes long texts slow. The first sign of a link
// is a letter or a digit, and no end.
export function withoutTrailing(link: string): string {
    let end = link.length;
    while (TRAILING.includes(link.charAt(end - 1))) {
        end -= 1;
    }
    return link.slice(0, end);
}

/** Whether the parsers take this for a mail address, which ends where its host does; what else there is goes on. */
export function isAddress(link: string): boolean {
    return ADDRESS.test(link);
}

const ADDRESS = /^[^\s@:]+@(?:[a-z0-9-]{1,63}\.){1,9}[a-z]{2,63}$/i;

/** Words with the line that they stand in. */
export interface Words extends Stretch {
    readonly line: string;
}

interface Cut {
    readonly line: string;
    readonly start: number;
    readonly end: number;
    readonly after: Stretch['after'];
}

function wordsOf({ line, start, end, after }: Cut): Stretch {
    return { kind: 'words', text: line.slice(start, end), start, ...(after === undefined ? {} : { after }) };
}
