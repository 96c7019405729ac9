import type { Pair } from './query-pairs';

/** How everything but letters, digits and spaces is written. */
export interface Encoding {
    /** The punctuation that is left as it is, in names and values. */
    readonly raw: string;
    /** Whether letters beyond ASCII are left as they are. */
    readonly isRawLetter: boolean;
    readonly isLowerHex: boolean;
}

export interface Place {
    readonly encoding: Encoding | undefined;
    /** How the next space is written. */
    readonly space: () => string;
    /** In a name '=' would end it. */
    readonly isName?: boolean;
}

/** A name or value of a query in this encoding; the usual one without. */
export function encoded(text: string, { encoding = USUAL, space, isName = false }: Place): string {
    return text.replace(/[^A-Za-z0-9]/gu, (character) => {
        if (character === ' ') {
            return space();
        }
        const isRaw = character > '\x7f' ? encoding.isRawLetter : encoding.raw.includes(character);
        if (isRaw && !(isName && character === '=')) {
            return character;
        }
        const percent = UNRESERVED.includes(character)
            ? `%${character.charCodeAt(0).toString(16).toUpperCase()}`
            : encodeURIComponent(character);
        return encoding.isLowerHex ? percent.toLowerCase() : percent;
    });
}

/** How many spaces there are in a name and its value. */
export function spacesIn({ name, value }: Pair): number {
    return `${name}${value}`.split(' ').length - 1;
}

/** The encodings in which these pairs look different, the usual ones first. */
export function encodingsFor(pairs: readonly Pair[]): readonly Encoding[] {
    const characters = new Set(pairs.flatMap(({ name, value }) => Array.from(name + value)));
    const special = Array.from(characters)
        .filter((character) => !/[A-Za-z0-9 ]/.test(character))
        .slice(0, MOST_COMPARED);
    const found = new Map<string, Encoding>();
    for (const encoding of ENCODINGS) {
        const looks = special.map((character) => encoded(character, { encoding, space: () => '' })).join(' ');
        if (!found.has(looks)) {
            found.set(looks, encoding);
        }
    }
    return Array.from(found.values());
}

/** As encodeURIComponent, and as the legacy `querystring` of Node. */
const UNRESERVED = "-_.!~*'()";
const BY_HAND = `${UNRESERVED},/:;?@$`;

/** What is left as it is: by encodeURIComponent, by hand, by forms, strictly, by browsers, by nobody's rule, and nothing. */
const RAW: readonly string[] = [
    UNRESERVED,
    BY_HAND,
    '-._*',
    '-_.~',
    '-_.',
    `${UNRESERVED}[]`,
    `${BY_HAND}[]`,
    `${UNRESERVED}%`,
    `${BY_HAND.replace("'", '')}[]{}|\\^\`=`,
    `${BY_HAND}[]{}|\\^\`="<>`,
    `${BY_HAND}[]{}|\\^\`="<>%`,
    '',
];

const MOST_COMPARED = 64;

const USUAL: Encoding = { raw: UNRESERVED, isRawLetter: false, isLowerHex: false };

const ENCODINGS: readonly Encoding[] = [
    { isRawLetter: false, isLowerHex: false },
    { isRawLetter: false, isLowerHex: true },
    { isRawLetter: true, isLowerHex: false },
    { isRawLetter: true, isLowerHex: true },
].flatMap((letters) => RAW.map((raw) => ({ raw, ...letters })));
