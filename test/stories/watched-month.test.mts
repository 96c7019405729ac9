import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roomClosed } from '../../lib/outbound/compare-rooms.ts';
import { seeded } from '../harness/seeded.mts';
import { arrives, heardFrom, sent } from './fake/lost-texts.mts';
import { closeAll, shown } from './fake/omnichannel.mts';
import { unfinished } from './fake/outcome.mts';
import { type FakeProcess, type FakeWorkspace, fakeWorkspace } from './fake-ports.mts';

const SEED = 30;
const DAYS = 30;
const CUSTOMERS = 6;
/** From when to when somebody sleeps, is there, and has most to do. */
const [WAKING, OPENS, BUSY_UNTIL, CLOSES] = [6, 8, 10, 18];
/** The job runs more often; here it runs right before whatever could call it silent. */
const [BUSY_MINUTES, QUIET_MINUTES] = [12, 60];

interface Month {
    readonly workspace: FakeWorkspace;
    readonly random: () => number;
    process: FakeProcess;
}

/** Some minutes of an ordinary day: the job, texts as many as the hour brings, and now and then something that goes wrong. */
async function pass(month: Month, hour: number, minutes: number): Promise<void> {
    const { workspace, random } = month;
    const { clock, omnichannel, twilio } = workspace;
    omnichannel.isAnyoneOnline = hour >= OPENS && hour < CLOSES;
    let hiccups = random() < 0.01 ? 1 : 0;
    twilio.fault = () => {
        hiccups -= 1;
        return hiccups < 0 ? undefined : { kind: 'answer', status: 503, body: {} };
    };
    await clock.until(month.process.recover());
    const isBusy = hour >= OPENS && hour < BUSY_UNTIL;
    if (hour >= WAKING && random() < (isBusy ? 0.9 : 0.5)) {
        await oneText(month);
    }
    await clock.advance(minutes * 60_000);
}

async function oneText({ workspace, random, process }: Month): Promise<void> {
    const from = `+1401712200${Math.floor(random() * CUSTOMERS)}`;
    const request = sent(workspace, { from, body: 'Good morning' });
    if (random() < 0.05) {
        // Somebody on the internet tries the address.
        await workspace.clock.until(arrives(process, { ...request, signature: undefined }));
    }
    await workspace.clock.until(arrives(process, request));
}

/** Every conversation is closed, and the app is told so. */
async function closeDay({ workspace, process }: Month): Promise<void> {
    for (const { id } of workspace.omnichannel.rooms.filter(({ isOpen }) => isOpen)) {
        await roomClosed(id, process.ports);
    }
    closeAll(workspace.omnichannel);
}

/** The server restarts, or the app is updated: for two minutes webhooks fail, and then another process runs. */
async function restart(month: Month): Promise<void> {
    const { workspace } = month;
    month.process.kill();
    sent(workspace, { body: 'Lost in the update' });
    await workspace.clock.advance(120_000);
    month.process = workspace.start('after a restart');
}

test(`a month of ordinary days, with restarts, quiet nights and busy mornings, and no alarm (seed ${SEED})`, async () => {
    const workspace = fakeWorkspace();
    workspace.settings.alarm_room = [{ _id: 'alarms' }];
    const month: Month = { workspace, random: seeded(SEED), process: await heardFrom(workspace) };
    for (let day = 0; day < DAYS; day += 1) {
        for (let hour = 0; hour < 24; hour += 1) {
            const minutes = hour >= OPENS && hour < BUSY_UNTIL ? BUSY_MINUTES : QUIET_MINUTES;
            for (let minute = 0; minute < 60; minute += minutes) {
                await pass(month, hour, minutes);
            }
        }
        await closeDay(month);
        if (day % 3 === 0) {
            await restart(month);
        }
    }
    await workspace.clock.until(month.process.recover());
    assert.deepEqual(workspace.announced, []);
    assert.ok(!workspace.log.some(({ event }) => event === 'sms.trouble'));
    const texts = shown(workspace.omnichannel);
    assert.equal(texts.filter((text) => text === 'Lost in the update').length, DAYS / 3);
    assert.equal(texts.length, workspace.twilio.texts.length);
    assert.deepEqual(unfinished(workspace).length, 0);
});
