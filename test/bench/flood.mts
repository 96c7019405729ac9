import type { Runtime } from '../workspace/engine/runtime.mts';
import { median, ratioOf } from './figures.mts';
import { acquaint } from './kinds.mts';
import type { Progress } from './latency.mts';
import { table } from './report.mts';
import { type Contender, customerOf, NAMES, startWorld, type World } from './world.mts';

const WHO: readonly Contender[] = ['floor', 'builtIn', 'ours'];
/** So many refused requests are always under way, each followed by the next. */
const FLOOD = 8;
const SLICE = 20;

/** How much longer a returning customer's text takes while others send requests that are refused, by each contender. */
export async function floodTable(
    { runtime, rounds }: { readonly runtime: Runtime; readonly rounds: number },
    progress: Progress,
): Promise<string> {
    const world = await startWorld(runtime);
    try {
        await acquaint(world);
        const calm = new Map(WHO.map((who): [Contender, number[]] => [who, []]));
        const flooded = new Map(WHO.map((who): [Contender, number[]] => [who, []]));
        const slices = Math.ceil(rounds / SLICE) + 1;
        for (let slice = 0; slice < slices; slice += 1) {
            for (const who of WHO) {
                progress(`slice ${slice + 1} of ${slices}: ${who}`);
                const before = await textsOf(world, who);
                const during = await underFlood(world, who, () => textsOf(world, who));
                // The first slice compiles what the others run.
                if (slice > 0) {
                    calm.get(who)?.push(...before);
                    flooded.get(who)?.push(...during);
                }
            }
        }
        const rows = WHO.map((who) => {
            const ratio = ratioOf(flooded.get(who) ?? [], calm.get(who) ?? []);
            const [quiet, loud] = [calm, flooded].map((taken) => median(taken.get(who) ?? []).toFixed(1));
            return [NAMES[who], `${quiet} ms`, `${loud} ms`, `${ratio.ratio} (${ratio.from}–${ratio.to})`];
        });
        return table(['a returning customer’s text', 'alone', `beside ${FLOOD} refused at a time`, 'ratio'], rows);
    } finally {
        await world.stop();
    }
}

async function textsOf(world: World, who: Contender): Promise<readonly number[]> {
    const taken: number[] = [];
    for (let number = 0; number < SLICE; number += 1) {
        const startedAt = performance.now();
        await world.post(who, { from: customerOf(who, 1, 0) });
        taken.push(performance.now() - startedAt);
    }
    return taken;
}

/** Does the work while forged texts come in to the same endpoint, and waits for the last of them. */
async function underFlood<T>(world: World, who: Contender, work: () => Promise<T>): Promise<T> {
    let isOver = false;
    const flood = Array.from({ length: FLOOD }, async () => {
        while (!isOver) {
            await world.post(who, { from: customerOf(who, 1, 0), isForged: true });
        }
    });
    const done = await work();
    isOver = true;
    await Promise.all(flood);
    await world.quiet();
    return done;
}
