import assert from 'node:assert/strict';
import { after, before, describe, mock, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { CEILING_MS, until } from '../harness/until.mts';
import { startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import type { Sent } from '../workspace/twilio/twilio.mts';
import {
    type Conversation,
    conversationsOf,
    entriesIn,
    letTimePass,
    type StoredEntry,
} from './deliveries/conversations.mts';
import { finish } from './deliveries/finish.mts';
import {
    assertSeen,
    newCustomer,
    prepare,
    type Recorded,
    record,
    type Scenario,
    type Stage,
    send,
    unmet,
} from './deliveries/scenarios.mts';
import { STORIES } from './deliveries/stories.mts';
import { watchDeliveries } from './deliveries/watch.mts';

/** Twilio gives up on what is interrupted there soon, and does not come back by itself. */
const IMPATIENT = '+15558675311';
/** Twilio comes back at once to the fallback URL, as the README recommends. */
const WITH_FALLBACK = '+15558675312';
const PATIENT = { readMs: CEILING_MS, totalMs: CEILING_MS };
/** Longer than the app waits for an accessor. */
const TOO_LATE_MS = 15_500;
/** What the minute job asks for; it may come at any time. */
const JOBS = /^PersistenceBridge\.\w+ (?:pending|outbox|token|days)$/;
const NEVER = 'never answers';
const AGAIN = 'and delivered again, killed';

let workspace: TestWorkspace;
let stage: Stage;
let recorded: readonly Recorded[] = [];
/** Calls that the app has given up on, and that Rocket.Chat is still to carry out. */
let late = 0;

before(async () => {
    // What the engine says of each request that a killed process never answers.
    mock.method(console, 'error', () => undefined);
    workspace = await startWorkspace();
    stage = { workspace, watch: watchDeliveries() };
    workspace.taps.add(stage.watch.tap);
    const webhookUrl = workspace.appUrl('sms-incoming/twilio');
    workspace.twilio.number(IMPATIENT, { webhookUrl });
    workspace.twilio.number(WITH_FALLBACK, { webhookUrl, fallbackUrl: webhookUrl });
    // The app answers after ten seconds; on a busy machine that may be later than Twilio waits.
    workspace.twilio.behaviour.add({}, { webhooks: PATIENT });
    // The settings are read for the first text of a process.
    await record({ name: 'the very first', before: [], text: { body: 'Hello' } }, WITH_FALLBACK, stage);
    for (const story of STORIES) {
        recorded = [...recorded, await record(story, WITH_FALLBACK, stage)];
    }
});

after(() => workspace?.stop());

test('every accessor call of a delivery is seen, and belongs to it', () => {
    const strangers = stage.watch.strangers().filter((call) => !JOBS.test(call));
    assert.deepEqual(strangers, ['ServerSettingBridge.doGetOneById']);
    for (const { story, points, seen } of recorded) {
        assert.ok(points.includes('PersistenceBridge.doCreateWithAssociations pending #1'), story.name);
        assert.ok(points.length >= 7, `${story.name}: ${points}`);
        assert.deepEqual([seen.visitors, seen.openRooms], [1, 1], story.name);
    }
});

test('killed right before or right after any accessor call, a text is delivered once', async () => {
    const killed = gate();
    const [before, after] = [{ before: () => killed.opened.then(gone) }, { after: () => killed.opened }];
    const fates = {
        'killed before': before,
        'killed after': after,
        [`${AGAIN} before`]: before,
        [`${AGAIN} after`]: after,
    };
    const scenarios = await prepare({ recorded, fates, to: IMPATIENT }, stage);
    const webhookUrl = `${workspace.appUrl('sms-incoming/twilio')}#rt=1500&tt=1500&rc=0`;
    workspace.twilio.number(IMPATIENT, { webhookUrl });
    const sendings = scenarios.map((scenario) => send(scenario, IMPATIENT, stage));
    await until(() => unmet(scenarios, stage).length === 0, { what: 'every call to come' });
    const pid = workspace.engine.killRuntime(APP_ID);
    killed.open();
    await workspace.engine.runtimeReady(APP_ID, pid);
    const left = await entriesIn(workspace.store);
    const sent = await Promise.all(sendings);
    const again = scenarios.map((scenario, at) => deliveredAgain(scenario, sent[at], left));
    await letTimePass(workspace.store, left);
    await Promise.all(again);
    await finish(workspace);
    await assertSeen(scenarios, ({ seen }) => seen, stage);
});

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

    test('whichever accessor call fails once or never answers, a text is delivered once', async () => {
        const fates = {
            'fails before': { before: fail },
            'fails after': { after: fail },
            [NEVER]: { before: () => new Promise<never>(() => undefined) },
            'answers too late': { before: () => pause(TOO_LATE_MS), after: carriedOut },
        };
        const scenarios = await prepare({ recorded, fates, to: WITH_FALLBACK }, stage);
        late = scenarios.filter(({ what }) => what === 'answers too late').length;
        const sent = await Promise.all(scenarios.map((scenario) => send(scenario, WITH_FALLBACK, stage)));
        const last = sent.map(({ attempts }) => attempts.at(-1)?.status);
        assert.deepEqual(last, Array(sent.length).fill(200));
        assert.deepEqual(unmet(scenarios, stage), []);
        await until(() => late === 0, { what: 'what Rocket.Chat does too late to be done' });
        await finish(workspace);
        await assertSeen(scenarios, expected, stage);
    });
});

/** Twilio delivers again what was never accepted, and may do so with what was accepted without its hearing of it. */
async function deliveredAgain({ what }: Scenario, sent: Sent | undefined, left: readonly StoredEntry[]): Promise<void> {
    const [last] = sent?.attempts.slice(-1) ?? [];
    const isClaimed = left.some(({ key }) => key === sent?.sid);
    if (last !== undefined && last.status !== 200 && (!isClaimed || what.startsWith(AGAIN))) {
        assert.equal((await workspace.twilio.resend(last.index)).status, 200);
    }
}

/** What is seen when nothing disturbs, but for a file that could not be fetched in time: a line tells of it. */
function expected({ seen, what, point }: Scenario): Conversation {
    const [, number] = /^HttpBridge\.doCall #(\d)$/.exec(point) ?? [];
    if (number === undefined || what !== NEVER) {
        return seen;
    }
    const name = `picture-${number}.png`;
    const line = `📎 ${name} could not be shown: it could not be fetched from Twilio.`;
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
    late -= 1;
}
