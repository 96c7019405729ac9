import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TEXT_LINES } from '../../lib/words/topics/text-lines.ts';
import { randomDelays } from './fake/delays.mts';
import { shown } from './fake/omnichannel.mts';
import { assertDelivered, recoverAll } from './fake/outcome.mts';
import { newSid, textRequest } from './fake/signed-texts.mts';
import { fakeWorkspace } from './fake-ports.mts';

const ACCEPTED = { kind: 'accepted' };

test('a text is posted and answered, and nothing is left over', async () => {
    const workspace = fakeWorkspace();
    const one = workspace.start('one');
    assert.deepEqual(await workspace.clock.until(one.deliver(textRequest({}))), ACCEPTED);
    await workspace.clock.quiet();
    assertDelivered(workspace, ['Hello']);
});

test('for a returning customer only the store, the lane and the post wait for each other', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    const one = workspace.start('one');
    await clock.until(one.deliver(textRequest({})));
    await clock.quiet();
    calls.hook = { before: () => clock.wait(100) };
    const startedAt = clock.now();
    assert.deepEqual(await clock.until(one.deliver(textRequest({ Body: 'again' }))), ACCEPTED);
    assert.equal(clock.now() - startedAt, 300);
});

test('a repeated MessageSid posts once, and the log says so', async () => {
    const workspace = fakeWorkspace();
    const one = workspace.start('one');
    const MessageSid = newSid();
    for (const _ of [1, 2, 3]) {
        assert.deepEqual(await workspace.clock.until(one.deliver(textRequest({ MessageSid }))), ACCEPTED);
        await workspace.clock.quiet();
    }
    assertDelivered(workspace, ['Hello']);
    assert.equal(workspace.log.filter(({ event }) => event === 'sms.duplicate').length, 2);
});

test('a text whose process dies after it was posted is recognised in the language of then', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    workspace.language = 'de';
    const one = workspace.start('one');
    calls.hook = { after: ({ name }) => (name === 'livechat.post' ? one.kill() : undefined) };
    void one.deliver(textRequest({ Body: 'STOP' }));
    await clock.advance(60_000);
    workspace.language = 'fr';
    calls.hook = {};
    await recoverAll(workspace.start('two'), workspace);
    assertDelivered(workspace, [`STOP\n> ${TEXT_LINES.de.optedOut}`]);
});

test('a delivery to the fallback URL with the same MessageSid is the same text', async () => {
    const workspace = fakeWorkspace();
    const { clock } = workspace;
    const MessageSid = newSid();
    await clock.until(workspace.start('one').deliver(textRequest({ MessageSid })));
    const fallback = textRequest({ MessageSid, ErrorCode: '11200', ErrorUrl: 'https://chat.example.com/x' });
    assert.deepEqual(await clock.until(workspace.start('two').deliver(fallback)), ACCEPTED);
    await clock.quiet();
    assertDelivered(workspace, ['Hello']);
});

test('20 deliveries of one MessageSid at once post once', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    calls.hook = randomDelays(20, { clock, longestMs: 100 });
    const one = workspace.start('one');
    const MessageSid = newSid();
    const deliveries = Array.from({ length: 20 }, () => one.deliver(textRequest({ MessageSid })));
    const answers = await clock.until(Promise.all(deliveries));
    assert.deepEqual(answers, Array(20).fill(ACCEPTED));
    await clock.quiet();
    assertDelivered(workspace, ['Hello']);
});

test('one MessageSid to two instances at once is posted once, in each of 50 rounds', async () => {
    for (let seed = 1; seed <= 50; seed += 1) {
        const workspace = fakeWorkspace();
        const { clock, calls } = workspace;
        calls.hook = randomDelays(seed, { clock, longestMs: 300 });
        const MessageSid = newSid();
        const deliveries = ['one', 'two'].map((name) => workspace.start(name).deliver(textRequest({ MessageSid })));
        assert.deepEqual(await clock.until(Promise.all(deliveries)), [ACCEPTED, ACCEPTED], `seed ${seed}`);
        await clock.quiet();
        assertDelivered(workspace, ['Hello'], `seed ${seed}`);
    }
});

test('two first texts of a customer to two instances at once make one visitor and one room with both', async () => {
    for (let seed = 1; seed <= 50; seed += 1) {
        const workspace = fakeWorkspace();
        const { clock, calls, omnichannel } = workspace;
        calls.hook = randomDelays(seed, { clock, longestMs: 300 });
        const [one, two] = [workspace.start('one'), workspace.start('two')];
        await clock.until(
            Promise.all([one.deliver(textRequest({ Body: 'a' })), two.deliver(textRequest({ Body: 'b' }))]),
        );
        await clock.quiet();
        assert.deepEqual([...shown(omnichannel)].sort(), ['a', 'b'], `seed ${seed}`);
        assert.equal(omnichannel.visitors.length, 1, `seed ${seed}`);
        assert.equal(omnichannel.rooms.length, 1, `seed ${seed}`);
    }
});

test('50 quick texts of one customer appear in order, whatever the delays', async () => {
    for (const seed of [1, 2, 3]) {
        const workspace = fakeWorkspace();
        const { clock, calls } = workspace;
        calls.hook = randomDelays(seed, { clock, longestMs: 200 });
        const one = workspace.start('one');
        const bodies = Array.from({ length: 50 }, (_, index) => `text ${index}`);
        await clock.until(Promise.all(bodies.map((Body) => one.deliver(textRequest({ Body })))));
        await clock.quiet();
        assertDelivered(workspace, bodies, `seed ${seed}`);
    }
});

test('texts without a MessageSid are never duplicates of each other', async () => {
    const workspace = fakeWorkspace();
    const one = workspace.start('one');
    const request = textRequest({ MessageSid: undefined, Body: 'ok' });
    await workspace.clock.until(Promise.all([one.deliver(request), one.deliver(request)]));
    await workspace.clock.until(one.deliver(request));
    await workspace.clock.quiet();
    assertDelivered(workspace, ['ok', 'ok', 'ok']);
});

test('a text that the store refuses is answered 500, and is posted when Twilio hands it over again', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    const one = workspace.start('one');
    const request = textRequest({});
    calls.hook = {
        before: ({ name }) => {
            if (name === 'records.create pending') {
                throw new Error('not primary');
            }
        },
    };
    const startedAt = clock.now();
    assert.deepEqual(await clock.until(one.deliver(request)), { kind: 'failed' });
    assert.equal(clock.now(), startedAt, 'at once');
    await clock.quiet();
    assertDelivered(workspace, []);
    calls.hook = {};
    assert.deepEqual(await clock.until(one.deliver(request)), ACCEPTED);
    await clock.quiet();
    assertDelivered(workspace, ['Hello']);
});

test('the room closed and the next text opens another', async () => {
    const workspace = fakeWorkspace();
    const { clock, omnichannel } = workspace;
    const one = workspace.start('one');
    await clock.until(one.deliver(textRequest({ Body: 'a' })));
    for (const room of omnichannel.rooms) {
        room.isOpen = false;
    }
    await clock.until(one.deliver(textRequest({ Body: 'b' })));
    await clock.quiet();
    assertDelivered(workspace, ['a', 'b']);
    assert.equal(omnichannel.rooms.length, 2);
});

test('a visitor whom an agent renamed keeps the name, and one with a made-up name takes the profile name', async () => {
    const workspace = fakeWorkspace();
    const { clock, omnichannel } = workspace;
    const one = workspace.start('one');
    await clock.until(one.deliver(textRequest({})));
    await clock.until(one.deliver(textRequest({ ProfileName: 'Ada' })));
    await clock.quiet();
    assert.equal(omnichannel.visitors[0]?.name, 'Ada (+1 401-712-2661)');
    omnichannel.visitors[0] = { ...omnichannel.visitors[0]!, name: 'Ada Lovelace (VIP)' };
    await clock.until(one.deliver(textRequest({ ProfileName: 'Ada' })));
    await clock.quiet();
    assert.equal(omnichannel.visitors[0]?.name, 'Ada Lovelace (VIP)');
});

test('a process that answers while another one holds the line loses nothing', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    const [one, two] = [workspace.start('one'), workspace.start('two')];
    calls.hook = {
        before: ({ process, name }) => (process === 'one' && name === 'livechat.post' ? clock.wait(14_000) : undefined),
    };
    const first = one.deliver(textRequest({ Body: 'a' }));
    await clock.advance(1_000);
    assert.deepEqual(await clock.until(two.deliver(textRequest({ Body: 'b' }))), ACCEPTED);
    await clock.until(first);
    await clock.quiet();
    await recoverAll(two, workspace);
    assertDelivered(workspace, ['a', 'b']);
});
