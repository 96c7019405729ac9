import { test } from 'node:test';
import { assertDelivered, recoverAll } from './fake/outcome.mts';
import { textRequest } from './fake/signed-texts.mts';
import { fakeWorkspace } from './fake-ports.mts';

test('documented: a message that the server changed is not recognised, and repeated after a crash', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls, omnichannel } = workspace;
    omnichannel.rewrite = (text) => text.replace('damn', '****');
    const one = workspace.start('one');
    calls.hook = { after: ({ name }) => (name === 'livechat.post' ? one.kill() : undefined) };
    void one.deliver(textRequest({ Body: 'damn' }));
    await clock.quiet();
    calls.hook = {};
    await recoverAll(workspace.start('two'), workspace);
    assertDelivered(workspace, ['****', '****']);
});
