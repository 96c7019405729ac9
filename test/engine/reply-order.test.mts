import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '../harness/until.mts';
import { startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { goodDay } from '../workspace/twilio/behaviour.mts';
import { allSettled, type Conversation, conversationWith, outbox, RECORDS } from './replying.mts';

const CONVERSATIONS = 50;
const REPLIES = 10;
const SEED = 20_261_125;

/** A reply whose request ends in a way that says nothing about whether it was carried out. */
interface Doubtful {
    readonly how: string;
    readonly carriedOut: boolean;
    readonly conversation: Conversation;
    readonly messageId: string;
}

let workspace: TestWorkspace;
const doubtful: Doubtful[] = [];
let cutOff: Conversation;
let cutOffIds: readonly string[];
/** Resolves when the first reply was put off, and the outage is over. */
let outage: Promise<unknown>;

/** What takes long of itself begins first: Twilio is given 15 s to answer, and an outage as long to pass. */
before(async () => {
    workspace = await startWorkspace();
    cutOff = await conversationWith(workspace);
    const reconnect = disconnect(cutOff.customer);
    cutOffIds = await sayAll(cutOff, ['one', 'two', 'three']);
    outage = until(async () => (await waitingIn(cutOff)).some(({ attempts }) => attempts > 0), {
        what: 'the first reply to be put off',
        timeoutMs: 60_000,
        everyMs: 100,
    }).then(reconnect);
    for (const carriedOut of [true, false]) {
        for (const how of ['hangNext', 'closeNext', 'serverErrorNext']) {
            const conversation = await conversationWith(workspace);
            Object.assign(workspace.twilio.behaviour.messages, { [how]: 1, carriedOut });
            const [messageId = ''] = await conversation.say('Hi');
            await until(() => requestsTo(conversation).length === 1, { what: `the request (${how})` });
            doubtful.push({ how, carriedOut, conversation, messageId });
        }
    }
    Object.assign(workspace.twilio.behaviour.messages, goodDay().messages);
});

after(() => workspace?.stop());

test(`${CONVERSATIONS * REPLIES} replies in ${CONVERSATIONS} conversations, with too many requests now and then: each once, in order`, async () => {
    const conversations = await Promise.all(Array.from({ length: CONVERSATIONS }, () => conversationWith(workspace)));
    const texts = Array.from({ length: REPLIES }, (_, index) => `reply ${index}`);
    const random = seeded(SEED);
    let refused = 0;
    const { events, behaviour } = workspace.twilio;
    // A thousand callbacks would only take time.
    behaviour.callbacks.loseNext = Number.POSITIVE_INFINITY;
    const spoil = (what: unknown) => {
        if (what === 'request' && random() < 0.05) {
            behaviour.messages.tooManyRequestsNext = 1;
            refused += 1;
        }
    };
    events.on('change', spoil);
    const ids = await Promise.all(conversations.map((conversation) => sayAll(conversation, texts)));
    await allSettled(workspace, ids.flat());
    events.off('change', spoil);
    behaviour.messages.tooManyRequestsNext = 0;
    behaviour.callbacks.loseNext = 0;
    assert.ok(refused >= 20, `${refused} requests were refused (seed ${SEED})`);
    for (const conversation of conversations) {
        assert.deepEqual(taken(conversation), texts, `seed ${SEED}`);
        assert.deepEqual([...conversation.bodies()].sort(), texts);
        assert.deepEqual(await conversation.notes(), []);
    }
});

test('too many requests, several times over: sent once, and before what was said after it', async () => {
    const conversation = await conversationWith(workspace);
    workspace.twilio.behaviour.messages.tooManyRequestsNext = 2;
    const ids = await sayAll(conversation, ['first', 'second']);
    await allSettled(workspace, ids);
    assert.deepEqual(taken(conversation), ['first', 'second']);
    assert.deepEqual(
        requestsTo(conversation).map(({ status }) => status),
        [429, 429, 201, 201],
    );
    assert.deepEqual(await conversation.notes(), []);
});

test('no connection for a moment: sent once, in order, when there is one', async () => {
    const conversation = await conversationWith(workspace);
    workspace.twilio.behaviour.messages.refuse = true;
    const before = workspace.calls.list().at(-1)?.seq ?? 0;
    const ids = await sayAll(conversation, ['first', 'second']);
    await until(() => isRefusedAfter(before), { what: 'the refused connection' });
    workspace.twilio.behaviour.messages.refuse = false;
    await allSettled(workspace, ids);
    assert.deepEqual(taken(conversation), ['first', 'second']);
    assert.deepEqual(await conversation.notes(), []);
});

test('an outage that outlasts all patience: the minute job sends, once and in order', async () => {
    await outage;
    assert.deepEqual(taken(cutOff), []);
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
            assert.ok(notes.length <= (how === 'hangNext' ? 0 : 1), about);
        }
    }
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

/** Whether a connection was refused after the call of this number. */
function isRefusedAfter(before: number): boolean {
    const { calls } = workspace;
    return calls
        .list()
        .some(({ seq, name, outcome }) => seq > before && name === 'HttpBridge.doCall' && outcome?.error);
}

/** What Twilio took for a customer, in the order in which it did. */
function taken({ customer }: Conversation): readonly string[] {
    return workspace.twilio
        .messages()
        .filter(({ to, direction }) => to === customer && direction === 'outbound-api')
        .map(({ body }) => body);
}

function requestsTo({ customer }: Conversation) {
    return workspace.twilio.requests.filter(({ fields }) => fields.To?.[0] === customer);
}

/** Has requests for one customer end as they do when nobody listens; returns how to end that. */
function disconnect(customer: string): () => void {
    return workspace.taps.add({
        before({ bridge, args }) {
            if (bridge === 'HttpBridge' && JSON.stringify(args).includes(encodeURIComponent(customer))) {
                const [{ url }] = args as [{ readonly url: string }];
                throw new Error(`request to ${url} failed, reason: connect ECONNREFUSED 127.0.0.1:443`);
            }
        },
    });
}

/** Runs the job as if all pauses were over. */
async function jobsLeaveNothingOf(conversation: Conversation): Promise<boolean> {
    const line = { 'associations.id': `line:reply:${conversation.roomId}` };
    await workspace.store.update(RECORDS, line, { $set: { 'data.dueAt': 0 } }, { multi: true });
    await workspace.runJobs();
    return (await waitingIn(conversation)).length === 0;
}

async function waitingIn({ roomId }: Conversation): Promise<ReadonlyArray<{ readonly attempts: number }>> {
    const found = await workspace.store.find(RECORDS, { 'associations.id': `line:reply:${roomId}` });
    return found.map(({ data }) => data as { readonly attempts: number });
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
}
