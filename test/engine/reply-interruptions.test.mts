import assert from 'node:assert/strict';
import { after, before, mock, test } from 'node:test';
import { drawn } from '../harness/drawn.mts';
import { type Random, withSeed } from '../harness/seeded.mts';
import { until } from '../harness/until.mts';
import { ACCOUNT_SID, OUR_NUMBER, startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { letTimePass, pendingIn, settledIn } from '../workspace/app-records.mts';
import type { NewFile } from '../workspace/rocketchat/people.mts';
import { callsByConversation, type Held, type HoldAt } from './held-calls.mts';
import { type Conversation, conversationWith, newCustomer, outbox } from './replying.mts';

/** One reply, and what is to be on the phone in the end. */
interface Story {
    readonly what: string;
    readonly text: string;
    readonly files?: readonly NewFile[];
    readonly onWhatsApp?: boolean;
    /** How many messages the phone gets in the end; together they say the text. */
    readonly parts: number;
    /** Whether Twilio calls back while the reply is under way, after the process has died, or never. */
    readonly callbacks: 'at once' | 'later' | 'never';
    readonly refusedWith?: number;
}

const LONG = Array.from({ length: 500 }, (_, at) => `word${at}`).join(' ');
const REFUSED: Story = { what: 'a refused reply', text: 'Hi', parts: 1, callbacks: 'never', refusedWith: 21211 };
const STORIES: readonly Story[] = [
    REFUSED,
    { what: 'a short reply', text: 'Hi', parts: 1, callbacks: 'at once' },
    { what: 'a short reply without callbacks', text: 'Hi', parts: 1, callbacks: 'never' },
    { what: 'a reply in three parts', text: LONG, parts: 3, callbacks: 'later' },
    {
        what: 'a document with a text on WhatsApp',
        text: 'The contract',
        files: [{ name: 'contract.pdf', content: Buffer.alloc(1024, 'a') }],
        onWhatsApp: true,
        parts: 2,
        callbacks: 'later',
    },
];

interface Case {
    readonly story: Story;
    readonly conversation: Conversation;
    readonly holdAt: HoldAt | undefined;
    readonly held: Held;
    readonly at: string;
}

let workspace: TestWorkspace;
let watch: ReturnType<typeof callsByConversation>;
let seed = 0;
const cases: Case[] = [];
/** Those of which the app had told before it died: on a busy machine its patience with a call that is stopped ends first. */
const toldBefore = new Set<Case>();

/** Every reply is stopped at a call of its own, and one SIGKILL is the end of them all. */
before(async () => {
    workspace = await startWorkspace();
    watch = callsByConversation(workspace);
    await (await conversationWith(workspace)).reply('so that the settings are known');
    const prepared = await withSeed(prepareAll);
    for (const own of prepared) {
        cases.push(...(await Promise.all(own.map(stopped))));
    }
    await workspace.killRuntime();
    for (const one of cases) {
        if ((await toldIn(one)).length > 0) {
            toldBefore.add(one);
        }
    }
    workspace.twilio.behaviour.clear();
    await workspace.twilio.idle();
    await callBackLater();
    // As if half a minute had passed.
    await letTimePass(workspace.store, await pendingIn(workspace.store, { kind: 'reply' }));
    await until(() => jobsLeaveNothing(), { what: 'the outbox to be empty', everyMs: 100 });
    await workspace.twilio.idle();
});

after(async () => {
    // The engine complains of each event whose process died over it.
    mock.method(console, 'error', () => undefined);
    await workspace?.stop();
});

for (const story of STORIES) {
    test(`${story.what}, killed right before or right after any of its calls, arrives once at most, or the agent is told`, async () => {
        const own = cases.filter((one) => one.story === story);
        // How often a delivery is looked up depends on which callbacks meet: a story may end before its last call of another time.
        const struck = own.filter(({ held }) => held.stoppedAt !== undefined);
        assert.ok(struck.length >= LEAST, `only ${struck.length} of ${own.length} were stopped (SEED=${seed})`);
        for (const one of own) {
            await judge(one);
        }
    });
}

test('nothing is left of the interrupted replies that would be worked on again', async () => {
    assert.equal(await outbox(workspace), 0);
    assert.deepEqual(await pendingIn(workspace.store, { kind: 'pass' }), []);
    // What the job asks of Twilio's log is another matter, and a matter of when it is due.
    const sending = () => workspace.twilio.requests.filter(({ method }) => method === 'POST').length;
    const before = sending();
    await workspace.runJobs();
    assert.equal(sending(), before);
});

async function prepareAll(random: Random, drawnWith: number): Promise<ReadonlyArray<readonly Case[]>> {
    seed = drawnWith;
    const moments: Moment[] = [];
    for (const story of STORIES) {
        const calls = await undisturbed(story);
        moments.push(
            ...calls.flatMap(pointsAround).map((holdAt) => ({ story, holdAt, name: calls[holdAt.call] ?? '' })),
        );
    }
    const chosen = chosenOf(moments, random);
    const prepared: Array<readonly Case[]> = [];
    for (const story of STORIES) {
        const own = chosen.filter((moment) => moment.story === story);
        prepared.push(await Promise.all(own.map(({ holdAt }) => prepare(story, holdAt))));
    }
    return prepared;
}

async function judge(one: Case): Promise<void> {
    const { story, conversation, at } = one;
    const bodies = conversation.bodies();
    assert.equal(new Set(bodies).size, bodies.length, `twice: ${at}`);
    assert.ok(story.text.startsWith(bodies.join(' ').trim()), `out of order: ${at}`);
    const arrived = bodies.length === story.parts;
    const told = await toldIn(one);
    // Also what the process died over before it was in the outbox: the message stands in the room.
    assert.ok(arrived || told.length > 0, `neither arrived nor told: ${at}`);
    if (arrived && story.callbacks !== 'never' && !toldBefore.has(one)) {
        assert.deepEqual(told, [], `a false alarm: ${at}`);
    }
}

/** What the agents were told. */
async function toldIn({ conversation }: Case): Promise<readonly string[]> {
    return [...(await conversation.notes()), ...(await conversation.lines())];
}

/** Tells a story to its end; returns the calls that it took. */
async function undisturbed(story: Story): Promise<readonly string[]> {
    const { conversation, held } = await prepare(story);
    await conversation.reply(story.text, story.files);
    assert.ok(held.calls.length >= 10, `${story.what}: ${held.calls.join(', ')}`);
    return held.calls;
}

/** Where a story may be stopped: at the call of this name. */
interface Moment {
    readonly story: Story;
    readonly holdAt: HoldAt;
    readonly name: string;
}

/** So many moments of each story at least; all are played in memory (stories/send-reply). */
const LEAST = 4;

/** One moment at each kind of call in any story, and some in each. */
function chosenOf(moments: readonly Moment[], random: Random): readonly Moment[] {
    const kindOf = ({ holdAt, name }: Moment) => `${holdAt.side} ${name}`;
    const ofKinds = drawn(moments, { kindOf, more: 0, random });
    const besides = STORIES.flatMap((story) => {
        const others = moments.filter((moment) => moment.story === story && !ofKinds.includes(moment));
        return drawn(others, { kindOf: () => '', more: LEAST, random });
    });
    return [...ofKinds, ...besides];
}

/** Where to stop at a call: after one that only reads is where the next begins. */
function pointsAround(name: string, call: number): readonly HoldAt[] {
    const isRead = /doRead|doGet/.test(name);
    return [{ call, side: 'before' }, ...(isRead ? [] : [{ call, side: 'after' } as const])];
}

async function prepare(story: Story, holdAt?: HoldAt): Promise<Case> {
    const prefix = story.onWhatsApp ? 'whatsapp:' : '';
    const customer = `${prefix}${newCustomer()}`;
    const conversation = await conversationWith(workspace, { customer, to: `${prefix}${OUR_NUMBER}` });
    setUpTwilioFor(story, customer);
    const held = watch(conversation, holdAt);
    return {
        story,
        conversation,
        holdAt,
        held,
        get at() {
            return `${story.what}, stopped ${held.stoppedAt} (${holdAt?.call}) of ${held.calls.join(', ')} (SEED=${seed})`;
        },
    };
}

function setUpTwilioFor({ callbacks, refusedWith = 0 }: Story, customer: string): void {
    const { behaviour } = workspace.twilio;
    behaviour.add({ customer }, { messages: { failCode: refusedWith, failWhen: 'sync' } });
    behaviour.add({ customer }, { callbacks: { lost: callbacks !== 'at once' } });
    // Callbacks are stopped too, and Twilio need not wait 15 s for each.
    behaviour.add({ customer }, { webhooks: { readMs: 2_000, totalMs: 2_000 } });
}

const MOST_ROUNDS = 5;

/**
 * The case when its reply is stopped. On a busy machine a call may be given up that is made otherwise, and the reply takes
 * a shorter way to its end, or is put off: then it is played again.
 */
async function stopped(first: Case): Promise<Case> {
    let one = first;
    for (let round = 1; ; round += 1) {
        const { story, conversation, holdAt } = one;
        const [messageId = ''] = await conversation.say(story.text, story.files);
        await until(() => isOver(one, messageId), { what: `to be stopped, done or put off: ${one.at}`, everyMs: 250 });
        if (one.held.stoppedAt !== undefined || round === MOST_ROUNDS) {
            return one;
        }
        one = await prepare(story, holdAt);
    }
}

async function isOver({ held }: Case, messageId: string): Promise<boolean> {
    if (held.stoppedAt !== undefined) {
        return true;
    }
    const key = `reply:${messageId}`;
    const [waiting] = await pendingIn(workspace.store, { key });
    return waiting?.lastTry !== undefined || (await settledIn(workspace.store, key)) !== undefined;
}

/** What Twilio has to say of the messages it took, to the process that runs now. */
async function callBackLater(): Promise<void> {
    for (const { story, conversation } of cases) {
        const taken = workspace.twilio.messages().filter(({ to, direction }) => {
            return to === conversation.customer && direction === 'outbound-api';
        });
        for (const { sid, state, errorCode, statusCallback } of story.callbacks === 'never' ? [] : taken) {
            const query = new URL(statusCallback ?? '').search.slice(1);
            const why: Record<string, string> = errorCode === null ? {} : { ErrorCode: String(errorCode) };
            const fields = { MessageSid: sid, MessageStatus: state, AccountSid: ACCOUNT_SID, ...why };
            // Twilio tries again too, where the app is not there yet.
            await until(async () => (await workspace.post('sms-status/twilio', fields, { query })).status === 200, {
                what: `the callback of ${sid} to be taken`,
                everyMs: 100,
            });
        }
    }
}

async function jobsLeaveNothing(): Promise<boolean> {
    await workspace.runJobs();
    return (await outbox(workspace)) === 0;
}
