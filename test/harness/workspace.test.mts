import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { APP_ID } from '../workspace/app-id.mts';
import { isAlive } from '../workspace/is-alive.mts';
import { until } from './until.mts';
import { ACCOUNT_SID, startWorkspace, type TestWorkspace } from './workspace.mts';

let workspace: TestWorkspace;

before(async () => {
    workspace = await startWorkspace();
});

after(() => workspace?.stop());

test('the app runs in a process of its own, installed and configured', async () => {
    assert.equal(await workspace.engine.manager.getOneById(APP_ID).getStatus(), 'manually_enabled');
    assert.equal(workspace.settings.get('twilio_account_sid'), ACCOUNT_SID);
    assert.ok(isAlive(workspace.engine.runtimePid(APP_ID) ?? 0));
});

test('an endpoint of the app answers through Express and its process', async () => {
    assert.deepEqual(await invalidService(), [400, 'application/json; charset=utf-8']);
});

test('a killed runtime is replaced, and killRuntime resolves when it serves again', async () => {
    const killed = workspace.engine.runtimePid(APP_ID) ?? 0;
    await workspace.killRuntime();
    assert.notEqual(workspace.engine.runtimePid(APP_ID), killed);
    assert.equal(isAlive(killed), false);
    assert.deepEqual(await invalidService(), [400, 'application/json; charset=utf-8']);
});

test('a disabled app has no endpoints, and an enabled one has them again', async () => {
    await workspace.engine.disable(APP_ID);
    assert.equal((await workspace.post('sms-incoming/other', {})).status, 404);
    await workspace.engine.enable(APP_ID);
    assert.deepEqual(await invalidService(), [400, 'application/json; charset=utf-8']);
});

test('an unknown setting cannot be saved', async () => {
    await assert.rejects(workspace.settings.set({ nothing: 1 }), /No setting found/);
});

test('the control API shows and changes settings, and names what it does not know', async () => {
    const saved = await control('settings', { twilio_account_sid: 'AC00000000000000000000000000000002' });
    assert.deepEqual(saved, { problems: [] });
    assert.equal(workspace.settings.get('twilio_account_sid'), 'AC00000000000000000000000000000002');
    await control('settings', { twilio_account_sid: ACCOUNT_SID });
    assert.match(String(Reflect.get(await control('people/fly', []), 'error')), /Nobody can "fly"; there is addAgent,/);
});

test('the event stream tells of a store change as it happens', async () => {
    const aborted = new AbortController();
    const stream = await fetch(`${workspace.url}/workspace/api/events`, { signal: aborted.signal });
    let heard = '';
    const reading = (async () => {
        const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
        for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
            heard += read.value;
        }
    })().catch(() => undefined);
    await workspace.people.addAgent({ username: 'cleo', name: 'Cleo' });
    await until(() => /event: store\ndata: .*"cleo"/.test(heard), { what: 'the new agent in the stream' });
    aborted.abort();
    await reading;
});

test('an app that the engine was asked about in the midst of its start runs, and is said to', async () => {
    const app = workspace.engine.manager.getOneById(APP_ID);
    workspace.engine.killRuntime(APP_ID);
    await until(async () => (await stateOfApp()).isStarting, { what: 'the app to be on its way' });
    const status = await app.getStatus();
    await workspace.engine.runtimeReady(APP_ID);
    await until(async () => (await stateOfApp()).isRunning, { what: 'the app to be said to run' });
    const { isStarting, isMistaken } = await stateOfApp();
    assert.equal(isStarting, false);
    await workspace.killRuntime();
    assert.deepEqual(await stateOfApp(), { isRunning: true, isStarting: false, isMistaken: false });
    // Asked when it ran already, it is not mistaken for one that does not.
    assert.equal(isMistaken, !/enabled/.test(status), status);
});

test('the log of the app is read as it was meant, also where the engine wrote JSON', async () => {
    const written = [
        ['sms.reply-failed', '{"message":"m1","outcome":"opted-out"}'],
        ['sms.trouble', { trouble: 'refused' }],
        ['{"msg":"New subprocess successfully spawned","pid":7}'],
    ];
    const entries = written.map((args) => ({ severity: 'warning', timestamp: new Date(), args }));
    await workspace.store.insert('rocketchat_apps_logs', { _id: 'written', appId: APP_ID, entries });
    const lines = (await (await fetch(`${workspace.url}/workspace/api/log`)).json()) as Record<string, unknown>[];
    assert.deepEqual(
        lines.slice(-3).map(({ event, fields }) => [event, fields]),
        [
            ['sms.reply-failed', { message: 'm1', outcome: 'opted-out' }],
            ['sms.trouble', { trouble: 'refused' }],
            ['New subprocess successfully spawned', { pid: 7 }],
        ],
    );
});

async function stateOfApp(): Promise<{ isRunning: boolean; isStarting: boolean; isMistaken: boolean }> {
    const response = await fetch(`${workspace.url}/workspace/api/state`);
    const { app } = (await response.json()) as {
        app: { isRunning: boolean; isStarting: boolean; isMistaken: boolean };
    };
    const { isRunning, isStarting, isMistaken } = app;
    return { isRunning, isStarting, isMistaken };
}

test('a fault makes the accessor fail as often as it says', async () => {
    workspace.faults.add({ call: 'ServerSettingBridge.doGetOneById', fail: 'Mongo is away', times: 1 });
    const bridge = workspace.host.server.bridges.getServerSettingBridge();
    await assert.rejects(bridge.doGetOneById('Site_Url', APP_ID), /Mongo is away/);
    assert.equal((await bridge.doGetOneById('Site_Url', APP_ID)).value, workspace.url);
    workspace.faults.clear();
});

test('a second instance shares the store, follows settings, and leaves with its process', async () => {
    const second = await startSecond();
    await workspace.settings.set({ remember_days: 3 });
    const settingThere = async () => {
        const all = (await (await fetch(`${second.url}/workspace/api/settings`)).json()) as Record<
            string,
            { value: unknown }
        >;
        return all.remember_days?.value;
    };
    await until(async () => (await settingThere()) === 3, { what: 'the second instance to follow the setting' });
    const { runtimePid } = (await (await fetch(`${second.url}/workspace/api/state`)).json()) as { runtimePid: number };
    await fetch(`${workspace.url}/workspace/api/instances/${second.instanceId}`, { method: 'DELETE' });
    await until(() => !isAlive(second.pid) && !isAlive(runtimePid), { what: 'the second instance to leave' });
});

async function startSecond(): Promise<{ instanceId: string; url: string; pid: number }> {
    return (await control('instances', {})) as { instanceId: string; url: string; pid: number };
}

async function control(path: string, body: unknown): Promise<object> {
    const response = await fetch(`${workspace.url}/workspace/api/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
    });
    return (await response.json()) as object;
}

async function invalidService(): Promise<[number, string]> {
    const { status, type } = await workspace.post('sms-incoming/other', {});
    return [status, type];
}
