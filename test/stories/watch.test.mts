import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MessageRequest } from '../../lib/twilio/messages-api.ts';
import { arrives, heardFrom, jobRuns, sent } from './fake/lost-texts.mts';
import { CUSTOMER, OUR_NUMBER } from './fake/signed-texts.mts';
import { type FakeProcess, type FakeWorkspace, fakeWorkspace } from './fake-ports.mts';

const ROOM = 'alarms';

interface World {
    readonly workspace: FakeWorkspace;
    readonly process: FakeProcess;
}

/** A channel on a good day, with a room for alarms. */
async function goodDay(): Promise<World> {
    const workspace = fakeWorkspace();
    workspace.settings.alarm_room = [{ _id: ROOM }];
    return { workspace, process: await heardFrom(workspace) };
}

/** A text of a customer, by a webhook that is signed with another token, and that Twilio tries again as README has it. */
async function refusedText({ workspace, process }: World, tries = 4): Promise<void> {
    const request = { ...sent(workspace), signature: `${'A'.repeat(27)}=` };
    for (let attempt = 0; attempt < tries; attempt += 1) {
        await workspace.clock.until(arrives(process, request));
    }
}

async function takenText({ workspace, process }: World): Promise<void> {
    await workspace.clock.until(arrives(process, sent(workspace)));
}

const REQUEST: MessageRequest = { url: 'https://api.twilio.com/', headers: {}, auth: 'a:b', content: '' };

/** An agent's reply is handed to Twilio, which answers with this code, or takes it where there is none. */
async function reply({ workspace, process }: World, code?: number): Promise<void> {
    workspace.sending = () => (code === undefined ? { kind: 'sent', sid: 'SM1' } : { kind: 'refused', code });
    await process.ports.sendMessage(REQUEST);
}

function saidIn({ announced }: FakeWorkspace): readonly string[] {
    assert.ok(announced.every(({ room }) => room === ROOM));
    return announced.map(({ said }) => said);
}

/** Minutes of the job until something is said; 99 where nothing is. */
async function toldAfter({ workspace, process }: World): Promise<number> {
    const before = workspace.announced.length;
    for (let minute = 1; minute < 99; minute += 1) {
        await jobRuns(process, workspace, 1);
        if (workspace.announced.length > before) {
            return minute;
        }
    }
    return 99;
}

interface Told {
    readonly name: string;
    readonly within: number;
    readonly begun: RegExp;
    readonly over: RegExp;
    begin(world: World): Promise<void> | void;
    end(world: World): Promise<void> | void;
}

const TROUBLES: readonly Told[] = [
    {
        name: 'texts are refused',
        within: 3,
        begun: /^🔴 \*SMS: texts do not get in\.\*/,
        over: /^🟢 \*SMS: texts get in again\.\*$/,
        begin: (world) => refusedText(world),
        end: takenText,
    },
    {
        name: 'replies fail for the account’s sake',
        within: 6,
        begun: /^🔴 \*SMS: replies do not leave\.\* .* \(Twilio error 20003\)$/,
        over: /^🟢 \*SMS: replies leave again\.\*$/,
        begin: (world) => reply(world, 20003),
        end: (world) => reply(world),
    },
    {
        name: 'replies fail on their way for the account’s sake',
        within: 6,
        begun: /^🔴 \*SMS: replies do not leave\.\* .* \(Twilio error 30034\)$/,
        over: /^🟢 \*SMS: replies leave again\.\*$/,
        begin: ({ process }) =>
            process.ports.dispatches.addNote({ sid: 'SM1', status: 'undelivered', errorCode: 30034 }, 'm'),
        end: ({ process }) => process.ports.dispatches.addNote({ sid: 'SM2', status: 'delivered' }, 'n'),
    },
    {
        name: 'Rocket.Chat takes no texts',
        within: 12,
        begun: /^🔴 \*SMS: texts that arrived cannot be shown\.\* .*\(error-app-prevented\)/,
        over: /^🟢 \*SMS: all texts that arrived are shown again\.\*$/,
        async begin(world) {
            world.workspace.calls.hook = {
                before: ({ name }) => {
                    if (name === 'livechat.openRoom') {
                        throw new Error('forbidden [error-app-prevented]');
                    }
                },
            };
            world.workspace.omnichannel.rooms.length = 0;
            await takenText(world);
        },
        end({ workspace }) {
            workspace.calls.hook = {};
        },
    },
    {
        name: 'Twilio gives no answer',
        within: 30,
        begun: /^🔴 \*SMS: Twilio does not answer the app\* \(unreachable\)/,
        over: /^🟢 \*SMS: Twilio answers again\.\*$/,
        begin({ workspace }) {
            workspace.twilio.fault = () => ({ kind: 'unreachable' });
        },
        end({ workspace }) {
            workspace.twilio.fault = () => undefined;
        },
    },
];

for (const { name, within, begun, over, begin, end } of TROUBLES) {
    test(`${name}: told once within ${within} minutes, and once when it is over`, async () => {
        const world = await goodDay();
        await begin(world);
        const minutes = await toldAfter(world);
        assert.ok(minutes <= within, `told after ${minutes}`);
        await jobRuns(world.process, world.workspace, 60);
        const [first = '', ...others] = saidIn(world.workspace);
        assert.match(first, begun);
        assert.deepEqual(others, []);
        await end(world);
        await toldAfter(world);
        await jobRuns(world.process, world.workspace, 60);
        const [, second = '', ...more] = saidIn(world.workspace);
        assert.match(second, over);
        assert.deepEqual(more, []);
        const events = world.workspace.log.map(({ event }) => event).filter((event) => event.startsWith('sms.trouble'));
        assert.deepEqual(events, ['sms.trouble', 'sms.trouble-over']);
        const all = JSON.stringify([world.workspace.announced, world.workspace.log]);
        assert.ok(!all.includes(CUSTOMER) && !all.includes(OUR_NUMBER) && !all.includes('Hello'));
    });
}

test('what is no trouble of the channel is not told', async () => {
    const world = await goodDay();
    const { workspace, process } = world;
    // Anybody may send something unsigned, or once something that looks signed.
    for (const signature of [undefined, 'x', '']) {
        for (let attempt = 0; attempt < 20; attempt += 1) {
            await workspace.clock.until(arrives(process, { ...sent(workspace), signature }));
        }
    }
    await refusedText(world, 1);
    // One recipient's errors.
    for (const code of [21211, 21610, 21612, 21408, 30003, 63016]) {
        await reply(world, code);
    }
    // A comparison that fails once.
    await jobRuns(process, workspace, 9);
    workspace.twilio.fault = () => ({ kind: 'unreachable' });
    await jobRuns(process, workspace, 2);
    workspace.twilio.fault = () => undefined;
    // Nobody there, for a night.
    workspace.omnichannel.isAnyoneOnline = false;
    workspace.omnichannel.rooms.length = 0;
    await takenText(world);
    await jobRuns(process, workspace, 120);
    // A token that is changed, with a text in between.
    await refusedText(world, 2);
    await takenText(world);
    await jobRuns(process, workspace, 60);
    assert.deepEqual(saidIn(workspace), []);
});

test('one trouble is told once over restarts and by two instances, and its end as well', async () => {
    const world = await goodDay();
    const { workspace } = world;
    const two = workspace.start('two');
    await refusedText(world);
    await refusedText({ workspace, process: two });
    await workspace.clock.advance(60_000);
    for (let minute = 0; minute < 5; minute += 1) {
        await workspace.clock.until(Promise.all([world.process.recover(), two.recover()]));
        await workspace.clock.advance(60_000);
    }
    world.process.kill();
    const restarted = { workspace, process: workspace.start('one again') };
    await refusedText(restarted);
    await jobRuns(restarted.process, workspace, 10);
    assert.equal(saidIn(workspace).length, 1);
    await takenText(restarted);
    for (let minute = 0; minute < 10; minute += 1) {
        await workspace.clock.advance(60_000);
        await workspace.clock.until(Promise.all([restarted.process.recover(), two.recover()]));
    }
    assert.equal(saidIn(workspace).length, 2);
});

test('an instance whose job does not run tells what it sees all the same', async () => {
    const world = await goodDay();
    const { workspace } = world;
    const other = { workspace, process: workspace.start('other') };
    await refusedText(other);
    for (let minute = 0; minute < 3; minute += 1) {
        await jobRuns(world.process, workspace, 1);
        await refusedText(other, 1);
        await workspace.clock.quiet();
    }
    assert.equal(saidIn(workspace).length, 1);
    await takenText(other);
    await workspace.clock.quiet();
    assert.equal(saidIn(workspace).length, 2);
});

test('a job that does not run is told from the path of the webhooks, once, and costs them nothing while it runs', async () => {
    const world = await goodDay();
    const { workspace, process } = world;
    const costs: number[] = [];
    for (let minute = 0; minute < 12; minute += 1) {
        await workspace.clock.advance(60_000);
        const before = workspace.calls.made.length;
        await takenText(world);
        await workspace.clock.quiet();
        costs.push(workspace.calls.made.length - before);
    }
    // One looks again, as one does every ten minutes, whether the number is still noted as ours.
    assert.deepEqual(costs.sort(), [...Array(11).fill(7), 8]);
    assert.deepEqual(saidIn(workspace), []);
    for (let minute = 0; minute < 10; minute += 1) {
        await workspace.clock.advance(60_000);
        await takenText(world);
        await workspace.clock.quiet();
    }
    assert.match(String(saidIn(workspace)), /^🔴 \*SMS: the app’s job does not run\.\*[^🔴]*$/u);
    await jobRuns(process, workspace, 3);
    assert.match(saidIn(workspace)[1] ?? '', /^🟢 \*SMS: the app’s job runs again\.\*$/);
});

test('of a job that runs on another instance this one hears, and says nothing', async () => {
    const world = await goodDay();
    const { workspace } = world;
    const other = { workspace, process: workspace.start('other') };
    for (let minute = 0; minute < 60; minute += 1) {
        await jobRuns(world.process, workspace, 1);
        await takenText(other);
        await workspace.clock.quiet();
    }
    assert.deepEqual(saidIn(workspace), []);
});

test('a process that dies over an alarm leaves it to the next, which may say it twice and never not at all', async () => {
    const run = async (at: number) => {
        const world = await goodDay();
        const { workspace, process } = world;
        await refusedText(world);
        await jobRuns(process, workspace, 1);
        let struck = '';
        let count = 0;
        workspace.calls.hook = {
            after: ({ name, process: by }) => {
                count += by === 'one' ? 1 : 0;
                if (count === at) {
                    struck = name;
                    process.kill();
                }
            },
        };
        await workspace.clock.advance(60_000);
        const running = process.recover().catch(() => {});
        await Promise.race([workspace.clock.until(running).catch(() => {}), workspace.clock.advance(60_000)]);
        workspace.calls.hook = {};
        const next = workspace.start('two');
        await refusedText({ workspace, process: next });
        await jobRuns(next, workspace, 8);
        return { said: saidIn(workspace).length, struck };
    };
    for (let at = 1; at <= 30; at += 1) {
        const { said, struck } = await run(at);
        const isBetween = struck === 'agents.announce';
        assert.ok(said === 1 || (said === 2 && isBetween), `${at} ${struck}: ${said}`);
    }
});

test('without a room the log has it, and a room that is gone is no reason to say it again', async () => {
    const world = await goodDay();
    const { workspace, process } = world;
    workspace.settings.alarm_room = '';
    await refusedText(world);
    await jobRuns(process, workspace, 10);
    assert.deepEqual(saidIn(workspace), []);
    assert.equal(workspace.log.filter(({ event }) => event === 'sms.trouble').length, 1);
    await takenText(world);
    await jobRuns(process, workspace, 10);
    workspace.settings.alarm_room = ['gone'];
    workspace.calls.hook = {
        before: ({ name }) => {
            if (name === 'agents.announce') {
                throw new Error('Invalid room [error-invalid-room]');
            }
        },
    };
    await refusedText(world);
    await jobRuns(process, workspace, 30);
    assert.equal(workspace.log.filter(({ event }) => event === 'sms.not-told').length, 1);
});
