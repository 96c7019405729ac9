import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withSeed } from '../harness/seeded.mts';
import { until } from '../harness/until.mts';
import { startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { letTimePass, pendingIn } from '../workspace/app-records.mts';
import type { RecordedCall } from '../workspace/call-log.mts';
import { allSettled, type Conversation, conversationWith, outbox } from './replying.mts';

const CONVERSATIONS = 20;
const REPLIES = 10;

const ENDINGS = ['silence', 'closed', 'error'] as const;

/** A reply whose request ends in a way that says nothing about whether it was carried out. */
interface Doubtful {
    readonly how: (typeof ENDINGS)[number];
    readonly carriedOut: boolean;
    readonly conversation: Conversation;
    readonly messageId: string;
}

let workspace: TestWorkspace;
const doubtful: Doubtful[] = [];
let cutOff: Conversation;
let cutOffIds: readonly string[];
let reconnect: () => void;

/** What takes long of itself begins first: Twilio is given 15 s to answer, and an outage as long to pass. */
before(async () => {
    workspace = await startWorkspace();
    cutOff = await conversationWith(workspace);
    reconnect = disconnect(cutOff.customer);
    cutOffIds = await sayAll(cutOff, ['one', 'two', 'three']);
    for (const carriedOut of [true, false]) {
        for (const how of ENDINGS) {
            const conversation = await conversationWith(workspace);
            const { customer } = conversation;
            workspace.twilio.behaviour.add({ customer, times: 1 }, { messages: { answer: how, carriedOut } });
            const [messageId = ''] = await conversation.say('Hi');
            await until(() => requestsTo(conversation).length === 1, { what: `the request (${how})` });
            // In time for a reply whose request has no answer.
            await until(() => callbacksTo(conversation) === (carriedOut ? 2 : 0), { what: `the callbacks (${how})` });
            doubtful.push({ how, carriedOut, conversation, messageId });
        }
    }
    await until(async () => (await waitingIn(cutOff)).some(({ lastTry }) => lastTry !== undefined), {
        what: 'the first reply to be put off',
    });
});

after(() => workspace?.stop());

test(`${CONVERSATIONS * REPLIES} replies in ${CONVERSATIONS} conversations, with too many requests now and then: each once, in order`, async () => {
    const conversations = await Promise.all(Array.from({ length: CONVERSATIONS }, () => conversationWith(workspace)));
    const texts = Array.from({ length: REPLIES }, (_, index) => `reply ${index}`);
    const { behaviour } = workspace.twilio;
    for (const { customer } of conversations) {
        // A thousand callbacks would only take time.
        behaviour.add({ customer }, { callbacks: { lost: true } });
    }
    await withSeed(async (random) => {
        const spoilt = conversations.flatMap((conversation) =>
            texts.filter(() => random() < 0.05).map((body) => ({ customer: conversation.customer, body })),
        );
        for (const message of spoilt) {
            behaviour.add({ ...message, times: 1 }, { messages: { answer: 'busy' } });
        }
        const ids = await Promise.all(conversations.map((conversation) => sayAll(conversation, texts)));
        await allSettled(workspace, ids.flat());
        for (const conversation of conversations) {
            assert.deepEqual(taken(conversation), texts);
            assert.deepEqual([...conversation.bodies()].sort(), texts);
            assert.deepEqual(await conversation.notes(), []);
        }
        const refused = conversations.flatMap(requestsTo).filter(({ status }) => status === 429);
        assert.equal(refused.length, spoilt.length);
    });
});

test('too many requests, several times over: sent once, and before what was said after it', async () => {
    const conversation = await conversationWith(workspace);
    const { customer } = conversation;
    workspace.twilio.behaviour.add({ customer, times: 2 }, { messages: { answer: 'busy' } });
    const ids = await sayAll(conversation, ['first', 'second']);
    await allSettled(workspace, ids);
    assert.deepEqual(taken(conversation), ['first', 'second']);
    assert.deepEqual(
        requestsTo(conversation).map(({ status }) => status),
        [429, 429, 201, 201],
    );
    assert.deepEqual(await conversation.notes(), []);
});

test('an outage that outlasts all patience: the minute job sends, once and in order', async () => {
    assert.deepEqual(taken(cutOff), []);
    reconnect();
    await until(() => jobsLeaveNothingOf(cutOff), { what: 'the job to send what waits' });
    await allSettled(workspace, cutOffIds);
    assert.deepEqual(taken(cutOff), ['one', 'two', 'three']);
    assert.deepEqual(await cutOff.notes(), []);
    for (const messageId of cutOffIds) {
        assert.deepEqual(await cutOff.reactions(messageId), [':white_check_mark:']);
    }
});

test('what may have been carried out is never sent again; the agent is told unless Twilio has called back', async () => {
    for (const { how, carriedOut, conversation, messageId } of doubtful) {
        const about = `${how}, ${carriedOut ? '' : 'not '}carried out`;
        await allSettled(workspace, [messageId]);
        await workspace.runJobs();
        assert.equal(requestsTo(conversation).length, 1, about);
        assert.deepEqual(conversation.bodies(), carriedOut ? ['Hi'] : [], about);
        const notes = await conversation.notes();
        if (!carriedOut) {
            assert.match(notes.join('\n'), /^⚠️ Perhaps not delivered: “Hi”[^\n]*$/, about);
            assert.deepEqual(await conversation.lines(), notes, about);
        }
        if (carriedOut) {
            assert.deepEqual(await conversation.reactions(messageId), [':white_check_mark:'], about);
            assert.ok(notes.length <= (how === 'silence' ? 0 : 1), about);
        }
    }
});

// After those whose requests are still open, which a closed port would end.
test('no connection for a moment: sent once, in order, when there is one', async () => {
    const conversation = await conversationWith(workspace);
    const open = workspace.twilio.cutOff();
    const ids = await sayAll(conversation, ['first', 'second']);
    await until(() => workspace.calls.list().some(isRefused(conversation)), { what: 'the refused connection' });
    await open();
    await allSettled(workspace, ids);
    assert.deepEqual(taken(conversation), ['first', 'second']);
    assert.deepEqual(await conversation.notes(), []);
});

test('nothing is left in the outbox', async () => {
    assert.equal(await outbox(workspace), 0);
});

/** One after the other, as fast as an agent's client could. */
async function sayAll(conversation: Conversation, texts: readonly string[]): Promise<readonly string[]> {
    const ids: string[] = [];
    for (const text of texts) {
        ids.push(...(await conversation.say(text)));
    }
    return ids;
}

/** Whether a call is a request for this customer that found nobody listening. */
function isRefused({ customer }: Conversation): (call: RecordedCall) => boolean {
    return ({ name, args, outcome }) =>
        name === 'HttpBridge.doCall' && isAbout(args, customer) && outcome?.error !== undefined;
}

/** Whether a call carries a form with this customer's number. */
function isAbout(args: readonly unknown[], customer: string): boolean {
    return JSON.stringify(args).includes(encodeURIComponent(customer));
}

/** What Twilio took for a customer, in the order in which it did. */
function taken({ customer }: Conversation): readonly string[] {
    return workspace.twilio
        .messages()
        .filter(({ to, direction }) => to === customer && direction === 'outbound-api')
        .map(({ body }) => body);
}

/** How many status callbacks about messages to a customer were answered. */
function callbacksTo({ customer }: Conversation): number {
    return workspace.twilio.webhooks.filter(({ kind, fields }) => kind === 'status' && fields.To === customer).length;
}

function requestsTo({ customer }: Conversation) {
    return workspace.twilio.requests.filter(({ fields }) => fields.To?.[0] === customer);
}

/** Has requests for one customer end as they do when nobody listens; returns how to end that. */
function disconnect(customer: string): () => void {
    return workspace.taps.add({
        before({ bridge, args }) {
            if (bridge === 'HttpBridge' && isAbout(args, customer)) {
                const [{ url }] = args as [{ readonly url: string }];
                throw new Error(`request to ${url} failed, reason: connect ECONNREFUSED 127.0.0.1:443`);
            }
        },
    });
}

/** Runs the job as if all pauses were over. */
async function jobsLeaveNothingOf(conversation: Conversation): Promise<boolean> {
    await letTimePass(workspace.store, await waitingIn(conversation));
    await workspace.runJobs();
    return (await waitingIn(conversation)).length === 0;
}

function waitingIn({ roomId }: Conversation): ReturnType<typeof pendingIn> {
    return pendingIn(workspace.store, { kind: 'reply', roomId });
}
