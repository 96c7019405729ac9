import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertDelivered, recoverAll } from './fake/outcome.mts';
import { mediaFields, newSid, textRequest } from './fake/signed-texts.mts';
import { fakeWorkspace } from './fake-ports.mts';

/** A workspace whose calls of these names take so long, and what a text is answered there and when. */
async function answeredIn(slow: Readonly<Record<string, number>>) {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    calls.hook = { before: ({ name }) => clock.wait(slow[name] ?? 0) };
    const startedAt = clock.now();
    const answer = await clock.until(workspace.start('one').deliver(textRequest({})));
    return { workspace, answer, afterMs: clock.now() - startedAt };
}

test('work that takes longer than 10 s is answered as accepted and goes on', async () => {
    const { workspace, answer, afterMs } = await answeredIn({ 'livechat.post': 12_000 });
    assert.deepEqual(answer, { kind: 'accepted' });
    assert.equal(afterMs, 10_000);
    await workspace.clock.quiet();
    assertDelivered(workspace, ['Hello']);
});

test('a slow claim and slow work together are answered within 10 s too', async () => {
    const { workspace, answer, afterMs } = await answeredIn({
        'records.create pending': 7_000,
        'livechat.post': 9_000,
    });
    assert.deepEqual(answer, { kind: 'accepted' });
    assert.ok(afterMs <= 10_000, `${afterMs} ms`);
    await workspace.clock.quiet();
    assertDelivered(workspace, ['Hello']);
});

test('a claim that takes longer than 8 s is answered 500, and the text is delivered once all the same', async () => {
    const { workspace, answer, afterMs } = await answeredIn({ 'records.create pending': 9_000 });
    assert.deepEqual(answer, { kind: 'failed' });
    assert.equal(afterMs, 8_000);
    await workspace.clock.quiet();
    assertDelivered(workspace, ['Hello']);
});

test('when the turn cannot be asked for, the answer does not wait for the budget to run out', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    calls.hook = {
        before: ({ name }) => {
            if (name === 'records.find') {
                throw new Error('not primary');
            }
        },
    };
    const startedAt = clock.now();
    assert.deepEqual(await clock.until(workspace.start('one').deliver(textRequest({}))), { kind: 'accepted' });
    assert.ok(clock.now() - startedAt < 1_000, `${clock.now() - startedAt} ms`);
    assert.deepEqual(
        workspace.log.map(({ event }) => event),
        ['sms.store-failed'],
    );
    calls.hook = {};
    await clock.quiet();
    await recoverAll(workspace.start('two'), workspace);
    assertDelivered(workspace, ['Hello']);
});

test('a file that takes longer than the lease is uploaded once, although the job runs meanwhile', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    const [one, two] = [workspace.start('one'), workspace.start('two')];
    const MessageSid = newSid();
    calls.hook = {
        before: ({ name, process }) => clock.wait(name === 'media.fetch' ? (process === 'one' ? 40_000 : 20_000) : 10),
    };
    const request = textRequest({ MessageSid, Body: '', ...mediaFields(MessageSid, ['image/jpeg']) });
    assert.deepEqual(await clock.until(one.deliver(request)), { kind: 'accepted' });
    await clock.advance(25_000);
    await clock.until(two.recover());
    await clock.quiet();
    await recoverAll(two, workspace);
    assertDelivered(workspace, ['[picture.jpg]']);
});

test('files that are slow every time are shown as missing in the end, and hold nobody up for ever', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    const one = workspace.start('one');
    workspace.media = () => ({ kind: 'failed', status: 0 });
    calls.hook = { before: ({ name }) => clock.wait(name === 'media.fetch' ? 25_000 : 10) };
    const MessageSid = newSid();
    await clock.until(
        one.deliver(textRequest({ MessageSid, Body: 'Look', ...mediaFields(MessageSid, ['image/jpeg']) })),
    );
    await clock.until(one.deliver(textRequest({ Body: 'next' })));
    await clock.quiet();
    await recoverAll(workspace.start('two'), workspace);
    assertDelivered(workspace, [
        'Look',
        '> 📎 picture.jpg could not be shown: it could not be fetched from Twilio.',
        'next',
    ]);
});
