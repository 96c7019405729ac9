import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesArrive, missing } from './fake/files.mts';
import { shown } from './fake/omnichannel.mts';
import { assertDelivered, minutes } from './fake/outcome.mts';
import { type FakeWorkspace, fakeWorkspace } from './fake-ports.mts';

/** Rocket.Chat does not take a file so many times. */
function refuseUploads(workspace: FakeWorkspace, { times, reason }: { times: number; reason: string }): void {
    let left = times;
    workspace.calls.hook = {
        before: ({ name }) => {
            if (name === 'livechat.upload' && left > 0) {
                left -= 1;
                throw new Error(reason);
            }
        },
    };
}

const REFUSED = missing('Rocket.Chat did not accept it');

for (const code of [
    'error-file-upload-disabled',
    'error-file-too-large',
    'error-invalid-file-type',
    'file-too-small',
    'error-app-prevented',
]) {
    test(`a file that Rocket.Chat’s rules refuse (${code}) is a line at once`, async () => {
        const workspace = fakeWorkspace();
        refuseUploads(workspace, { times: 9, reason: `Refused [${code}]` });
        await filesArrive(workspace, ['image/jpeg', 'image/png']);
        assertDelivered(workspace, [
            'Look',
            missing('Rocket.Chat did not accept it', 'picture-1.jpg'),
            REFUSED.replace('.jpg', '-2.png'),
        ]);
    });
}

test('a file that is refused for another reason is offered three times, and then a line', async () => {
    const workspace = fakeWorkspace();
    refuseUploads(workspace, { times: 9, reason: 'sharp: bad picture' });
    await filesArrive(workspace);
    await minutes(workspace, 1);
    assert.deepEqual(shown(workspace.omnichannel), ['Look'], 'twice is not enough');
    await minutes(workspace, 1);
    assertDelivered(workspace, ['Look', REFUSED]);
});

test('after a night with nobody there the first refusals of a file are only the first: the file is shown', async () => {
    const workspace = fakeWorkspace();
    workspace.omnichannel.isAnyoneOnline = false;
    await filesArrive(workspace);
    await minutes(workspace, 60);
    workspace.omnichannel.isAnyoneOnline = true;
    refuseUploads(workspace, { times: 2, reason: 'not primary' });
    await minutes(workspace, 30);
    assertDelivered(workspace, ['Look', '[picture.jpg]']);
});

test('the refusals of one file do not count for the next', async () => {
    const workspace = fakeWorkspace();
    let uploads = 0;
    workspace.calls.hook = {
        before: ({ name }) => {
            uploads += name === 'livechat.upload' ? 1 : 0;
            if (name === 'livechat.upload' && uploads !== 3 && uploads < 6) {
                throw new Error('not primary');
            }
        },
    };
    await filesArrive(workspace, ['image/jpeg', 'image/png']);
    await minutes(workspace, 30);
    assertDelivered(workspace, ['Look', '[picture-1.jpg]', '[picture-2.png]']);
});

test('nobody there is never the file’s own fault, and counts for nothing when it is refused for another reason', async () => {
    const workspace = fakeWorkspace();
    refuseUploads(workspace, { times: Infinity, reason: 'Sorry, no online agents [no-agent-online]' });
    await filesArrive(workspace);
    await minutes(workspace, 5);
    assert.deepEqual(shown(workspace.omnichannel), ['Look']);
    refuseUploads(workspace, { times: 2, reason: 'not primary' });
    await minutes(workspace, 30);
    assertDelivered(workspace, ['Look', '[picture.jpg]']);
});
