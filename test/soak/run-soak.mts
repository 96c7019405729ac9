import { setTimeout as pause } from 'node:timers/promises';
import { isClaimed } from '../../lib/queue/pending.ts';
import { isOf } from '../engine/inbound.mts';
import { type Cluster, startCluster } from '../harness/cluster.mts';
import { letTimePass, pendingIn } from '../workspace/app-records.mts';
import type { MessageView, RoomView, VisitorView } from '../workspace/rocketchat/views.mts';
import { type Count, type Sender, type Traffic, writeAll } from './customers.mts';
import { type Account, type Balance, balanceOf } from './ledger.mts';
import { type MishapCount, type MishapOptions, powerCut, startMishaps } from './mishaps.mts';

export interface SoakOptions extends Traffic, MishapOptions {
    /** Things go wrong for so long, or until the last text if that comes first. */
    readonly mishapsForMs: number;
    /** Everything must be delivered so long after the last text. */
    readonly drainWithinMs: number;
    /** Is told how far it is, about once a second. */
    readonly onProgress?: (line: string) => void;
}

export interface SoakReport extends Balance {
    readonly count: Count & MishapCount;
    /** Customers with another number of visitors or open conversations than one. */
    readonly split: number;
    /** Texts that are still not delivered. */
    readonly pending: number;
    readonly seconds: number;
}

/** Customers write to two instances while things go wrong; then everything is delivered, and the ledger is drawn up. */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
    const startedAt = Date.now();
    const cluster = await startCluster(2, { isQuiet: true });
    try {
        const count: Count = { accepted: 0, deliveries: 0, duplicates: 0, redelivered: 0 };
        const mishaps = startMishaps(cluster, options);
        const progress = startProgress({ cluster, options, count: () => ({ ...count, ...mishaps.count }) });
        const jobs = options.isTimeLapse ? undefined : everySoOften(() => runJobs(cluster, options), 3_000);
        const writing = writeAll(cluster, options, count);
        await Promise.race([writing, pause(options.mishapsForMs, undefined, { ref: false })]);
        await mishaps.stop();
        const senders = await writing;
        jobs?.stop();
        if (options.isTimeLapse) {
            await powerCut(cluster);
        }
        const pending = await drain(cluster, options);
        progress.stop();
        const { accounts, split } = await accountsOf(cluster, senders);
        const seconds = Math.round((Date.now() - startedAt) / 1000);
        return { ...balanceOf(accounts), count: { ...count, ...mishaps.count }, split, pending, seconds };
    } finally {
        await cluster.stop();
    }
}

/** The job runs until nothing is left or the time is over; pauses between attempts are cut short, leases are not. */
async function drain(cluster: Cluster, options: SoakOptions): Promise<number> {
    const endsAt = Date.now() + options.drainWithinMs;
    for (;;) {
        await runJobs(cluster, options);
        const left = await pendingIn(cluster.store);
        if (left.length === 0 || Date.now() > endsAt) {
            return left.length;
        }
        await letTimePass(
            cluster.store,
            left.filter((pending) => !isClaimed(pending, Date.now())),
        );
        await pause(250);
    }
}

async function runJobs({ instances }: Cluster, { random }: SoakOptions): Promise<void> {
    const at = Math.floor(random() * instances.length);
    await instances[at]?.send('jobs/run').catch(() => undefined);
}

async function accountsOf(
    cluster: Cluster,
    senders: readonly Sender[],
): Promise<{ readonly accounts: readonly Account[]; readonly split: number }> {
    const visitors = (await cluster.people('visitors')) as VisitorView[];
    const rooms = (await cluster.people('rooms')) as RoomView[];
    let split = 0;
    const accounts: Account[] = [];
    for (const { customer, sent } of senders) {
        const ids = visitors.filter((visitor) => isOf(visitor, customer)).map(({ id }) => id);
        const theirs = rooms.filter(({ visitorId }) => ids.includes(visitorId ?? ''));
        split += ids.length === 1 && theirs.filter(({ open }) => open).length <= 1 ? 0 : 1;
        const messages = await Promise.all(
            theirs.map(async ({ id }) => (await cluster.people('messages', id)) as MessageView[]),
        );
        const written = messages.flat().filter(({ from }) => from === 'visitor');
        const inTime = written.sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
        accounts.push({ customer, sent, shown: inTime.map(({ text }) => text) });
    }
    return { accounts, split };
}

interface Watched {
    readonly cluster: Cluster;
    readonly options: SoakOptions;
    readonly count: () => Count & MishapCount;
}

function startProgress({ cluster, options, count }: Watched): { stop(): void } {
    const startedAt = Date.now();
    const total = options.customers * options.textsEach;
    return everySoOften(async () => {
        const now = count();
        const pending = (await pendingIn(cluster.store)).length;
        const seconds = Math.round((Date.now() - startedAt) / 1000);
        options.onProgress?.(
            `${seconds} s: ${now.accepted} of ${total} texts, ${now.deliveries} deliveries, ${pending} pending; ` +
                `${now.kills} kills, ${now.failures} failures, ${now.shifts} times nobody there`,
        );
    }, 1_000);
}

function everySoOften(work: () => Promise<void>, ms: number): { stop(): void } {
    let isOver = false;
    const run = async () => {
        while (!isOver) {
            await work();
            await pause(ms, undefined, { ref: false });
        }
    };
    run().catch((error) => console.error(error));
    return {
        stop() {
            isOver = true;
        },
    };
}
