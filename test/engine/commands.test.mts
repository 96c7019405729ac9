import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { GENERAL, helpIsForWhoAsks, NOBODY, nothingTypedIsInTheLog, typed } from './commanding.mts';
import { WRITING_FIRST } from './writing-first.mts';

// In Node, on today's server; on one of before, in Deno, the same is played in old-server.test.mts.

let workspace: TestWorkspace;

before(async () => {
    workspace = await startWorkspace();
});

after(() => workspace?.stop());

test('help is for whoever asks, in their language, and seen by them alone', () => helpIsForWhoAsks(workspace));

test('nothing of what is typed stands in the app’s log', () => nothingTypedIsInTheLog(workspace));

for (const [what, play] of WRITING_FIRST) {
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
