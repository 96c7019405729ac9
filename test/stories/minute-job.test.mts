import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JOB_STARTS_FOR_MS, LEASE_MS } from '../../lib/model/timing.ts';
import { heardFrom } from './fake/lost-texts.mts';
import { shown } from './fake/omnichannel.mts';
import { assertDelivered, minutes, recoverAll, unfinished } from './fake/outcome.mts';
import { textRequest } from './fake/signed-texts.mts';
import { type FakeWorkspace, fakeWorkspace } from './fake-ports.mts';

const LANES = 20;

/** So many customers have written while nobody was there; now somebody is. */
async function waitingLanes(count: number, workspace = fakeWorkspace()): Promise<FakeWorkspace> {
    workspace.omnichannel.isAnyoneOnline = false;
    const one = workspace.start('one');
    for (let lane = 0; lane < count; lane += 1) {
        const From = `+1401712${2000 + lane}`;
        await workspace.clock.until(one.deliver(textRequest({ From, Body: `text ${lane}` })));
    }
    await workspace.clock.advance(1_000);
    workspace.omnichannel.isAnyoneOnline = true;
    return workspace;
}

test('the job works on eight lanes at once, and no more', async () => {
    const workspace = await waitingLanes(LANES);
    const { clock, calls } = workspace;
    let [posting, most] = [0, 0];
    calls.hook = {
        before: async ({ name }) => {
            if (name === 'livechat.post') {
                posting += 1;
                most = Math.max(most, posting);
                await clock.wait(1_000);
                posting -= 1;
            }
        },
    };
    await clock.until(workspace.start('job').recover());
    assert.equal(most, 8);
    assert.deepEqual(
        [...shown(workspace.omnichannel)].sort(),
        Array.from({ length: LANES }, (_, at) => `text ${at}`).sort(),
    );
    assert.deepEqual(unfinished(workspace), []);
});

test('a text that comes in while the job shows hundreds takes twice its usual time at most, and the job goes on', async () => {
    const workspace = await waitingLanes(300);
    const { clock, calls } = workspace;
    const one = workspace.start('one');
    // Everything is done by one process of Rocket.Chat, one thing after the other.
    let freeAt = clock.now();
    calls.hook = {
        before: () => {
            freeAt = Math.max(freeAt, clock.now()) + 2;
            return clock.wait(freeAt - clock.now());
        },
    };
    let texts = 0;
    const fresh = async () => {
        const startedAt = clock.now();
        texts += 1;
        await one.deliver(textRequest({ From: '+14017129999', Body: `fresh ${texts}` }));
        const took = clock.now() - startedAt;
        await clock.wait(50);
        return took;
    };
    await clock.until(fresh());
    const usual = await clock.until(fresh());
    const job = { isOver: false };
    const running = one.recover().then(() => {
        job.isOver = true;
    });
    const taken: number[] = [];
    while (!job.isOver) {
        taken.push(await clock.until(fresh()));
    }
    await clock.until(running);
    const median = taken.slice().sort((a, b) => a - b)[Math.floor(taken.length / 2)] ?? Number.NaN;
    assert.ok(median <= 2 * usual, `${median} ms, usually ${usual} ms`);
    assert.ok(taken.length > 20, `${taken.length} texts beside it`);
    assert.equal(shown(workspace.omnichannel).length, 300 + texts);
    assert.deepEqual(unfinished(workspace), []);
});

test('a job begins no lane any more after 14 s, and the next one goes on with the rest, oldest first', async () => {
    const workspace = await waitingLanes(LANES);
    const { clock, calls } = workspace;
    const startedAt = clock.now();
    const begun: number[] = [];
    calls.hook = {
        before: ({ name }) => {
            if (name !== 'livechat.post') {
                return undefined;
            }
            begun.push(clock.now() - startedAt);
            return clock.wait(JOB_STARTS_FOR_MS);
        },
    };
    const job = workspace.start('job');
    await clock.until(job.recover());
    // At 14 s sharp there is still time, and everything that is begun then takes until 28 s.
    assert.deepEqual(begun, [...Array(8).fill(0), ...Array(8).fill(JOB_STARTS_FOR_MS)]);
    const oldest = Array.from({ length: 16 }, (_, lane) => `text ${lane}`);
    assert.deepEqual([...shown(workspace.omnichannel)].sort(), oldest.sort());
    calls.hook = {};
    await clock.advance(60_000);
    await clock.until(job.recover());
    assert.equal(shown(workspace.omnichannel).length, LANES);
});

test('each lane is visited once a job, however much waits there, and in order', async () => {
    const workspace = fakeWorkspace();
    const { clock, omnichannel, calls } = workspace;
    omnichannel.isAnyoneOnline = false;
    const one = workspace.start('one');
    for (const Body of ['a', 'b', 'c']) {
        await clock.until(one.deliver(textRequest({ Body })));
    }
    omnichannel.isAnyoneOnline = true;
    await clock.advance(60_000);
    const before = calls.made.length;
    await clock.until(workspace.start('job').recover());
    await clock.quiet();
    const passes = calls.made.slice(before).filter(({ name }) => name === 'records.create token');
    assert.equal(passes.length, 1);
    assertDelivered(workspace, ['a', 'b', 'c']);
});

test('while nobody is there, that is asked once a department and number, and no lane is visited', async () => {
    const workspace = await waitingLanes(4);
    const { clock, calls, omnichannel } = workspace;
    omnichannel.isAnyoneOnline = false;
    await clock.until(workspace.start('two').deliver(textRequest({ To: '+15551234567' })));
    await clock.quiet();
    const before = calls.made.length;
    await clock.until(workspace.start('job').recover());
    const made = calls.made.slice(before).map(({ name }) => name);
    assert.equal(made.filter((name) => name === 'livechat.isAnyoneOnline').length, 2);
    assert.ok(!made.includes('records.create token'), String(made));
});

test('the pass of a job that died is removed when its lease is over, and not before', async () => {
    const workspace = await waitingLanes(1);
    const { clock, calls, records } = workspace;
    const dying = workspace.start('dying');
    calls.hook = { after: ({ name }) => (name === 'records.create token' ? dying.kill() : undefined) };
    void dying.recover();
    await clock.advance(1_000);
    calls.hook = {};
    const passes = () => records.filter(({ labels }) => labels.includes('token')).length;
    assert.equal(passes(), 1);
    const job = workspace.start('job');
    // Whatever waits is somebody else's: the job only tidies up.
    await clock.until(job.recover());
    assert.equal(passes(), 1, 'it holds the lane up while its process may be alive');
    await clock.advance(LEASE_MS);
    await clock.until(job.recover());
    assert.equal(passes(), 0);
    await recoverAll(job, workspace);
    assertDelivered(workspace, ['text 0']);
});

test('a lane on which this process is at work is left alone', async () => {
    const workspace = await waitingLanes(1);
    const { clock, calls } = workspace;
    const one = workspace.start('one');
    calls.hook = { before: ({ name }) => (name === 'livechat.post' ? clock.wait(5_000) : undefined) };
    const delivered = one.deliver(textRequest({ From: '+14017122000', Body: 'next' }));
    await clock.advance(1_000);
    const before = calls.made.length;
    await clock.until(one.recover());
    assert.ok(!calls.made.slice(before).some(({ name }) => name === 'records.create token'));
    await clock.until(delivered);
    await clock.quiet();
    assertDelivered(workspace, ['text 0', 'next']);
});

test('what somebody has in hand is not visited, and is when its lease is over', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    const dying = workspace.start('dying');
    calls.hook = { before: ({ name }) => (name === 'livechat.post' ? dying.kill() : undefined) };
    void dying.deliver(textRequest({}));
    await clock.advance(1);
    calls.hook = {};
    await clock.advance(LEASE_MS - 2_000);
    const before = calls.made.length;
    await clock.until(workspace.start('job').recover());
    assert.ok(!calls.made.slice(before).some(({ name }) => name === 'records.create token'));
    await minutes(workspace, 1);
    assertDelivered(workspace, ['Hello']);
});

test('where comparing with Twilio’s log fails at once, the job ends when what waits is shown all the same', async () => {
    const workspace = fakeWorkspace();
    (await heardFrom(workspace)).kill();
    await waitingLanes(LANES, workspace);
    const { clock, calls, omnichannel } = workspace;
    const before = shown(omnichannel).length;
    calls.hook = {
        before: ({ name }) => {
            if (name === 'twilio.ask') {
                throw new Error('unforeseen');
            }
            return name === 'livechat.post' ? clock.wait(1_000) : undefined;
        },
    };
    await assert.rejects(clock.until(workspace.start('job').recover()), /unforeseen/);
    assert.equal(shown(omnichannel).length - before, LANES);
});
