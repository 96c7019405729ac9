import { setTimeout as pause } from 'node:timers/promises';
import { isClaimed } from '../../lib/queue/pending.ts';
import { until } from '../harness/until.mts';
import { APP_ID } from '../workspace/app-id.mts';
import { pendingIn } from '../workspace/app-records.mts';
import type { Runtime } from '../workspace/engine/runtime.mts';
import { median, quantile, ratioOf } from './figures.mts';
import { acquaint } from './kinds.mts';
import type { Progress } from './latency.mts';
import { table } from './report.mts';
import { customerOf, startWorld, type World } from './world.mts';

const AT_ONCE = 16;
const FRESH = 40;
/** Until then both runtimes compile what they run, and each text is faster than the one before. */
const WARM_UP = 300;

/** How long fresh texts take while so many texts and replies that waited are delivered, and how fast these are. */
export async function backlogTable(
    { runtime, texts }: { readonly runtime: Runtime; readonly texts: number },
    progress: Progress,
): Promise<string> {
    const world = await startWorld(runtime);
    try {
        await acquaint(world);
        await fresh(world, WARM_UP);
        const usual = await fresh(world, FRESH);
        const rows: (readonly string[])[] = [];
        for (const [what, fill] of [
            ['texts', waitingTexts],
            ['replies', waitingReplies],
        ] as const) {
            const open = await fill(world, texts, progress);
            const beside = await fresh(world, FRESH);
            await open();
            const { taken, calm, seconds, runs } = await drained(world, (left) => progress(`${left} ${what} wait`));
            const times = (share: number) => (quantile(taken, share) / quantile(calm, share)).toFixed(2);
            rows.push([
                `${texts.toLocaleString('en')} ${what}`,
                `${ratioOf(beside, usual).ratio}`,
                `${times(0.5)} (p90 ${times(0.9)})`,
                `${Math.round(texts / seconds)} a second, ${runs} runs of the job`,
            ]);
        }
        const head = [
            'what waits',
            'a fresh text beside it, × usual',
            'while the job delivers it, × between its runs',
            'delivered',
        ];
        return `${table(head, rows)}\n\nusual: ${median(usual).toFixed(1)} ms`;
    } finally {
        await world.stop();
    }
}

async function fresh(world: World, count: number): Promise<readonly number[]> {
    const taken: number[] = [];
    for (let number = 0; number < count; number += 1) {
        taken.push(await oneFresh(world));
    }
    return taken;
}

async function oneFresh(world: World): Promise<number> {
    const startedAt = performance.now();
    await world.post('ours', { from: customerOf('ours', 1, 0) });
    return performance.now() - startedAt;
}

/** Each of another customer, while nobody is there for new conversations; resolves with what brings everybody back. */
async function waitingTexts(world: World, texts: number, progress: Progress): Promise<() => Promise<void>> {
    const { people } = world.workspace;
    const agents = await people.agents();
    const setAll = (isOnline: boolean) => Promise.all(agents.map(({ id }) => people.setOnline(id, isOnline)));
    await setAll(false);
    let sent = 0;
    await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
            while (sent < texts) {
                sent += 1;
                progress(`${sent} of ${texts} texts sent`);
                await world.post('ours', { from: customerOf('ours', 5, sent) });
            }
        }),
    );
    return async () => void (await setAll(true));
}

/** In the conversations that the texts have opened, while Twilio cannot be reached. */
async function waitingReplies(world: World, replies: number, progress: Progress): Promise<() => Promise<void>> {
    const { people, twilio } = world.workspace;
    const open = twilio.cutOff();
    const rooms = (await people.rooms()).filter((room) => room.open && room.servedBy && room.source?.id === APP_ID);
    let sent = 0;
    await Promise.all(
        Array.from({ length: AT_ONCE * 32 }, async () => {
            while (sent < replies) {
                const room = rooms[sent % rooms.length];
                sent += 1;
                progress(`${sent} of ${replies} replies written`);
                const agentId = room?.servedBy?.id ?? '';
                await people.agentSends({ roomId: room?.id ?? '', agentId, text: `It is ready, ${sent}` });
            }
        }),
    );
    // Those of the last seconds are still tried again by whoever took them.
    await until(async () => (await settledDown(world)) === replies, { what: 'the replies to wait' });
    return open;
}

/** How many wait that nobody works on. */
async function settledDown({ workspace: { store } }: World): Promise<number> {
    const now = Date.now();
    return (await pendingIn(store, { kind: 'reply' })).filter((one) => !isClaimed(one, now)).length;
}

interface Drained {
    /** Fresh texts while the job was at work. */
    readonly taken: readonly number[];
    /** And those right after each of its runs, with as much waiting and nothing at work. */
    readonly calm: readonly number[];
    /** What the job took. */
    readonly seconds: number;
    readonly runs: number;
}

/** Runs the job until nothing waits, with a fresh text again and again beside it, and between its runs. */
async function drained(world: World, tell: (left: number) => void): Promise<Drained> {
    const { workspace } = world;
    const taken: number[] = [];
    const calm: number[] = [];
    let [left, runs, seconds] = [1, 0, 0];
    while (left > 0) {
        const startedAt = performance.now();
        const job = { isOver: false };
        const running = workspace.runJobs().finally(() => {
            job.isOver = true;
            seconds += (performance.now() - startedAt) / 1_000;
        });
        while (!job.isOver) {
            taken.push(await oneFresh(world));
            await pause(PAUSE_MS);
        }
        await running;
        runs += 1;
        await world.quiet();
        for (let number = 0; number < CALM; number += 1) {
            calm.push(await oneFresh(world));
            await pause(PAUSE_MS);
        }
        left = (await pendingIn(workspace.store)).filter(({ kind }) => kind !== 'pass').length;
        tell(left);
    }
    return { taken, calm, seconds, runs };
}

const PAUSE_MS = 50;
const CALM = 10;
