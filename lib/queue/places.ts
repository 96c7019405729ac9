import type { QueuePorts } from './ports';

/** So many lanes the job works on at once where nothing else comes in. */
export const AT_ONCE = 8;
/** And so many while something does: of what this process can do in a second half is left to it. */
const AT_ONCE_BESIDE_FRESH = 1;
/** What came in so recently is followed by more. */
const FRESH_FOR_MS = 1_000;
/** What has not gone on for so long waits for somebody else, say for a file, and takes nothing from anybody. */
const SLOW_AFTER_MS = 250;
const LOOK_EVERY_MS = 20;

/** The right to work on a lane. */
export interface Place {
    /** Notes that one thing on the lane is done, and the next begins. */
    goesOn(): void;
    leave(): void;
}

/**
 * Places for what the job has waiting, as many as are wanted, except while texts and replies come in that are new: these
 * would wait for all that is at work before them, since one process does one thing at a time.
 */
export function placesBesideFresh({ process, clock }: Pick<QueuePorts, 'process' | 'clock'>): {
    take(): Promise<Place>;
} {
    const taken = new Set<{ since: number }>();
    const isFull = () => {
        const now = clock.now();
        const isFresh = Math.abs(now - process.freshAt) < FRESH_FOR_MS;
        const busy = Array.from(taken).filter(({ since }) => now - since < SLOW_AFTER_MS);
        return isFresh && busy.length >= AT_ONCE_BESIDE_FRESH;
    };
    return {
        async take() {
            while (isFull()) {
                await clock.wait(LOOK_EVERY_MS);
            }
            const place = { since: clock.now() };
            taken.add(place);
            return {
                goesOn() {
                    place.since = clock.now();
                },
                leave: () => void taken.delete(place),
            };
        },
    };
}
