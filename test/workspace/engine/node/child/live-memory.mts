import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Asked by the host alone, and not by Rocket.Chat's: how much of its memory the process could not do without. */
export const LIVE_MEMORY = 'workspace:liveMemory';

/** Bytes that are still reachable when all that is not has been collected: objects, and buffers beside them. */
export async function liveMemory(): Promise<number> {
    const collect = collector();
    for (let round = 0; round < 4; round += 1) {
        collect();
        // What a first collection lets go of may hold something else until its turn of the loop.
        await pause(20);
    }
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
}

function collector(): () => void {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    if (typeof collect !== 'function') {
        throw new Error('This Node collects no garbage at will.');
    }
    return () => void collect();
}
