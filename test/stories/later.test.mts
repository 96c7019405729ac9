import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from '../../lib/model/trouble.ts';
import { type Hook, hang, strikesAt } from './fake/calls.mts';
import { type FirstProcess, type FirstWorld, firstWorld, openRoomsIn, writtenIn } from './fake/first-world.mts';
import { closeAll } from './fake/omnichannel.mts';
import { CUSTOMER, textRequest } from './fake/signed-texts.mts';

/** A conversation that ana serves, and its room. */
async function conversation(): Promise<{ readonly world: FirstWorld; readonly roomId: string }> {
    const world = firstWorld();
    await world.workspace.clock.until(world.start('one').types(`${CUSTOMER} Hello`));
    await world.workspace.clock.quiet();
    return { world, roomId: openRoomsIn(world)[0]?.id ?? '' };
}

async function types(world: FirstWorld, line: string, roomId: string): Promise<string> {
    const { lines } = await world.workspace.clock.until(world.start('one').types(line, { roomId }));
    await world.workspace.clock.quiet();
    return lines.join('\n');
}

async function minutes(world: FirstWorld, count: number, every = 1): Promise<void> {
    for (let minute = 0; minute < count; minute += every) {
        await world.workspace.clock.advance(every * 60_000);
        await world.workspace.clock.until(
            world
                .start('job')
                .recover()
                .catch(() => undefined),
        );
        await world.workspace.clock.quiet();
    }
}

test('a text leaves at its time, once, over restarts, and in its agent’s name', async () => {
    const { world, roomId } = await conversation();
    assert.match(
        await types(world, 'later in 10 min Are you there?', roomId),
        /^🕗 It leaves at .*\n> Are you there\?\n.*1\. /s,
    );
    await minutes(world, 9);
    assert.deepEqual(writtenIn(world), ['ana: Hello']);
    await minutes(world, 5);
    assert.deepEqual(writtenIn(world), ['ana: Hello', 'ana: Are you there?']);
    assert.match(await types(world, 'later', roomId), /^Nothing/);
    assert.deepEqual(world.told, []);
    assert.ok(!JSON.stringify(world.workspace.records).includes('Are you there'), 'no record has the words');
});

test('the list is in the order of time, and one is taken back by its number', async () => {
    const { world, roomId } = await conversation();
    await types(world, 'later in 3 h Third', roomId);
    await types(world, 'later in 1 h First', roomId);
    assert.match(await types(world, 'later', roomId), /1\. .* First\n2\. .* Third$/);
    assert.match(await types(world, 'later cancel 7', roomId), /^⚠️ There is none/);
    assert.match(await types(world, 'later cancel 1', roomId), /^✅ .*\n1\. .* Third$/s);
    await minutes(world, 200, 20);
    assert.deepEqual(writtenIn(world), ['ana: Hello', 'ana: Third']);
});

test('a conversation that was closed meanwhile is opened anew for the agent', async () => {
    const { world, roomId } = await conversation();
    await types(world, 'later in 10 min Still there?', roomId);
    closeAll(world.workspace.omnichannel);
    await minutes(world, 12);
    assert.deepEqual(writtenIn(world), ['ana: Hello', 'ana: Still there?']);
    assert.equal(openRoomsIn(world)[0]?.servedBy?.id, 'ana');
});

test('what cannot leave is told: a colleague has the conversation, or the app was away for hours', async () => {
    const { world, roomId } = await conversation();
    await types(world, 'later in 10 min One', roomId);
    for (const room of world.workspace.omnichannel.rooms) {
        room.servedBy = { id: 'bob', name: 'Bob' };
    }
    await minutes(world, 12);
    assert.match(world.told[0] ?? '', /which Bob serves/);
    await types(world, 'later in 10 min Two', roomId);
    await minutes(world, 300, 300);
    assert.match(world.told[1] ?? '', /was not running for hours: “Two”/);
    await minutes(world, 3);
    assert.deepEqual([writtenIn(world), world.told.length], [['ana: Hello'], 2]);
});

const REFUSED: ReadonlyArray<readonly [line: string, says: RegExp]> = [
    ['later soon Hello', /Type when and what/],
    ['later in 5 min', /nothing to send yet/],
    ['later 2020-01-01 9:00 Hello', /is over/],
    ['later in 200 days Hello', /90 days/],
];

for (const [line, says] of REFUSED) {
    test(`“${line}” is refused`, async () => {
        const { world, roomId } = await conversation();
        assert.match(await types(world, line, roomId), says);
        assert.match(await types(world, 'later', roomId), /^Nothing/);
    });
}

test('elsewhere than in an open conversation of the app there is nothing to put off', async () => {
    const { world, roomId } = await conversation();
    assert.match(await types(world, 'later in 5 min Hello', 'general'), /in an open conversation/);
    closeAll(world.workspace.omnichannel);
    assert.match(await types(world, 'later in 5 min Hello', roomId), /in an open conversation/);
});

/** What may become of a call of the job, and which of its calls that is. */
const FATES = {
    'the process dies after': (job: FirstProcess) => ({ after: () => job.kill() }),
    'no answer, although it happened, to': (_: FirstProcess, { workspace }: FirstWorld) => ({
        after: () => hang(workspace.clock),
    }),
    'the server refuses once': () => ({ before: () => Promise.reject(new Failure({ kind: 'store-failed' })) }),
};

/** What becomes of the conversation before the text leaves, or while its first process lies dead. */
const MEANWHILE = {
    nothing: () => undefined,
    'a colleague has the conversation': ({ workspace }: FirstWorld) => {
        for (const room of workspace.omnichannel.rooms) {
            room.servedBy = { id: 'bob', name: 'Bob' };
        }
    },
    'it is closed behind the first try': undefined,
};

for (const [meanwhile, change] of Object.entries(MEANWHILE)) {
    for (const [name, fate] of Object.entries(FATES)) {
        test(`${name} any call of the job, ${meanwhile}: the text is there once, or its agent is told`, async () => {
            const undisturbed = await leaves(change, () => undefined);
            const side = 'before' in fate(undisturbed.job, undisturbed.world) ? 'before' : 'after';
            const strikes = strikesAt(undisturbed.calls, side);
            assert.ok(undisturbed.calls.length > 10, 'the calls were counted');
            const wrong: string[] = [];
            for (const at of strikes) {
                const { world } = await leaves(change, (job, there) => {
                    const hook: Hook = fate(job, there);
                    return (number) => (number === at ? { [side]: hook[side] } : {});
                });
                const count = writtenIn(world).filter((line) => line === 'ana: Once').length;
                if (count > 1 || (count === 0 && world.told.length === 0)) {
                    wrong.push(`${at} ${undisturbed.calls[at - 1]?.name}: ${count}`);
                }
            }
            assert.deepEqual(wrong, []);
        });
    }
}

type Strike = (number: number) => Hook;

/** A text that is put off leaves, while something may become of one of the job's calls, each numbered from 1. */
async function leaves(
    change: ((world: FirstWorld) => void) | undefined,
    striking: (job: FirstProcess, world: FirstWorld) => Strike | undefined,
) {
    const { world, roomId } = await conversation();
    await world.workspace.clock.until(world.start('two').deliver(textRequest({ Body: 'Hi' })));
    await types(world, 'later in 1 min Once', roomId);
    change?.(world);
    await world.workspace.clock.advance(61_000);
    const { calls, clock } = world.workspace;
    const job = world.start('job');
    const from = calls.made.length;
    const strike = striking(job, world);
    calls.hook = {
        before: (call) => strike?.(call.number - from).before?.(call),
        after: (call) => strike?.(call.number - from).after?.(call),
    };
    await clock.until(Promise.race([job.recover().catch(() => undefined), clock.wait(60_000)]));
    calls.hook = {};
    const made = calls.made.slice(from);
    if (change === undefined) {
        closeAll(world.workspace.omnichannel);
    }
    await minutes(world, 7);
    return { world, job, calls: made };
}

test('one is changed by its number: its time, its words or both, and leaves once', async () => {
    const { world, roomId } = await conversation();
    await types(world, 'later in 1 h First', roomId);
    assert.match(await types(world, 'later change 1 in 2 h', roomId), /^✅ It leaves at .*\n> First\n/);
    assert.match(await types(world, 'later change 1 Second thoughts', roomId), /\n> Second thoughts\n/);
    assert.match(await types(world, 'later change 1 in 3 h Third', roomId), /\n> Third\n.*\n1\. .* Third$/s);
    assert.match(await types(world, 'later change 1', roomId), /^⚠️ Type which one/);
    assert.match(await types(world, 'later change 2 in 1 h', roomId), /^⚠️ There is none/);
    assert.match(await types(world, 'later change 1 in 91 days', roomId), /^⚠️ .*90 days/);
    await minutes(world, 200, 20);
    assert.deepEqual(writtenIn(world), ['ana: Hello', 'ana: Third']);
});

test('a process that dies at any call of a change leaves the text put off once, as it was or as it is to be', async () => {
    for (let at = 1; at <= 8; at += 1) {
        const { world, roomId } = await conversation();
        await types(world, 'later in 1 h First', roomId);
        const { calls, clock } = world.workspace;
        const dying = world.start('dying');
        const from = calls.made.length;
        calls.hook = { after: ({ number }) => (number === from + at ? dying.kill() : undefined) };
        const change = dying.types('later change 1 in 2 h Second', { roomId }).catch(() => undefined);
        await clock.until(Promise.race([change, clock.wait(60_000)]));
        calls.hook = {};
        assert.match(await types(world, 'later', roomId), /\n1\. .* (?:First|Second)$/, `after call ${at}`);
        await minutes(world, 200, 20);
        assert.match(String(writtenIn(world)), /^ana: Hello,ana: (?:First|Second)$/, `after call ${at}`);
    }
});

test('into a closed conversation it leaves by opening one, or is told, as the agent chose', async () => {
    for (const [condition, left] of [
        ['', ['ana: Hello', 'ana: Ready']],
        ['if open ', ['ana: Hello']],
    ] as const) {
        const { world, roomId } = await conversation();
        const set = await types(world, `later ${condition}in 10 min Ready`, roomId);
        assert.equal(/only if the conversation is open/.test(set), condition !== '');
        closeAll(world.workspace.omnichannel);
        await minutes(world, 12);
        assert.deepEqual(writtenIn(world), left);
        assert.equal(world.told.filter((note) => /closed: “Ready”/.test(note)).length, condition === '' ? 0 : 1);
    }
});

test('a text whose agent cannot be told of it is kept for a day, and no longer', async () => {
    const { world, roomId } = await conversation();
    await types(world, 'later if open in 10 min Hello?', roomId);
    closeAll(world.workspace.omnichannel);
    const { calls, records } = world.workspace;
    calls.hook = {
        before: ({ name }) =>
            name === 'agents.tell' ? Promise.reject(new Failure({ kind: 'store-failed' })) : undefined,
    };
    const isKept = () => records.some(({ labels }) => labels.includes('laters'));
    await minutes(world, 23 * 60, 60);
    assert.ok(isKept());
    await minutes(world, 120, 60);
    assert.ok(!isKept());
    assert.deepEqual(writtenIn(world), ['ana: Hello']);
});

test('who has said STOP since gets nothing, nothing is opened for them, and the agent is told', async () => {
    const { world, roomId } = await conversation();
    await types(world, 'later in 10 min Ready', roomId);
    await world.workspace.clock.until(world.start('two').deliver(textRequest({ Body: 'STOP' })));
    await world.workspace.clock.quiet();
    closeAll(world.workspace.omnichannel);
    await minutes(world, 12);
    assert.deepEqual(writtenIn(world), ['ana: Hello']);
    assert.equal(world.workspace.omnichannel.rooms.length, 1);
    assert.match(world.told.join('\n'), /\(STOP\): “Ready”/);
});
