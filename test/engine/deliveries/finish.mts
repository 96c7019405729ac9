import { until } from '../../harness/until.mts';
import type { TestWorkspace } from '../../harness/workspace.mts';
import { letTimePass, pendingIn } from '../../workspace/app-records.mts';

/** The minute job runs until nothing waits any more; in between passes the time that pauses and dead leases still have. */
export async function finish({ store, runJobs }: Pick<TestWorkspace, 'store' | 'runJobs'>): Promise<void> {
    await until(
        async () => {
            await runJobs();
            const left = await pendingIn(store);
            await letTimePass(store, left);
            return left.length === 0;
        },
        { what: 'everything to be delivered', everyMs: 200 },
    );
}
