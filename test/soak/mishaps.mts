import { setTimeout as pause } from 'node:timers/promises';
import { LEASE_MS } from '../../lib/model/timing.ts';
import type { Pending } from '../../lib/queue/pending.ts';
import type { Cluster, ClusterInstance } from '../harness/cluster.mts';
import type { Random } from '../harness/seeded.mts';
import { letTimePass, pendingIn } from '../workspace/app-records.mts';
import { update } from './update.mts';

export interface MishapCount {
    kills: number;
    failures: number;
    shifts: number;
    closed: number;
    /** Times at which Twilio's API could not be reached. */
    outages: number;
    updates: number;
}

/** From when until when, as ISO times. */
export interface Span {
    readonly from: string;
    readonly until: string;
}

export interface Mishaps {
    readonly count: MishapCount;
    /** When a later release was being installed. */
    readonly updates: readonly Span[];
    /** Ends them, with everybody back at work. */
    stop(): Promise<void>;
}

export interface MishapOptions {
    /** One mishap about so often. */
    readonly everyMs: number;
    /** What decides about all that is left to chance. */
    readonly random: Random;
    /** Both processes die at once, and the leases they leave behind are over at once. */
    readonly isTimeLapse: boolean;
}

/** Lets things go wrong until it is told to stop. */
export function startMishaps(cluster: Cluster, options: MishapOptions): Mishaps {
    const count: MishapCount = { kills: 0, failures: 0, shifts: 0, closed: 0, outages: 0, updates: 0 };
    const updates: Span[] = [];
    let isOver = false;
    const run = async () => {
        while (!isOver) {
            await pause(options.everyMs * (0.5 + options.random()));
            const [from, before] = [new Date().toISOString(), count.updates];
            // One that cannot be done, say since a process is starting, is left out.
            await oneOf(cluster, options, count).catch((error) => console.error(error));
            if (count.updates > before) {
                updates.push({ from, until: new Date().toISOString() });
            }
        }
    };
    const running = run();
    return {
        count,
        updates,
        async stop() {
            isOver = true;
            await running;
            await Promise.all(
                cluster.instances.map(({ url }) => fetch(`${url}/workspace/api/faults`, { method: 'DELETE' })),
            );
        },
    };
}

async function oneOf(cluster: Cluster, options: MishapOptions, count: MishapCount): Promise<void> {
    const { random } = options;
    const dice = random();
    if (dice < 0.1) {
        count.kills += 1;
        return options.isTimeLapse ? powerCut(cluster) : crash(someOf(cluster.instances, random));
    }
    if (dice < 0.2) {
        count.shifts += 1;
        return nobodyFor(cluster, random, 200 + random() * 2 * options.everyMs);
    }
    if (dice < 0.3) {
        count.closed += await closeSome(cluster, random);
        return;
    }
    if (dice < 0.34) {
        count.outages += 1;
        return twilioAway(cluster, random() * 2 * options.everyMs);
    }
    if (dice < 0.38) {
        count.updates += 1;
        return update(cluster, { random, number: count.updates });
    }
    count.failures += 1;
    await someOf(cluster.instances, random).addFault(someFault(random));
}

/** Kills the app's process on every instance at once. */
export async function powerCut(cluster: Cluster): Promise<void> {
    let cutAt = Number.POSITIVE_INFINITY;
    const killed = await Promise.all(
        cluster.instances.map(async (instance) => {
            const pid = await kill(instance);
            cutAt = Math.min(cutAt, Date.now());
            return pid;
        }),
    );
    // What they have in hand when they are back is their own.
    const isLeft = ({ claim }: Pending) => claim === undefined || claim.until - LEASE_MS < cutAt;
    await letTimePass(cluster.store, (await pendingIn(cluster.store)).filter(isLeft));
    await Promise.all(cluster.instances.map((instance, at) => ready(instance, killed[at])));
}

async function crash(instance: ClusterInstance): Promise<void> {
    await ready(instance, await kill(instance));
}

async function kill(instance: ClusterInstance): Promise<number | undefined> {
    const { killed } = (await instance.send('runtime/kill')) as { killed: number };
    return killed;
}

async function ready(instance: ClusterInstance, notPid: number | undefined): Promise<void> {
    await instance.send('runtime/ready', { notPid });
}

/** Agents go away, or Omnichannel is switched off, for a while. */
async function nobodyFor(cluster: Cluster, random: Random, ms: number): Promise<void> {
    if (random() < 0.3) {
        await cluster.people('setOmnichannelEnabled', false);
        await pause(ms);
        await cluster.people('setOmnichannelEnabled', true);
        return;
    }
    const agents = (await cluster.people('agents')) as { readonly id: string }[];
    const setAll = (isOnline: boolean) =>
        Promise.all(agents.map(({ id }) => cluster.people('setOnline', id, isOnline)));
    await setAll(false);
    await pause(ms);
    await setAll(true);
}

const MOST_CLOSED = 5;

/** Agents close a few conversations. */
async function closeSome(cluster: Cluster, random: Random): Promise<number> {
    const rooms = (await cluster.people('rooms')) as { readonly id: string; readonly open: boolean }[];
    const [agent] = (await cluster.people('agents')) as { readonly id: string }[];
    const open = rooms.filter((room) => room.open && random() < 0.1).slice(0, MOST_CLOSED);
    await Promise.all(
        open.map(({ id: roomId }) =>
            cluster.people('closeRoom', { roomId, agentId: agent?.id }).catch(() => undefined),
        ),
    );
    return open.length;
}

/** Whoever has asked meanwhile does not know whether Twilio took it. */
async function twilioAway(cluster: Cluster, ms: number): Promise<void> {
    const open = cluster.twilio.cutOff();
    await pause(ms);
    await open();
}

const CALLS = [
    'LivechatBridge',
    'PersistenceBridge',
    'RoomBridge',
    'CreateMessage',
    'CreateRoom',
    'CreateWithAssociations',
];

function someFault(random: Random): Parameters<ClusterInstance['addFault']>[0] {
    const at = { call: someOf(CALLS, random), skip: Math.floor(random() * 20), times: 1 };
    const dice = random();
    const why = 'MongoServerError: connection closed';
    return dice < 0.45 ? { ...at, fail: why } : dice < 0.9 ? { ...at, failAfter: why } : { ...at, delayMs: 2_000 };
}

function someOf<T>(all: readonly T[], random: Random): T {
    const found = all[Math.floor(random() * all.length)];
    if (found === undefined) {
        throw new Error('there is nothing to choose from');
    }
    return found;
}
