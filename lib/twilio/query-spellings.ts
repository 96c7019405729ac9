import { type Encoding, encoded, encodingsFor, spacesIn } from './query-encoding';
import { ordersOf, type Pair, pairingsOf } from './query-pairs';

/**
 * The query strings, with their '?', that a server may have read as this query, likeliest first and no two alike: in
 * every order, with spaces as %20 or + and mixed or raw, letters raw or percent-encoded in either case, empty values with
 * and without '=', lists by brackets or by repeated names, and an '&' too many. [''] without a query.
 * Work is bounded, so that a forged request stays cheap: at most 192, and fewer the longer the query is. What comes first
 * deviates from the usual spelling in few ways; a usual query has all of its spellings among them.
 */
export function querySpellings(query: Readonly<Record<string, unknown>>): readonly string[] {
    const pairings = pairingsOf(query);
    const [usual = []] = pairings;
    if (usual.length === 0) {
        return [''];
    }
    const length = usual.reduce((sum, { name, value }) => sum + name.length + value.length + 2, 0);
    const most = Math.max(FEWEST, Math.min(MOST, Math.floor(MOST_CHARACTERS / length)));
    const orders = ordersOf(usual.length);
    const encodings = encodingsFor(pairings.flat());
    const spaceCount = usual.reduce((sum, pair) => sum + spacesIn(pair), 0);
    const spaces: readonly Space[] = [
        ...choicesOf(spaceCount).map(
            (isPlus): Space =>
                (index) =>
                    isPlus(index) ? '+' : '%20',
        ),
        ...(spaceCount === 0 ? [] : [() => ' ']),
    ];
    const ampersands = usual.length > 1 ? AMPERSANDS : AMPERSANDS.filter(({ between }) => between === '&');
    const bares = choicesOf(usual.filter(({ value }) => value === '').length);
    const found = new Set<string>();
    for (const [pairing = 0, order = 0, encoding = 0, space = 0, bare = 0, ampersand = 0] of choices([
        ...[pairings, orders, encodings, spaces, bares].map(({ length }) => ranksOf(length)),
        ranksOf(ampersands.length, RARE),
    ])) {
        const pairs = pairings[pairing] ?? usual;
        const style = { encoding: encodings[encoding], space: spaces[space], bare: bares[bare] };
        const texts = written(pairs, style);
        const { before, between, behind } = ampersands[ampersand] ?? USUAL_AMPERSANDS;
        const ordered = (orders[order] ?? []).map((index) => texts[index] ?? '');
        found.add(`?${before}${ordered.join(between)}${behind}`);
        if (found.size >= most) {
            break;
        }
    }
    return Array.from(found);
}

const FEWEST = 6;
const MOST = 192;
const MOST_CHARACTERS = 65_536;

const USUAL_AMPERSANDS = { before: '', between: '&', behind: '' };

/** What pasting leaves behind, and parsers pass over. */
const AMPERSANDS: readonly (typeof USUAL_AMPERSANDS)[] = [
    USUAL_AMPERSANDS,
    { ...USUAL_AMPERSANDS, behind: '&' },
    { ...USUAL_AMPERSANDS, before: '&' },
    { ...USUAL_AMPERSANDS, between: '&&' },
];

/** Whether the n-th of several like things is written in the other way. */
type Choice = (index: number) => boolean;

/** How the n-th space is written. */
type Space = (index: number) => string;

interface Style {
    readonly encoding: Encoding | undefined;
    readonly space: Space | undefined;
    /** Whether the n-th empty value has no '='. */
    readonly bare: Choice | undefined;
}

/** Each pair in this style. */
function written(pairs: readonly Pair[], { encoding, space, bare }: Style): readonly string[] {
    let spaces = 0;
    let empties = 0;
    const nextSpace = () => space?.(spaces++) ?? '%20';
    return pairs.map(({ name, value }) => {
        const text = encoded(name, { encoding, space: nextSpace, isName: true });
        const isBare = value === '' && bare?.(empties++);
        return isBare ? text : `${text}=${encoded(value, { encoding, space: nextSpace })}`;
    });
}

/** None, all, and, where they are few, each one by itself. */
function choicesOf(count: number): readonly Choice[] {
    if (count === 0) {
        return [() => false];
    }
    const mixed = count > 1 && count <= MOST_MIXED ? 2 ** count - 2 : 0;
    return [
        () => false,
        () => true,
        ...Array.from(
            { length: mixed },
            (_, at): Choice =>
                (index) =>
                    Math.floor((at + 1) / 2 ** index) % 2 === 1,
        ),
    ];
}

const MOST_MIXED = 6;

/** How far each of so many deviates: the first not at all, and the others by their place, or so much further. */
function ranksOf(count: number, further = 0): readonly number[] {
    return Array.from({ length: count }, (_, index) => (index === 0 ? 1 : index + 1 + further));
}

/** What is tried only where all else is nearly as usual. */
const RARE = 12;

/** One index for each of several lists with these ranks, in the order of how many deviate and how far. */
function choices(lists: ReadonlyArray<readonly number[]>): ReadonlyArray<readonly number[]> {
    let partial: ReadonlyArray<{ readonly chosen: readonly number[]; readonly rank: number }> = [
        { chosen: [], rank: 1 },
    ];
    for (const ranks of lists) {
        partial = partial.flatMap(({ chosen, rank }) =>
            ranks
                .filter((own) => own <= Math.floor(MOST_DEVIATION / rank))
                .map((own, index) => ({ chosen: [...chosen, index], rank: rank * own })),
        );
    }
    return Array.from(partial)
        .sort((one, other) => one.rank - other.rank)
        .map(({ chosen }) => chosen);
}

/** Of the product of all indexes: some thousand choices at most. */
const MOST_DEVIATION = 96;
