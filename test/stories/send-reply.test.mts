import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LEASE_MS } from '../../lib/model/timing.ts';
import { type Call, diedBy, type Hook, hang, strikesAt } from './fake/calls.mts';
import { type ReplyWorld, replySaying, replyWorld, said, waiting } from './fake/reply-world.mts';

const SHORT = replySaying('Hi there');
const LONG = replySaying(Array.from({ length: 900 }, (_, at) => `w${at}`).join(' '));
const REFUSED = replySaying('refuse me');
const MINUTE_MS = 60_000;

/** What happens to the process at one call. */
type Fate = (world: { readonly world: ReplyWorld; readonly kill: () => void }) => Hook;

const FATES: Readonly<Record<string, Fate>> = {
    'dies before': ({ kill }) => ({ before: () => diedBy(kill) }),
    'dies after': ({ kill }) => ({ after: () => diedBy(kill) }),
    'fails before': () => ({
        before: () => {
            throw new Error('Mongo is away');
        },
    }),
    'fails after': () => ({
        after: () => {
            throw new Error('Mongo is away');
        },
    }),
    'hangs at': ({ world }) => ({ before: () => hang(world.workspace.clock) }),
};

/** Sends a reply by a process to which something happens at its call of this number; another one does the jobs. */
async function tell(
    reply: typeof SHORT,
    strike?: { readonly at: number; readonly fate: Fate; readonly heard: boolean },
) {
    const world = replyWorld();
    world.answer = (body) => (body === REFUSED.text ? { kind: 'refused', code: 21211 } : undefined);
    const { clock, calls } = world.workspace;
    const one = world.start('one');
    const two = world.start('two');
    const fate = strike?.fate({ world, kill: one.kill });
    let struckAt: Call | undefined;
    const strikes = (call: Call) => {
        if (call.process !== 'one' || call.number !== strike?.at) {
            return false;
        }
        struckAt = call;
        return true;
    };
    calls.hook = {
        before: (call) => (strikes(call) ? fate?.before?.(call) : undefined),
        after: (call) => (strikes(call) ? fate?.after?.(call) : undefined),
    };
    let isRejected = false;
    void one.send(reply).catch(() => {
        isRejected = true;
    });
    await clock.quiet();
    calls.hook = {};
    const made = calls.made.filter(({ process }) => process === 'one');
    for (const { sid, message } of strike?.heard ? world.taken : []) {
        await two.callback({ sid, status: 'delivered', message });
    }
    for (let minute = 0; minute < 3; minute += 1) {
        await clock.advance(MINUTE_MS);
        await clock.until(two.recover());
    }
    return { world, made, struckAt, isRejected };
}

for (const reply of [SHORT, LONG, REFUSED]) {
    const what = reply === SHORT ? 'a reply' : reply === LONG ? 'a reply in three parts' : 'a refused reply';
    for (const [name, fate] of Object.entries(FATES)) {
        for (const heard of [true, false]) {
            test(`${what} whose process ${name} any of its calls: sent once at most, and what did not arrive is told (${heard ? 'with' : 'without'} callbacks)`, async () => {
                const { made } = await tell(reply);
                assert.ok(made.length > 8, `${made.length} calls`);
                for (const at of strikesAt(made, name.endsWith(' after') ? 'after' : 'before')) {
                    const told = await tell(reply, { at, fate, heard });
                    judge(reply, { ...told, at: `${name} call ${at}, ${told.struckAt?.name}` });
                }
            });
        }
    }
}

interface Verdict {
    readonly world: ReplyWorld;
    readonly struckAt: Call | undefined;
    readonly isRejected: boolean;
    readonly at: string;
}

/** Also of a process that dies before the reply is in the outbox: the message stands in the room. */
function judge(reply: typeof SHORT, { world, isRejected, at }: Verdict): void {
    const bodies = world.taken.map(({ body }) => body);
    const whole = reply.text;
    assert.equal(new Set(bodies).size, bodies.length, `twice: ${at}`);
    assert.ok(whole.startsWith(bodies.join(' ')), `in order: ${at}`);
    const arrived = bodies.join(' ') === whole;
    const isTold = failures(world).length > 0;
    assert.ok(arrived || isTold, `neither arrived nor told: ${at}`);
    assert.equal(isRejected, false, at);
    assert.deepEqual(waiting(world), [], `still waiting: ${at}`);
}

test('replies leave in the order in which they were said, behind one that has to wait, each once', async () => {
    const world = replyWorld();
    const { clock } = world.workspace;
    const one = world.start('one');
    let isOut = true;
    world.answer = (body) => (body === 'first' && isOut ? { kind: 'retry' } : undefined);
    const sending = Promise.all(['first', 'second', 'third'].map((text) => one.send(replySaying(text))));
    await clock.until(sending);
    assert.deepEqual(said(world), []);
    // Who waited behind it while it failed has no news: only the first was tried, until the patience was over.
    assert.equal(world.workspace.calls.made.filter(({ name }) => name === 'twilio.send').length, 5);
    isOut = false;
    await clock.advance(1_000);
    await clock.until(one.recover());
    assert.deepEqual(said(world), ['first', 'second', 'third']);
    assert.deepEqual([world.notes, waiting(world)], [[], []]);
});

test('a new reply is a reason to try at once what waits, and leaves behind it', async () => {
    const world = replyWorld();
    const { clock } = world.workspace;
    const one = world.start('one');
    world.answer = () => ({ kind: 'not-connected' });
    await clock.until(one.send(replySaying('first')));
    await clock.advance(MINUTE_MS);
    await clock.until(one.recover());
    world.answer = () => undefined;
    await clock.until(one.send(replySaying('second')));
    assert.deepEqual(said(world), ['first', 'second']);
});

for (const [kind, answer] of Object.entries({
    'too many requests': { kind: 'retry' },
    'a full queue': { kind: 'retry' },
    'no connection': { kind: 'not-connected' },
} as const)) {
    test(`an outage (${kind}): pauses grow to ten minutes, nothing is sent twice, and all is sent in order when it is over`, async () => {
        const world = replyWorld();
        const { clock, calls } = world.workspace;
        const one = world.start('one');
        world.answer = () => answer;
        await clock.until(Promise.all(['a', 'b'].map((text) => one.send(replySaying(text)))));
        const attempts: number[] = [];
        for (let minute = 0; minute < 60; minute += 1) {
            await clock.advance(MINUTE_MS);
            const before = calls.made.length;
            await clock.until(one.recover());
            if (calls.made.slice(before).some(({ name }) => name === 'twilio.send')) {
                attempts.push(minute);
            }
        }
        const pauses = attempts.map((minute, index) => minute - (attempts[index - 1] ?? 0)).slice(1);
        assert.deepEqual(
            pauses,
            pauses.slice().sort((a, b) => a - b),
        );
        assert.ok(attempts.length < 15 && Math.max(...pauses) <= 11, String(attempts));
        world.answer = () => undefined;
        await one.send(replySaying('c'));
        for (let minute = 0; minute < 12; minute += 1) {
            await clock.advance(MINUTE_MS);
            await clock.until(one.recover());
        }
        assert.deepEqual(said(world), ['a', 'b', 'c']);
        assert.deepEqual(failures(world), []);
    });
}

test('a reply that the store refuses while others are before it is told to wait, and sent when the store takes it', async () => {
    const world = replyWorld();
    const { clock, calls } = world.workspace;
    const one = world.start('one');
    let stored = 0;
    calls.hook = {
        before: ({ name }) => {
            if (name === 'records.create outbox') {
                stored += 1;
                if (stored === 2) {
                    throw new Error('Mongo is away');
                }
            }
            return name === 'twilio.send' ? clock.wait(500) : undefined;
        },
    };
    const [first, second, third] = ['first', 'second', 'third'].map((text) => one.send(replySaying(text)));
    await clock.until(Promise.all([first, second, third]));
    assert.deepEqual(said(world), ['first', 'third']);
    assert.match(world.notes.join(), /^⏳ Not sent yet: “second”.*by itself/);
    await clock.until(one.recover());
    assert.deepEqual(said(world), ['first', 'third', 'second']);
    assert.deepEqual(world.lines, []);
});

test('what may have been taken is never sent again, and what follows is not held up', async () => {
    const world = replyWorld();
    const { clock } = world.workspace;
    const one = world.start('one');
    world.answer = (body) => (body === 'first' ? { kind: 'unknown' } : undefined);
    await clock.until(Promise.all(['first', 'second'].map((text) => one.send(replySaying(text)))));
    await clock.advance(MINUTE_MS);
    await clock.until(one.recover());
    assert.deepEqual(said(world), ['second']);
    assert.match(world.notes.join(), /^⚠️ Perhaps not delivered: “first”/);
    assert.deepEqual(world.lines, world.notes);
});

test('an opt-out that Twilio reports holds for the replies behind it', async () => {
    const world = replyWorld();
    const { clock } = world.workspace;
    const one = world.start('one');
    world.answer = () => ({ kind: 'refused', code: 21610 });
    await clock.until(Promise.all(['a', 'b'].map((text) => one.send(replySaying(text)))));
    const sends = world.workspace.calls.made.filter(({ name }) => name === 'twilio.send');
    assert.equal(sends.length, 1);
    assert.match(world.notes[1] ?? '', /^⚠️ Not sent: “b”.*STOP/);
});

test('what agents write with mentions and Markdown is quoted in a line that Rocket.Chat takes and shows as it is', async () => {
    const world = replyWorld();
    const one = world.start('one');
    world.answer = () => ({ kind: 'refused', code: 21211 });
    await world.workspace.clock.until(one.send(replySaying('ask @all and @here, 2 * 3 * 4')));
    assert.doesNotMatch(world.lines.join(), /(^|\s)@(all|here)\b/);
});

/** The second reply is stored before the first, and another instance takes the turn in between. */
const OVERTAKEN = {
    arrivals: [
        { process: 1, atMs: 1 },
        { process: 0, atMs: 0 },
        { process: 0, atMs: 0 },
    ],
    delays: [2, 0, 0, 0, 0, 0],
};

test('whatever the delays, replies of two processes in one conversation are sent once each, and each process’s in order', async () => {
    await fc.assert(
        fc.asyncProperty(
            fc.array(fc.record({ process: fc.nat(1), atMs: fc.nat(100) }), { minLength: 2, maxLength: 8 }),
            fc.array(fc.nat(120), { minLength: 5, maxLength: 40 }),
            fc.array(fc.boolean(), { minLength: 3, maxLength: 20 }),
            async (arrivals, delays, refusals) => {
                const world = replyWorld();
                const { clock, calls } = world.workspace;
                let next = 0;
                calls.hook = { before: () => clock.wait(delays[next++ % delays.length] ?? 0) };
                let asked = 0;
                world.answer = () =>
                    refusals[asked++ % refusals.length] && asked < 12 ? { kind: 'retry' } : undefined;
                const processes = ['one', 'two'].map(world.start);
                const names = arrivals.map(({ process, atMs: roughlyMs }, index) => {
                    // Nobody writes twice within one millisecond.
                    const atMs = roughlyMs * 8 + index;
                    const text = `${process}-${String(atMs).padStart(5, '0')}`;
                    void clock.wait(atMs).then(() => processes[process]?.send(replySaying(text)));
                    return text;
                });
                await clock.quiet();
                for (let minute = 0; minute < 12 && waiting(world).length > 0; minute += 1) {
                    await clock.advance(Math.max(MINUTE_MS, LEASE_MS));
                    await clock.until(processes[1]?.recover() ?? Promise.resolve());
                }
                assert.deepEqual(said(world).slice().sort(), names.slice().sort());
                for (const process of ['0', '1']) {
                    const own = said(world).filter((text) => text.startsWith(process));
                    assert.deepEqual(own, own.slice().sort());
                }
                assert.deepEqual(failures(world), []);
            },
        ),
        { numRuns: 60, examples: [[OVERTAKEN.arrivals, OVERTAKEN.delays, [false]]] },
    );
});

/** What agents were told but that a reply waits. */
function failures({ notes, lines }: ReplyWorld): readonly string[] {
    return [...notes, ...lines].filter((note) => !note.startsWith('⏳'));
}
