import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '../harness/until.mts';
import { OUR_NUMBER, startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { customerIn } from '../workspace/app-records.mts';
import { roomsBetween, type Shown, shownAtLast } from './conversation.mts';
import { ACCEPTED, INCOMING, textFields } from './inbound.mts';
import { newCustomer } from './pictures.mts';

const STOPPED = '> ⛔ The customer asked not to be texted again. Replies will be refused until they send START.';
const STARTED = '> ✅ The customer can be texted again.';
const HELPED = '> ℹ️ The customer asked for help. Twilio has sent its help text.';

let workspace: TestWorkspace;

before(async () => {
    workspace = await startWorkspace({ settings: { offline_reply: 'Nobody is there' } });
});

after(() => workspace?.stop());

for (const word of ['STOP', 'stopall', 'Unsubscribe', ' end ', 'QUIT\n', 'Revoke', 'OPTOUT', 'cancel']) {
    test(`${JSON.stringify(word)} opts a customer out and is a line in the conversation`, async () => {
        const from = newCustomer();
        assert.deepEqual(await said(from, word), [`${word}\n${STOPPED}`]);
        assert.equal(await isOptedOut(from), true);
    });
}

for (const word of ['START', 'unstop', 'Yes']) {
    test(`${JSON.stringify(word)} ends an opt-out, and means nothing special to anybody else`, async () => {
        const from = newCustomer();
        await said(from, 'STOP');
        assert.deepEqual((await said(from, word)).at(-1), `${word}\n${STARTED}`);
        assert.equal(await isOptedOut(from), false);
        assert.deepEqual((await said(from, word)).at(-1), word);
        assert.deepEqual(await said(newCustomer(), word), [word]);
    });
}

for (const word of ['HELP', 'info']) {
    test(`${JSON.stringify(word)} is a line and changes nothing`, async () => {
        const from = newCustomer();
        assert.deepEqual(await said(from, word), [`${word}\n${HELPED}`]);
        assert.equal(await isOptedOut(from), false);
    });
}

for (const words of ['STOP please', 'please stop', 'stop.', "don't stop", 'YESS']) {
    test(`${JSON.stringify(words)} is no keyword`, async () => {
        const from = newCustomer();
        assert.deepEqual(await said(from, words), [words]);
        assert.equal(await isOptedOut(from), false);
    });
}

test('on WhatsApp a keyword is what the customer says, unless Twilio tells that it acted on it', async () => {
    const from = `whatsapp:${newCustomer()}`;
    assert.deepEqual(await said(from, 'Cancel'), ['Cancel']);
    assert.equal(await isOptedOut(from), false);
    assert.deepEqual((await said(from, 'Cancel', 'STOP')).at(-1), `Cancel\n${STOPPED}`);
    assert.equal(await isOptedOut(from), true);
});

test("Twilio's own word counts above the text: a custom keyword, another language, any case", async () => {
    const from = newCustomer();
    assert.deepEqual((await said(from, 'arrêt', 'STOP')).at(-1), `arrêt\n${STOPPED}`);
    assert.deepEqual((await said(from, 'bonjour', 'start')).at(-1), `bonjour\n${STARTED}`);
    assert.deepEqual((await said(from, 'stop', 'HELP')).at(-1), `stop\n${HELPED}`);
    assert.equal(await isOptedOut(from), false);
});

test('a keyword is answered by Twilio alone, also when nobody is there', async () => {
    for (const agent of await workspace.people.agents()) {
        await workspace.people.setOnline(agent.id, false);
    }
    for (const word of ['STOP', 'START', 'HELP']) {
        const fields = textFields({ from: newCustomer(), body: word });
        assert.deepEqual(await workspace.post(INCOMING, fields), ACCEPTED);
    }
    const from = newCustomer();
    await workspace.post(INCOMING, textFields({ from, body: 'STOP' }));
    assert.deepEqual(await workspace.post(INCOMING, textFields({ from, body: 'and one more thing' })), ACCEPTED);
    for (const agent of await workspace.people.agents()) {
        await workspace.people.setOnline(agent.id, true);
    }
});

test('an agent who answers a customer who opted out is told, and nothing is sent', async () => {
    const from = newCustomer();
    await said(from, 'STOP');
    const [room] = await roomsBetween(workspace, { from, to: OUR_NUMBER });
    await workspace.people.agentSends({ roomId: room?.id ?? '', agentId: room?.servedBy?.id ?? '', text: 'Why?' });
    const note = await until(async () => (await workspace.people.notes()).find(({ roomId }) => roomId === room?.id), {
        what: 'the agent to be told',
    });
    assert.match(note.text, /STOP/);
    assert.deepEqual(
        workspace.twilio.messages().filter(({ to }) => to === from),
        [],
    );
});

/** What the agent sees of the customer after they said this too. */
async function said(from: string, body: string, OptOutType?: string): Promise<readonly Shown[]> {
    const to = oursFor(from);
    const fields = { ...textFields({ from, to, body }), ...(OptOutType && { OptOutType }) };
    assert.deepEqual(await workspace.post(INCOMING, fields), ACCEPTED);
    return shownAtLast(workspace, { from, to });
}

function oursFor(from: string): string {
    return from.startsWith('whatsapp:') ? `whatsapp:${OUR_NUMBER}` : OUR_NUMBER;
}

async function isOptedOut(from: string): Promise<boolean> {
    return (await customerIn(workspace.store, { address: from, ours: oursFor(from) })).optedOut;
}
