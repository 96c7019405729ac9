import type { Progress } from './latency.mts';
import { type Contender, customerOf, type World } from './world.mts';

/** Texts a second, slice by slice. */
export interface Throughput {
    readonly atOnce: number;
    readonly perSecond: Readonly<Partial<Record<Contender, readonly number[]>>>;
}

const AT_ONCE = [1, 8, 32];
const WHO: readonly Contender[] = ['floor', 'builtIn', 'ours'];

/** As many customers as are at once, each writing again as soon as the text before is answered; the contenders in turn. A
 * slice ends when all that followed from its texts is done, too. */
export async function measureThroughput(
    world: World,
    { sliceTexts, slices }: { readonly sliceTexts: number; readonly slices: number },
    progress: Progress,
): Promise<readonly Throughput[]> {
    await acquaintAll(world);
    const found: Throughput[] = [];
    for (const atOnce of AT_ONCE) {
        const perSecond = new Map(WHO.map((who): [Contender, number[]] => [who, []]));
        for (let slice = 0; slice < slices; slice += 1) {
            for (const who of WHO) {
                progress(`${atOnce} at once, slice ${slice + 1} of ${slices}: ${who}`);
                perSecond.get(who)?.push(await sliceOf(world, who, { atOnce, texts: sliceTexts }));
            }
        }
        found.push({ atOnce, perSecond: Object.fromEntries(perSecond) });
    }
    return found;
}

async function acquaintAll(world: World): Promise<void> {
    for (let number = 0; number < Math.max(...AT_ONCE); number += 1) {
        for (const who of WHO) {
            await world.post(who === 'floor' ? 'builtIn' : who, { from: customerOf(who, 3, number) });
        }
    }
    await world.quiet();
}

/** Texts a second of this contender, with so many customers at once. */
export async function sliceOf(
    world: Pick<World, 'post' | 'quiet'>,
    who: Contender,
    { atOnce, texts }: { readonly atOnce: number; readonly texts: number },
): Promise<number> {
    let left = texts;
    const startedAt = performance.now();
    await Promise.all(
        Array.from({ length: atOnce }, async (_, number) => {
            while (left > 0) {
                left -= 1;
                await world.post(who, { from: customerOf(who, 3, number) });
            }
        }),
    );
    await world.quiet();
    return texts / ((performance.now() - startedAt) / 1_000);
}
