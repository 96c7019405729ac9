import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
    COMPARED_WITHIN_MS,
    LOOK_BACK_MS,
    LOST_REPLY_SENT_WITHIN_MS,
    ROOMS_COMPARED_FOR_MS,
} from '../../lib/model/timing.ts';
import { newReplyMemory } from '../../lib/outbound/reply-memory.ts';
import { diedBy, forever, type Hook, LATE } from './fake/calls.mts';
import { type ReplyWorld, replySaying, replyWorld, said, waiting } from './fake/reply-world.mts';
import type { FakeWorkspace } from './fake-ports.mts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Writes without anybody hearing of it, so much apart. */
async function unheard(world: ReplyWorld, ...texts: readonly string[]): Promise<void> {
    for (const text of texts) {
        world.write(replySaying(text));
        await world.workspace.clock.advance(1_000);
    }
}

test('replies that no process heard of are sent by the next run of the job, once and in order', async () => {
    const world = replyWorld();
    const { clock } = world.workspace;
    await unheard(world, 'one', 'two', 'three');
    const started = world.start('new');
    for (let run = 0; run < 3; run += 1) {
        await clock.until(started.recover());
        await clock.advance(MINUTE_MS);
    }
    assert.deepEqual(said(world), ['one', 'two', 'three']);
    assert.deepEqual([world.notes, world.lines], [[], []]);
});

test('a reply that nobody heard of leaves before the next one of its room, whichever process hears of that', async () => {
    const world = replyWorld();
    const { clock } = world.workspace;
    const [one, two] = ['one', 'two'].map((name) => world.start(name));
    await clock.until(one?.send(replySaying('first')) ?? forever());
    await unheard(world, 'second', 'third');
    await clock.until(two?.send(replySaying('fourth')) ?? forever());
    await unheard(world, 'fifth');
    await clock.until(one?.send(replySaying('sixth')) ?? forever());
    assert.deepEqual(said(world), ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']);
});

for (const [what, spoil] of [
    [
        'slow',
        ({ clock }: FakeWorkspace) =>
            () =>
                clock.wait(4_000),
    ],
    [
        'refused for a second',
        ({ clock }: FakeWorkspace) => {
            const until = clock.now() + 2_000;
            return () => (clock.now() < until ? assert.fail('Mongo is away') : undefined);
        },
    ],
] as const) {
    test(`a reply whose process died over it leaves before the next one, which another process hears of, where reads are ${what}`, async () => {
        const world = replyWorld();
        const { clock, calls } = world.workspace;
        const [one, two] = [world.start('one'), world.start('two')];
        await clock.until(two.send(replySaying('zero')));
        calls.hook = { before: ({ name }) => (name === 'records.create outbox' ? diedBy(one.kill) : undefined) };
        void one.send(replySaying('first'));
        await clock.advance(1_000);
        const spoiling = spoil(world.workspace);
        calls.hook = { before: ({ name }) => (name === 'rooms.written' ? spoiling() : undefined) };
        await clock.until(two.send(replySaying('second')));
        for (let run = 0; run < 3; run += 1) {
            await clock.until(two.recover());
            await clock.advance(MINUTE_MS);
        }
        assert.deepEqual([said(world), world.notes], [['zero', 'first', 'second'], []]);
    });
}

test('one that is found too late is told once, is not sent, and holds nobody up', async () => {
    const world = replyWorld();
    const { clock } = world.workspace;
    await unheard(world, 'old');
    await clock.advance(LOST_REPLY_SENT_WITHIN_MS);
    await unheard(world, 'young');
    for (const name of ['one', 'two', 'three']) {
        await clock.until(world.start(name).recover());
        await clock.advance(MINUTE_MS);
    }
    assert.deepEqual(said(world), ['young']);
    assert.equal(world.notes.length, 1);
    assert.match(world.notes.join(), /^⚠️ Not sent: “old”.*too late/);
    assert.deepEqual(world.lines, world.notes);
});

test('an event that comes twice sends once: to the same process, another, a new one, and long after', async () => {
    const world = replyWorld();
    const { clock } = world.workspace;
    const reply = replySaying('Hi');
    const one = world.start('one');
    const two = world.start('two');
    await clock.until(Promise.all([one.hear(reply), one.hear(reply), two.hear(reply)]));
    for (const [process, afterMs] of [
        [one, 0],
        [two, 1_000],
        [world.start('three'), 10 * MINUTE_MS],
        [two, 6 * DAY_MS],
    ] as const) {
        await clock.advance(afterMs);
        await clock.until(process.recover());
        await clock.until(process.hear(reply));
    }
    assert.deepEqual(said(world), ['Hi']);
    assert.deepEqual([world.notes, waiting(world)], [[], []]);
});

test('what is no reply, and what was written before the app answered in the room, is left alone', async () => {
    const world = replyWorld();
    const { clock, records } = world.workspace;
    await unheard(world, 'before');
    records.splice(0, records.length, {
        labels: ['open-rooms', 'open-room:room'],
        json: JSON.stringify({ roomId: 'room', since: clock.now() }),
    });
    await unheard(world, 'edited', 'of an app', 'system', 'of a visitor');
    change(world, 'edited', { isEdited: true });
    change(world, 'of an app', { sender: { id: 'bot', type: 'app' } });
    change(world, 'system', { systemType: 'livechat-close' });
    change(world, 'of a visitor', { isVisitors: true });
    await clock.until(world.start('one').recover());
    assert.deepEqual([said(world), world.notes, waiting(world)], [[], [], []]);
});

test('in a room that no record tells of, what was written before the first reply is not the app’s to send', async () => {
    const world = replyWorld();
    const { clock, records } = world.workspace;
    records.splice(0);
    await unheard(world, 'before');
    await clock.until(world.start('one').send(replySaying('first')));
    await unheard(world, 'lost');
    await clock.until(world.start('two').recover());
    assert.deepEqual(said(world), ['first', 'lost']);
});

for (const [what, agoMs, expected] of [
    ['a moment ago', 30_000, ['before', 'first', 'lost']],
    ['longer ago than lost replies are sent', 6 * MINUTE_MS, ['first', 'lost']],
] as const) {
    test(`in a room that was opened ${what} and that no record tells of, what was written first is sent as usual or left`, async () => {
        const world = replyWorld();
        const { clock, records } = world.workspace;
        records.splice(0);
        world.openedAt = clock.now() - agoMs;
        await unheard(world, 'before');
        await clock.until(world.start('one').send(replySaying('first')));
        await unheard(world, 'lost');
        await clock.until(world.start('two').recover());
        assert.deepEqual(said(world), expected);
    });
}

test('an outbox that is slow has nobody repeat a reply that then leaves: it waits, is told to wait, and is sent once', async () => {
    for (const fate of ['happens later', 'never happens'] as const) {
        const world = replyWorld();
        const { clock, calls } = world.workspace;
        const one = world.start('one');
        calls.hook = {
            before: ({ name }) => {
                if (name !== 'records.create outbox') {
                    return undefined;
                }
                calls.hook = {};
                return fate === 'happens later' ? LATE : clock.wait(15_000).then(() => assert.fail('Mongo is away'));
            },
        };
        await clock.until(one.send(replySaying('slow')));
        assert.match(world.notes.join(), /^⏳ Not sent yet: “slow”/);
        for (let run = 0; run < 3; run += 1) {
            await clock.until(one.recover());
            await clock.advance(MINUTE_MS);
        }
        assert.deepEqual([said(world), waiting(world)], [['slow'], []], fate);
        assert.doesNotMatch([...world.notes, ...world.lines].join(), /send it again/i);
    }
});

test('a reply that the outbox refuses leaves before the next one, which the same process hears of meanwhile', async () => {
    const world = replyWorld();
    const { clock, calls } = world.workspace;
    const one = world.start('one');
    calls.hook = refusedOnce(world.workspace, 500);
    const first = one.send(replySaying('first'));
    await clock.advance(100);
    await clock.until(Promise.all([first, one.send(replySaying('second'))]));
    await clock.until(one.recover());
    assert.deepEqual(said(world), ['first', 'second']);
    assert.deepEqual(waiting(world), []);
});

test('a reply on its way into the outbox is not forgotten with its room, which is closed before its process dies', async () => {
    const world = replyWorld();
    const { clock, calls } = world.workspace;
    const one = world.start('one');
    calls.hook = refusedOnce(world.workspace, 5_000);
    void one.send(replySaying('Bye'));
    await clock.advance(100);
    void one.roomCloses();
    await clock.advance(2_000);
    one.kill();
    const two = world.start('two');
    await clock.until(two.recover());
    assert.deepEqual(said(world), ['Bye']);
});

/** The outbox takes so long, once, and refuses then. */
function refusedOnce({ clock, calls }: FakeWorkspace, afterMs: number): Hook {
    return {
        before: ({ name }) => {
            if (name !== 'records.create outbox') {
                return undefined;
            }
            calls.hook = {};
            return clock.wait(afterMs).then(() => assert.fail('Mongo is away'));
        },
    };
}

for (const isNoted of [true, false]) {
    test(`what an agent said last in a room that is closed at once, ${isNoted ? 'noted' : 'and that no record tells of'}, is looked for, and then the room is forgotten`, async () => {
        const world = replyWorld();
        const { clock, records } = world.workspace;
        world.openedAt = clock.now();
        records.splice(isNoted ? records.length : 0);
        await unheard(world, 'Bye');
        const one = world.start('one');
        await clock.until(one.roomCloses());
        await clock.until(one.recover());
        assert.deepEqual(said(world), ['Bye']);
        assert.ok(records.every(({ labels }) => !labels.includes('open-rooms')));
    });
}

test('of a room in which nothing was compared for an hour nothing is kept: another process may have heard that it was closed', () => {
    const memory = newReplyMemory();
    const isKept = (room: string) =>
        [memory.comparedUntil(room), memory.seenUntil(room)].map((time) => time !== undefined);
    const note = (room: string, at: number) => {
        memory.compared(room, at);
        memory.seen(room, at);
    };
    note('of a clock that was ahead', 10 * LOOK_BACK_MS);
    note('old', 0);
    note('young', 1);
    note('old, and compared again', 0);
    note('old, and compared again', 1);
    note('now', LOOK_BACK_MS + 1);
    assert.deepEqual(isKept('of a clock that was ahead'), [false, false]);
    assert.deepEqual(isKept('old'), [false, false]);
    for (const room of ['young', 'old, and compared again', 'now']) {
        assert.deepEqual(isKept(room), [true, true], room);
    }
});

test('many rooms are compared over several runs, none of which takes long, and each in the end', async () => {
    const world = replyWorld();
    const { clock, calls, records } = world.workspace;
    const rooms = Array.from({ length: 300 }, (_, index) => `room-${index}`);
    for (const roomId of rooms) {
        const open = { roomId, since: clock.now() };
        records.push({ labels: ['open-rooms', `open-room:${roomId}`], json: JSON.stringify(open) });
        world.write(replySaying('Hi', { roomId, messageId: `m-${roomId}` }));
    }
    calls.hook = { before: ({ name }) => (name === 'rooms.written' ? clock.wait(400) : undefined) };
    const one = world.start('one');
    const comparedIn: number[] = [];
    for (let run = 0; run < 5; run += 1) {
        const [before, startedAt] = [calls.made.length, clock.now()];
        await clock.until(one.recover());
        assert.ok(clock.now() - startedAt < ROOMS_COMPARED_FOR_MS + 2_000, `${clock.now() - startedAt} ms`);
        comparedIn.push(calls.made.slice(before).filter(({ name }) => name === 'rooms.written').length);
        await clock.advance(MINUTE_MS);
    }
    assert.deepEqual([said(world).length, world.notes.length], [rooms.length, 0]);
    // When all are seen, a third is looked at again in each run, as far as there is time.
    assert.equal(comparedIn.at(-1), 80);
});

test('however many rooms are open, what another process lost in one of them is found while it may still be sent', async () => {
    const world = replyWorld();
    const { clock, records } = world.workspace;
    for (let index = 0; index < 300; index += 1) {
        const roomId = `room-${index}`;
        records.push({
            labels: ['open-rooms', `open-room:${roomId}`],
            json: JSON.stringify({ roomId, since: clock.now() }),
        });
    }
    const one = world.start('one');
    await clock.until(one.recover());
    for (const index of [0, 150, 299]) {
        world.write(replySaying(`lost ${index}`, { roomId: `room-${index}`, messageId: `m-${index}` }));
    }
    for (let run = 0; run < 4; run += 1) {
        await clock.advance(MINUTE_MS);
        await clock.until(one.recover());
    }
    assert.deepEqual([[...said(world)].sort(), world.notes], [['lost 0', 'lost 150', 'lost 299'], []]);
});

test('a reply costs one read of the room and one of the outbox more, and neither holds it up for longer than its limit', async () => {
    const world = replyWorld();
    const { clock, calls } = world.workspace;
    const one = world.start('one');
    await clock.until(one.send(replySaying('first')));
    const before = calls.made.length;
    await clock.until(one.send(replySaying('second')));
    const made = calls.made.slice(before).map(({ name }) => name);
    assert.deepEqual(made.slice(0, 5), [
        'records.create outbox',
        'rooms.written',
        'records.find',
        'records.find',
        'records.find',
    ]);
    calls.hook = { before: ({ name }) => (name === 'rooms.written' ? forever() : undefined) };
    const startedAt = clock.now();
    await clock.until(one.send(replySaying('third')));
    assert.ok(clock.now() - startedAt < COMPARED_WITHIN_MS + 1_000);
    assert.deepEqual(said(world), ['first', 'second', 'third']);
});

test('however full a room is, a reply waits for what was written since the one before it alone, and what was lost comes first', async () => {
    const world = replyWorld();
    const { clock, calls } = world.workspace;
    const one = world.start('one');
    await clock.until(one.send(replySaying('first')));
    for (let index = 0; index < 200; index += 1) {
        visitorWrites(world, `question ${index}`, clock.now());
        await clock.advance(500);
    }
    await clock.until(one.send(replySaying('second')));
    for (const text of ['third', 'fourth', 'fifth']) {
        await unheard(world, `lost before ${text}`);
        await clock.advance(6_000);
        const before = calls.made.length;
        await clock.until(one.send(replySaying(text)));
        const pages = calls.made.slice(before).filter(({ name }) => name === 'rooms.written');
        assert.equal(pages.length, 1, text);
    }
    const inOrder = ['third', 'fourth', 'fifth'].flatMap((text) => [`lost before ${text}`, text]);
    assert.deepEqual(said(world), ['first', 'second', ...inOrder]);
});

test('what shows up in a full room with an earlier time, behind what replies read, is found by the job while it may be sent', async () => {
    const world = replyWorld();
    const { clock } = world.workspace;
    const one = world.start('one');
    await clock.until(one.recover());
    for (let index = 0; index < 400; index += 1) {
        visitorWrites(world, `question ${index}`, clock.now());
        await clock.advance(50);
    }
    await clock.until(one.send(replySaying('first')));
    const late = replySaying('late');
    world.write(late);
    change(world, 'late', { at: clock.now() - 15_000 });
    await clock.advance(6_000);
    await clock.until(one.send(replySaying('second')));
    assert.deepEqual(said(world), ['first', 'second']);
    for (let run = 0; run < 4; run += 1) {
        await clock.advance(MINUTE_MS);
        await clock.until(one.recover());
    }
    assert.deepEqual(said(world), ['first', 'second', 'late']);
    assert.deepEqual(world.notes, []);
});

test('whoever hears of a reply, and whoever dies over it, it is sent once or its agent is told', async () => {
    await fc.assert(
        fc.asyncProperty(
            fc.array(fc.record({ heardBy: fc.constantFrom('one', 'two', 'both', 'nobody'), afterMs: fc.nat(200) }), {
                minLength: 1,
                maxLength: 6,
            }),
            fc.array(fc.nat(90), { minLength: 5, maxLength: 30 }),
            fc.option(fc.nat(60), { nil: undefined }),
            async (written, delays, dies) => {
                const world = replyWorld();
                const { clock, calls } = world.workspace;
                const [one, two] = [world.start('one'), world.start('two')];
                let next = 0;
                calls.hook = {
                    before: ({ number }) => {
                        // It is known of no request whether Twilio took it: those are told of, and not at stake here.
                        if (number === dies && calls.made.at(-1)?.name !== 'twilio.send') {
                            one.kill();
                        }
                        return clock.wait(delays[next++ % delays.length] ?? 0);
                    },
                };
                const texts = written.map((_, index) => `text ${index}`);
                for (const [index, { heardBy, afterMs }] of written.entries()) {
                    const reply = replySaying(texts[index] ?? '');
                    world.write(reply);
                    for (const process of [one, two]) {
                        if (heardBy === process.name || heardBy === 'both') {
                            void process.hear(reply);
                        }
                    }
                    void two.recover();
                    await clock.advance(1 + afterMs);
                }
                await clock.quiet();
                for (let minute = 0; minute < 3; minute += 1) {
                    await clock.advance(MINUTE_MS);
                    await clock.until(two.recover());
                }
                assert.deepEqual(new Set(said(world)).size, said(world).length, 'twice');
                const missing = texts.filter((text) => !said(world).includes(text));
                assert.ok(missing.length <= world.notes.length, `neither sent nor told: ${missing}`);
                assert.deepEqual(waiting(world), []);
            },
        ),
        { numRuns: 40 },
    );
});

function visitorWrites(world: ReplyWorld, text: string, at: number): void {
    world.write(replySaying(text));
    change(world, text, { at, isVisitors: true });
}

function change(world: ReplyWorld, text: string, about: object): void {
    const [id, message] = [...world.written].find(([, one]) => one.text === text) ?? [];
    assert.ok(id !== undefined && message !== undefined);
    world.written.set(id, { ...message, ...about });
}
