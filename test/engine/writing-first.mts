import assert from 'node:assert/strict';
import { until } from '../harness/until.mts';
import { OUR_NUMBER, type TestWorkspace } from '../harness/workspace.mts';
import { letCustomerHaveWritten, letLatersBeDue, settledIn } from '../workspace/app-records.mts';
import type { NoteView } from '../workspace/rocketchat/people.mts';
import { GENERAL, pressed, typed } from './commanding.mts';
import { handOver } from './inbound.mts';
import { allSettled, conversationWith, newCustomer, roomOf } from './replying.mts';

const ANA = 'agent-ana';
const BEN = 'agent-ben';

async function bodiesOn(workspace: TestWorkspace, customer: string): Promise<readonly string[]> {
    await workspace.twilio.idle();
    return workspace.twilio
        .phone(customer)
        .messages.filter(({ by }) => by !== 'customer')
        .map(({ body }) => body);
}

/** An agent types this, and what leaves for it has left. */
async function writes(workspace: TestWorkspace, userId: string, line: string): Promise<NoteView> {
    const notes = await typed(workspace, { userId, roomId: GENERAL, text: `/sms ${line}` });
    assert.equal(notes.length, 1, JSON.stringify(notes));
    const [note] = notes;
    assert.ok(note);
    return note;
}

async function messagesOf(workspace: TestWorkspace, roomId: string) {
    return (await workspace.people.messages(roomId)).filter(({ from }) => from === 'agent' || from === 'visitor');
}

/** Types a text to a stranger, who gets it, and answers into the same conversation; with its delivery shown where the server can. */
export async function strangerIsTexted(workspace: TestWorkspace): Promise<void> {
    await workspace.settings.set({ default_number: OUR_NUMBER, default_country: 'US' });
    const customer = newCustomer();
    const national = `(${customer.slice(2, 5)}) ${customer.slice(5, 8)}-${customer.slice(8)}`;
    const note = await writes(workspace, ANA, `${national} *Your* bike is ready`);
    assert.match(
        note.text,
        /^✉️ Your text to \+1 401-555-\d{4} from \+1 555-867-5310 stands in \[their new conversation\]/,
    );
    const { id: roomId, servedBy, ...room } = await roomOf(workspace, { customer, to: OUR_NUMBER });
    assert.ok(note.text.includes(`/live/${roomId})`));
    assert.deepEqual([servedBy?.id, room.open], [ANA, true]);
    const [message] = await messagesOf(workspace, roomId);
    assert.equal(message?.text, '*Your* bike is ready');
    await allSettled(workspace, [message?.id ?? '']);
    assert.deepEqual(await bodiesOn(workspace, customer), ['Your bike is ready']);
    await handOver(workspace, customer, { to: OUR_NUMBER, body: 'Thanks!' });
    await until(async () => (await messagesOf(workspace, roomId)).some(({ text }) => text === 'Thanks!'), {
        what: 'the answer in the same conversation',
    });
}

/** A colleague's conversation is taken over by the button alone, and then the text leaves. */
async function colleagueIsAsked(workspace: TestWorkspace): Promise<void> {
    await workspace.settings.set({ default_number: OUR_NUMBER, default_country: 'US' });
    const conversation = await conversationWith(workspace);
    const other = conversation.agentId === ANA ? BEN : ANA;
    const note = await writes(workspace, other, `${conversation.customer} Hello from me`);
    assert.match(note.text, /has an open conversation, which .* serves: .*Your text was not sent/s);
    assert.deepEqual(conversation.bodies(), []);
    const [answer] = await pressed(workspace, note, 'Take it over and send');
    assert.match(answer?.text ?? '', /^✉️ .*their open conversation/);
    const room = (await workspace.people.rooms()).find(({ id }) => id === conversation.roomId);
    assert.equal(room?.servedBy?.id, other);
    const sent = (await messagesOf(workspace, conversation.roomId)).find(({ text }) => text === 'Hello from me');
    await until(() => settledIn(workspace.store, `reply:${sent?.id}`), { what: 'the reply to be settled' });
    await workspace.twilio.idle();
    assert.deepEqual(conversation.bodies(), ['Hello from me']);
}

/** What stands in the way is said, and nothing is left open. */
async function refusalsAreTold(workspace: TestWorkspace): Promise<void> {
    await workspace.settings.set({ default_number: OUR_NUMBER, default_country: 'US' });
    const rooms = (await workspace.people.rooms()).length;
    const customer = newCustomer();
    assert.match((await writes(workspace, ANA, '911 help')).text, /emergency/);
    assert.match((await writes(workspace, 'admin', `${customer} Hello`)).text, /no agent of Omnichannel/);
    await workspace.people.setOmnichannelEnabled(false);
    assert.match((await writes(workspace, ANA, `${customer} Hello`)).text, /Omnichannel is switched off/);
    await workspace.people.setOmnichannelEnabled(true);
    await workspace.people.setOnline(ANA, false);
    assert.match((await writes(workspace, ANA, `${customer} Hello`)).text, /offline/);
    await workspace.people.setOnline(ANA, true);
    assert.equal((await workspace.people.rooms()).length, rooms);
    const stopped = await conversationWith(workspace);
    await stopped.write({ body: 'STOP' });
    assert.match((await writes(workspace, stopped.agentId, `${stopped.customer} Hello`)).text, /\(STOP\)/);
}

/** With manual selection nobody is given a conversation, and the one who writes gets it all the same. */
async function manualRoutingGivesIt(workspace: TestWorkspace): Promise<void> {
    await workspace.settings.set({ default_number: OUR_NUMBER, default_country: 'US' });
    const before = await workspace.people.setting('Livechat_Routing_Method');
    await workspace.people.setSetting('Livechat_Routing_Method', 'Manual_Selection');
    const customer = newCustomer();
    assert.match((await writes(workspace, BEN, `${customer} Hello`)).text, /^✉️/);
    assert.equal((await roomOf(workspace, { customer, to: OUR_NUMBER })).servedBy?.id, BEN);
    await workspace.people.setSetting('Livechat_Routing_Method', before);
}

/** After 24 hours a WhatsApp reply is stopped, and leaves by its button when the customer has written again. */
async function windowIsKept(workspace: TestWorkspace): Promise<void> {
    const ends = { customer: `whatsapp:${newCustomer()}`, to: `whatsapp:${OUR_NUMBER}` };
    const conversation = await conversationWith(workspace, ends);
    const { roomId, agentId } = conversation;
    await letCustomerHaveWritten(workspace.store, roomId, Date.now() - 25 * 60 * 60 * 1000);
    const [messageId = ''] = await conversation.reply('Are you still there?');
    assert.deepEqual(conversation.bodies(), []);
    const note = (await workspace.people.notes()).find((one) => one.roomId === roomId && one.userId === agentId);
    assert.match(note?.text ?? '', /Are you still there\?/);
    assert.ok(note);
    const press = async () => (await pressed(workspace, note, note.buttons?.[0] ?? ''))[0]?.text ?? '';
    assert.doesNotMatch(await press(), /^✉️/);
    await conversation.write({ body: 'Yes' });
    assert.match(await press(), /^✉️/);
    await until(() => settledIn(workspace.store, `reply:${messageId}:again`), { what: 'the reply to be sent again' });
    await workspace.twilio.idle();
    assert.deepEqual(conversation.bodies(), ['Are you still there?']);
}

/** After 24 hours a template leaves: the conversation has its words, the phone shows it as one, and its delivery is shown. */
async function templateLeaves(workspace: TestWorkspace): Promise<void> {
    const ends = { customer: `whatsapp:${newCustomer()}`, to: `whatsapp:${OUR_NUMBER}` };
    const conversation = await conversationWith(workspace, ends);
    const { roomId, agentId } = conversation;
    await letCustomerHaveWritten(workspace.store, roomId, Date.now() - 25 * 60 * 60 * 1000);
    const says = async (text: string) => (await typed(workspace, { userId: agentId, roomId, text }))[0];
    assert.match((await says('/sms template'))?.text ?? '', /order_ready.*spring_check.*rejected by WhatsApp/s);
    assert.match((await says('/sms template spring_check 1=Ben'))?.text ?? '', /`2` has no value/);
    assert.match((await says('/sms template spring_check 1=Ben Miller 2=summer'))?.text ?? '', /^✉️/);
    const words = 'Hi Ben Miller, it is time for a check.';
    const sent = (await messagesOf(workspace, roomId)).find(({ text }) => text.includes(words));
    assert.match(sent?.text ?? '', /^\*Ready for summer\?\*\n.*\n_The bicycle shop_\n🔘 Book it/);
    await allSettled(workspace, [sent?.id ?? '']);
    await workspace.twilio.idle();
    const bubble = workspace.twilio.phone(ends.customer).messages.at(-1);
    assert.deepEqual([bubble?.body, bubble?.template?.header], [words, 'Ready for summer?']);
    assert.deepEqual(conversation.bodies(), [words]);
}

/** A text that is put off leaves when its time has come, also for a process that has started since. */
async function laterLeaves(workspace: TestWorkspace): Promise<void> {
    const conversation = await conversationWith(workspace);
    const { roomId, agentId } = conversation;
    const says = async (text: string) => (await typed(workspace, { userId: agentId, roomId, text }))[0]?.text ?? '';
    assert.match(await says('/sms later in 2 h See you then'), /^🕗 .*See you then/s);
    await workspace.runJobs();
    assert.deepEqual(conversation.bodies(), []);
    await letLatersBeDue(workspace.store, roomId);
    await workspace.runJobs();
    const sent = (await messagesOf(workspace, roomId)).find(({ text }) => text === 'See you then');
    await allSettled(workspace, [sent?.id ?? '']);
    assert.deepEqual(conversation.bodies(), ['See you then']);
    assert.doesNotMatch(await says('/sms later'), /See you then/);
}

/** What an agent who writes first can rely on, on whatever server. */
export const WRITING_FIRST: ReadonlyArray<readonly [what: string, play: (workspace: TestWorkspace) => Promise<void>]> =
    [
        ['a stranger is texted, and answers into the conversation of the agent who wrote', strangerIsTexted],
        ['a colleague’s conversation is taken over by a yes alone', colleagueIsAsked],
        ['what stands in the way of writing first is said, and nothing is left open', refusalsAreTold],
        ['a WhatsApp reply after 24 hours is stopped, and leaves by its button', windowIsKept],
        ['a template leaves after 24 hours, and stands in the conversation as what the customer got', templateLeaves],
        ['a text that was put off leaves when its time has come', laterLeaves],
        ['with manual selection the conversation is given to whoever writes', manualRoutingGivesIt],
    ];
