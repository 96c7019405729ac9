import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ACCOUNT_SID, AUTH_TOKEN, OUR_NUMBER, startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { APP_ID, appPath } from '../workspace/app-id.mts';
import type { MessageRecord } from '../workspace/twilio/contract.mts';
import { allSettled, asEvent, type Conversation, conversationWith, newCustomer } from './replying.mts';

const SUBACCOUNT = 'AC0000000000000000000000000000000b';
const SUBACCOUNT_TOKEN = '0000000000000000000000000000000b';
const SERVICE = 'MG00000000000000000000000000000001';

let workspace: TestWorkspace;

before(async () => {
    workspace = await startWorkspace({
        subaccounts: { [SUBACCOUNT]: SUBACCOUNT_TOKEN },
        settings: { twilio_subaccounts: `${SUBACCOUNT}:${SUBACCOUNT_TOKEN}` },
    });
});

after(() => workspace?.stop());

test('what an agent writes arrives on the phone, from the number the customer wrote to, and Twilio calls back', async () => {
    const conversation = await conversationWith(workspace);
    const [messageId] = await conversation.reply('Good morning, how can I help?');
    assert.deepEqual(conversation.bodies(), ['Good morning, how can I help?']);
    const sent = lastTo(conversation.customer);
    assert.equal(sent.from, OUR_NUMBER);
    assert.equal(sent.messagingServiceSid, null);
    const callback = `${workspace.url}${appPath('sms-status/twilio')}?message=${messageId}`;
    assert.equal(sent.statusCallback, `${callback}#rc=3&rp=4xx,5xx,ct,rt`);
    const request = workspace.twilio.requests.find(({ fields }) => fields.To?.[0] === conversation.customer);
    assert.equal(request?.path, `/2010-04-01/Accounts/${ACCOUNT_SID}/Messages.json`);
    assert.deepEqual(request?.credentials, { username: ACCOUNT_SID, valid: true });
});

test('what agents write while the app is away is sent when it is back, once and in order, also before a next reply', async () => {
    const [first, second] = [await conversationWith(workspace), await conversationWith(workspace)];
    await workspace.engine.disable(APP_ID);
    for (const { say } of [first, second]) {
        await say('one');
        await say('two');
    }
    await workspace.engine.enable(APP_ID);
    const [messageId = ''] = await first.reply('three');
    assert.deepEqual(first.bodies(), ['one', 'two', 'three']);
    await workspace.runJobs();
    await workspace.engine.fireEvent('IPostMessageSent', await asEvent(workspace, messageId));
    await workspace.twilio.idle();
    assert.deepEqual(second.bodies(), ['one', 'two']);
    assert.deepEqual(first.bodies(), ['one', 'two', 'three']);
    assert.deepEqual([await first.notes(), await second.notes()], [[], []]);
});

test('Markdown arrives as a phone shows it', async () => {
    const conversation = await conversationWith(workspace);
    await conversation.reply(
        '*Yes*, see [our page](https://example.com/a_b_c) :smile:\n- `one`\n- 2*3*4 snake_case_word',
    );
    const [body = ''] = conversation.bodies();
    assert.match(body, /^Yes, see our page \(https:\/\/example\.com\/a_b_c\) 😄\n/);
    assert.match(body, /one/);
    assert.match(body, /2\*3\*4 snake_case_word$/);
    assert.doesNotMatch(body, /`/);
});

test('whatever an agent’s message shows besides its text arrives too, and one that shows nothing is told', async () => {
    const conversation = await conversationWith(workspace);
    const { roomId, agentId } = conversation;
    const [quoted = ''] = await conversation.reply('We close at *six*\u2028every\u2029day');
    const [hello] = await conversation.say('x');
    await allSettled(workspace, [hello ?? '']);
    const event = await asEvent(workspace, hello ?? '');
    const link = `[ ](${workspace.url}/live/${roomId}?msg=${quoted})`;
    const quote = { timestampLink: `${workspace.url}/live/${roomId}?msg=${quoted}`, text: 'We close at *six*' };
    const messages: Readonly<Record<string, object>> = {
        place: { text: '', _unmappedProperties_: { location: { type: 'Point', coordinates: [13.4, 52.5] } } },
        gif: { text: '', attachments: [{ title: { value: 'cat' }, imageUrl: 'https://media.example/cat.gif' }] },
        forwarded: { text: link, attachments: [quote] },
        answer: { text: `${link}\nYes`, attachments: [quote] },
        nothing: { text: '\u200b', attachments: [] },
    };
    for (const [id, message] of Object.entries(messages)) {
        await workspace.engine.fireEvent('IPostMessageSent', { ...event, ...message, id: `${id}-${agentId}` });
        await allSettled(workspace, [`${id}-${agentId}`]);
    }
    assert.deepEqual(conversation.bodies(), [
        'We close at six\nevery\nday',
        'x',
        '📍 Location\nhttps://maps.google.com/?q=52.5,13.4',
        'cat\nhttps://media.example/cat.gif',
        'We close at six',
        '> We close at six\nYes',
    ]);
    assert.match((await conversation.notes()).join(), /^⚠️ Not sent: there is nothing/);
});

test('a long reply arrives whole, in parts of at most 1,600 characters, in order and with every emoji intact', async () => {
    const conversation = await conversationWith(workspace);
    const words = Array.from({ length: 240 }, (_, index) => `word${index} 👩‍👩‍👧‍👦`);
    await conversation.reply(words.join(' '));
    const bodies = conversation.bodies();
    assert.ok(bodies.length > 2, `${bodies.length} parts`);
    assert.ok(bodies.every((body) => body.length <= 1600 && !/\p{Cs}/u.test(body)));
    assert.equal(bodies.join(' '), words.join(' '));
});

test('a reply goes back on the channel of the text: WhatsApp', async () => {
    const customer = `whatsapp:${newCustomer()}`;
    const conversation = await conversationWith(workspace, { customer, to: `whatsapp:${OUR_NUMBER}` });
    await conversation.reply('Hi on WhatsApp');
    assert.deepEqual(conversation.bodies(), ['Hi on WhatsApp']);
    assert.equal(lastTo(customer).from, `whatsapp:${OUR_NUMBER}`);
});

test('a reply goes back on the channel of the text: RCS', async () => {
    workspace.twilio.number('rcs:brand_agent', { webhookUrl: webhookUrl() });
    const customer = newCustomer();
    const conversation = await conversationWith(workspace, { customer, to: 'rcs:brand_agent' });
    await conversation.reply('Hi on RCS');
    assert.deepEqual(await conversation.notes(), []);
    assert.equal(lastTo(`rcs:${customer}`).from, 'rcs:brand_agent');
    assert.deepEqual(conversation.bodies(), ['Hi on RCS']);
});

test('the same person by SMS and by WhatsApp is answered where they wrote', async () => {
    const number = newCustomer();
    const bySms = await conversationWith(workspace, { customer: number });
    const byWhatsApp = await conversationWith(workspace, {
        customer: `whatsapp:${number}`,
        to: `whatsapp:${OUR_NUMBER}`,
    });
    assert.notEqual(bySms.roomId, byWhatsApp.roomId);
    await bySms.reply('to the phone');
    await byWhatsApp.reply('to the app');
    assert.deepEqual(bySms.bodies(), ['to the phone']);
    assert.deepEqual(byWhatsApp.bodies(), ['to the app']);
});

test('our short code answers as the short code', async () => {
    workspace.twilio.number('55555', { webhookUrl: webhookUrl() });
    const conversation = await conversationWith(workspace, { to: '55555' });
    await conversation.reply('from the short code');
    assert.equal(lastTo(conversation.customer).from, '55555');
});

test('a reply from a subaccount’s number is sent with the subaccount’s own credentials', async () => {
    const number = '+15558675399';
    workspace.twilio.number(number, { webhookUrl: webhookUrl(), accountSid: SUBACCOUNT });
    const conversation = await conversationWith(workspace, { to: number });
    await conversation.reply('from the subaccount');
    assert.deepEqual(conversation.bodies(), ['from the subaccount']);
    assert.equal(lastTo(conversation.customer).accountSid, SUBACCOUNT);
    const request = workspace.twilio.requests.find(({ fields }) => fields.To?.[0] === conversation.customer);
    assert.deepEqual(request?.credentials, { username: SUBACCOUNT, valid: true });
});

test('no credentials for the number’s account: the agent is told whom to ask, and nothing is sent', async () => {
    const conversation = await conversationWith(workspace);
    await workspace.settings.set({ twilio_account_sid: '', twilio_auth_token: '' });
    const [messageId = ''] = await conversation.reply('anybody there?');
    await workspace.settings.set({ twilio_account_sid: ACCOUNT_SID, twilio_auth_token: AUTH_TOKEN });
    assert.deepEqual(conversation.bodies(), []);
    await toldOnce(conversation, /^⚠️ Not sent: “anybody there\?” .*Ask an administrator/);
    assert.deepEqual(await conversation.reactions(messageId), [':x:']);
});

test('a customer who wrote from a name cannot be answered, and the agent is told', async () => {
    const conversation = await conversationWith(workspace, { customer: 'BANK' });
    const before = workspace.twilio.requests.length;
    await conversation.reply('Thanks');
    assert.equal(workspace.twilio.requests.length, before);
    await toldOnce(conversation, /^⚠️ Not sent: “Thanks”\. The sender is a name/);
});

test('STOP: replies are refused before they are sent, with the reason, until START', async () => {
    const conversation = await conversationWith(workspace);
    await conversation.write({ body: 'STOP' });
    const before = workspace.twilio.requests.length;
    await conversation.reply('Are you sure?');
    assert.equal(workspace.twilio.requests.length, before);
    await toldOnce(conversation, /^⚠️ Not sent: “Are you sure\?” The customer asked not to be texted \(STOP\)/);
    await conversation.write({ body: 'START' });
    await conversation.reply('Welcome back');
    assert.deepEqual(conversation.bodies(), ['Welcome back']);
});

test('an opt-out that only Twilio knows of (21610) holds for the next reply too, until START', async () => {
    const conversation = await conversationWith(workspace);
    fail(conversation, 21610);
    await conversation.reply('one');
    const before = workspace.twilio.requests.length;
    await conversation.reply('two');
    assert.equal(workspace.twilio.requests.length, before);
    const [first = '', second = ''] = await conversation.notes();
    assert.match(first, /^⚠️ Not delivered: “one”\. .*STOP.*21610/);
    assert.match(second, /^⚠️ Not sent: “two”\. .*STOP/);
    await conversation.write({ body: 'START' });
    await conversation.reply('three');
    assert.deepEqual(conversation.bodies(), ['three']);
});

test('the messaging service of the main account sends, where one is set, and an opt-out it reports later counts', async () => {
    workspace.twilio.number('+15558675311', { webhookUrl: webhookUrl(), messagingServiceSid: SERVICE });
    const conversation = await conversationWith(workspace, { to: '+15558675311' });
    await workspace.settings.set({ twilio_messaging_service_sid: SERVICE });
    await conversation.reply('through the service');
    const { fields } = workspace.twilio.requests.at(-1) ?? {};
    assert.deepEqual([fields?.MessagingServiceSid, fields?.From], [[SERVICE], undefined]);
    assert.deepEqual(conversation.bodies(), ['through the service']);
    fail(conversation, 21610, 'async');
    await conversation.reply('again');
    await conversation.reply('and again');
    await workspace.settings.set({ twilio_messaging_service_sid: '' });
    const [first = '', second = ''] = await conversation.notes();
    assert.match(first, /^⚠️ Not delivered: “again”.*21610/);
    assert.match(second, /^⚠️ Not sent: “and again”/);
});

test('a room that Rocket.Chat opened by itself is answered by its source and the visitor’s phone', async () => {
    const conversation = await conversationWith(workspace);
    await workspace.store.update('rocketchat_room', { _id: conversation.roomId }, { $unset: { customFields: '' } });
    await conversation.reply('still here');
    assert.deepEqual(conversation.bodies(), ['still here']);
    assert.equal(lastTo(conversation.customer).from, OUR_NUMBER);
});

test('no message but an agent’s new one in a conversation of ours is sent, and to tell so costs no accessor call', async () => {
    const conversation = await conversationWith(workspace);
    const [messageId = ''] = await conversation.reply('mine');
    const mine = await asEvent(workspace, messageId);
    const { room, sender } = mine;
    const source = { type: 'app', id: APP_ID, destination: OUR_NUMBER };
    const others: Readonly<Record<string, object>> = {
        'a visitor’s': { ...mine, id: 'other-1', token: 'visitor-token' },
        'a visitor’s, as older servers have it': { ...mine, id: 'other-2', _unmappedProperties_: { token: 'token' } },
        'of the app’s user': { ...mine, id: 'other-3', sender: { ...sender, type: 'app' } },
        'of the system': { ...mine, id: 'other-4', type: 'livechat-close' },
        'of the system, as older servers have it': { ...mine, id: 'other-5', _unmappedProperties_: { t: 'uj' } },
        edited: { ...mine, id: 'other-6', editedAt: new Date(), editor: sender },
        empty: { ...mine, id: 'other-7', text: ' ' },
        'in a channel': { ...mine, id: 'other-8', room: { ...room, type: 'c' } },
        'in a direct conversation': {
            ...mine,
            id: 'other-9',
            room: { ...room, type: 'd', userIds: ['agent-ana', 'agent-ben'], source: undefined },
        },
        'in a conversation of the widget': { ...mine, id: 'other-10', room: { ...room, source: { type: 'widget' } } },
        'in another app’s': { ...mine, id: 'other-11', room: { ...room, source: { ...source, id: 'another-app' } } },
    };
    workspace.calls.clear();
    for (const [whose, message] of Object.entries(others)) {
        await workspace.engine.fireEvent('IPostMessageSent', message);
        assert.deepEqual(workspace.calls.names(), [], whose);
    }
    assert.deepEqual(conversation.bodies(), ['mine']);
    await workspace.engine.fireEvent('IPostMessageSent', { ...mine, id: 'not-other' });
    await allSettled(workspace, ['not-other']);
    assert.deepEqual(conversation.bodies(), ['mine', 'mine']);
});

test('what happens around a conversation is not texted: edits, reactions, closing, other conversations', async () => {
    const conversation = await conversationWith(workspace);
    const { people, twilio } = workspace;
    const { agentId, roomId } = conversation;
    const [messageId = ''] = await conversation.reply('mine');
    const other = await conversationWith(workspace);
    const { visitorId = '' } = (await people.rooms()).find(({ id }) => id === other.roomId) ?? {};
    await people.closeRoom({ roomId: other.roomId, agentId: other.agentId });
    const widget = await people.openOtherRoom(visitorId);
    const before = twilio.requests.length;
    await people.agentEdits({ messageId, agentId, text: 'mine, edited' });
    await people.agentReacts({ messageId, agentId, reaction: ':heart:' });
    await people.agentSends({ roomId: widget.id, agentId: widget.servedBy?.id ?? '', text: 'to the widget' });
    await conversation.write({ body: 'from the customer' });
    await people.closeRoom({ roomId, agentId });
    const next = await conversationWith(workspace);
    await next.reply('the app hears of events in their order, so it has dealt with all that went before');
    assert.deepEqual(
        twilio.requests.slice(before).map(({ fields }) => fields.To?.[0]),
        [next.customer],
    );
});

test('no text that the app has for agents ever reaches a phone', async () => {
    await workspace.twilio.idle();
    const told = [...(await workspace.people.notes()).map(({ text }) => text)];
    for (const { id } of await workspace.people.rooms()) {
        told.push(
            ...(await workspace.people.messages(id)).filter(({ from }) => from === 'app').map(({ text }) => text),
        );
    }
    assert.ok(told.length >= 10);
    const texted = workspace.twilio.messages().filter(({ direction }) => direction !== 'inbound');
    for (const { body } of texted) {
        assert.doesNotMatch(body, /⚠️|Not sent|Not delivered|Twilio error/);
        assert.ok(!told.includes(body), body);
    }
});

function webhookUrl(): string {
    return workspace.appUrl('sms-incoming/twilio');
}

function fail({ customer }: Conversation, failCode: number, failWhen: 'natural' | 'sync' | 'async' = 'natural'): void {
    workspace.twilio.behaviour.add({ customer, times: 1 }, { messages: { failCode, failWhen } });
}

function lastTo(customer: string): MessageRecord {
    const last = workspace.twilio
        .messages()
        .filter(({ to, direction }) => to === customer && direction === 'outbound-api')
        .at(-1);
    assert.ok(last, `nothing was sent to ${customer}`);
    return last;
}

async function toldOnce(conversation: Conversation, pattern: RegExp): Promise<void> {
    const notes = await conversation.notes();
    assert.equal(notes.length, 1, notes.join('\n'));
    assert.match(notes[0] ?? '', pattern);
    assert.equal((await conversation.lines()).filter((line) => line === notes[0]).length, 1);
}
