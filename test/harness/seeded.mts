/** Numbers from 0 to 1, each time the next. */
export type Random = () => number;

/** Numbers that are the same for the same seed (mulberry32). */
export function seeded(seed: number): Random {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
}

/**
 * Does what depends on chance, with a new seed each time, or with that of the environment variable SEED. What it rejects
 * with names the seed and how to have it again.
 */
export async function withSeed<T>(work: (random: Random, seed: number) => T | Promise<T>): Promise<T> {
    const seed = seedOf(process.env.SEED) ?? Math.trunc(Math.random() * 4_294_967_296);
    try {
        return await work(seeded(seed), seed);
    } catch (error) {
        const told = `with the seed ${seed} (SEED=${seed} has it again)`;
        if (!(error instanceof Error)) {
            throw new Error(`${String(error)} ${told}`);
        }
        error.message = `${error.message}\n${told}`;
        throw error;
    }
}

function seedOf(text: string | undefined): number | undefined {
    return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
