import assert from 'node:assert/strict';
import { after, before, describe, mock, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type Random, withSeed } from '../harness/seeded.mts';
import { CEILING_MS, until } from '../harness/until.mts';
import { startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import { letTimePass, pendingIn, visitorIds } from '../workspace/app-records.mts';
import type { Sent } from '../workspace/twilio/twilio.mts';
import { type Conversation, conversationsOf } from './deliveries/conversations.mts';
import { finish } from './deliveries/finish.mts';
import {
    assertSeen,
    isMet,
    newCustomer,
    playAll,
    quietIn,
    type Recorded,
    record,
    type Scenario,
    type Stage,
    send,
} from './deliveries/scenarios.mts';
import { STORIES } from './deliveries/stories.mts';
import { watchDeliveries } from './deliveries/watch.mts';

/** Twilio does not come back by itself. */
const INTERRUPTED = '+15558675311';
/** Twilio comes back at once to the fallback URL, as the README recommends. */
const WITH_FALLBACK = '+15558675312';
const PATIENT = { readMs: CEILING_MS, totalMs: CEILING_MS };
/** Longer than the app waits for an accessor. */
const TOO_LATE_MS = 15_500;
/** What the minute job asks for; it may come at any time. */
const JOBS = /^PersistenceBridge\.\w+ (?:pending|outbox|token|days)$/;
const NEVER = 'never answers';
const TOO_LATE = 'answers too late';
const AGAIN = 'and delivered again, killed';

let workspace: TestWorkspace;
let stage: Stage;
/** Calls of the very first text, which reads the settings and makes the secret of the visitors' ids. */
let strangersBefore = 0;
let recorded: readonly Recorded[] = [];
/** How many calls Rocket.Chat has carried out after the app had given up on them. */
let late = 0;

before(async () => {
    // What the engine says of each request that a killed process never answers.
    mock.method(console, 'error', () => undefined);
    workspace = await startWorkspace();
    stage = { workspace, watch: watchDeliveries() };
    workspace.taps.add(stage.watch.tap);
    const webhookUrl = workspace.appUrl('sms-incoming/twilio');
    workspace.twilio.number(INTERRUPTED, { webhookUrl: `${webhookUrl}#rc=0` });
    workspace.twilio.number(WITH_FALLBACK, { webhookUrl, fallbackUrl: webhookUrl });
    // The app answers after ten seconds; on a busy machine that may be later than Twilio waits.
    workspace.twilio.behaviour.add({}, { webhooks: PATIENT });
    await record({ name: 'the very first', before: [], text: { body: 'Hello' } }, WITH_FALLBACK, stage);
    const idOf = await visitorIds(workspace.store);
    stage.watch.foretell((customer) => [INTERRUPTED, WITH_FALLBACK].map((to) => idOf(customer, to)));
    strangersBefore = stage.watch.strangers().length;
    for (const story of STORIES) {
        recorded = [...recorded, await record(story, WITH_FALLBACK, stage)];
    }
});

after(() => workspace?.stop());

test('every accessor call of a delivery is seen, and belongs to it', () => {
    const strangers = stage.watch.strangers().slice(strangersBefore);
    assert.deepEqual(
        strangers.filter((call) => !JOBS.test(call)),
        [],
    );
    for (const { story, points, seen } of recorded) {
        assert.ok(points.includes('PersistenceBridge.doCreateWithAssociations pending #1'), story.name);
        assert.ok(points.length >= 7, `${story.name}: ${points}`);
        assert.deepEqual([seen.visitors, seen.openRooms], [1, 1], story.name);
    }
});

test('killed right before or right after any accessor call, a text is delivered once', () => withSeed(killedAnywhere));

describe('while the app waits for Rocket.Chat', { concurrency: true }, () => {
    test('a delivery that takes longer than 10 s is answered 200 meanwhile, and goes on', async () => {
        const customer = newCustomer();
        const answered = gate();
        const fate = { before: () => answered.opened };
        stage.watch.begin(customer, { point: 'LivechatBridge.doCreateRoom #1', fate });
        const { attempts } = await workspace.twilio.phone(customer).send({ to: WITH_FALLBACK, body: 'Slowly' });
        const statuses = attempts.map(({ status }) => status);
        assert.deepEqual([statuses, await saidBy(customer)], [[200], []]);
        answered.open();
        await until(async () => (await saidBy(customer)).length > 0, { what: 'the text' });
        assert.deepEqual(await saidBy(customer), ['Slowly']);
    });

    test('whichever accessor call fails once or never answers, a text is delivered once', () =>
        withSeed(failingAnywhere));
});

async function killedAnywhere(random: Random): Promise<void> {
    let killed = gate();
    const [before, after] = [{ before: () => killed.opened.then(gone) }, { after: () => killed.opened }];
    const fates = {
        'killed before': before,
        'killed after': after,
        [`${AGAIN} before`]: before,
        [`${AGAIN} after`]: after,
    };
    await playAll({ recorded, fates, to: INTERRUPTED, random }, stage, async (scenarios) => {
        killed = gate();
        const answered = new Set<Scenario>();
        const sendings = scenarios.map(async (scenario) => {
            const sent = await send(scenario, INTERRUPTED, stage);
            answered.add(scenario);
            return sent;
        });
        await allCome(scenarios, (one) => answered.has(one));
        await killAndRecover(scenarios, sendings, killed.open);
        // Where the machine is so busy that the process is killed late, it has given up on the file that is held.
        await assertSeen(scenarios, (scenario) => [scenario.seen, unfetched(scenario)], stage);
    });
}

async function failingAnywhere(random: Random): Promise<void> {
    const fates = {
        'fails before': { before: fail },
        'fails after': { after: fail },
        [NEVER]: { before: () => new Promise<never>(() => undefined) },
        [TOO_LATE]: { before: () => pause(TOO_LATE_MS), after: carriedOut },
    };
    const played: Scenario[] = [];
    const sendings: Promise<void>[] = [];
    await playAll({ recorded, fates, to: WITH_FALLBACK, random }, stage, async (scenarios) => {
        let areSent = false;
        played.push(...scenarios);
        sendings.push(sendAll(scenarios).finally(() => (areSent = true)));
        // The next ones need not wait until the app has given these up.
        await allCome(scenarios, () => areSent);
    });
    await Promise.all(sendings);
    const isLate = (scenario: Scenario) => scenario.what === TOO_LATE && isMet(scenario, stage);
    await until(() => late === played.filter(isLate).length, { what: 'what Rocket.Chat does too late to be done' });
    await finish(workspace);
    await assertSeen(played, (one) => [one.what === NEVER ? unfetched(one) : one.seen], stage);
}

/** Every call has come, or is not to come: what only makes a conversation nicer comes after the answer. */
async function allCome(scenarios: readonly Scenario[], isAnswered: (scenario: Scenario) => boolean): Promise<void> {
    const isQuiet = quietIn(workspace);
    const haveCome = async () =>
        scenarios.every((one) => isMet(one, stage)) ||
        ((await isQuiet()) && scenarios.every((one) => isMet(one, stage) || isAnswered(one)));
    await until(haveCome, { what: 'every call to come' });
}

/** Twilio delivers all, and all are accepted in the end. */
async function sendAll(scenarios: readonly Scenario[]): Promise<void> {
    const sent = await Promise.all(scenarios.map((scenario) => send(scenario, WITH_FALLBACK, stage)));
    const last = sent.map(({ attempts }) => attempts.at(-1)?.status);
    assert.deepEqual(last, Array(sent.length).fill(200));
}

/** Ends the app's process and lets another take over, with Twilio's deliveries of what had no answer. */
async function killAndRecover(
    scenarios: readonly Scenario[],
    sendings: readonly Promise<Sent>[],
    open: () => void,
): Promise<void> {
    const pid = workspace.engine.killRuntime(APP_ID);
    open();
    await workspace.engine.runtimeReady(APP_ID, pid);
    const left = await pendingIn(workspace.store);
    workspace.twilio.hangUp();
    const sent = await Promise.all(sendings);
    const again = scenarios.map((scenario, at) => deliveredAgain(scenario, sent[at], left));
    await letTimePass(workspace.store, left);
    await Promise.all(again);
    await finish(workspace);
}

/** Twilio delivers again what was never accepted, and may do so with what was accepted without its hearing of it. */
async function deliveredAgain(
    { what }: Scenario,
    sent: Sent | undefined,
    left: readonly { readonly key: string }[],
): Promise<void> {
    const [last] = sent?.attempts.slice(-1) ?? [];
    const isClaimed = left.some(({ key }) => key === sent?.sid);
    if (last !== undefined && last.status !== 200 && (!isClaimed || what.startsWith(AGAIN))) {
        assert.equal((await workspace.twilio.resend(last.index)).status, 200);
    }
}

/** What is seen when nothing disturbs, but for a file whose fetching is the interrupted call: a line tells of it. */
function unfetched({ seen, point }: Scenario): Conversation {
    const [, number] = /^HttpBridge\.doCall #(\d)$/.exec(point) ?? [];
    if (number === undefined) {
        return seen;
    }
    const name = `picture-${number}.png`;
    const line = `> 📎 ${name} could not be shown: it could not be fetched from Twilio.`;
    return { ...seen, said: seen.said.map((said) => (said === `[${name}]` ? line : said)) };
}

async function saidBy(customer: string): Promise<readonly string[]> {
    const [conversation] = await conversationsOf([customer], workspace.people);
    return conversation?.said ?? [];
}

function gate(): { readonly opened: Promise<void>; open(): void } {
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
        open = resolve;
    });
    return { opened, open: () => open() };
}

function gone(): never {
    throw new Error('The app has died');
}

function fail(): never {
    throw new Error('MongoServerError: connection closed');
}

function carriedOut(): void {
    late += 1;
}
