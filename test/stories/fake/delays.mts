import type { Hook } from './calls.mts';
import type { VirtualClock } from './virtual-clock.mts';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
}

/** A hook that delays every call on its way in and out, by up to half of the longest each. */
export function randomDelays(seed: number, { clock, longestMs }: { clock: VirtualClock; longestMs: number }): Hook {
    const random = randomOf(seed);
    const pause = () => clock.wait(Math.floor((random() * longestMs) / 2));
    return { before: pause, after: pause };
}
