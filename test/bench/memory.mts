import { APP_ID } from '../workspace/app-id.mts';
import type { Progress } from './latency.mts';
import { customerOf, type World } from './world.mts';

/** What of the app's process is alive before and after so many texts, in MB: what was let go of has been collected. */
export interface Memory {
    readonly texts: number;
    readonly customers: number;
    readonly beforeMb: number;
    readonly afterMb: number;
}

const AT_ONCE = 32;
const TEXTS_OF_EACH = 10;
/** Until then the runtime compiles what it runs. */
const WARM_UP = 1_000;

/** Many texts of many customers, each of whom writes for the first time, and some times more. */
export async function measureMemory(world: World, texts: number, progress: Progress): Promise<Memory> {
    await textsOf(world, { from: 0, to: WARM_UP }, () => undefined);
    const beforeMb = await liveMb(world);
    await textsOf(world, { from: WARM_UP, to: WARM_UP + texts }, (sent) =>
        progress(`${sent - WARM_UP} of ${texts} texts`),
    );
    return { texts, customers: Math.ceil(texts / TEXTS_OF_EACH), beforeMb, afterMb: await liveMb(world) };
}

async function textsOf(
    world: World,
    { from, to }: { readonly from: number; readonly to: number },
    tell: (sent: number) => void,
): Promise<void> {
    let sent = from;
    await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
            while (sent < to) {
                const customer = customerOf('ours', 6, Math.floor(sent / TEXTS_OF_EACH));
                sent += 1;
                tell(sent);
                await world.post('ours', { from: customer });
            }
        }),
    );
    await world.quiet();
}

/** NaN where Deno runs the app, which does not tell. */
async function liveMb({ workspace: { engine } }: World): Promise<number> {
    const bytes = engine.runtime === 'node' ? await engine.liveMemory(APP_ID) : Number.NaN;
    return Number((bytes / 1024 / 1024).toFixed(1));
}
