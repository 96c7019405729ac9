import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeAll, shown } from './fake/omnichannel.mts';
import { assertDelivered, minutes, recoverAll } from './fake/outcome.mts';
import { textRequest } from './fake/signed-texts.mts';
import { fakeWorkspace } from './fake-ports.mts';

test('without an agent texts wait, and appear in order when one comes, without another text arriving', async () => {
    const workspace = fakeWorkspace();
    const { clock, omnichannel } = workspace;
    omnichannel.isAnyoneOnline = false;
    const one = workspace.start('one');
    for (const Body of ['a', 'b', 'c']) {
        assert.deepEqual(await clock.until(one.deliver(textRequest({ Body }))), { kind: 'accepted', reply: undefined });
    }
    await minutes(workspace, 90);
    assert.deepEqual(shown(omnichannel), []);
    omnichannel.isAnyoneOnline = true;
    await minutes(workspace, 1);
    assertDelivered(workspace, ['a', 'b', 'c']);
});

test('on a server that loses the words of errors nobody there is noticed too, and ends when somebody comes', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls, omnichannel } = workspace;
    omnichannel.isAnyoneOnline = false;
    calls.hook = {
        before: ({ name }) => {
            if (name === 'livechat.openRoom' && !omnichannel.isAnyoneOnline) {
                throw new Error('[object Object]');
            }
        },
    };
    await clock.until(workspace.start('one').deliver(textRequest({})));
    await minutes(workspace, 90);
    omnichannel.isAnyoneOnline = true;
    await minutes(workspace, 1);
    assertDelivered(workspace, ['Hello']);
});

test('Omnichannel off for a day loses nothing', async () => {
    const workspace = fakeWorkspace();
    const { clock, omnichannel } = workspace;
    omnichannel.isEnabled = false;
    await clock.until(workspace.start('one').deliver(textRequest({})));
    await minutes(workspace, 24 * 60);
    omnichannel.isEnabled = true;
    await minutes(workspace, 1);
    assertDelivered(workspace, ['Hello']);
});

test('a newer text waits behind an older one, and prods it', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    const one = workspace.start('one');
    let failures = 4;
    calls.hook = {
        before: ({ name }) => {
            if (name === 'livechat.post' && failures > 0) {
                failures -= 1;
                throw new Error('Match error');
            }
        },
    };
    await clock.until(one.deliver(textRequest({ Body: 'a' })));
    await clock.until(one.deliver(textRequest({ Body: 'b' })));
    assert.deepEqual(shown(workspace.omnichannel), []);
    assert.equal(failures, 2, 'the older was tried again, the newer was not');
    await clock.until(one.deliver(textRequest({ Body: 'c' })));
    await clock.until(one.deliver(textRequest({ Body: 'd' })));
    await clock.until(one.deliver(textRequest({ Body: 'e' })));
    await clock.quiet();
    assertDelivered(workspace, ['a', 'b', 'c', 'd', 'e']);
});

test('the pauses between attempts grow to ten minutes', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    const triedAt: number[] = [];
    calls.hook = {
        before: ({ name }) => {
            if (name === 'livechat.post') {
                // Of an attempt that posts twice, the text and a line instead of it, the first counts.
                triedAt.push(...(triedAt.includes(clock.now()) ? [] : [clock.now()]));
                throw new Error('Match error');
            }
        },
    };
    await clock.until(workspace.start('one').deliver(textRequest({})));
    await minutes(workspace, 60);
    const pauses = triedAt.slice(1).map((at, index) => Math.round((at - (triedAt[index] ?? 0)) / 60_000));
    assert.deepEqual(pauses, [1, 1, 2, 4, 8, 10, 10, 10, 10]);
    calls.hook = {};
    await minutes(workspace, 10);
    assertDelivered(workspace, ['Hello']);
});

test('a text of a blocked contact is dropped, once and for all, and the log says so', async () => {
    const workspace = fakeWorkspace();
    const { clock, omnichannel } = workspace;
    const one = workspace.start('one');
    await clock.until(one.deliver(textRequest({ Body: 'a' })));
    omnichannel.blocked.add(omnichannel.visitors[0]?.id ?? '');
    const request = textRequest({ Body: 'b' });
    assert.deepEqual(await clock.until(one.deliver(request)), { kind: 'accepted' });
    await clock.quiet();
    assertDelivered(workspace, ['a']);
    assert.equal(workspace.log.filter(({ event }) => event === 'sms.dropped').length, 1);
    omnichannel.blocked.clear();
    await clock.until(one.deliver(request));
    await clock.quiet();
    assertDelivered(workspace, ['a']);
});

test('where a new customer is from is noted, also when the first attempt failed', async () => {
    const workspace = fakeWorkspace();
    const { clock, omnichannel } = workspace;
    omnichannel.isAnyoneOnline = false;
    await clock.until(workspace.start('one').deliver(textRequest({ FromCity: 'PROVIDENCE' })));
    omnichannel.isAnyoneOnline = true;
    await minutes(workspace, 1);
    await clock.quiet();
    const token = omnichannel.visitors[0]?.token;
    assert.deepEqual([...omnichannel.customFields], [`${token} city=PROVIDENCE`, `${token} phone=+14017122661`]);
});

test('what is remembered too long is forgotten, and the same MessageSid is then a new text', async () => {
    const workspace = fakeWorkspace();
    const { clock, records } = workspace;
    const one = workspace.start('one');
    await clock.until(one.deliver(textRequest({})));
    await clock.quiet();
    await clock.until(one.recover());
    assert.ok(records.some(({ labels }) => labels.some((label) => label.startsWith('history:'))));
    for (let day = 0; day < 9; day += 1) {
        await clock.advance(24 * 60 * 60 * 1000);
        await clock.until(one.recover());
    }
    assert.ok(!records.some(({ labels }) => labels.some((label) => label.startsWith('history:'))));
    assert.equal(workspace.log.filter(({ event }) => event === 'sms.forgotten').length, 1);
});

test('a room closed between a crash and the job does not hide what was posted there', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls, omnichannel } = workspace;
    const one = workspace.start('one');
    calls.hook = { after: ({ name }) => (name === 'livechat.post' ? one.kill() : undefined) };
    void one.deliver(textRequest({}));
    await clock.quiet();
    calls.hook = {};
    closeAll(omnichannel);
    await recoverAll(workspace.start('two'), workspace);
    assertDelivered(workspace, ['Hello']);
});
