import { INCOMING, newSid, textFields } from '../engine/inbound.mts';
import { startCluster } from '../harness/cluster.mts';
import { AUTH_TOKEN } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import type { Runtime } from '../workspace/engine/runtime.mts';
import { median, type Ratio, ratioOf, rounded } from './figures.mts';
import type { Progress } from './latency.mts';
import { sliceOf } from './throughput.mts';
import { type Contender, customerOf, NUMBERS, type World } from './world.mts';

/** A returning customer's text where so many customers, rooms and remembered texts are there already. */
export interface Growth {
    readonly population: number;
    /** Of the endpoint that does nothing, in the same rounds. */
    readonly byNothing: Readonly<Partial<Record<Contender, Ratio>>>;
}

const WHO: readonly Contender[] = ['builtIn', 'ours'];

/** Adds customers who wrote long ago, with their rooms and what is remembered of a text of each, and measures again. */
export async function measureGrowth(
    world: World,
    { populations, rounds }: { readonly populations: readonly number[]; readonly rounds: number },
    progress: Progress,
): Promise<readonly Growth[]> {
    const found: Growth[] = [];
    let there = 0;
    for (const population of populations) {
        progress(`${population} visitors, rooms and remembered texts`);
        await populate(world, there, population);
        there = population;
        const taken = new Map<Contender, number[]>();
        for (let round = 0; round < rounds; round += 1) {
            for (const who of ['nothing', ...WHO] as const) {
                const startedAt = performance.now();
                await world.post(who, { from: customerOf(who, 1, 0) });
                taken.set(who, [...(taken.get(who) ?? []), performance.now() - startedAt]);
                await world.quiet();
            }
        }
        const base = taken.get('nothing') ?? [];
        const byNothing = Object.fromEntries(WHO.map((who) => [who, ratioOf(taken.get(who) ?? [], base)]));
        found.push({ population, byNothing });
    }
    return found;
}

async function populate({ workspace: { store } }: World, from: number, to: number): Promise<void> {
    const ts = new Date(Date.now() - 86_400_000);
    const at = ts.getTime();
    for (let number = from; number < to; number += 1) {
        const id = `past${number}`;
        const lane = `sms:+1999${number}>sms:${NUMBERS.ours}`;
        const associations = [`text:SM${id}`, `history:${lane}`, 'day:2026-01-01', `room:${id}`].map((label) => ({
            model: 'misc',
            id: label,
        }));
        const data = { key: `SM${id}`, lane, at, outcome: 'posted', traces: [id], roomId: id };
        await store.insert('rocketchat_livechat_visitor', { _id: id, username: id, token: id, ts, _updatedAt: ts });
        await store.insert('rocketchat_room', {
            _id: id,
            t: 'l',
            fname: id,
            ts,
            lm: ts,
            _updatedAt: ts,
            v: { _id: id, token: id },
        });
        await store.insert('rocketchat_apps_persistence', { _id: id, appId: APP_ID, associations, data });
    }
}

/** Texts a second over so many instances. */
export interface ScaleOut {
    readonly instances: number;
    readonly perSecond: number;
}

/** So many instances over one store, behind an address that gives each the next text. */
export async function measureScaleOut(
    {
        instances,
        runtime,
        texts,
    }: { readonly instances: readonly number[]; readonly runtime: Runtime; readonly texts: number },
    progress: Progress,
): Promise<readonly ScaleOut[]> {
    const found: ScaleOut[] = [];
    for (const count of instances) {
        progress(`${count} instances`);
        const cluster = await startCluster(count, { runtime, isQuiet: true });
        const post = async (_: Contender, { from }: { readonly from: string }): Promise<number> =>
            (await cluster.post(INCOMING, textFields({ from, sid: newSid() }), { sign: AUTH_TOKEN })).status;
        const quiet = async () => {};
        const slices: number[] = [];
        for (let slice = 0; slice < 4; slice += 1) {
            slices.push(await sliceOf({ post, quiet }, 'ours', { atOnce: 16, texts }));
        }
        await cluster.stop();
        // The first slice makes the customers.
        found.push({ instances: count, perSecond: rounded(median(slices.slice(1))) });
    }
    return found;
}
