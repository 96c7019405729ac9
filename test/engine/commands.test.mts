import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import { CHANNEL_COMMANDS } from './channel-commands.mts';
import { GENERAL, NOBODY, pressed, typed } from './commanding.mts';
import { COMMANDS } from './on-either-server.mts';
import { conversationWith } from './replying.mts';
import { strangersGetNothingOfWhatThereIs } from './strangers.mts';
import { WRITING_FIRST } from './writing-first.mts';

// In Node, on today's server; on one of before, in Deno, the same is played in old-server.test.mts.

let workspace: TestWorkspace;

before(async () => {
    workspace = await startWorkspace();
});

after(() => workspace?.stop());

for (const [what, play] of [...COMMANDS, ...WRITING_FIRST]) {
    test(what, () => play(workspace));
}

test('the command is listed with its words in every language', async () => {
    const [command, ...others] = await workspace.people.commands();
    assert.deepEqual([command?.command, others], ['sms', []]);
    const translations: Readonly<Record<string, unknown>> = await (
        await fetch(`${workspace.url}/workspace/api/translations`)
    ).json();
    for (const words of Object.values(translations)) {
        for (const key of [command?.params, command?.description]) {
            const [, , name = ''] = /^apps-([0-9a-f-]+)-(.+)$/.exec(key ?? '') ?? [];
            assert.equal(typeof Reflect.get(Object(words), name), 'string', name);
        }
    }
});

test('who loses a role loses its commands at once, also those of a button that is there already', async () => {
    const { id: userId } = await workspace.people.addUser({ username: 'once', name: 'Once', roles: ['admin'] });
    const { customer } = await conversationWith(workspace);
    const [asked] = await typed(workspace, { userId, text: `/sms forget ${customer}` });
    assert.ok(asked);
    await workspace.people.setRoles(userId, ['user']);
    const [refused] = await pressed(workspace, asked, 'Forget');
    assert.match(refused?.text ?? '', /^⚠️ `\/sms forget` is for administrators/);
    assert.match((await typed(workspace, { userId, text: '/sms' }))[0]?.text ?? '', /none for you/);
});

test('whoever is logged in runs it over Rocket.Chat’s API, and nobody else', async () => {
    const call = async (path: string, body?: object, headers: Readonly<Record<string, string>> = {}) => {
        const answer = await fetch(`${workspace.url}/api/${path}`, {
            headers: { 'content-type': 'application/json', ...headers },
            ...(body && { method: 'POST', body: JSON.stringify(body) }),
        });
        return { status: answer.status, body: await answer.json() };
    };
    const run = { command: 'sms', params: 'help', roomId: GENERAL };
    assert.equal((await call('v1/commands.run', run)).status, 401);
    const { body } = await call('v1/login', { username: 'eve', password: 'eve' });
    const headers = { 'x-user-id': body.data.userId, 'x-auth-token': body.data.authToken };
    const { length: before } = await workspace.people.notes();
    assert.deepEqual(await call('v1/commands.run', run, headers), { status: 200, body: { success: true } });
    assert.deepEqual(
        (await workspace.people.notes()).slice(before).map(({ userId }) => userId),
        [NOBODY],
    );
    assert.equal((await call('v1/commands.run', { ...run, command: 'smss' }, headers)).status, 400);
    assert.equal((await call('v1/commands.list', undefined, headers)).body.commands[0].command, 'sms');
    assert.equal((await call('v1/login', { username: 'eve', password: 'admin' })).status, 401);
});

test('a button of a conversation does nothing for an agent who does not serve it, whatever their client says', async () => {
    const { roomId, agentId } = await conversationWith(workspace);
    const other = agentId === 'agent-ana' ? 'ben' : 'ana';
    const post = (path: string, body: object, headers: Readonly<Record<string, string>> = {}) =>
        fetch(`${workspace.url}/api/${path}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...headers },
            body: JSON.stringify(body),
        });
    const press = async (username: string) => {
        const { data } = await (await post('v1/login', { username, password: username })).json();
        const { length } = await workspace.people.notes();
        await post(
            `apps/ui.interaction/${APP_ID}`,
            { type: 'blockAction', actionId: 'sms-command-0', payload: { value: 'help' }, rid: roomId, triggerId: 't' },
            { 'x-user-id': data.userId, 'x-auth-token': data.authToken },
        );
        return (await workspace.people.notes()).slice(length).map(({ userId, text }) => [userId, text.startsWith('⚠️')]);
    };
    assert.deepEqual(await press(other), [[`agent-${other}`, true]]);
    assert.deepEqual(await press(agentId.replace('agent-', '')), [[agentId, false]]);
    assert.deepEqual(await press('admin'), [['admin', false]]);
});

test('when the settings cannot be read, the caller is told all the same', async () => {
    await workspace.killRuntime();
    const call = 'ServerSettingBridge.doGetOneById';
    workspace.faults.add({ call, about: 'Site_Url', times: 1, fail: 'no primary' });
    const [note, ...others] = await typed(workspace, { userId: NOBODY, text: '/sms help' });
    workspace.faults.clear();
    assert.match(note?.text ?? '', /^⚠️ `\/sms` did not work/);
    assert.deepEqual(others, []);
    assert.equal((await typed(workspace, { userId: NOBODY, roomId: GENERAL, text: '/sms help' })).length, 1);
});

test('the public livechat API gives nothing of any conversation that there is, whoever began it', () =>
    strangersGetNothingOfWhatThereIs(workspace));

for (const [what, play] of CHANNEL_COMMANDS) {
    test(what, () => play(workspace));
}
