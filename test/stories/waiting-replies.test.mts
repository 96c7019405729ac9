import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LEASE_MS } from '../../lib/model/timing.ts';
import { type ReplyWorld, replySaying, replyWorld, said, waiting } from './fake/reply-world.mts';

const MINUTE_MS = 60_000;
const LONG = `${'word '.repeat(350)}end`;

/** The minute job of a process, minute after minute. */
async function minutes(world: ReplyWorld, count: number, process = world.start('job')): Promise<void> {
    const { clock } = world.workspace;
    for (let minute = 0; minute < count; minute += 1) {
        await clock.advance(MINUTE_MS);
        await clock.until(process.recover());
    }
}

for (const [answer, reason] of [
    [{ kind: 'retry' }, /Twilio takes no more messages at the moment/],
    [{ kind: 'not-connected' }, /Twilio cannot be reached at the moment/],
] as const) {
    test(`replies that wait for a minute are told to, once each, and why: ${answer.kind}`, async () => {
        const world = replyWorld();
        const { clock } = world.workspace;
        world.answer = () => answer;
        const one = world.start('one');
        await clock.until(Promise.all(['a', 'b'].map((text) => one.send(replySaying(text)))));
        await clock.until(one.recover());
        assert.equal(world.notes.length, 0);
        const job = world.start('job');
        await minutes(world, 20, job);
        assert.equal(world.notes.length, 2, world.notes.join('\n'));
        for (const [index, text] of ['a', 'b'].entries()) {
            assert.ok(world.notes[index]?.startsWith(`⏳ Not sent yet: “${text}”`));
            assert.match(world.notes[index] ?? '', reason);
            assert.match(world.notes[index] ?? '', /given up after 4 h;/);
        }
        assert.deepEqual(world.lines, world.notes);
        world.answer = () => undefined;
        await minutes(world, 11, job);
        assert.deepEqual(said(world), ['a', 'b']);
        assert.equal(world.notes.length, 2);
        assert.deepEqual([...job.memory.replies.waitTold], [], 'of what waits no more nothing is kept in mind');
    });
}

test('a reply that has waited for longer than the setting says is given up and told, and the next one leaves', async () => {
    const world = replyWorld();
    const { clock, settings } = world.workspace;
    Object.assign(settings, { reply_expires_hours: 2 });
    world.answer = () => ({ kind: 'retry' });
    const one = world.start('one');
    await clock.until(one.send(replySaying('stale')));
    await minutes(world, 119, one);
    assert.deepEqual(
        world.notes.filter((note) => note.startsWith('⚠️')),
        [],
    );
    await clock.until(one.send(replySaying('fresh')));
    await minutes(world, 12, one);
    world.answer = () => undefined;
    await minutes(world, 12, one);
    assert.deepEqual(said(world), ['fresh']);
    const given = world.notes.filter((note) => note.startsWith('⚠️'));
    assert.match(given.join(), /^⚠️ Not sent: “stale”.*given up/);
    assert.deepEqual([given.length, waiting(world)], [1, []]);
});

test('a reply that was deleted while it waited does not leave, and that is said', async () => {
    for (const deleted of ['gone', 'shown as removed'] as const) {
        const world = replyWorld();
        await waitingReply(world, 'wrong number');
        if (deleted === 'gone') {
            world.written.delete('m-wrong number');
        } else {
            change(world, 'm-wrong number', { systemType: 'rm', text: '' });
        }
        world.answer = () => undefined;
        await minutes(world, 3);
        assert.deepEqual([said(world), waiting(world)], [[], []]);
        assert.match(world.notes.at(-1) ?? '', /deleted before it could leave/);
    }
});

test('a reply that was corrected while it waited leaves as corrected, once', async () => {
    const world = replyWorld();
    await waitingReply(world, 'at 5');
    change(world, 'm-at 5', { isEdited: true, text: 'at 6' });
    world.answer = () => undefined;
    await minutes(world, 3);
    assert.deepEqual([said(world), waiting(world)], [['at 6'], []]);
});

for (const [what, about, left] of [
    ['deleted', { systemType: 'rm', text: '' }, ['first']],
    ['corrected', { isEdited: true, text: 'at 6' }, ['first', 'at 6']],
] as const) {
    test(`a reply that is ${what} in the two seconds that the one before it takes does not leave as it was`, async () => {
        const world = replyWorld();
        const { clock, calls } = world.workspace;
        const one = world.start('one');
        calls.hook = {
            before: async ({ name }) => {
                if (name === 'twilio.send' && said(world).length === 0) {
                    await clock.wait(2_000);
                    change(world, 'm-at 5', about);
                }
            },
        };
        await clock.until(Promise.all(['first', 'at 5'].map((text) => one.send(replySaying(text)))));
        calls.hook = {};
        await minutes(world, 2);
        assert.deepEqual([said(world), waiting(world)], [left, []]);
    });
}

test('one that is corrected in the pause after Twilio was busy is not asked for as it was', async () => {
    const world = replyWorld();
    const { clock, calls } = world.workspace;
    let asked = 0;
    world.answer = () => {
        asked += 1;
        change(world, 'm-at 5', { isEdited: true, text: 'at 6' });
        return asked === 1 ? { kind: 'retry' } : undefined;
    };
    await clock.until(world.start('one').send(replySaying('at 5')));
    await minutes(world, 2);
    assert.deepEqual(said(world), ['at 6']);
    assert.equal(calls.made.filter(({ name }) => name === 'twilio.send').length, 2);
});

test('of one that is corrected when a part has left, the rest is kept back, and that is said', async () => {
    const world = replyWorld();
    const { clock } = world.workspace;
    let asked = 0;
    world.answer = () => {
        asked += 1;
        return asked === 1 ? undefined : { kind: 'retry' };
    };
    await clock.until(world.start('one').send(replySaying(LONG, { messageId: 'm' })));
    change(world, 'm', { isEdited: true, text: 'short' });
    world.answer = () => undefined;
    await minutes(world, 3);
    assert.equal(said(world).length, 1);
    assert.match(world.notes.at(-1) ?? '', /the rest was kept back/);
    assert.deepEqual(waiting(world), []);
});

test('a wrong certificate or an unknown host is told at once, and nothing is tried for ever', async () => {
    const world = replyWorld();
    const { clock, calls } = world.workspace;
    world.answer = () => ({ kind: 'wrong-host' });
    await clock.until(world.start('one').send(replySaying('Hi')));
    assert.match(world.notes.join(), /^⚠️ Not sent: “Hi”.*leads nowhere/);
    await minutes(world, 3);
    assert.equal(calls.made.filter(({ name }) => name === 'twilio.send').length, 1);
    assert.deepEqual(waiting(world), []);
});

test('a process that dies in the pause after Twilio was busy leaves a reply that is neither lost nor doubted', async () => {
    for (let pause = 1; pause <= 4; pause += 1) {
        const world = replyWorld();
        const { clock } = world.workspace;
        const one = world.start('one');
        let asked = 0;
        world.answer = () => {
            asked += 1;
            if (asked === pause) {
                // In the middle of the pause, when the answer is noted.
                void clock.wait(400).then(() => one.kill());
            }
            return asked <= pause ? { kind: 'retry' } : undefined;
        };
        void one.send(replySaying('Hi'));
        await clock.quiet();
        await clock.advance(LEASE_MS);
        await minutes(world, 2);
        assert.deepEqual([said(world), world.notes, waiting(world)], [['Hi'], [], []], `pause ${pause}`);
    }
});

test('a reply that cannot be prepared is given up after a few tries and told, and the next one leaves', async () => {
    const world = replyWorld();
    const { clock } = world.workspace;
    const one = world.start('one');
    world.spoilt.add('stuck');
    const file = { uploadId: 'stuck', name: 'a.png', type: 'image/png', caption: '' };
    await clock.until(one.send(replySaying('stuck', { files: [file] })));
    await clock.until(one.send(replySaying('next')));
    await minutes(world, 4, one);
    assert.deepEqual(said(world), ['next']);
    assert.match(world.notes.join('\n'), /⚠️ Not sent: “stuck”.*could not prepare it/);
    assert.deepEqual(waiting(world), []);
});

test('nor does one over which the store fails hold up those behind it', async () => {
    const world = replyWorld();
    const { clock, calls } = world.workspace;
    const one = world.start('one');
    // What is noted of its first part is what fails.
    calls.hook = {
        before: ({ name }) => {
            if (name === 'records.create reply' && said(world).join() === 'stuck') {
                throw new Error('Mongo is away');
            }
        },
    };
    await clock.until(one.send(replySaying('stuck')));
    await clock.until(one.send(replySaying('next')));
    await minutes(world, 8, one);
    calls.hook = {};
    await minutes(world, 2, one);
    assert.deepEqual(said(world), ['stuck', 'next']);
    assert.deepEqual(waiting(world), []);
});

/** A reply that Twilio did not take for now. */
async function waitingReply(world: ReplyWorld, text: string): Promise<void> {
    world.answer = () => ({ kind: 'retry' });
    await world.workspace.clock.until(world.start('one').send(replySaying(text)));
}

function change(world: ReplyWorld, messageId: string, about: object): void {
    const message = world.written.get(messageId);
    assert.ok(message);
    world.written.set(messageId, { ...message, ...about });
}
