import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS } from '../../lib/model/timing.ts';
import { shown } from './fake/omnichannel.mts';
import { newSid, textRequest } from './fake/signed-texts.mts';
import { type FakeWorkspace, fakeWorkspace } from './fake-ports.mts';

/** A text is shown on the first day, and the job has run. */
async function remembering() {
    const workspace = fakeWorkspace();
    const request = textRequest({ MessageSid: newSid() });
    await workspace.clock.until(workspace.start('first').deliver(request));
    await jobRuns(workspace);
    const again = async () => {
        await workspace.clock.until(workspace.start('again').deliver(request));
        await workspace.clock.quiet();
        return shown(workspace.omnichannel).length - 1;
    };
    return { workspace, again };
}

/** In a process that has just started, as after an update. */
async function jobRuns(workspace: FakeWorkspace): Promise<void> {
    await workspace.clock.quiet();
    await workspace.clock.until(workspace.start('job').recover());
}

async function days(workspace: FakeWorkspace, count: number): Promise<void> {
    for (let day = 0; day < count; day += 1) {
        await workspace.clock.advance(DAY_MS);
        await jobRuns(workspace);
    }
}

test('a text is remembered for all of remember_days, and one day more for the clock’s sake', async () => {
    const { workspace, again } = await remembering();
    await days(workspace, 8);
    assert.equal(await again(), 0, 'still a repeat');
});

test('and then it is forgotten', async () => {
    const { workspace, again } = await remembering();
    await days(workspace, 9);
    assert.equal(await again(), 1);
});

test('how long is a setting', async () => {
    const { workspace, again } = await remembering();
    workspace.settings.remember_days = 2;
    await days(workspace, 3);
    assert.equal(await again(), 0);
    await days(workspace, 1);
    assert.equal(await again(), 1);
});

test('a clock that is a month ahead for one run of the job forgets nothing of yesterday', async () => {
    const { workspace, again } = await remembering();
    await days(workspace, 1);
    workspace.clock.set(30 * DAY_MS);
    await jobRuns(workspace);
    workspace.clock.set(-30 * DAY_MS);
    await days(workspace, 1);
    assert.equal(await again(), 0);
    await days(workspace, 7);
    assert.equal(await again(), 1, 'and everything is forgotten in its time all the same');
});

test('what happened while the clock was ahead is forgotten too, when its day is over', async () => {
    const { workspace } = await remembering();
    workspace.clock.set(30 * DAY_MS);
    await workspace.clock.until(workspace.start('ahead').deliver(textRequest({})));
    await jobRuns(workspace);
    workspace.clock.set(-30 * DAY_MS);
    const settled = () =>
        workspace.records.filter(({ labels }) => labels.some((label) => label.startsWith('history:')));
    await days(workspace, 10);
    assert.equal(settled().length, 1);
    await days(workspace, 30);
    assert.deepEqual(settled(), []);
});

test('a job that did not run for a month forgets only what was old by the last day on which it did', async () => {
    const { workspace, again } = await remembering();
    await workspace.clock.advance(30 * DAY_MS);
    await jobRuns(workspace);
    assert.equal(await again(), 0);
    await days(workspace, 1);
    assert.equal(await again(), 1);
});

test('one process forgets once a day', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    const job = workspace.start('job');
    // The day, and the sign of life of the job.
    const puts = () => calls.made.filter(({ name }) => name === 'records.put').length / 2;
    await clock.until(job.recover());
    await clock.advance(60_000);
    await clock.until(job.recover());
    assert.equal(puts(), 1);
    await clock.advance(DAY_MS);
    await clock.until(job.recover());
    assert.equal(puts(), 2);
});

test('what is remembered of replies goes with the texts of its day', async () => {
    const { workspace } = await remembering();
    const { ports } = workspace.start('callbacks');
    await workspace.clock.until(ports.dispatches.addNote({ sid: 'SM1', status: 'sent' }, 'm'));
    const noted = async () => (await workspace.clock.until(ports.dispatches.ofMessage('m'))).notes.length;
    await days(workspace, 8);
    assert.equal(await noted(), 1);
    await days(workspace, 1);
    assert.equal(await noted(), 0);
    assert.deepEqual(
        workspace.log.filter(({ event }) => event === 'sms.forgotten').map(({ fields }) => fields),
        [{ count: 2 }],
    );
});
