import assert from 'node:assert/strict';
import { after, before, describe, mock, test } from 'node:test';
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

        test('is handed a command with its words, its user and its room, and shows buttons to that user alone', async () => {
            const { people } = probe.workspace;
            await people.setLanguage('user-eve', 'fr');
            await probe.run(`
                hooks.command = async (context, { modify }) => {
                    const { id, roles, utcOffset, settings } = context.getSender();
                    const seen = { id, roles, utcOffset, settings, words: context.getArguments(), room: context.getRoom().id };
                    const elements = [{ type: 'button', actionId: 'go', text: { type: 'plain_text', text: 'Go' }, value: 'v' }];
                    const blocks = [{ type: 'actions', appId: '${PROBE_ID}', blockId: 'b', elements }];
                    const note = { room: { id: seen.room }, text: JSON.stringify(seen), blocks };
                    await modify.getNotifier().notifyUser(context.getSender(), note);
                };
                hooks.block = async (context) => {
                    const { user, room, message, value, blockId, actionId } = context.getInteractionData();
                    hooks.pressed = [user.id, room.id, message ?? null, value, blockId, actionId];
                    return context.getInteractionResponder().successResponse();
                };`);
            await people.types({ userId: 'user-eve', roomId: 'GENERAL', text: '/probe one "two three"\nlost' });
            const note = (await people.notes()).at(-1);
            assert.deepEqual([note?.userId, note?.buttons], ['user-eve', ['Go']]);
            assert.deepEqual(JSON.parse(note?.text ?? ''), {
                id: 'user-eve',
                roles: ['user'],
                utcOffset: 0,
                settings: { preferences: { language: 'fr' } },
                words: ['one', 'two three'],
                room: 'GENERAL',
            });
            await people.presses({ noteId: note?.id ?? '', label: 'Go' });
            assert.deepEqual(await probe.run('return hooks.pressed;'), ['user-eve', 'GENERAL', null, 'v', 'b', 'go']);
        });

        test('whose command throws has the client say that something went wrong, and an unknown one is not run', async () => {
            const { people } = probe.workspace;
            const said = async (text: string) => {
                await people.types({ userId: 'agent-ana', roomId: 'GENERAL', text });
                return (await people.notes()).at(-1)?.text;
            };
            await probe.run(`hooks.command = async () => { throw new Error('a reason'); };`);
            const quiet = mock.method(console, 'error', () => undefined);
            assert.equal(await said('/probe'), 'Something went wrong while executing command: `probe`');
            quiet.mock.restore();
            assert.equal(await said('/prob'), 'No such command: `prob`');
        });

        test('opens one view in answer to what somebody did, says what is wrong with it, and hears of its end', async () => {
            const { people } = probe.workspace;
            const userId = 'admin';
            await probe.run(`
                const view = (title) => ({ type: 'contextualBar', id: 'form', title: { type: 'plain_text', text: title }, blocks: [] });
                hooks.button = async (context, { modify }) => {
                    const { triggerId, user, buttonContext } = context.getInteractionData();
                    const ui = modify.getUiController();
                    await ui.openSurfaceView(view(buttonContext), { triggerId }, user);
                    await ui.openSurfaceView(view('a second'), { triggerId }, user);
                };
                hooks.submit = async (context) => {
                    const { view } = context.getInteractionData();
                    const errors = view.state.number.input === '' ? { input: 'is empty' } : undefined;
                    return errors
                        ? context.getInteractionResponder().viewErrorResponse({ viewId: 'form', errors })
                        : context.getInteractionResponder().successResponse();
                };
                hooks.close = async (context) => { hooks.closed = context.getInteractionData().isCleared; };`);
            assert.deepEqual(
                [(await people.actionButtons('user-eve')).length, (await people.actionButtons(userId)).length],
                [0, 1],
            );
            await people.usesActionButton({ userId, actionId: 'menu' });
            const [form, ...others] = await people.views(userId);
            assert.deepEqual(
                [form?.surface, Object(form?.view.title).text, others],
                ['contextual_bar', 'userDropdownAction', []],
            );
            await people.submits({ userId, viewId: 'form', state: { number: { input: '' } } });
            assert.deepEqual((await people.views(userId))[0]?.errors, { input: 'is empty' });
            await people.submits({ userId, viewId: 'form', state: { number: { input: '1' } } });
            assert.deepEqual(await people.views(userId), []);
            await people.usesActionButton({ userId, actionId: 'menu' });
            await people.dismisses({ userId, viewId: 'form' });
            assert.deepEqual([await people.views(userId), await probe.run('return hooks.closed;')], [[], true]);
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
