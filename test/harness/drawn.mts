import type { Random } from './seeded.mts';

interface Draw<T> {
    /** What those have in common of which one is enough. */
    readonly kindOf: (one: T) => string;
    /** How many are drawn besides one of each kind. */
    readonly more: number;
    readonly random: Random;
}

/**
 * One of each kind, and some more, drawn by chance; with the environment variable ALL=1 all of them, as
 * `npm run interruptions` does. In the order in which they were given.
 */
export function drawn<T>(all: readonly T[], { kindOf, more, random }: Draw<T>): readonly T[] {
    if (process.env.ALL === '1') {
        return all;
    }
    const shuffled = all.map((one) => ({ one, lot: random() })).sort((one, other) => one.lot - other.lot);
    const kinds = new Set<string>();
    const chosen = new Set<T>();
    const besides: T[] = [];
    for (const { one } of shuffled) {
        const isFirst = !kinds.has(kindOf(one));
        kinds.add(kindOf(one));
        isFirst ? chosen.add(one) : besides.push(one);
    }
    for (const one of besides.slice(0, more)) {
        chosen.add(one);
    }
    return all.filter((one) => chosen.has(one));
}
