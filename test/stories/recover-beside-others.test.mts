import { test } from 'node:test';
import { NOT_SETTLED } from './fake/calls.mts';
import { assertDelivered, recoverAll } from './fake/outcome.mts';
import { newSid, textRequest } from './fake/signed-texts.mts';
import { fakeWorkspace } from './fake-ports.mts';

test('two jobs and a text at the same time deliver what waits once', async () => {
    const workspace = fakeWorkspace();
    const { clock, omnichannel, calls } = workspace;
    omnichannel.isAnyoneOnline = false;
    const [one, two, three] = [workspace.start('one'), workspace.start('two'), workspace.start('three')];
    for (const Body of ['a', 'b']) {
        await clock.until(one.deliver(textRequest({ Body })));
    }
    omnichannel.isAnyoneOnline = true;
    await clock.advance(60_000);
    calls.hook = { before: () => clock.wait(50) };
    await clock.until(Promise.all([one.recover(), two.recover(), three.deliver(textRequest({ Body: 'c' }))]));
    await clock.quiet();
    assertDelivered(workspace, ['a', 'b', 'c']);
});

test('a text handed over again while it waits is delivered once, also when the job runs beside it', async () => {
    const workspace = fakeWorkspace();
    const { clock, omnichannel, calls } = workspace;
    omnichannel.isAnyoneOnline = false;
    const [one, two] = [workspace.start('one'), workspace.start('two')];
    const again = textRequest({ Body: 'a', MessageSid: newSid() });
    await clock.until(one.deliver(again));
    await clock.until(one.deliver(textRequest({ Body: 'b' })));
    await clock.quiet();
    omnichannel.isAnyoneOnline = true;
    await clock.advance(60_000);
    calls.hook = {
        before: ({ process, name }) => clock.wait(process === 'one' && name === 'livechat.post' ? 3_000 : 10),
    };
    const delivered = one.deliver(again);
    await clock.advance(3_500);
    await clock.until(Promise.all([delivered, two.recover()]));
    await clock.quiet();
    await recoverAll(two, workspace);
    assertDelivered(workspace, ['a', 'b']);
});

test('alike texts stay apart while the store does not take that they are done', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    const one = workspace.start('one');
    calls.hook = NOT_SETTLED;
    for (const Body of ['ok', 'ok', 'ok']) {
        await clock.until(one.deliver(textRequest({ Body })));
        await clock.advance(1_000);
    }
    await clock.quiet();
    calls.hook = {};
    await recoverAll(workspace.start('two'), workspace);
    assertDelivered(workspace, ['ok', 'ok', 'ok']);
});
