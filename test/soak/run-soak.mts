import { setTimeout as pause } from 'node:timers/promises';
import { isClaimed, type Pending } from '../../lib/queue/pending.ts';
import { type Cluster, type ClusterOptions, startCluster } from '../harness/cluster.mts';
import { until } from '../harness/until.mts';
import { OUR_NUMBER } from '../harness/workspace.mts';
import { heardSince, letLatersBeDue, letTimePass, pendingIn } from '../workspace/app-records.mts';
import { GENERAL } from '../workspace/rocketchat/default-workspace.mts';
import { accountsOf } from './accounts.mts';
import { type AgentsAtWork, startAgents } from './agents.mts';
import { type Count, type Sender, type Traffic, writeAll } from './customers.mts';
import { type Balance, balanceOf } from './ledger.mts';
import { type MishapCount, type MishapOptions, type Mishaps, powerCut, startMishaps } from './mishaps.mts';
import { outgoingBalance } from './outgoing.mts';
import { everySoOften, startProgress } from './progress.mts';

export interface SoakOptions extends Traffic, MishapOptions, Pick<ClusterOptions, 'runtime' | 'generation'> {
    /** Each agent does something about so often. */
    readonly agentsEveryMs: number;
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
    /** Texts and replies that are still not delivered. */
    readonly pending: number;
    readonly seconds: number;
}

/**
 * Customers write to two instances and agents to customers while things go wrong; then everything is delivered, and the
 * ledger is drawn up.
 */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
    const startedAt = Date.now();
    const { runtime, generation } = options;
    const settings = { default_number: OUR_NUMBER, default_country: 'US', recover_every_minutes: 1 };
    const cluster = await startCluster(2, {
        isQuiet: true,
        settings,
        ...(runtime && { runtime }),
        ...(generation && { generation }),
    });
    try {
        await becomeOurs(cluster);
        const count: Count = { accepted: 0, kept: 0, deliveries: 0, duplicates: 0, redelivered: 0 };
        const mishaps = startMishaps(cluster, options);
        const agents = startAgents(cluster, { random: options.random, everyMs: options.agentsEveryMs });
        const progress = startProgress({
            cluster,
            count: () => ({ ...count, ...mishaps.count, done: agents.deeds.length }),
            onProgress: options.onProgress,
        });
        const jobs = options.isTimeLapse ? undefined : everySoOften(() => runJobs(cluster, options), 3_000);
        const writing = writeAll(cluster, options, count);
        await Promise.race([writing, pause(options.mishapsForMs, undefined, { ref: false })]);
        await agents.stop();
        await mishaps.stop();
        const senders = await writing;
        jobs?.stop();
        if (options.isTimeLapse) {
            await powerCut(cluster);
        }
        const drawn = await drain(cluster, { options, senders, agents, mishaps });
        progress.stop();
        const seconds = Math.round((Date.now() - startedAt) / 1000);
        return { ...drawn, count: { ...count, ...mishaps.count }, seconds };
    } finally {
        await cluster.stop();
    }
}

/** A first text makes the number ours; as if that had been long before all that is to come. */
async function becomeOurs(cluster: Cluster): Promise<void> {
    const { twilio } = cluster;
    await twilio.phone('+14010000000').send({ to: OUR_NUMBER, body: 'the first' });
    await until(() => heardSince(cluster.store, 3_600_000), { what: 'the number to be noted' });
}

interface Drained {
    readonly options: SoakOptions;
    readonly senders: readonly Sender[];
    readonly agents: AgentsAtWork;
    readonly mishaps: Mishaps;
}

/**
 * The job runs until everything is where it belongs or the time is over. Pauses between attempts are cut short; leases are
 * not, nor is the time that a call without an answer is given to happen after all.
 */
async function drain(cluster: Cluster, drained: Drained): Promise<Omit<SoakReport, 'count' | 'seconds'>> {
    const { options } = drained;
    const endsAt = Date.now() + options.drainWithinMs;
    for (;;) {
        // A command whose answer was slow has put it off after it was said to be due.
        await letLatersBeDue(cluster.store);
        await runJobs(cluster, options);
        const left = await pendingIn(cluster.store);
        const isOver = Date.now() > endsAt;
        if (left.length === 0 || isOver) {
            const drawn = { ...(await drawUp(cluster, drained)), pending: left.length };
            if (isOver || Object.values(drawn.tallies).every(({ lost }) => lost === 0)) {
                return drawn;
            }
            await cluster.people('types', { userId: 'admin', roomId: GENERAL, text: '/sms recover 1' });
        }
        const isCut = (pending: Pending) =>
            !isClaimed(pending, Date.now()) && pending.lastTry?.trouble.kind !== 'unanswered';
        await letTimePass(cluster.store, left.filter(isCut));
        await pause(250);
    }
}

async function drawUp(
    cluster: Cluster,
    { senders, agents: { deeds }, mishaps: { updates } }: Drained,
): Promise<Balance & { readonly split: number }> {
    const { accounts, split } = await accountsOf(cluster, senders);
    const incoming = balanceOf(accounts);
    const outgoing = await outgoingBalance(cluster, { deeds, updates });
    return {
        tallies: { ...incoming.tallies, ...outgoing.tallies },
        complaints: [...incoming.complaints, ...outgoing.complaints],
        split,
    };
}

async function runJobs({ instances }: Cluster, { random }: SoakOptions): Promise<void> {
    const at = Math.floor(random() * instances.length);
    await instances[at]?.send('jobs/run').catch(() => undefined);
}
