import { withoutLoneSurrogates } from '../words/clean-text';

/** One name of a query with one value. */
export interface Pair {
    readonly name: string;
    readonly value: string;
}

/**
 * The pairs that a parsed query stands for, once for each way in which its lists may have been named: repeated, `a[]`,
 * `a[0]`. What is nested has brackets in its name. Values that are no texts are left out.
 */
export function pairingsOf(query: Readonly<Record<string, unknown>>): ReadonlyArray<readonly Pair[]> {
    const hasLists = Object.keys(query).some((name) => typeof query[name] === 'object');
    return (hasLists ? LIST_NAMES : LIST_NAMES.slice(0, 1)).map((listName) =>
        Object.keys(query).flatMap((name) => pairsOf({ name, value: query[name], depth: 0 }, listName)),
    );
}

/**
 * The orders in which so many things may have stood, the given one first: a proxy may have sorted them, and a parser
 * moves repeated names together and numbers to the front. All of them up to five things, those in which one has moved up
 * to ten, and the given one alone of more.
 */
export function ordersOf(count: number): ReadonlyArray<readonly number[]> {
    const given = Array.from({ length: count }, (_, index) => index);
    if (count <= MOST_PERMUTED) {
        return permutations(given);
    }
    return count <= MOST_MOVED ? [given, ...moves(given)] : [given];
}

type ListName = (name: string, index: string) => string;

const LIST_NAMES: readonly ListName[] = [(name) => name, (name) => `${name}[]`, (name, index) => `${name}[${index}]`];

/** As deep as the server's parser of queries goes. Source: qs, depth. */
const MAX_DEPTH = 6;
const MOST_PERMUTED = 5;
const MOST_MOVED = 10;

interface Nested {
    readonly name: string;
    readonly value: unknown;
    readonly depth: number;
}

function pairsOf({ name, value, depth }: Nested, listName: ListName): readonly Pair[] {
    if (typeof value === 'string') {
        return [{ name: withoutLoneSurrogates(name), value: withoutLoneSurrogates(value) }];
    }
    if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) {
        return [];
    }
    return Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
        const isListed = Array.isArray(value) && typeof item === 'string';
        const inner = isListed ? listName(name, key) : `${name}[${key}]`;
        return pairsOf({ name: inner, value: item, depth: depth + 1 }, listName);
    });
}

function permutations(things: readonly number[]): ReadonlyArray<readonly number[]> {
    return things.length < 2
        ? [things]
        : things.flatMap((first) =>
              permutations(things.filter((thing) => thing !== first)).map((rest) => [first, ...rest]),
          );
}

function moves(things: readonly number[]): ReadonlyArray<readonly number[]> {
    return things.flatMap((thing) => {
        const rest = things.filter((other) => other !== thing);
        return things.map((_, at) => [...rest.slice(0, at), thing, ...rest.slice(at)]);
    });
}
