import assert from 'node:assert/strict';
import { until } from '../harness/until.mts';
import { withoutLostRequests } from '../harness/without-lost-requests.mts';
import { OUR_NUMBER, type TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import { letCustomerHaveWritten, letLatersBeDue, settledIn } from '../workspace/app-records.mts';
import type { NoteView } from '../workspace/rocketchat/people.mts';
import { GENERAL, pressed, typed } from './commanding.mts';
import { finish } from './deliveries/finish.mts';
import { beforeCall } from './deliveries/taps.mts';
import { handOver } from './inbound.mts';
import { allSettled, conversationOnWhatsApp, conversationWith, newCustomer, roomOf } from './replying.mts';
import { widgetOf } from './strangers.mts';

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

/** An open conversation of one's own goes on, also for somebody who has the web widget open beside it. */
async function ownGoesOn(workspace: TestWorkspace): Promise<void> {
    await workspace.settings.set({ default_number: OUR_NUMBER, default_country: 'US' });
    const conversation = await conversationWith(workspace);
    const { customer, roomId, agentId } = conversation;
    const widget = await widgetOf(workspace, customer);
    const note = await writes(workspace, agentId, `${customer} One more thing`);
    assert.match(note.text, /^✉️ .*their open conversation/);
    assert.ok(note.text.includes(`/live/${roomId})`));
    const sent = (await messagesOf(workspace, roomId)).find(({ text }) => text === 'One more thing');
    await allSettled(workspace, [sent?.id ?? '']);
    assert.deepEqual(conversation.bodies(), ['One more thing']);
    assert.deepEqual(await messagesOf(workspace, widget), []);
}

/** Two agents write to one stranger at once: there is one conversation, and whoever does not have it is told. */
async function twoAgentsMeet(workspace: TestWorkspace): Promise<void> {
    await workspace.settings.set({ default_number: OUR_NUMBER, default_country: 'US' });
    const customer = newCustomer();
    const answers = await Promise.all([
        writes(workspace, ANA, `${customer} From Ana`),
        writes(workspace, BEN, `${customer} From Ben`),
    ]);
    const told = answers.map(({ text }) => (/^✉️/.test(text) ? 'sent' : /serves: .*was not sent/s.test(text)));
    assert.deepEqual(told.sort(), ['sent', true].sort());
    const { id: roomId } = await roomOf(workspace, { customer, to: OUR_NUMBER });
    const [message, ...others] = await messagesOf(workspace, roomId);
    assert.deepEqual(others, []);
    await allSettled(workspace, [message?.id ?? '']);
    assert.equal((await bodiesOn(workspace, customer)).length, 1);
}

/** Killed before the text stands in its conversation, the app puts it there once, and it leaves once. */
async function killedWhileWriting(workspace: TestWorkspace): Promise<void> {
    await workspace.settings.set({ default_number: OUR_NUMBER, default_country: 'US' });
    const customer = newCustomer();
    let killed: Promise<void> | undefined;
    const untap = workspace.taps.add(
        beforeCall({ call: 'MessageBridge.doCreate', word: 'In the middle' }, () => {
            killed ??= workspace.killRuntime();
        }),
    );
    await withoutLostRequests(async () => {
        const text = `/sms ${customer} In the middle`;
        // The engine waits half a minute for what died with the process, and says then that something went wrong.
        await typed(workspace, { userId: ANA, roomId: GENERAL, text });
        assert.ok(killed, 'it was killed');
        await killed;
        untap();
        await finish(workspace);
    });
    const { id: roomId } = await roomOf(workspace, { customer, to: OUR_NUMBER });
    const [message, ...others] = await messagesOf(workspace, roomId);
    assert.deepEqual([message?.text, others], ['In the middle', []]);
    await allSettled(workspace, [message?.id ?? '']);
    assert.deepEqual(await bodiesOn(workspace, customer), ['In the middle']);
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
    const conversation = await conversationOnWhatsApp(workspace);
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
    const conversation = await conversationOnWhatsApp(workspace);
    const { roomId, agentId } = conversation;
    await letCustomerHaveWritten(workspace.store, roomId, Date.now() - 25 * 60 * 60 * 1000);
    const says = async (text: string) => (await typed(workspace, { userId: agentId, roomId, text }))[0];
    assert.match((await says('/sms template'))?.text ?? '', /order_ready.*spring_check.*rejected by WhatsApp/s);
    const { id: viewId } = await formOf(workspace, agentId);
    await workspace.people.dismisses({ userId: agentId, viewId });
    assert.match((await says('/sms template spring_check 1=Ben'))?.text ?? '', /`2` has no value/);
    assert.match((await says('/sms template spring_check 1=Ben Miller 2=summer'))?.text ?? '', /^✉️/);
    const words = 'Hi Ben Miller, it is time for a check.';
    const sent = (await messagesOf(workspace, roomId)).find(({ text }) => text.includes(words));
    assert.match(sent?.text ?? '', /^\*Ready for summer\?\*\n.*\n_The bicycle shop_\n🔘 Book it/);
    await allSettled(workspace, [sent?.id ?? '']);
    await workspace.twilio.idle();
    const bubble = workspace.twilio.phone(conversation.customer).messages.at(-1);
    assert.deepEqual([bubble?.body, bubble?.template?.header], [words, 'Ready for summer?']);
    assert.deepEqual(conversation.bodies(), [words]);
}

/** The fields of a form as they stand, by their names, and the words around them. */
async function formOf(workspace: TestWorkspace, userId: string) {
    const [shown, ...others] = await workspace.people.views(userId);
    assert.ok(shown && others.length === 0);
    const blocks: readonly Block[] = Array.isArray(shown.view.blocks) ? shown.view.blocks : [];
    const texts = blocks.flatMap(({ text, elements = [] }) => [text?.text ?? '', ...elements.map((one) => one.text)]);
    const elements = blocks.flatMap(({ blockId, element, accessory = element }) =>
        accessory ? [{ blockId, ...accessory }] : [],
    );
    const fields = elements.map(({ blockId, initialValue }) => [blockId, initialValue]);
    const choices = elements.flatMap(({ options = [] }) => options);
    const { id, submit } = shown.view;
    return { id, surface: shown.surface, fields: Object.fromEntries(fields), choices, text: texts.join('\n'), submit };
}

interface Block {
    readonly blockId: string;
    readonly text?: { readonly text: string };
    readonly elements?: ReadonlyArray<{ readonly text: string }>;
    readonly element?: Element;
    readonly accessory?: Element;
}

interface Element {
    readonly initialValue: string;
    readonly options?: ReadonlyArray<{ readonly value: string; readonly text: { readonly text: string } }>;
}

const CHOSEN = 'sms-field-:template';

function stateOf(filled: Readonly<Record<string, string>>) {
    return Object.fromEntries(
        Object.entries(filled).map(([name, value]) => [`sms-field-${name}`, { [`sms-field-${name}`]: value }]),
    );
}

/** The form of the room menu says whose the number is and what the words take, keeps what was typed when that is wrong, and does as its command. */
export async function formTextsCustomer(workspace: TestWorkspace): Promise<void> {
    await workspace.settings.set({ default_number: OUR_NUMBER, default_country: 'US' });
    const { people } = workspace;
    const customer = newCustomer();
    const userId = ANA;
    assert.equal((await people.actionButtons(ANA)).length, 2);
    assert.deepEqual(await people.actionButtons('user-eve'), []);
    await people.usesActionButton({ userId, actionId: 'sms-text-from-room', roomId: GENERAL });
    const opened = await formOf(workspace, userId);
    assert.equal(opened.surface, 'contextual_bar');
    assert.deepEqual(opened.fields, {
        'sms-field-to': '',
        'sms-field-from': OUR_NUMBER,
        'sms-field-words': '',
    });
    const field = (name: string, value: string) => ({
        blockId: `sms-field-${name}`,
        actionId: `sms-field-${name}`,
        value,
    });
    await people.acts({ userId, viewId: opened.id, ...field('to', customer) });
    await people.acts({ userId, viewId: opened.id, ...field('words', 'Your bike is ready 🚲') });
    const typedIn = await formOf(workspace, userId);
    assert.match(typedIn.text, /has not written to this number yet.*20 characters, 1 SMS\. With “🚲” only 70/s);
    const wrong = { to: '911', from: OUR_NUMBER, words: 'Your bike is ready' };
    await people.submits({ userId, viewId: opened.id, state: stateOf(wrong) });
    const again = await formOf(workspace, userId);
    assert.match(again.text, /emergency/);
    assert.deepEqual(again.fields, stateless(wrong));
    const before = new Set((await people.notes()).map(({ id }) => id));
    await people.submits({ userId, viewId: again.id, state: stateOf({ ...wrong, to: customer }) });
    assert.deepEqual(await people.views(userId), []);
    const note = (await people.notes()).find(({ id, userId: whose }) => !before.has(id) && whose === userId);
    assert.match(note?.text ?? '', /^✉️ .*their new conversation/);
    const { id: roomId } = await roomOf(workspace, { customer, to: OUR_NUMBER });
    const [message] = await messagesOf(workspace, roomId);
    await allSettled(workspace, [message?.id ?? '']);
    assert.deepEqual(await bodiesOn(workspace, customer), ['Your bike is ready']);
    const logged = (await workspace.engine.appLogs(APP_ID)).map((log) => JSON.stringify(log));
    const typedWords = [customer.slice(1), 'Your bike is ready 🚲', OUR_NUMBER.slice(1)];
    assert.deepEqual(
        logged.filter((line) => typedWords.some((word) => line.includes(word))),
        [],
    );
}

function stateless(filled: Readonly<Record<string, string>>) {
    return Object.fromEntries(Object.entries(filled).map(([name, value]) => [`sms-field-${name}`, value]));
}

/** From the user menu there is no room: the form lies over everything, and says itself what came of it. */
async function formFromUserMenu(workspace: TestWorkspace): Promise<void> {
    await workspace.settings.set({ default_number: OUR_NUMBER, default_country: 'US' });
    const { people } = workspace;
    const customer = newCustomer();
    await people.usesActionButton({ userId: ANA, actionId: 'sms-text-from-user' });
    const opened = await formOf(workspace, ANA);
    assert.equal(opened.surface, 'modal');
    await people.submits({ userId: ANA, viewId: opened.id, state: stateOf({ to: customer, words: '' }) });
    assert.match((await formOf(workspace, ANA)).text, /nothing to send yet/);
    const filled = stateOf({ to: customer, words: 'Hello' });
    // A double click.
    await Promise.all([1, 2].map(() => people.submits({ userId: ANA, viewId: opened.id, state: filled })));
    const ended = await formOf(workspace, ANA);
    assert.match(ended.text, /^✉️ .*their new conversation/);
    assert.equal(ended.submit, undefined);
    await people.dismisses({ userId: ANA, viewId: ended.id });
    await until(async () => (await bodiesOn(workspace, customer)).length > 0, { what: 'the text on the phone' });
    const { id: roomId } = await roomOf(workspace, { customer, to: OUR_NUMBER });
    assert.deepEqual(
        (await messagesOf(workspace, roomId)).map(({ text }) => text),
        ['Hello'],
    );
}

/** The command opens the form of a template, whose preview follows what is typed, and which sends the same. */
async function templateHasForm(workspace: TestWorkspace): Promise<void> {
    const { people } = workspace;
    const conversation = await conversationOnWhatsApp(workspace);
    const { roomId, agentId: userId } = conversation;
    await typed(workspace, { userId, roomId, text: '/sms template spring_check' });
    const named = await formOf(workspace, userId);
    await people.dismisses({ userId, viewId: named.id });
    await typed(workspace, { userId, roomId, text: '/sms template' });
    const opened = await formOf(workspace, userId);
    assert.deepEqual([opened.fields, opened.submit], [{ [CHOSEN]: undefined }, undefined]);
    const choice = opened.choices.find(({ text }) => /^spring_check/.test(text.text));
    assert.ok(choice && opened.choices.every(({ text }) => !/rejected/.test(text.text)));
    const choosing = { blockId: CHOSEN, actionId: CHOSEN, value: choice.value };
    await people.acts({ userId, viewId: opened.id, ...choosing });
    assert.deepEqual((await formOf(workspace, userId)).fields, {
        [CHOSEN]: choice.value,
        'sms-field-1': '',
        'sms-field-2': '',
    });
    assert.deepEqual(named.fields, (await formOf(workspace, userId)).fields);
    const first = { blockId: 'sms-field-1', actionId: 'sms-field-1', value: 'Ben' };
    await people.acts({ userId, viewId: opened.id, ...first });
    assert.match((await formOf(workspace, userId)).text, /Hi Ben, it is time for a check/);
    await people.submits({ userId, viewId: opened.id, state: stateOf({ 1: 'Ben', 2: '' }) });
    const again = await formOf(workspace, userId);
    assert.match(again.text, /`2` is empty/);
    const other = userId === ANA ? BEN : ANA;
    await people.submits({
        userId,
        viewId: again.id,
        state: stateOf({ 1: 'Ben', 2: 'summer', 3: 'of another template' }),
    });
    assert.deepEqual([await people.views(userId), await people.views(other)], [[], []]);
    await until(async () => conversation.bodies().length === 1, { what: 'the template on the phone' });
    assert.deepEqual(conversation.bodies(), ['Hi Ben, it is time for a check.']);
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
        ['an open conversation of one’s own goes on, and the web widget’s is left alone', ownGoesOn],
        ['a colleague’s conversation is taken over by a yes alone', colleagueIsAsked],
        ['two agents at once to one stranger have one conversation, and one of them is told', twoAgentsMeet],
        ['killed while an agent writes first, the app sends the text once', killedWhileWriting],
        ['what stands in the way of writing first is said, and nothing is left open', refusalsAreTold],
        ['a WhatsApp reply after 24 hours is stopped, and leaves by its button', windowIsKept],
        ['a template leaves after 24 hours, and stands in the conversation as what the customer got', templateLeaves],
        ['a customer is texted by the form of the room menu, as by its command', formTextsCustomer],
        ['the form of the user menu says itself what came of it', formFromUserMenu],
        ['a template has a form with a preview, and sends the same as its command', templateHasForm],
        ['a text that was put off leaves when its time has come', laterLeaves],
        ['with manual selection the conversation is given to whoever writes', manualRoutingGivesIt],
    ];
