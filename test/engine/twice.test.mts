import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { withSeed } from '../harness/seeded.mts';
import { until } from '../harness/until.mts';
import { startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import { jobRanOn, pendingIn, settledIn, settledOnDay } from '../workspace/app-records.mts';
import { linesLogged } from './app-log.mts';
import { finish } from './deliveries/finish.mts';
import { randomDelays } from './deliveries/taps.mts';
import { ACCEPTED, handOver, INCOMING, newSid, text, textFields, textsOf } from './inbound.mts';

const CLAIM = 'PersistenceBridge.doCreateWithAssociations';
const POST = 'LivechatBridge.doCreateMessage';

let workspace: TestWorkspace;

before(async () => {
    workspace = await startWorkspace();
});

after(() => workspace?.stop());

test('20 deliveries of one MessageSid at once make one message, and all are accepted', async () => {
    const from = '+14017130001';
    const sid = newSid();
    const answers = await Promise.all(Array.from({ length: 20 }, () => text(workspace, { from, body: 'Once', sid })));
    assert.deepEqual(answers, Array(20).fill(ACCEPTED));
    await settled();
    assert.deepEqual(await textsOf(workspace, from), ['Once']);
});

test('20 deliveries of each of 10 MessageSids at once with slow accessors make one message each', async () => {
    const sent = Array.from({ length: 10 }, (_, at) => ({
        from: `+1401713010${at}`,
        body: `Once ${at}`,
        sid: newSid(),
    }));
    await withSeed(async (random) => {
        const untap = workspace.taps.add(randomDelays(5, random));
        await Promise.all(sent.flatMap((inbound) => Array.from({ length: 20 }, () => text(workspace, inbound))));
        untap();
        await settled();
        for (const { from, body } of sent) {
            assert.deepEqual(await textsOf(workspace, from), [body]);
        }
    });
});

test('a MessageSid that comes again later is a duplicate, also for a new process and an app that was off', async () => {
    const from = '+14017130002';
    const sid = newSid();
    const again = async () => assert.deepEqual(await text(workspace, { from, body: 'Remembered', sid }), ACCEPTED);
    await again();
    await settled();
    await again();
    await workspace.killRuntime();
    await again();
    await workspace.engine.disable(APP_ID);
    await workspace.engine.enable(APP_ID);
    await again();
    await settled();
    assert.deepEqual(await textsOf(workspace, from), ['Remembered']);
    const lines = await linesLogged(workspace, 'sms.duplicate');
    assert.equal(lines.filter(({ fields }) => fields.sid === sid).length, 3);
});

test('a fallback delivery is an ordinary text: new with a new MessageSid, a duplicate with a known one', async () => {
    const from = '+14017130003';
    const failed = { ErrorCode: '11200', ErrorUrl: workspace.appUrl(INCOMING) };
    const fields = textFields({ from, body: 'By the fallback' });
    assert.deepEqual(await workspace.post(INCOMING, { ...fields, ...failed }), ACCEPTED);
    assert.deepEqual(await workspace.post(INCOMING, fields), ACCEPTED);
    assert.deepEqual(await workspace.post(INCOMING, { ...fields, ...failed }), ACCEPTED);
    await settled();
    assert.deepEqual(await textsOf(workspace, from), ['By the fallback']);
});

test('when the text could not be stored, Twilio comes back by the fallback URL and it is delivered once', async () => {
    const from = '+14017130004';
    const webhookUrl = workspace.appUrl(INCOMING);
    const to = '+15558675313';
    workspace.twilio.number(to, { webhookUrl: `${webhookUrl}#rc=2&rp=5xx`, fallbackUrl: webhookUrl });
    workspace.faults.add({ call: CLAIM, about: from, fail: 'no primary', times: 3 });
    const { attempts } = await handOver(workspace, from, { to, body: 'Stubborn' });
    workspace.faults.clear();
    assert.deepEqual(
        attempts.map(({ status, body, cause, fields }) => [status, body, cause, fields.ErrorCode]),
        [
            [500, '', 'first', undefined],
            [500, '', 'retry', undefined],
            [500, '', 'retry', undefined],
            [200, '<Response></Response>', 'fallback', '11200'],
        ],
    );
    await settled();
    assert.deepEqual(await textsOf(workspace, from), ['Stubborn']);
});

test('equal words in texts of their own are no duplicates', async () => {
    const from = '+14017130005';
    for (const _ of [1, 2, 3]) {
        assert.deepEqual(await text(workspace, { from, body: 'ok' }), ACCEPTED);
    }
    await settled();
    assert.deepEqual(await textsOf(workspace, from), ['ok', 'ok', 'ok']);
});

test('texts without a MessageSid are never taken for duplicates, and are recovered like any other', async () => {
    const from = '14017130006';
    const fields = { From: from, To: '15558675310', Body: 'No sid' };
    assert.deepEqual(await workspace.post(INCOMING, fields, { json: true }), ACCEPTED);
    assert.deepEqual(await workspace.post(INCOMING, fields), ACCEPTED);
    workspace.faults.add({ call: POST, about: from, fail: 'no primary', times: 1 });
    assert.deepEqual(await workspace.post(INCOMING, fields), ACCEPTED);
    workspace.faults.clear();
    assert.equal((await pendingIn(workspace.store)).length, 1);
    await finish(workspace);
    assert.deepEqual(await textsOf(workspace, `+${from}`), ['No sid', 'No sid', 'No sid']);
});

test('what is remembered goes after remember_days, a day at a time, and what is younger stays', async () => {
    const from = '+14017130007';
    const [old, young] = [newSid(), newSid()];
    await text(workspace, { from, body: 'Long ago', sid: old });
    await text(workspace, { from, body: 'Lately', sid: young });
    await settled();
    await settledOnDay(workspace.store, { key: old, day: daysAgo(9) });
    for (const day of [daysAgo(9), daysAgo(1)]) {
        await jobRanOn(workspace.store, day);
    }
    // The job looks once a day and after each start.
    await workspace.killRuntime();
    await workspace.runJobs();
    assert.equal(await settledIn(workspace.store, old), undefined);
    assert.equal((await settledIn(workspace.store, young))?.outcome, 'posted');
});

/** In UTC. */
function daysAgo(days: number): string {
    return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

async function settled(): Promise<void> {
    await until(async () => (await pendingIn(workspace.store)).length === 0, { what: 'nothing to be pending' });
}
