import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isAlive } from '../workspace/is-alive.mts';
import { type Cluster, startCluster } from './cluster.mts';
import { until } from './until.mts';

let cluster: Cluster;

before(async () => {
    cluster = await startCluster(2, { settings: { remember_days: 5 } });
});

after(() => cluster?.stop());

test('every instance runs the app in a process of its own, with the same settings', async () => {
    const states = await Promise.all(cluster.instances.map((instance) => instance.get('state')));
    const pids = states.map((state) => (state as { runtimePid: number }).runtimePid);
    assert.equal(new Set(pids).size, 2);
    for (const instance of cluster.instances) {
        const settings = (await instance.get('settings')) as Record<string, { value: unknown }>;
        assert.equal(settings.remember_days?.value, 5);
    }
});

test('a request goes through the front or to the instance asked for', async () => {
    for (const at of [undefined, 0, 1]) {
        const answer = await cluster.post('sms-incoming/other', {}, at === undefined ? {} : { at });
        assert.equal(answer.status, 400);
    }
});

test('what a human does at one instance is seen at the other', async () => {
    await cluster.instances[0]?.send('people/addDepartment', [{ name: 'Night shift' }]);
    await until(
        async () => JSON.stringify(await cluster.instances[1]?.send('people/departments', [])).includes('Night'),
        {
            what: 'the department at the second instance',
        },
    );
});

test('a killed instance takes the process of the app with it, and the other goes on', async () => {
    const [, second] = cluster.instances;
    assert.ok(second);
    const { runtimePid } = (await second.get('state')) as { runtimePid: number };
    await second.kill();
    await until(() => !isAlive(runtimePid), { what: 'that process to end' });
    assert.equal((await cluster.post('sms-incoming/other', {}, { at: 0 })).status, 400);
});
