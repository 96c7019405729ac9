import { setTimeout as pause } from 'node:timers/promises';
import { type Latency, measureLatency, type Progress, type Rounds } from './latency.mts';
import type { Part } from './options.mts';
import type { World } from './world.mts';

/** What kinds took each contender where every call takes so much longer. */
export interface Far {
    readonly callMs: number;
    readonly latency: readonly Latency[];
}

/**
 * The store of the workspace lies in memory, so that a call costs hardly more than its way through the pipe. Rocket.Chat
 * asks MongoDB, once or several times a call.
 */
const CALL_MS = 5;

/** Behind all rounds of the same kinds without that. */
const FIRST_ROUND = 500_000;

/** Those that wait for a call before they are answered. */
const WAITING: ReadonlySet<Part> = new Set<Part>(['returning', 'first', 'picture', 'reply']);

/** The same once more, with every call of every app held up as a database on another machine would. */
export async function measureFar(world: World, { kinds, rounds }: Rounds, progress: Progress): Promise<Far> {
    const remove = world.workspace.taps.add({ before: () => pause(CALL_MS) });
    try {
        const waiting = kinds.filter(({ part }) => WAITING.has(part));
        const latency = await measureLatency(world, { kinds: waiting, rounds, firstRound: FIRST_ROUND }, (line) =>
            progress(`${CALL_MS} ms a call, ${line}`),
        );
        return { callMs: CALL_MS, latency };
    } finally {
        remove();
    }
}
