import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StartupType } from '@rocket.chat/apps-engine/definition/scheduler/index.js';
import { until } from '../harness/until.mts';
import { STORE_INDEXES } from '../workspace/rocketchat/collections.mts';
import { nextRunAt, whenToRun } from '../workspace/rocketchat/job-timing.mts';
import { memoryStore } from '../workspace/store/memory-store.mts';
import type { Store } from '../workspace/store/store.mts';
import { APP_ID, type RocketChat, rocketChat } from './rocket-chat.mts';

const JOB = `recover_${APP_ID}`;

function processor(run: (context: object) => Promise<void>, startupSetting?: object) {
    return [{ id: JOB, processor: run, ...(startupSetting && { startupSetting }) }] as never;
}

async function jobNamed({ scheduler }: RocketChat, name: string) {
    return (await scheduler.jobs()).find((job) => job.name === name);
}

test('section 10: a human interval runs at once the first time and is spaced after that; cron never runs at once', () => {
    const now = new Date('2026-01-01T00:00:30Z');
    assert.deepEqual(nextRunAt('1 minute', { previousNextRunAt: now, now }), now);
    assert.deepEqual(
        nextRunAt('1 minute', { previousNextRunAt: now, now, lastRunAt: now }),
        new Date('2026-01-01T00:01:30Z'),
    );
    assert.deepEqual(
        nextRunAt(1500, { previousNextRunAt: now, now, lastRunAt: now }),
        new Date('2026-01-01T00:00:31.500Z'),
    );
    assert.deepEqual(nextRunAt('* * * * *', { previousNextRunAt: now, now }), new Date('2026-01-01T00:01:00Z'));
    assert.equal(nextRunAt('whenever', { previousNextRunAt: now, now, lastRunAt: now }), null);
});

test('section 10: a one-time job takes a date or a human interval', () => {
    const now = new Date('2026-01-01T00:00:00Z');
    assert.deepEqual(whenToRun('in 20 seconds', now), new Date('2026-01-01T00:00:20Z'));
    assert.deepEqual(whenToRun('5 minutes', now), new Date('2026-01-01T00:05:00Z'));
    assert.deepEqual(whenToRun(new Date(7), now), new Date(7));
});

test('section 10: a due one-time job runs with its data and its id, and is gone', async () => {
    const chat = await rocketChat();
    const bridge = chat.bridges.getSchedulerBridge();
    const context = new Promise<object>((resolve) => {
        void bridge.doRegisterProcessors(
            processor(async (given) => resolve(given)),
            APP_ID,
        );
    });
    const jobId = await bridge.doScheduleOnce({ id: JOB, when: new Date(), data: { sid: 'SM1' } }, APP_ID);
    assert.deepEqual(await context, { sid: 'SM1', jobId });
    await until(async () => (await jobNamed(chat, JOB)) === undefined, { what: 'the job to be gone' });
    await chat.close();
});

test('section 10: of two instances that share a store, one runs a due job', async () => {
    const store = memoryStore({ indexes: STORE_INDEXES });
    const ran: string[] = [];
    const instances = await Promise.all(
        ['one', 'two'].map(async (instanceId) => {
            const chat = await rocketChat({ store, instanceId, processJobsEveryMs: 10 });
            const run = async () => void ran.push(instanceId);
            await chat.bridges.getSchedulerBridge().doRegisterProcessors(processor(run), APP_ID);
            return chat;
        }),
    );
    const [first] = instances;
    for (let n = 0; n < 20; n += 1)
        await first?.bridges.getSchedulerBridge().doScheduleOnce({ id: JOB, when: new Date() }, APP_ID);
    await until(async () => (await first?.scheduler.jobs())?.length === 0, { what: 'every job to be gone' });
    assert.equal(ran.length, 20);
    for (const chat of instances) await chat.close();
});

test('section 10: a job that fails is not retried and stays with its reason', async () => {
    const chat = await rocketChat();
    let runs = 0;
    const fail = async () => {
        runs += 1;
        throw new Error('no luck');
    };
    await chat.bridges.getSchedulerBridge().doRegisterProcessors(processor(fail), APP_ID);
    await chat.bridges.getSchedulerBridge().doScheduleOnce({ id: JOB, when: new Date() }, APP_ID);
    await until(async () => (await jobNamed(chat, JOB))?.failReason, { what: 'the reason' });
    const { failReason, nextRunAt: next, running } = (await jobNamed(chat, JOB)) ?? {};
    assert.deepEqual([runs, failReason, next, running], [1, 'no luck', undefined, false]);
    await chat.close();
});

test('section 10: a recurring job exists once however often it is registered, and keeps its time; a one-time startup too', async () => {
    const chat = await rocketChat();
    const register = (startupSetting: object) =>
        chat.bridges.getSchedulerBridge().doRegisterProcessors(
            processor(async () => undefined, startupSetting),
            APP_ID,
        );
    const recurring = { type: StartupType.RECURRING, interval: '* * * * *' };
    assert.deepEqual(await register(recurring), await register(recurring));
    assert.equal((await chat.scheduler.jobs()).length, 1);
    const once = { type: StartupType.ONETIME, when: 'in 1 hour' };
    assert.equal(((await register(once)) as string[]).length, 1);
    assert.equal(await register(once), undefined);
    await chat.close();
});

test('section 10: a job that a dead runner left locked is let alone, without looking at it all the time', async (t) => {
    const memory = memoryStore({ indexes: STORE_INDEXES });
    let looks = 0;
    const store: Store = {
        ...memory,
        find(collection, ...rest) {
            if (collection === 'rocketchat_apps_scheduler') looks += 1;
            return memory.find(collection, ...rest);
        },
    };
    const chat = await rocketChat({ store });
    const past = new Date(Date.now() - 60_000);
    await store.insert('rocketchat_apps_scheduler', {
        name: JOB,
        type: 'normal',
        data: {},
        nextRunAt: past,
        lockedAt: past,
    });
    let runs = 0;
    const run = async () => {
        runs += 1;
    };
    t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
    await chat.bridges.getSchedulerBridge().doRegisterProcessors(processor(run), APP_ID);
    for (let ms = 0; ms < 30; ms += 1) {
        t.mock.timers.tick(1);
        await new Promise(setImmediate);
    }
    t.mock.timers.reset();
    assert.deepEqual([runs, looks], [0, 1]);
    await store.update('rocketchat_apps_scheduler', {}, { $set: { lockedAt: new Date(Date.now() - 11 * 60_000) } });
    await chat.scheduler.runNow();
    assert.equal(runs, 1);
    await chat.close();
});

test('runNow runs a recurring job before its time, waits for it, and it recurs as before', async () => {
    const chat = await rocketChat();
    let runs = 0;
    const run = async () => {
        runs += 1;
    };
    const startupSetting = { type: StartupType.RECURRING, interval: '1 hour', skipImmediate: true };
    await chat.bridges.getSchedulerBridge().doRegisterProcessors(processor(run, startupSetting), APP_ID);
    await chat.scheduler.runNow('recover');
    await chat.scheduler.runNow();
    assert.equal(runs, 2);
    assert.ok((await jobNamed(chat, JOB))?.nextRunAt);
    await assert.rejects(chat.scheduler.runNow('another'), /there is no job "another"/);
    await chat.close();
});

test('section 10: a job is cancelled by its id or its processor, all of an app by the app', async () => {
    const chat = await rocketChat();
    const bridge = chat.bridges.getSchedulerBridge();
    const later = (id: string) => bridge.doScheduleOnce({ id: `${id}_${APP_ID}`, when: 'in 1 hour' }, APP_ID);
    const id = await later('a');
    await later('b');
    await later('c');
    await bridge.doCancelJob(`${id}_${APP_ID}`, APP_ID);
    await bridge.doCancelJob(`b_${APP_ID}`, APP_ID);
    assert.deepEqual(
        (await chat.scheduler.jobs()).map(({ name }) => name),
        [`c_${APP_ID}`],
    );
    await bridge.doCancelAllJobs(APP_ID);
    assert.deepEqual(await chat.scheduler.jobs(), []);
    await chat.close();
});
