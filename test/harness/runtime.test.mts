import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { realNode } from '../workspace/engine/node/real-node.mts';
import { PROBE_ID, type Probe, startProbe } from './probe-app.mts';
import { until } from './until.mts';

/** The runtimes that can be had here. */
const RUNTIMES = realNode() ? (['node', 'deno'] as const) : (['deno'] as const);

for (const runtime of RUNTIMES) {
    describe(`an app in ${runtime}`, () => {
        let probe: Probe;
        before(async () => {
            probe = await startProbe(runtime);
        });
        after(() => probe?.stop());

        test('runs where it was asked to', () => {
            assert.equal(probe.workspace.engine.runtime, runtime);
        });

        test('is given the modules that are allowed, with and without node:', async () => {
            const code = `return ['crypto', 'node:crypto', 'url', 'buffer', '@rocket.chat/apps-engine/definition/App']
                .map((name) => typeof require(name));`;
            assert.deepEqual(await probe.run(code), ['object', 'object', 'object', 'object', 'object']);
        });

        for (const name of [
            'child_process',
            'worker_threads',
            'vm',
            'events',
            'timers',
            'node:child_process',
            'express',
        ]) {
            test(`is refused the module ${name}`, async () => {
                await assert.rejects(probe.run(`require('${name}');`), { message: `Module ${name} is not allowed` });
            });
        }

        test('writes no file, reads none outside, and starts no process', async () => {
            const attempts = [
                `require('fs').writeFileSync('/tmp/probe', 'x')`,
                `require('fs').readFileSync('/etc/hostname')`,
                `require('fs').readFileSync('${process.cwd()}/package.json')`,
                `process.getBuiltinModule('child_process').execFileSync('true')`,
            ];
            for (const attempt of attempts) {
                await assert.rejects(probe.run(`${attempt};`), /access|permission|is not a function/i, attempt);
            }
        });

        test('has no globalThis, and the globals that it had before', async () => {
            const names = ['URL', 'fetch', 'structuredClone', 'AbortController', 'TextEncoder', 'setTimeout'];
            const seen = await probe.run(`return [global, ${names.map((name) => `typeof ${name}`)}];`);
            assert.deepEqual(seen, ['undefined', ...names.map(() => 'function')]);
        });

        test('is told null where the server has nothing, and keeps dates and bytes', async () => {
            const code = `
                const nobody = await read.getUserReader().getById('nobody');
                const record = await read.getPersistenceReader().read('nothing');
                return [nobody, record === null || record === undefined];`;
            assert.deepEqual(await probe.run(code), [null, true]);
        });

        test('reads its settings, the packaged value where nobody has set one', async () => {
            const code = `
                const settings = read.getEnvironmentReader().getSettings();
                const unknown = await settings.getValueById('unknown').catch((error) => error.message);
                return [await settings.getValueById('given'), unknown];`;
            assert.deepEqual(await probe.run(code), ['packaged', 'Setting "unknown" does not exist.']);
        });

        test('hears of a failing bridge the message alone', async () => {
            probe.workspace.faults.add({ call: 'UserBridge.doGetById', fail: 'reason [code]', times: 1 });
            const code = `return await read.getUserReader().getById('x').catch((error) => [error.message, error.code ?? null]);`;
            assert.deepEqual(await probe.run(code), ['reason [code]', null]);
            probe.workspace.faults.clear();
        });

        test('has each request in its log, headers and body, before the answer is given', async () => {
            await probe.run(`logger.info('a word of the app'); return 1; /* a customer said so */`);
            assert.match(await probe.log(), /a word of the app/);
            assert.match(
                await probe.log(),
                /is being executed\.\.\.",\{"method":"post","headers":.*a customer said so/,
            );
        });

        test('keeps a request out of its log by emptying the logger of that request', async () => {
            const before = (await probe.log()).length;
            await probe.run(`logger.entries.length = 0; return 1; /* a secret */`);
            assert.doesNotMatch(await probe.log(), /a secret/);
            assert.ok((await probe.log()).length > before);
        });

        test('survives a rejection that nobody handles, which its log tells', async () => {
            const pid = probe.workspace.engine.runtimePid(PROBE_ID);
            await probe.run(`Promise.reject(new Error('nobody handles this')); return 1;`);
            await until(async () => /runtime:unhandledRejection/.test(await probe.log()), { what: 'the log to tell' });
            assert.equal(await probe.run('return 2;'), 2);
            assert.equal(probe.workspace.engine.runtimePid(PROBE_ID), pid);
        });

        test('is started anew when it is killed, and has lost its memory', async () => {
            await probe.run(`require('crypto').remembered = true;`);
            const killed = probe.workspace.engine.killRuntime(PROBE_ID);
            await probe.workspace.engine.runtimeReady(PROBE_ID, killed);
            assert.equal(await probe.run(`return require('crypto').remembered ?? null;`), null);
        });
    });
}

describe('what shows the difference', { skip: !realNode() && 'there is no Node 22.13 here' }, () => {
    let probe: Probe;
    before(async () => {
        probe = await startProbe('node');
    });
    after(() => probe?.stop());

    test('the log holds the whole stack of a rejection that nobody handles', async () => {
        await probe.run(`Promise.reject(new Error('a stack')); return 1;`);
        await until(async () => /a stack\\n +at /.test(await probe.log()), { what: 'the stack in the log' });
    });

    test('a worker is refused', async () => {
        const code = `new (process.getBuiltinModule('worker_threads').Worker)('1', { eval: true });`;
        await assert.rejects(probe.run(code), /permission/i);
    });

    test('the package uuid is there', async () => {
        assert.match(String(await probe.run(`return require('uuid').v4();`)), /^[0-9a-f-]{36}$/);
    });

    test('the process has PATH and nothing else of the host’s environment', async () => {
        assert.deepEqual(await probe.run(`return Object.keys(process.env);`), ['PATH']);
    });

    test('an argument that is left out reaches the bridge as null', async () => {
        const code = `
            const livechat = modify.getCreator().getLivechatCreator();
            const visitor = await livechat.createAndReturnVisitor({ token: 'probe', username: 'probe', name: 'Probe' });
            return livechat.createRoom(visitor, undefined).then(() => 'a room', (error) => error.message);`;
        assert.match(String(await probe.run(code)), /null/);
        const [call] = probe.workspace.calls.list().filter(({ name }) => name === 'LivechatBridge.doCreateRoom');
        assert.deepEqual(call?.args.slice(1), [null, PROBE_ID, null]);
    });

    test('options of getMessages come back with the defaults in them', async () => {
        const code = `
            const options = {};
            await read.getRoomReader().getMessages('nowhere', options).catch(() => undefined);
            return options;`;
        assert.deepEqual(await probe.run(code), { limit: 100, showThreadMessages: true });
    });

    test('the notifier is on modify alone', async () => {
        const code = `return [typeof read.getNotifier(), typeof modify.getNotifier()];`;
        assert.deepEqual(await probe.run(code), ['undefined', 'object']);
    });
});
