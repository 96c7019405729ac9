import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACCESSOR_TIMEOUT_MS, CLOCK_SKEW_MS, DAY_MS, LEASE_MS, LONGEST_PAUSE_MS } from '../../lib/model/timing.ts';
import { NOT_SETTLED } from './fake/calls.mts';
import { arena } from './fake/contenders.mts';
import { randomDelays } from './fake/delays.mts';
import { diesAt } from './fake/dies-at.mts';
import { shown } from './fake/omnichannel.mts';
import { assertDelivered, minutes, unfinished } from './fake/outcome.mts';
import { replySaying, replyWorld } from './fake/reply-world.mts';
import { mediaFields, newSid, textRequest } from './fake/signed-texts.mts';
import { fakeWorkspace } from './fake-ports.mts';

const MINUTE_MS = 60_000;
/** The longest pause, the lease before it, and the run of the job after it. */
const PATIENCE_MINUTES = (LONGEST_PAUSE_MS + LEASE_MS) / MINUTE_MS + 1;

const AHEAD: ReadonlyArray<readonly [what: string, aheadMs: number]> = [
    ['half a minute', 30_000],
    ['a minute', MINUTE_MS],
    ['nine minutes', 9 * MINUTE_MS],
    ['a day', DAY_MS],
    ['a month', 30 * DAY_MS],
];

for (const [what, aheadMs] of AHEAD) {
    for (const whose of ['this machine alone', 'every machine']) {
        const isEverywhere = whose === 'every machine';

        for (const [at, outcome] of [
            ['after', 'was posted by a process that died is posted once when the clock is right'],
            ['before', 'was not posted yet is no later than the longest pause'],
        ] as const) {
            test(`${what} ahead on ${whose}: a text that ${outcome}`, async () => {
                const workspace = fakeWorkspace();
                workspace.clock.set(isEverywhere ? aheadMs : 0);
                const process = workspace.start('one', isEverywhere ? 0 : aheadMs);
                await diesAt(workspace, { process, at, call: 'livechat.post' });
                workspace.clock.set(isEverywhere ? -aheadMs : 0);
                await minutes(workspace, PATIENCE_MINUTES);
                assertDelivered(workspace, ['Hello']);
            });
        }
    }

    test(`${what} ahead: the pause of a text that was tried many times in vain is no longer than the longest`, async () => {
        const workspace = fakeWorkspace();
        const { clock, calls } = workspace;
        calls.hook = {
            before: ({ name }) => {
                if (name === 'livechat.openRoom') {
                    throw new Error('not primary');
                }
            },
        };
        clock.set(aheadMs);
        await clock.until(workspace.start('one').deliver(textRequest({})));
        await minutes(workspace, 30);
        clock.set(-aheadMs);
        calls.hook = {};
        await minutes(workspace, PATIENCE_MINUTES);
        assertDelivered(workspace, ['Hello']);
    });

    test(`${what} ahead: the customer’s next text, by a right clock, waits for nobody, and neither is repeated`, async () => {
        const workspace = fakeWorkspace();
        const { clock } = workspace;
        await diesAt(workspace, { process: workspace.start('one', aheadMs), at: 'before', call: 'livechat.post' }, 'a');
        await clock.advance(LEASE_MS + MINUTE_MS);
        await clock.until(workspace.start('two').deliver(textRequest({ Body: 'b' })));
        await minutes(workspace, PATIENCE_MINUTES);
        assert.deepEqual([...shown(workspace.omnichannel)].sort(), ['a', 'b']);
        assert.deepEqual(unfinished(workspace), []);
    });

    test(`${what} ahead: a process that died holds nobody up for longer than its lease`, async () => {
        const workspace = fakeWorkspace();
        const { clock } = workspace;
        await diesAt(workspace, { process: workspace.start('one', aheadMs), at: 'before', call: 'livechat.post' }, 'a');
        await clock.advance(LEASE_MS + MINUTE_MS);
        await clock.until(workspace.start('two').deliver(textRequest({ Body: 'b' })));
        assert.ok(shown(workspace.omnichannel).includes('b'), 'at once');
    });

    test(`${what} ahead: what was posted and not noted is recognised by the process itself when its clock is set back`, async () => {
        const workspace = fakeWorkspace();
        const { clock, calls } = workspace;
        const one = workspace.start('one', aheadMs);
        calls.hook = NOT_SETTLED;
        await clock.until(one.deliver(textRequest({ Body: 'a' })));
        await clock.quiet();
        calls.hook = {};
        one.setClock(-aheadMs);
        await clock.advance(LEASE_MS + MINUTE_MS);
        await clock.until(one.deliver(textRequest({ Body: 'b' })));
        await clock.quiet();
        assertDelivered(workspace, ['a', 'b']);
    });

    test(`${what} ahead: a process whose clock is set back while it works loses nothing and repeats nothing`, async () => {
        const workspace = fakeWorkspace();
        const { clock, calls } = workspace;
        clock.set(aheadMs);
        const one = workspace.start('one');
        calls.hook = { before: ({ name }) => (name === 'livechat.post' ? clock.wait(2_000) : undefined) };
        const MessageSid = newSid();
        const media = mediaFields(MessageSid, ['image/jpeg']);
        const first = one.deliver(textRequest({ MessageSid, Body: 'a', ...media }));
        await clock.advance(1_000);
        clock.set(-aheadMs);
        await clock.until(first);
        await clock.quiet();
        calls.hook = {};
        await clock.until(one.deliver(textRequest({ Body: 'b' })));
        await minutes(workspace, PATIENCE_MINUTES);
        assertDelivered(workspace, ['a', '[picture.jpg]', 'b']);
    });

    test(`${what} ahead: replies that waited leave once each, in order, no later than the longest pause`, async () => {
        const world = replyWorld();
        const { clock } = world.workspace;
        clock.set(aheadMs);
        const one = world.start('one');
        world.answer = () => ({ kind: 'not-connected' });
        await clock.until(Promise.all(['a', 'b'].map((text) => one.send(replySaying(text)))));
        for (let minute = 0; minute < 20; minute += 1) {
            await clock.advance(MINUTE_MS);
            await clock.until(one.recover());
        }
        clock.set(-aheadMs);
        world.answer = () => undefined;
        for (let minute = 0; minute < PATIENCE_MINUTES; minute += 1) {
            await clock.advance(MINUTE_MS);
            await clock.until(one.recover());
        }
        assert.deepEqual(
            world.taken.map(({ body }) => body),
            ['a', 'b'],
        );
        assert.deepEqual(unfinished(world.workspace), []);
        assert.equal(world.notes.length, 2);
        assert.ok(world.notes.every((note) => note.startsWith('⏳ Not sent yet: ')));
    });
}

for (const aheadMs of [CLOCK_SKEW_MS, -CLOCK_SKEW_MS]) {
    test(`one MessageSid at two machines of which one is ${aheadMs} ms ahead is posted once, whatever the delays`, async () => {
        for (let seed = 1; seed <= 30; seed += 1) {
            const workspace = fakeWorkspace();
            const { clock, calls } = workspace;
            calls.hook = randomDelays(seed, { clock, longestMs: 300 });
            const request = textRequest({});
            const processes = [workspace.start('wrong', aheadMs), workspace.start('right')];
            await clock.until(Promise.all(processes.map((process) => process.deliver(request))));
            await clock.quiet();
            calls.hook = {};
            await minutes(workspace, 2);
            assertDelivered(workspace, ['Hello'], `seed ${seed}`);
        }
    });
}

test('a call that takes as long as one may is over before a machine that is ahead takes the lane', async () => {
    for (let usedMs = 9_000; usedMs < ACCESSOR_TIMEOUT_MS; usedMs += 500) {
        const workspace = fakeWorkspace();
        const { clock, calls } = workspace;
        const slow = workspace.start('slow');
        const ahead = workspace.start('ahead', CLOCK_SKEW_MS);
        const slowness: Record<string, number> = {
            'livechat.openRoom': usedMs,
            'livechat.post': ACCESSOR_TIMEOUT_MS - 100,
        };
        calls.hook = {
            before: ({ name, process }) => (process === 'slow' ? clock.wait(slowness[name] ?? 0) : undefined),
        };
        void slow.deliver(textRequest({}));
        for (let second = 0; second < 60; second += 1) {
            await clock.advance(1_000);
            await clock.until(ahead.recover());
        }
        calls.hook = {};
        await minutes(workspace, 3);
        assertDelivered(workspace, ['Hello'], `${usedMs} ms before`);
    }
});

test('whoever has the turn when the clock is set back gives it up, since nobody waits for a lease that ends so late', async () => {
    const all = arena();
    const [one, two] = [all.start('one'), all.start('two')];
    const take = async (contender: typeof one) => {
        const mine = contender.claimed(contender.newPending());
        await contender.lanes.add(mine);
        const turn = await contender.takeTurn(mine);
        assert.ok(turn.kind === 'held');
        return turn;
    };
    const first = await take(one);
    all.clock.set(-LEASE_MS);
    const second = await take(two);
    assert.deepEqual([second.waited, await second.stillHeld(), await first.stillHeld()], [false, true, false]);
});

test('texts of one process stay in order, although its clock is set back between them', async () => {
    const workspace = fakeWorkspace();
    const { clock, omnichannel } = workspace;
    omnichannel.isAnyoneOnline = false;
    clock.set(DAY_MS);
    const one = workspace.start('one');
    await clock.until(one.deliver(textRequest({ Body: 'a' })));
    clock.set(-DAY_MS);
    for (const Body of ['b', 'c']) {
        await clock.advance(1_000);
        await clock.until(one.deliver(textRequest({ Body })));
    }
    omnichannel.isAnyoneOnline = true;
    await clock.advance(MINUTE_MS);
    await clock.until(one.recover());
    await clock.quiet();
    await minutes(workspace, PATIENCE_MINUTES);
    assertDelivered(workspace, ['a', 'b', 'c']);
});

test('a clock that is set ahead while a call is under way ends the turn: nothing is posted without it', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls } = workspace;
    const one = workspace.start('one');
    calls.hook = { after: ({ name }) => (name === 'livechat.createVisitor' ? clock.set(DAY_MS) : undefined) };
    await clock.until(one.deliver(textRequest({})));
    await clock.quiet();
    assert.deepEqual(shown(workspace.omnichannel), []);
    calls.hook = {};
    await minutes(workspace, 2);
    assertDelivered(workspace, ['Hello']);
});
