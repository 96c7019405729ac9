import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import type { Generation } from '../workspace/rocketchat/server.mts';
import { ARRIVED, lineFor, NOT_FETCHED, shownOfAddress, startedOnDay } from './pictures.mts';

/** A workspace of a server generation, in which files are under way from the start that try the app's patience. */
export interface MediaDay {
    readonly generation: Generation;
    readonly workspace: TestWorkspace;
}

interface Day extends MediaDay {
    workspace: TestWorkspace;
    started: Awaited<ReturnType<typeof startAll>>;
}

/** Begins the day before the first test of the file and ends it after the last. */
export function mediaDay(generation: Generation): MediaDay & Frame {
    const day = { generation } as Day;
    before(async () => {
        day.workspace = await startWorkspace({ generation });
        day.started = await startAll(day);
    });
    after(() => day.workspace?.stop());
    return Object.assign(day, { testRetries: () => testRetries(day), testPatience: () => testPatience(day) });
}

/** What becomes of the files that are under way from the start. */
interface Frame {
    /** First, since nothing else is to spoil their second try. */
    testRetries(): void;
    /** Last, since they take longest. */
    testPatience(): void;
}

async function startAll({ generation, workspace }: MediaDay) {
    // After a redirect node-fetch 2.3 forgets its timeout, and our own is longer.
    const answer = generation === 'old' ? 'direct' : 'redirect';
    return {
        endless: await startedOnDay(workspace, { endless: true, answer }),
        broken: await startedOnDay(workspace, { wrongLength: true, answer }),
        early: await startedOnDay(workspace, { answer: 'missing', times: 1 }),
        busy: await startedOnDay(workspace, { answer: 'error', times: 1 }),
        gone: shownOfAddress(workspace, ({ href }) => href),
    };
}

function testRetries(day: Day): void {
    test('a file that is not there yet, or meets a busy Twilio, is fetched again and comes', async () => {
        assert.deepEqual(await day.started.early.shown, ARRIVED);
        assert.deepEqual(await day.started.busy.shown, ARRIVED);
    });
}

function testPatience(day: Day): void {
    test('a file that stays away becomes a line with the reason', async () => {
        assert.deepEqual(await day.started.gone, ['Look', lineFor('picture.jpg', 'Twilio does not have it any more')]);
    });

    test('a file that never ends or breaks off becomes a line, and its text was there all along', async () => {
        for (const { from, shown, early } of [day.started.endless, day.started.broken]) {
            assert.deepEqual(early, ['Look'], from);
            assert.deepEqual(await shown, NOT_FETCHED);
        }
    });

    test('no credential ever went anywhere but to the API', () => {
        assert.deepEqual(day.workspace.twilio.leaks, []);
    });
}
