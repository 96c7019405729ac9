import type { Cluster, ClusterInstance } from '../harness/cluster.mts';
import type { Random } from '../harness/seeded.mts';
import { until } from '../harness/until.mts';
import { withVersion } from '../harness/zip-entries.mts';

/** Installs a later release at one instance, as an admin does, and resolves when every instance runs it. */
export async function update(
    { instances, zip }: Cluster,
    { random, number }: { readonly random: Random; readonly number: number },
): Promise<void> {
    const version = `0.3.${number}`;
    const later = withVersion(zip, version);
    const at = Math.floor(random() * instances.length);
    await instances[at]?.send('app/update', { zip: { base64: later.toString('base64') } });
    for (const instance of instances) {
        await until(() => runs(instance, version), {
            what: `instance ${instance.instanceId} to run version ${version}`,
        });
        await instance.send('runtime/ready');
    }
}

async function runs(instance: ClusterInstance, version: string): Promise<boolean> {
    const { app } = (await instance.get('state')) as { readonly app: { readonly version: string } | null };
    return app?.version === version;
}
