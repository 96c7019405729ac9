import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LEASE_MS } from '../../lib/model/timing.ts';
import { forever } from './fake/calls.mts';
import type { Sending } from './fake/memory-twilio.mts';
import { unfinished } from './fake/outcome.mts';
import { type ReplyWorld, replySaying, replyWorld } from './fake/reply-world.mts';

/** Three parts: the first begins with w0, the second with one of the words in the middle. */
const LONG = replySaying(Array.from({ length: 900 }, (_, at) => `w${at}`).join(' '));
const NEXT = replySaying('next');

function bodies({ taken }: ReplyWorld): readonly string[] {
    return taken.map(({ body }) => body);
}

function isMiddle(body: string): boolean {
    return body !== NEXT.text && !body.startsWith('w0 ') && !body.endsWith('w899');
}

/** The parts of the long reply, as they leave when all is well. */
async function parts(): Promise<readonly string[]> {
    const world = replyWorld();
    await world.workspace.clock.until(world.start('one').send(LONG));
    assert.equal(world.taken.length, 3);
    return bodies(world);
}

/** Twilio answers so for the middle part, so many times. */
function spoil(world: ReplyWorld, answer: Sending, times = Infinity): void {
    let left = times;
    world.answer = (body) => (isMiddle(body) && left-- > 0 ? answer : undefined);
}

async function sendBoth(world: ReplyWorld): Promise<void> {
    const one = world.start('one');
    await world.workspace.clock.until(Promise.all([one.send(LONG), one.send(NEXT)]));
    await world.workspace.clock.quiet();
}

test('several parts leave in order, and the next reply after them', async () => {
    const world = replyWorld();
    await sendBoth(world);
    assert.deepEqual(bodies(world), [...(await parts()), 'next']);
    assert.equal(bodies(world).slice(0, 3).join(' '), LONG.text);
});

test('a part in the middle that Twilio is too busy for is handed over again, before the one after it', async () => {
    const world = replyWorld();
    spoil(world, { kind: 'retry' }, 3);
    await sendBoth(world);
    assert.deepEqual(bodies(world), [...(await parts()), 'next']);
    assert.deepEqual(world.notes, []);
});

test('while a part in the middle waits nothing after it leaves, and later only what is missing does', async () => {
    const world = replyWorld();
    spoil(world, { kind: 'not-connected' });
    await sendBoth(world);
    const [first = '', ...others] = await parts();
    assert.deepEqual(bodies(world), [first]);
    world.answer = () => undefined;
    await world.workspace.clock.advance(60_000);
    await world.workspace.clock.until(world.start('job').recover());
    assert.deepEqual(bodies(world), [first, ...others, 'next']);
    assert.deepEqual([world.notes, unfinished(world.workspace)], [[], []]);
});

test('after a part in the middle that Twilio refuses no other part leaves; the agent is told, and the next reply leaves', async () => {
    const world = replyWorld();
    spoil(world, { kind: 'refused', code: 30005 });
    await sendBoth(world);
    const [first] = await parts();
    assert.deepEqual(bodies(world), [first, 'next']);
    assert.equal(world.notes.length, 1);
    assert.match(world.notes[0] ?? '', /^⚠️ Not delivered: .*30005/);
    assert.deepEqual([...(world.reactions.get(LONG.messageId) ?? [])], [':x:']);
    assert.deepEqual(unfinished(world.workspace), []);
});

test('after a part in the middle of which nobody knows whether it left no other part does, and the agent is told', async () => {
    const world = replyWorld();
    spoil(world, { kind: 'unknown' });
    await sendBoth(world);
    const [first] = await parts();
    assert.deepEqual(bodies(world), [first, 'next']);
    assert.match(world.notes.join(), /^⚠️ Perhaps not delivered/);
});

test('a reply of which a part never left is not shown as delivered, whatever its callbacks say', async () => {
    const world = replyWorld();
    spoil(world, { kind: 'unknown' });
    await sendBoth(world);
    const two = world.start('two');
    for (const sid of [world.taken[0]?.sid ?? '', `SM${'d'.repeat(32)}`]) {
        await two.callback({ sid, status: 'delivered', message: LONG.messageId });
    }
    assert.deepEqual([...(world.reactions.get(LONG.messageId) ?? [])], []);
});

test('a process that dies between two parts leaves the rest to another one, which sends no part twice', async () => {
    const world = replyWorld();
    const { clock, calls } = world.workspace;
    const one = world.start('one');
    let saves = 0;
    calls.hook = {
        after: ({ name }) => {
            saves += name === 'records.replace' && world.taken.length === 1 ? 1 : 0;
            if (saves === 0) {
                return undefined;
            }
            one.kill();
            return forever();
        },
    };
    void one.send(LONG);
    await clock.quiet();
    calls.hook = {};
    await clock.advance(LEASE_MS);
    await clock.until(world.start('two').recover());
    assert.deepEqual(bodies(world), await parts());
    assert.deepEqual(world.notes, []);
});

test('a reply whose turn somebody else has taken is neither sent nor told of by the one who lost it', async () => {
    const world = replyWorld();
    const { clock, calls } = world.workspace;
    const one = world.start('one');
    calls.hook = {
        before: ({ name, process }) =>
            // The process is stopped right before it notes that it hands the first part over.
            name === 'records.replace' && process === 'one' ? clock.wait(LEASE_MS + 60_000) : undefined,
    };
    const sending = one.send(LONG);
    await clock.advance(LEASE_MS + 1_000);
    await clock.until(world.start('two').recover());
    assert.deepEqual(bodies(world), await parts());
    await clock.until(sending);
    await clock.quiet();
    assert.deepEqual(bodies(world), await parts());
    assert.deepEqual(world.notes, []);
});
