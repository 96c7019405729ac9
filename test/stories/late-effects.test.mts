import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACCESSOR_TIMEOUT_MS, LATE_EFFECT_MS } from '../../lib/model/timing.ts';
import { hang, LATE } from './fake/calls.mts';
import { shown } from './fake/omnichannel.mts';
import { assertDelivered, minutes } from './fake/outcome.mts';
import { mediaFields, newSid, textRequest } from './fake/signed-texts.mts';
import { type FakeWorkspace, fakeWorkspace } from './fake-ports.mts';

/** Calls of this name have no answer, and those after the first so many are as usual. */
function unanswered({ calls, clock }: FakeWorkspace, { call, times }: { call: string; times: number }): void {
    let left = times;
    calls.hook = {
        before: ({ name }) => {
            if (name !== call || left === 0) {
                return undefined;
            }
            left -= 1;
            return hang(clock);
        },
    };
}

function triesOf({ calls }: FakeWorkspace, call: string): number {
    return calls.made.filter(({ name }) => name === call).length;
}

test('a call without an answer has 45 s to happen after all: until then the job leaves the text', async () => {
    const workspace = fakeWorkspace();
    const { clock } = workspace;
    unanswered(workspace, { call: 'livechat.post', times: 1 });
    await clock.until(workspace.start('one').deliver(textRequest({})));
    await clock.quiet();
    const job = workspace.start('job');
    await clock.advance(LATE_EFFECT_MS - 1);
    await clock.until(job.recover());
    assert.equal(triesOf(workspace, 'livechat.post'), 1);
    await clock.advance(1);
    await clock.until(job.recover());
    assertDelivered(workspace, ['Hello']);
});

test('another error gives the job no reason to wait', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    calls.hook = {
        before: ({ name }) => {
            if (name === 'livechat.post') {
                calls.hook = {};
                throw new Error('not primary');
            }
        },
    };
    await clock.until(workspace.start('one').deliver(textRequest({})));
    await clock.advance(1);
    await clock.until(workspace.start('job').recover());
    assertDelivered(workspace, ['Hello']);
});

test('a pause that is longer than 45 s stays as long as it is', async () => {
    const workspace = fakeWorkspace();
    const { clock } = workspace;
    unanswered(workspace, { call: 'livechat.post', times: 4 });
    await clock.until(workspace.start('one').deliver(textRequest({})));
    await clock.quiet();
    const job = workspace.start('job');
    const triedAfter = [];
    for (let second = 0, tries = 1; tries < 4; second += 1) {
        await clock.advance(1_000);
        await clock.until(job.recover());
        if (triesOf(workspace, 'livechat.post') > tries) {
            tries += 1;
            triedAfter.push(second + 1);
            second = -1;
        }
    }
    assert.deepEqual(triedAfter, [45, 60, 120]);
});

test('a picture on which Rocket.Chat hangs gives way to a line at the third time, and holds up nobody any more', async () => {
    const workspace = fakeWorkspace();
    const { clock } = workspace;
    unanswered(workspace, { call: 'livechat.upload', times: 9 });
    const MessageSid = newSid();
    const picture = textRequest({ MessageSid, Body: 'Look', ...mediaFields(MessageSid, ['image/jpeg']) });
    const one = workspace.start('one');
    await clock.until(one.deliver(picture));
    await clock.quiet();
    for (let minute = 0; minute < 2; minute += 1) {
        assert.deepEqual(shown(workspace.omnichannel), ['Look']);
        await clock.advance(60_000);
        await clock.until(one.recover());
    }
    assertDelivered(workspace, ['Look', '> 📎 picture.jpg could not be shown: Rocket.Chat did not accept it.']);
});

test('the customer’s next text is no reason to repeat a call that may still happen', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    let posts = 0;
    calls.hook = { before: ({ name }) => (name === 'livechat.post' && ++posts === 1 ? LATE : undefined) };
    const one = workspace.start('one');
    void one.deliver(textRequest({ Body: 'a' }));
    await clock.advance(ACCESSOR_TIMEOUT_MS + 500);
    await clock.until(one.deliver(textRequest({ Body: 'b' })));
    await clock.quiet();
    await minutes(workspace, 3);
    assertDelivered(workspace, ['a', 'b']);
});
