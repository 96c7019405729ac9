import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster } from '../harness/cluster.mts';
import { pendingIn } from '../workspace/app-records.mts';
import type { Count } from './customers.mts';
import type { MishapCount } from './mishaps.mts';

interface Watched {
    readonly cluster: Cluster;
    readonly count: () => Count & MishapCount & { readonly done: number };
    readonly onProgress: ((line: string) => void) | undefined;
}

/** Tells about once a second how far it is. */
export function startProgress({ cluster, count, onProgress }: Watched): { stop(): void } {
    const startedAt = Date.now();
    return everySoOften(async () => {
        const now = count();
        const pending = (await pendingIn(cluster.store)).length;
        const seconds = Math.round((Date.now() - startedAt) / 1000);
        onProgress?.(
            `${seconds} s: ${now.accepted} texts, ${now.deliveries} deliveries, ${now.kept} kept by Twilio, ${now.done} by agents, ` +
                `${pending} pending; ${now.kills} kills, ${now.failures} failures, ${now.shifts} times nobody there, ` +
                `${now.outages} times no Twilio, ${now.updates} updates`,
        );
    }, 1_000);
}

/** Does it again and again, with a pause, until it is told to stop. */
export function everySoOften(work: () => Promise<void>, ms: number): { stop(): void } {
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
