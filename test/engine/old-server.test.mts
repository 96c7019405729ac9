import assert from 'node:assert/strict';
import { after, before, mock, test } from 'node:test';
import { OUR_NUMBER, startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import { customerIn } from '../workspace/app-records.mts';
import { shownAtLast, shownOf } from './conversation.mts';
import { finish } from './deliveries/finish.mts';
import { beforeCall } from './deliveries/taps.mts';
import { ACCEPTED, newSid, text } from './inbound.mts';
import { conversationWith, newCustomer } from './replying.mts';

// Every story once on a server of before, and in Deno; the whole ring runs on today's.

let workspace: TestWorkspace;

before(async () => {
    workspace = await startWorkspace({ generation: 'old', runtime: 'deno' });
});

after(() => workspace?.stop());

test('a text is shown and a picture with it', async () => {
    const { customer, write } = await conversationWith(workspace);
    await write({ body: 'Look', media: [{ contentType: 'image/png', bytes: Buffer.from('a picture') }] });
    assert.deepEqual(await shown(customer), ['Hello', 'Look', { file: 'picture.png' }]);
});

test('a reply arrives, and its delivery is shown', async () => {
    const conversation = await conversationWith(workspace);
    const [messageId = ''] = await conversation.reply('*Good* morning');
    assert.deepEqual(conversation.bodies(), ['Good morning']);
    assert.deepEqual(await conversation.reactions(messageId), [':white_check_mark:']);
    assert.deepEqual(await conversation.notes(), []);
});

test('after STOP nothing is sent, and the agent is told', async () => {
    const conversation = await conversationWith(workspace);
    await conversation.write({ body: 'STOP' });
    assert.equal(
        (await customerIn(workspace.store, { address: conversation.customer, ours: OUR_NUMBER })).optedOut,
        true,
    );
    await conversation.reply('Why?');
    assert.deepEqual(conversation.bodies(), []);
    assert.match((await conversation.notes()).join('\n'), /^⚠️ Not sent: “Why\?”/);
});

test('while nobody is there texts wait, and the job shows them in order when somebody is', async () => {
    const from = newCustomer();
    await setEverybodyOnline(false);
    for (const body of ['one', 'two']) {
        assert.deepEqual(await text(workspace, { from, body }), ACCEPTED);
    }
    await workspace.runJobs();
    assert.deepEqual(await shown(from), []);
    await setEverybodyOnline(true);
    await workspace.runJobs();
    assert.deepEqual(await shown(from), ['one', 'two']);
});

test('a text whose process is killed in the middle is shown once', async () => {
    mock.method(console, 'error', () => undefined);
    const from = newCustomer();
    let killed: Promise<void> | undefined;
    const posting = { call: 'LivechatBridge.doCreateMessage', word: from.slice(1) };
    const untap = workspace.taps.add(
        beforeCall(posting, () => {
            killed ??= workspace.killRuntime();
        }),
    );
    // Who is killed never answers.
    workspace.twilio.behaviour.add({ customer: from }, { webhooks: { readMs: 2_000, totalMs: 2_000 } });
    await workspace.twilio.phone(from).send({ to: OUR_NUMBER, body: 'In the middle' });
    await killed;
    untap();
    await finish(workspace);
    mock.restoreAll();
    assert.deepEqual(await shown(from), ['In the middle']);
});

test('an app that was off and on again knows what it had, and whom', async () => {
    const [from, sid] = [newCustomer(), newSid()];
    await text(workspace, { from, body: 'Before', sid });
    await workspace.engine.disable(APP_ID);
    await workspace.engine.enable(APP_ID);
    assert.deepEqual(await text(workspace, { from, body: 'Before', sid }), ACCEPTED);
    await text(workspace, { from, body: 'After' });
    assert.deepEqual(await shownAtLast(workspace, { from, to: OUR_NUMBER }), ['Before', 'After']);
});

function shown(from: string): ReturnType<typeof shownOf> {
    return shownOf(workspace, { from, to: OUR_NUMBER });
}

async function setEverybodyOnline(online: boolean): Promise<void> {
    for (const { id } of await workspace.people.agents()) {
        await workspace.people.setOnline(id, online);
    }
}
