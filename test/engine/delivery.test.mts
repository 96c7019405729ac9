import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { meaningOf } from '../../lib/twilio/error-codes.ts';
import { until } from '../harness/until.mts';
import { ACCOUNT_SID, startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import type { Behaviour } from '../workspace/twilio/behaviour.mts';
import { GENERAL } from './commanding.mts';
import { type Conversation, conversationOnWhatsApp, conversationWith } from './replying.mts';

const SENT = ':outbox_tray:';
const DELIVERED = ':white_check_mark:';
const READ = ':eyes:';
const FAILED = ':x:';
const RANKS = [SENT, DELIVERED, READ, FAILED];

/** Of the recipient, the sender, the account and the carrier; every code there is: stories/failures. */
const CODES: readonly number[] = [20003, 21211, 21610, 30007, 63016];
/** With which Twilio asks for patience; as an answer it is no failure. */
const FOR_NOW: readonly number[] = [30001];

let workspace: TestWorkspace;

before(async () => {
    workspace = await startWorkspace();
});

after(() => workspace?.stop());

afterEach(async () => {
    workspace.twilio.behaviour.clear();
    await workspace.settings.set({ show_delivery: true });
});

test('a reaction of the sender shows that an SMS was delivered', async () => {
    const conversation = await conversationWith(workspace);
    const [messageId = ''] = await conversation.reply('Hi');
    assert.deepEqual(await conversation.reactions(messageId), [DELIVERED]);
    const message = (await workspace.people.messages(conversation.roomId)).find(({ id }) => id === messageId);
    const agent = (await workspace.people.agents()).find(({ id }) => id === conversation.agentId);
    assert.deepEqual(message?.reactions, { [DELIVERED]: [agent?.username] });
});

test('a reaction shows that a WhatsApp message was read', async () => {
    const conversation = await conversationOnWhatsApp(workspace);
    const [messageId = ''] = await conversation.reply('Hi');
    assert.deepEqual(await conversation.reactions(messageId), [READ]);
});

for (const [how, callbacks] of Object.entries({
    'in their order': {},
    'newest first': { shuffle: true },
    'three times each': { duplicate: 2 },
    'newest first and twice each': { shuffle: true, duplicate: 1 },
    'before the answer to the request': { beforeAnswer: true },
    'before the answer, newest first': { beforeAnswer: true, shuffle: true },
    'with sending among them': { sending: true, shuffle: true },
    'but for the first two': { lost: true, times: 2 },
})) {
    test(`callbacks ${how}: the message ends as read, and never shows less than before`, async () => {
        const conversation = await conversationOnWhatsApp(workspace);
        callBack(conversation, callbacks);
        const history = reactionHistory();
        const [messageId = ''] = await conversation.reply('Hi');
        await until(async () => String(await conversation.reactions(messageId)) === READ, { what: 'read' });
        history.stop();
        const shown = history.of(messageId).map((reactions) => Math.max(...reactions.map((one) => RANKS.indexOf(one))));
        assert.deepEqual(shown, shown.slice().sort(), `${history.of(messageId).join(' | ')}`);
        assert.deepEqual(await conversation.notes(), []);
    });
}

test('callbacks that never come: the message stays sent', async () => {
    const conversation = await conversationWith(workspace);
    callBack(conversation, { lost: true });
    const [messageId = ''] = await conversation.reply('Hi');
    assert.deepEqual(await conversation.reactions(messageId), [SENT]);
});

for (const [how, callbacks] of Object.entries({
    'in order': {},
    'newest first': { shuffle: true },
    'twice each': { duplicate: 1 },
    'before the answer': { beforeAnswer: true },
    'before the answer, newest first and twice each': { beforeAnswer: true, shuffle: true, duplicate: 1 },
})) {
    test(`a failure reported ${how} is told once, and shown for good`, async () => {
        const conversation = await conversationWith(workspace);
        callBack(conversation, callbacks);
        fail(conversation, 30007);
        const [messageId = ''] = await conversation.reply('Cheap loans!');
        assert.deepEqual(await conversation.reactions(messageId), [FAILED]);
        await toldOnce(conversation, 30007);
        await callback({ sid: sidOf(conversation), status: 'delivered', messageId });
        assert.deepEqual(await conversation.reactions(messageId), [FAILED]);
        await toldOnce(conversation, 30007);
    });
}

test('a failure without a code, reported before the answer, is told as one without a reason', async () => {
    const conversation = await conversationWith(workspace);
    callBack(conversation, { lost: true });
    const withdraw = workspace.taps.add({
        async after({ bridge }, { result }) {
            if (bridge === 'HttpBridge') {
                withdraw();
                const { sid } = (result as { data: { sid: string } }).data;
                await callback({ sid, status: 'failed' });
            }
        },
    });
    const [messageId = ''] = await conversation.reply('Hi');
    assert.deepEqual(await conversation.reactions(messageId), [FAILED]);
    const [note = '', ...others] = await conversation.notes();
    assert.match(note, /Twilio gave no reason/);
    assert.doesNotMatch(note, /null|undefined|NaN/);
    assert.deepEqual(others, []);
});

test('a reply in two parts is delivered when both are, and when both fail it is told once', async () => {
    const long = `${'word '.repeat(350)}end`;
    const good = await conversationWith(workspace);
    callBack(good, { lost: true, times: 1 });
    const [goodId = ''] = await good.reply(long);
    assert.equal(good.bodies().length, 2);
    assert.deepEqual(await good.reactions(goodId), [DELIVERED]);
    const bad = await conversationWith(workspace);
    callBack(bad, { delayMs: 60 });
    fail(bad, 30003, { failWhen: 'async', times: 2 });
    const [badId = ''] = await bad.reply(long);
    assert.deepEqual(await bad.reactions(badId), [FAILED]);
    await toldOnce(bad, 30003);
});

test('a reply of which one part fails is shown as failed, whatever the other does later', async () => {
    const conversation = await conversationWith(workspace);
    callBack(conversation, { delayMs: 30 });
    fail(conversation, 30003, { failWhen: 'async' });
    const [messageId = ''] = await conversation.reply(`${'word '.repeat(350)}end`);
    assert.deepEqual(await conversation.reactions(messageId), [FAILED]);
    await toldOnce(conversation, 30003);
});

test('show_delivery off: no reactions, and failures are told all the same', async () => {
    await workspace.settings.set({ show_delivery: false });
    const conversation = await conversationWith(workspace);
    const [fine = ''] = await conversation.reply('Hi');
    fail(conversation, 30007);
    const [filtered = ''] = await conversation.reply('Cheap loans!');
    fail(conversation, 21211);
    const [refused = ''] = await conversation.reply('Cheap loans!');
    for (const messageId of [fine, filtered, refused]) {
        assert.deepEqual(await conversation.reactions(messageId), []);
    }
    assert.equal((await conversation.notes()).length, 2);
    assert.equal((await conversation.lines()).length, 2);
});

test('callbacks of messages that nobody knows are accepted, and nothing comes of them', async () => {
    const conversation = await conversationWith(workspace);
    const before = await conversation.lines();
    const unknown = `SM${'f'.repeat(32)}`;
    for (const [status, messageId] of [
        ['delivered', undefined],
        ['failed', undefined],
        ['failed', 'no-such-message'],
        ['a_status_of_the_future', undefined],
    ] as const) {
        const answer = await callback({ sid: unknown, status, messageId });
        assert.deepEqual(answer, { status: 200, type: 'text/xml; charset=utf-8', body: '<Response></Response>' });
    }
    assert.deepEqual(await conversation.lines(), before);
    assert.deepEqual(await conversation.notes(), []);
});

test('a callback counts by its sid alone, should its address have lost the message’s id', async () => {
    const conversation = await conversationWith(workspace);
    callBack(conversation, { lost: true });
    const [messageId = ''] = await conversation.reply('Hi');
    await callback({ sid: sidOf(conversation), status: 'delivered' });
    assert.deepEqual(await conversation.reactions(messageId), [DELIVERED]);
});

test('callbacks that are not Twilio’s are refused, and change nothing', async () => {
    const conversation = await conversationWith(workspace);
    const [messageId = ''] = await conversation.reply('Hi');
    const fields = statusFields({ sid: sidOf(conversation), status: 'failed' });
    const query = { message: messageId };
    for (const options of [
        { sign: false },
        { sign: 'another token' },
        { signedUrl: 'https://elsewhere.example/' },
    ] as const) {
        const answer = await workspace.post('sms-status/twilio', fields, { ...options, query });
        assert.equal(answer.status, 403);
        assert.match(answer.body, /"error":"Invalid signature"/);
    }
    assert.equal((await workspace.post('sms-status/twilio', { MessageSid: 'SM1' }, { query })).status, 400);
    for (const method of ['GET', 'PUT', 'DELETE']) {
        const answer = await workspace.post('sms-status/twilio', fields, { method, query });
        assert.deepEqual([answer.status, answer.body], [405, ''], method);
    }
    assert.deepEqual(await conversation.reactions(messageId), [DELIVERED]);
    assert.deepEqual(await conversation.notes(), []);
});

for (const when of ['sync', 'async'] as const) {
    test(`a failure that Twilio reports (${when}) is told once to the sender and once in the room`, async () => {
        for (const code of when === 'sync' ? CODES : [...CODES, ...FOR_NOW]) {
            const conversation = await conversationWith(workspace);
            fail(conversation, code, { failWhen: when });
            const [messageId = ''] = await conversation.reply('Hi');
            assert.deepEqual(await conversation.reactions(messageId), [FAILED], String(code));
            await toldOnce(conversation, code);
            assert.deepEqual(conversation.bodies(), [], String(code));
        }
    });
}

test('a code that nobody has heard of is told too', async () => {
    const conversation = await conversationWith(workspace);
    fail(conversation, 39999, { failWhen: 'sync' });
    await conversation.reply('Hi');
    await toldOnce(conversation, 39999);
});

interface Failing {
    readonly failWhen?: Behaviour['messages']['failWhen'];
    /** How many messages fail; one unless told. */
    readonly times?: number;
}

function fail({ customer }: Conversation, failCode: number, { times = 1, ...when }: Failing = {}): void {
    workspace.twilio.behaviour.add({ customer, times }, { messages: { failCode, ...when } });
}

/** How Twilio calls back about what this customer is sent; `times` callbacks, or all. */
function callBack(
    { customer }: Conversation,
    { times, ...callbacks }: Partial<Behaviour['callbacks']> & { readonly times?: number },
): void {
    workspace.twilio.behaviour.add({ customer, ...(times && { times }) }, { callbacks });
}

/** The last message that Twilio took for this customer. */
function sidOf({ customer }: Conversation): string {
    return (
        workspace.twilio
            .messages()
            .filter(({ to }) => to === customer)
            .at(-1)?.sid ?? ''
    );
}

interface Callback {
    readonly sid: string;
    readonly status: string;
    readonly messageId?: string | undefined;
}

function callback({ messageId, ...status }: Callback) {
    const query = messageId === undefined ? {} : { query: { message: messageId } };
    return workspace.post('sms-status/twilio', statusFields(status), query);
}

function statusFields({ sid, status }: Callback): Record<string, string> {
    return { MessageSid: sid, MessageStatus: status, SmsSid: sid, SmsStatus: status, AccountSid: ACCOUNT_SID };
}

/** The note and the line are the same, and name the code, what it means and what to do. */
async function toldOnce(conversation: Conversation, code: number): Promise<void> {
    const [note = '', ...others] = await conversation.notes();
    assert.deepEqual(others, [], String(code));
    const { meaning, advice } = meaningOf({ code });
    assert.ok(note.startsWith('⚠️ Not delivered: “'), note);
    assert.ok(note.includes(meaning) && note.includes(advice) && note.endsWith(`(Twilio error ${code})`), note);
    assert.deepEqual(await conversation.lines(), [note]);
}

/** What every message showed, change by change, from now on. */
function reactionHistory() {
    const seen = new Map<string, string[][]>();
    const stop = workspace.store.changes(({ collection, document }) => {
        const { reactions } = document as { reactions?: object };
        if (collection === 'rocketchat_message' && reactions) {
            seen.set(document._id, [...(seen.get(document._id) ?? []), Object.keys(reactions)]);
        }
    });
    return { stop, of: (messageId: string): readonly string[][] => seen.get(messageId) ?? [] };
}

test('the alarm room hears once that no reply leaves, for the account’s sake, and once that they leave again', async () => {
    await workspace.settings.set({ alarm_room: [{ _id: GENERAL }] });
    const alarms = async () =>
        (await workspace.people.messages(GENERAL)).filter(({ from }) => from === 'app').map(({ text }) => text);
    const conversation = await conversationWith(workspace);
    // Others have failed here before.
    await conversation.reply('Zero');
    await workspace.runJobs();
    const before = (await alarms()).length;
    const failing = { messages: { failCode: 20003, failWhen: 'sync' } } as const;
    workspace.twilio.behaviour.add({ customer: conversation.customer }, failing);
    for (const body of ['One', 'Two']) {
        await conversation.reply(body);
        await workspace.runJobs();
    }
    const begun = (await alarms()).slice(before);
    assert.equal(begun.length, 1, begun.join('\n'));
    assert.match(begun[0] ?? '', /^🔴 \*SMS: replies do not leave\.\*.*20003/);
    workspace.twilio.behaviour.clear();
    await conversation.reply('Three');
    await workspace.runJobs();
    await workspace.runJobs();
    assert.deepEqual((await alarms()).slice(before + 1), ['🟢 *SMS: replies leave again.*']);
});
