import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { OUR_NUMBER, startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { answeredAt } from '../workspace/app-records.mts';
import { shownAtLast } from './conversation.mts';
import { ACCEPTED, handOver, INCOMING, type Inbound, setEverybodyOnline, textFields } from './inbound.mts';
import { newCustomer } from './pictures.mts';

const REPLY = 'Closed <today> & tomorrow 👋\nBack at 9';
const REPLIED = {
    ...ACCEPTED,
    body: '<Response><Message>Closed &lt;today&gt; &amp; tomorrow 👋\nBack at 9</Message></Response>',
};

let workspace: TestWorkspace;

before(async () => {
    workspace = await startWorkspace({ settings: { offline_reply: REPLY } });
    await setEverybodyOnline(workspace, false);
});

afterEach(async () => {
    await workspace.settings.set({ offline_reply: REPLY, offline_reply_every_minutes: 60 });
});

after(() => workspace?.stop());

test('a customer who finds nobody gets the reply once in the time that is set', async () => {
    const from = newCustomer();
    assert.deepEqual(await answerTo({ from, body: 'one' }), REPLIED);
    assert.deepEqual(await answerTo({ from, body: 'two' }), ACCEPTED);
    await minutesPass(from, 59);
    assert.deepEqual(await answerTo({ from, body: 'three' }), ACCEPTED);
    await minutesPass(from, 61);
    assert.deepEqual(await answerTo({ from, body: 'four' }), REPLIED);
});

test('the reply reaches the phone as it was written', async () => {
    const phone = workspace.twilio.phone(newCustomer());
    await handOver(workspace, phone.address, { to: OUR_NUMBER, body: 'Hello?' });
    assert.deepEqual(
        phone.messages.map(({ by, body }) => [by, body]),
        [
            ['customer', 'Hello?'],
            ['twiml', REPLY],
        ],
    );
});

test('ten texts of one customer at once get one reply', async () => {
    const from = newCustomer();
    const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => answerTo({ from, body: `text ${at}` })));
    assert.deepEqual(
        answers.filter(({ body }) => body !== ACCEPTED.body),
        [REPLIED],
    );
});

test('on another channel the same person is another customer', async () => {
    const from = newCustomer();
    assert.deepEqual(await answerTo({ from, body: 'by text' }), REPLIED);
    const whatsApp = { from: `whatsapp:${from}`, to: `whatsapp:${OUR_NUMBER}`, body: 'by WhatsApp' };
    assert.deepEqual(await answerTo(whatsApp), REPLIED);
    assert.deepEqual(await answerTo(whatsApp), ACCEPTED);
});

test('a duplicate of a text is answered with nothing', async () => {
    const fields = textFields({ from: newCustomer() });
    assert.deepEqual(await workspace.post(INCOMING, fields), REPLIED);
    assert.deepEqual(await workspace.post(INCOMING, fields), ACCEPTED);
});

for (const from of ['40404', 'DeliverCo', '0821234567', '+']) {
    test(`${from} never gets the reply: there is a machine or nobody`, async () => {
        assert.deepEqual(await answerTo({ from }), ACCEPTED);
    });
}

test('who says again word for word what was answered before is a machine, for a day', async () => {
    await workspace.settings.set({ offline_reply_every_minutes: 0 });
    const from = newCustomer();
    assert.deepEqual(await answerTo({ from, body: 'I am away' }), REPLIED);
    assert.deepEqual(await answerTo({ from, body: 'I am away' }), ACCEPTED);
    assert.deepEqual(await answerTo({ from, body: 'Really?' }), REPLIED);
    assert.deepEqual(await answerTo({ from, body: 'Really?' }), ACCEPTED);
    await minutesPass(from, 24 * 60 + 1);
    assert.deepEqual(await answerTo({ from, body: 'Really?' }), REPLIED);
});

test('who sends our own reply back is a machine', async () => {
    assert.deepEqual(await answerTo({ from: newCustomer(), body: ` ${REPLY}` }), ACCEPTED);
});

test('without a text for it nothing is said', async () => {
    await workspace.settings.set({ offline_reply: '  ' });
    assert.deepEqual(await answerTo({ from: newCustomer() }), ACCEPTED);
});

test('with Omnichannel switched off there is nobody either', async () => {
    await workspace.people.setOmnichannelEnabled(false);
    assert.deepEqual(await answerTo({ from: newCustomer() }), REPLIED);
    await workspace.people.setOmnichannelEnabled(true);
});

test('when somebody is there again, everything said before is in the conversation, in order, and no reply follows', async () => {
    const from = newCustomer();
    for (const body of ['one', 'two', 'three']) {
        await answerTo({ from, body });
    }
    await setEverybodyOnline(workspace, true);
    assert.deepEqual(await answerTo({ from, body: 'four' }), ACCEPTED);
    const [first, ...others] = await shownAtLast(workspace, { from, to: OUR_NUMBER });
    assert.match(String(first), /^one\n> 🤖 The customer got this automatic answer: Closed <today>/);
    assert.deepEqual(others, ['two', 'three', 'four']);
    assert.deepEqual(await answerTo({ from: newCustomer() }), ACCEPTED);
    await setEverybodyOnline(workspace, false);
});

function answerTo(inbound: Inbound): ReturnType<TestWorkspace['post']> {
    return workspace.post(INCOMING, textFields(inbound));
}

/** As if the last reply to this customer had been given so long ago. */
function minutesPass(from: string, minutes: number): Promise<void> {
    return answeredAt(workspace.store, from, Date.now() - minutes * 60_000);
}
