import { seeded } from '../../harness/seeded.mts';
import type { Hook } from './calls.mts';
import type { VirtualClock } from './virtual-clock.mts';

/** A hook that delays every call on its way in and out, by up to half of the longest each. */
export function randomDelays(seed: number, { clock, longestMs }: { clock: VirtualClock; longestMs: number }): Hook {
    const random = seeded(seed);
    const pause = () => clock.wait(Math.floor((random() * longestMs) / 2));
    return { before: pause, after: pause };
}
