import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { withoutWaited } from '../../lib/words/text-lines.ts';
import { until } from '../harness/until.mts';
import { AUTH_TOKEN, OUR_NUMBER, startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import { heardSince, jobRanOn, letTimePass, pendingIn, settledIn, triesOf } from '../workspace/app-records.mts';
import { packagedApp } from '../workspace/package-app.mts';
import { linesLogged } from './app-log.mts';
import { typed } from './commanding.mts';
import { shownOf } from './conversation.mts';
import { finish } from './deliveries/finish.mts';
import { beforeCall } from './deliveries/taps.mts';
import { ACCEPTED, INCOMING, newSid, roomsOf, setEverybodyOnline, text, textFields, textsOf } from './inbound.mts';
import { picture } from './pictures.mts';

const HOUR_MS = 60 * 60_000;
const POST = 'LivechatBridge.doCreateMessage';

let workspace: TestWorkspace;

before(async () => {
    workspace = await startWorkspace();
});

after(() => workspace?.stop());

test('while nobody is online texts wait; they appear in order when somebody is, without another text', async () => {
    const [one, other] = ['+14017150002', '+14017150003'];
    await setEverybodyOnline(workspace, false);
    for (const body of ['First', 'Second', 'Third']) {
        assert.deepEqual(await text(workspace, { from: one, body }), ACCEPTED);
        assert.deepEqual(await text(workspace, { from: other, body }), ACCEPTED);
    }
    await workspace.runJobs();
    await workspace.runJobs();
    assert.deepEqual(await textsOf(workspace, one), []);
    assert.deepEqual([...new Set((await waitingOf(one)).map((text) => triesOf(text).why))], ['no-agent-online', '']);
    await setEverybodyOnline(workspace, true);
    await workspace.runJobs();
    for (const from of [one, other]) {
        assert.deepEqual(await textsOf(workspace, from), ['First', 'Second', 'Third']);
        assert.equal((await roomsOf(workspace, from)).length, 1);
        assert.deepEqual(await waitingOf(from), []);
    }
});

test('a returning customer is delivered while nobody is online: the conversation is there', async () => {
    const from = '+14017150002';
    await setEverybodyOnline(workspace, false);
    await text(workspace, { from, body: 'Fourth' });
    await setEverybodyOnline(workspace, true);
    assert.deepEqual(await textsOf(workspace, from), ['First', 'Second', 'Third', 'Fourth']);
});

test('while Omnichannel is off texts wait, of new customers and of those whose conversation ended', async () => {
    const [fresh, returning] = ['+14017150004', '+14017150005'];
    await text(workspace, { from: returning, body: 'Before' });
    await closeRoomsOf(returning);
    await workspace.people.setOmnichannelEnabled(false);
    for (const from of [fresh, returning]) {
        assert.deepEqual(await text(workspace, { from, body: 'While it is off' }), ACCEPTED);
        assert.deepEqual(await text(workspace, { from, body: 'And after it' }), ACCEPTED);
    }
    await workspace.runJobs();
    assert.deepEqual(await textsOf(workspace, fresh), []);
    await workspace.people.setOmnichannelEnabled(true);
    await finish(workspace);
    assert.deepEqual(await textsOf(workspace, fresh), ['While it is off', 'And after it']);
    assert.deepEqual(await textsOf(workspace, returning), ['Before', 'While it is off', 'And after it']);
});

test('the pauses between attempts grow to ten minutes, and the job waits for them', async () => {
    const from = '+14017150006';
    const untap = workspace.taps.add(beforeCall({ call: POST, word: from.slice(1) }, refuse));
    await text(workspace, { from, body: 'Patience' });
    const minutes: number[] = [];
    for (let attempts = 1; attempts <= 8; attempts += 1) {
        const { count, dueAt } = await triesFor(from);
        assert.equal(count, attempts);
        minutes.push(Math.max(0, Math.round((dueAt - Date.now()) / 60_000)));
        await workspace.runJobs();
        if (attempts > 1) {
            assert.equal((await triesFor(from)).count, attempts, 'the job did not wait');
            await letTimePass(workspace.store, await waitingOf(from));
            await workspace.runJobs();
        }
    }
    untap();
    assert.deepEqual(minutes, [0, 1, 2, 4, 8, 10, 10, 10]);
    await finish(workspace);
    assert.deepEqual(await textsOf(workspace, from), ['Patience']);
});

test('a text of a blocked contact is dropped, with a line in the log, and holds nothing up', async () => {
    const from = '+14017150007';
    const sid = newSid();
    await text(workspace, { from, body: 'Welcome' });
    const [room] = await roomsOf(workspace, from);
    await closeRoomsOf(from);
    await workspace.people.setBlocked(room?.visitorId ?? '', true);
    assert.deepEqual(await text(workspace, { from, body: 'Unwelcome', sid }), ACCEPTED);
    await until(async () => (await waitingOf(from)).length === 0, { what: 'it to be dropped' });
    await workspace.people.setBlocked(room?.visitorId ?? '', false);
    assert.deepEqual(await text(workspace, { from, body: 'Unwelcome', sid }), ACCEPTED);
    assert.deepEqual(await text(workspace, { from, body: 'Welcome again' }), ACCEPTED);
    assert.deepEqual(await textsOf(workspace, from), ['Welcome', 'Welcome again']);
    const dropped = (await linesLogged(workspace, 'sms.dropped')).filter(({ fields }) => fields.sid === sid);
    assert.deepEqual(
        dropped.map(({ level, fields }) => [level, fields.why]),
        [['warning', 'error-contact-channel-blocked']],
    );
});

test('a text that was posted, without the app hearing of it, and whose conversation then ended is not posted again', async () => {
    const [fresh, returning] = ['+14017150012', '+14017150013'];
    await text(workspace, { from: returning, body: 'Before' });
    await until(async () => (await waitingOf(returning)).length === 0, { what: 'it to be settled' });
    for (const from of [fresh, returning]) {
        workspace.faults.add({ call: POST, about: from.slice(1), failAfter: 'no primary', times: 1 });
        assert.deepEqual(await text(workspace, { from, body: 'Posted' }), ACCEPTED);
        workspace.faults.clear();
        await closeRoomsOf(from);
        await text(workspace, { from, body: 'Next' });
    }
    await finish(workspace);
    assert.deepEqual(await textsOf(workspace, fresh), ['Posted', 'Next']);
    assert.deepEqual(await textsOf(workspace, returning), ['Before', 'Posted', 'Next']);
});

test('texts that wait survive an update, a restart and the app being off', async () => {
    const from = '+14017150008';
    await setEverybodyOnline(workspace, false);
    await text(workspace, { from, body: 'Before the update' });
    await workspace.engine.updateApp(readFileSync(await packagedApp()));
    await text(workspace, { from, body: 'Before the crash' });
    await workspace.killRuntime();
    await text(workspace, { from, body: 'Before it is off' });
    await workspace.engine.disable(APP_ID);
    await workspace.engine.enable(APP_ID);
    await text(workspace, { from, body: 'Before somebody comes' });
    await setEverybodyOnline(workspace, true);
    await finish(workspace);
    assert.deepEqual(await textsOf(workspace, from), [
        'Before the update',
        'Before the crash',
        'Before it is off',
        'Before somebody comes',
    ]);
});

test('a text that is being delivered while the app is updated or switched off is delivered once', async () => {
    const [updated, off] = ['+14017150009', '+14017150010'];
    await duringPost(updated, async () => {
        await workspace.engine.updateApp(readFileSync(await packagedApp()));
    });
    await duringPost(off, async () => {
        await workspace.engine.disable(APP_ID);
        await workspace.engine.enable(APP_ID);
    });
    await finish(workspace);
    assert.deepEqual(await textsOf(workspace, updated), ['In the middle']);
    assert.deepEqual(await textsOf(workspace, off), ['In the middle']);
});

test('what is retried, recovered and dropped is logged with MessageSid and masked number, and nothing more', async () => {
    const from = '+14017150011';
    const sid = newSid();
    workspace.faults.add({ call: POST, about: from.slice(1), fail: 'no primary', times: 1 });
    await text(workspace, { from, body: 'Confidential words', sid });
    workspace.faults.clear();
    await workspace.runJobs();
    for (const event of ['sms.waiting', 'sms.recovered']) {
        const [line] = (await linesLogged(workspace, event)).filter(({ fields }) => fields.sid === sid);
        assert.equal(line?.fields.from, '+1401•••0011', event);
    }
    const logs = (await workspace.engine.appLogs(APP_ID)).flatMap(({ entries }) => entries);
    const told = logs.filter(({ args }) => String(args[0]).startsWith('sms.')).map(({ args }) => JSON.stringify(args));
    assert.ok(told.length > 20);
    const secrets = /\+?1?4017150\d{3}|Confidential|Unwelcome|First|Patience/;
    assert.deepEqual(
        told.filter((line) => secrets.test(line) || line.includes(AUTH_TOKEN)),
        [],
    );
});

/** Something happens to the app at the moment when a text is about to be posted. */
async function duringPost(from: string, happen: () => Promise<void>): Promise<void> {
    let met: (() => void) | undefined;
    const posting = new Promise<void>((resolve) => {
        met = resolve;
    });
    const untap = workspace.taps.add(beforeCall({ call: POST, word: from.slice(1) }, () => met?.()));
    const answer = text(workspace, { from, body: 'In the middle' });
    await posting;
    await happen();
    untap();
    answer.catch(() => undefined);
}

function waitingOf(from: string): ReturnType<typeof pendingIn> {
    return pendingIn(workspace.store, { customer: from });
}

/** Of the one text of this customer that waits. */
async function triesFor(from: string): Promise<ReturnType<typeof triesOf>> {
    const [only, ...others] = await pendingIn(workspace.store, { kind: 'text', customer: from });
    assert.deepEqual(others, []);
    assert.ok(only);
    return triesOf(only);
}

async function closeRoomsOf(from: string): Promise<void> {
    const [agent] = await workspace.people.agents();
    for (const { id, open } of await roomsOf(workspace, from)) {
        if (open) {
            await workspace.people.closeRoom({ roomId: id, agentId: agent?.id ?? '' });
        }
    }
}

function refuse(): never {
    throw new Error('MongoServerError: no primary');
}

test('sixty texts that no webhook brought, with pictures, are shown once and in order after a restart', async () => {
    const { store, twilio } = workspace;
    const customers = Array.from({ length: 8 }, (_, at) => `+1401715010${at}`);
    await text(workspace, { from: customers[0]!, body: 'Before' });
    await until(() => heardSince(store, HOUR_MS), { what: 'our number to be noted' });
    await jobRanOn(store, new Date(Date.now() - 24 * HOUR_MS).toISOString().slice(0, 10));
    const lost = Array.from({ length: 60 }, (_, at) => {
        const [from, body] = [customers[at % 8]!, `lost ${at}`];
        const media = at % 10 === 0 ? { media: [picture(body)] } : {};
        const sid = twilio.lose({ from, text: { to: OUR_NUMBER, body, ...media }, agoMs: 900_000 - at * 1_000 });
        return { from, body, sid, shown: at % 10 === 0 ? [body, { file: 'picture.jpg' }] : [body] };
    });
    await workspace.killRuntime();
    // Their webhooks come all the same, while the log is compared.
    const late = lost.filter((_, at) => at % 10 === 5).map(({ from, body, sid }) => textFields({ from, body, sid }));
    await Promise.all([workspace.runJobs(), ...late.map((fields) => workspace.post(INCOMING, fields))]);
    await until(
        async () => {
            await workspace.runJobs();
            const isSettled = await Promise.all(lost.map(({ sid }) => settledIn(store, sid)));
            return isSettled.every((settled) => settled !== undefined);
        },
        { what: 'every lost text to be settled' },
    );
    for (const from of customers) {
        const shown = await shownOf(workspace, { from, to: OUR_NUMBER });
        const theirs = shown.map((one) => (typeof one === 'string' ? withoutWaited(one) : one));
        const isLate = (one: unknown) => late.some(({ Body }) => Body === one);
        const wanted = lost.filter((one) => one.from === from).flatMap((one) => one.shown);
        assert.deepEqual(
            theirs.filter((one) => one !== 'Before' && !isLate(one)),
            wanted.filter((one) => !isLate(one)),
        );
        assert.deepEqual(theirs.filter(isLate).sort(), wanted.filter(isLate).sort());
    }
});

test('an admin who compares with Twilio’s log reads how many texts were missing, and they are shown', async () => {
    const { store, twilio } = workspace;
    const from = '+14017150200';
    await text(workspace, { from, body: 'Before' });
    await until(() => heardSince(store, HOUR_MS), { what: 'our number to be noted' });
    const lost = ['lost one', 'lost two'];
    const sids = lost.map((body, at) =>
        twilio.lose({ from, text: { to: OUR_NUMBER, body }, agoMs: 900_000 - at * 1_000 }),
    );
    const notes = await typed(workspace, { text: '/sms recover 1' });
    assert.match(notes.map((note) => note.text).join('\n'), /had not arrived: 2, of /);
    await until(
        async () => {
            await workspace.runJobs();
            return (await Promise.all(sids.map((sid) => settledIn(store, sid)))).every((one) => one !== undefined);
        },
        { what: 'what was lost to be settled' },
    );
    const shown = (await textsOf(workspace, from)).map(withoutWaited);
    assert.deepEqual([...shown].sort(), ['Before', ...lost]);
    const [refused] = await typed(workspace, { userId: 'agent-ana', text: '/sms recover 1' });
    assert.match(refused?.text ?? '', /is for administrators/);
});

test('of a number that leads elsewhere by now nothing is fetched, which the log says', async () => {
    const { store, twilio } = workspace;
    const from = '+14017150201';
    await text(workspace, { from, body: 'Before' });
    await until(() => heardSince(store, HOUR_MS), { what: 'our number to be noted' });
    const { webhookUrl = '' } = twilio.numbers()[OUR_NUMBER] ?? {};
    twilio.number(OUR_NUMBER, { webhookUrl: 'https://elsewhere.example/sms' });
    try {
        twilio.lose({ from, text: { to: OUR_NUMBER, body: 'for the others' }, agoMs: 600_000 });
        const notes = await typed(workspace, { text: '/sms recover 1' });
        assert.match(notes.map((note) => note.text).join('\n'), /go elsewhere by now/);
        assert.equal((await linesLogged(workspace, 'sms.number-left')).length, 1);
        await workspace.runJobs();
        assert.deepEqual((await textsOf(workspace, from)).map(withoutWaited), ['Before']);
    } finally {
        twilio.number(OUR_NUMBER, { webhookUrl });
    }
});
