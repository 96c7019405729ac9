import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pairOf } from '../../lib/model/room.ts';
import { LEASE_MS } from '../../lib/model/timing.ts';
import { forever } from './fake/calls.mts';
import { type ReplyWorld, replySaying, replyWorld, wayTo } from './fake/reply-world.mts';
import { AUTH_TOKEN, CUSTOMER, SUBACCOUNT } from './fake/signed-texts.mts';

const HI = replySaying('Hi');
const LONG = replySaying(`${'word '.repeat(350)}end`);

/** A process takes a reply to Twilio, which takes it, and dies before it has noted anything of that. */
async function diedAfterHandingOver(world: ReplyWorld, reply = HI): Promise<void> {
    const one = world.start('one');
    const { calls, clock } = world.workspace;
    calls.hook = {
        after: ({ name }) => {
            if (name !== 'twilio.send') {
                return undefined;
            }
            one.kill();
            return forever();
        },
    };
    void one.send(reply);
    await clock.quiet();
    calls.hook = {};
}

async function afterTheLease({ workspace }: ReplyWorld): Promise<void> {
    await workspace.clock.advance(LEASE_MS + 1);
}

test('a part known only by its callback is noted, so that what Twilio says of it later is shown', async () => {
    const world = replyWorld();
    await diedAfterHandingOver(world);
    const [{ sid = '', message = '' } = {}] = world.taken;
    const two = world.start('two');
    await two.callback({ sid, status: 'sent', message });
    await afterTheLease(world);
    await world.workspace.clock.until(two.recover());
    assert.deepEqual(shown(world, HI.messageId), [':outbox_tray:']);
    await two.callback({ sid, status: 'delivered', message });
    assert.deepEqual(shown(world, HI.messageId), [':white_check_mark:']);
    assert.deepEqual([world.taken.length, world.notes], [1, []]);
});

test('a failure reported while nobody worked on the reply is told by whoever takes it up', async () => {
    const world = replyWorld();
    await diedAfterHandingOver(world);
    const [{ sid = '', message = '' } = {}] = world.taken;
    const two = world.start('two');
    await two.callback({ sid, status: 'undelivered', errorCode: '30003', message });
    await afterTheLease(world);
    await world.workspace.clock.until(two.recover());
    assert.equal(world.notes.length, 1);
    assert.match(world.notes[0] ?? '', /30003/);
    assert.deepEqual(shown(world, HI.messageId), [':x:']);
});

test('the second part leaves after the first was recognised by its callback, and both count', async () => {
    const world = replyWorld();
    await diedAfterHandingOver(world, LONG);
    const [{ sid = '', message = '' } = {}] = world.taken;
    const two = world.start('two');
    await two.callback({ sid, status: 'delivered', message });
    await afterTheLease(world);
    await world.workspace.clock.until(two.recover());
    assert.equal(world.taken.map(({ body }) => body).join(' '), LONG.text);
    assert.deepEqual(shown(world, LONG.messageId), [':outbox_tray:']);
    await two.callback({ sid: world.taken[1]?.sid ?? '', status: 'delivered', message });
    assert.deepEqual(shown(world, LONG.messageId), [':white_check_mark:']);
});

test('a failure of a part that was noted, by a process that then died, is told', async () => {
    const world = replyWorld();
    const one = world.start('one');
    const { calls, clock } = world.workspace;
    let isNoted = false;
    calls.hook = {
        before: async ({ name }) => {
            if (name === 'records.create reply' && !isNoted) {
                isNoted = true;
                const [{ sid = '', message = '' } = {}] = world.taken;
                await world.start('two').callback({ sid, status: 'undelivered', errorCode: '30003', message });
            } else if (isNoted && name === 'agents.react') {
                one.kill();
                await forever();
            }
        },
    };
    void one.send(HI);
    await clock.quiet();
    calls.hook = {};
    await afterTheLease(world);
    await clock.until(world.start('three').recover());
    assert.equal(world.notes.length, 1, world.notes.join('\n'));
});

test('a callback between the request and its answer counts, whichever instance gets it', async () => {
    for (const status of ['sent', 'delivered', 'undelivered']) {
        for (const at of ['answer', 'noted', 'looked'] as const) {
            const world = replyWorld();
            const [one, two] = ['one', 'two'].map(world.start);
            const { calls, clock } = world.workspace;
            const point = { answer: 'twilio.send', noted: 'records.create reply', looked: 'records.find' }[at];
            let isOver = false;
            calls.hook = {
                after: async ({ name, process }) => {
                    if (!isOver && process === 'one' && name === point && world.taken.length > 0) {
                        isOver = true;
                        const [{ sid = '', message = '' } = {}] = world.taken;
                        await two?.callback({
                            sid,
                            status,
                            message,
                            ...(status === 'undelivered' && { errorCode: '30003' }),
                        });
                    }
                },
            };
            await clock.until(one?.send(HI) ?? Promise.resolve());
            const reaction = { sent: ':outbox_tray:', delivered: ':white_check_mark:', undelivered: ':x:' }[status];
            assert.deepEqual(shown(world, HI.messageId), [reaction], `${status} ${at}`);
            assert.equal(world.notes.length, status === 'undelivered' ? 1 : 0, `${status} ${at}`);
        }
    }
});

test('a callback that is read before the part is noted and written after the notes were looked for is not lost', async () => {
    const world = replyWorld();
    const [one, two] = ['one', 'two'].map(world.start);
    const { calls, clock } = world.workspace;
    let callback: Promise<unknown> | undefined;
    calls.hook = {
        before: async ({ name, process }) => {
            if (process === 'two' && name === 'records.create reply') {
                // Until process one has long settled.
                await clock.wait(5_000);
            }
        },
        after: async ({ name }) => {
            if (name === 'twilio.send') {
                const [{ sid = '', message = '' } = {}] = world.taken;
                callback = two?.callback({ sid, status: 'undelivered', errorCode: '30003', message });
                await clock.wait(100);
            }
        },
    };
    await clock.until(one?.send(HI) ?? Promise.resolve());
    await clock.until(callback ?? Promise.resolve());
    assert.deepEqual(shown(world, HI.messageId), [':x:']);
    assert.equal(world.notes.length, 1);
});

test('a timeout after which Twilio calls back was no failure: the agent is not alarmed, or hears the truth later', async () => {
    const world = replyWorld();
    const one = world.start('one');
    const { clock } = world.workspace;
    const sid = `SM${'d'.repeat(32)}`;
    world.answer = () => ({ kind: 'unknown' });
    await clock.until(one.send(HI));
    assert.match(world.notes[0] ?? '', /^⚠️ Perhaps not delivered/);
    await one.callback({ sid, status: 'delivered', message: HI.messageId });
    assert.deepEqual(shown(world, HI.messageId), [':white_check_mark:']);
    await one.callback({
        sid: `SM${'c'.repeat(32)}`,
        status: 'undelivered',
        errorCode: '30003',
        message: HI.messageId,
    });
    assert.equal(world.notes.length, 2);
});

test('another account of ours has no say in what became of a reply', async () => {
    const world = replyWorld();
    const { clock, settings } = world.workspace;
    settings.twilio_subaccounts = `${SUBACCOUNT}:${AUTH_TOKEN}`;
    const one = world.start('one');
    await clock.until(one.send(HI));
    const [{ sid = '', message = '' } = {}] = world.taken;
    for (const about of [{ sid, message }, { sid }, { sid: `SM${'d'.repeat(32)}`, message }]) {
        const status = { ...about, status: 'undelivered', errorCode: '21610', accountSid: SUBACCOUNT };
        assert.deepEqual(await one.callback(status), { kind: 'accepted' });
    }
    assert.deepEqual([shown(world, HI.messageId), world.notes], [[':outbox_tray:'], []]);
    const { customers } = world.workspace.start('texts').ports;
    assert.equal((await customers.read(pairOf(wayTo(CUSTOMER)))).optedOut, false);
    await one.callback({ sid, message, status: 'delivered' });
    assert.deepEqual(shown(world, HI.messageId), [':white_check_mark:']);
});

test('an account that is not ours is refused before anything is looked at', async () => {
    const world = replyWorld();
    const before = world.workspace.calls.made.length;
    const answer = await world.start('one').callback({ sid: 'SM1', status: 'sent', accountSid: SUBACCOUNT });
    assert.notEqual(answer.kind, 'accepted');
    assert.equal(world.workspace.calls.made.length, before);
});

test('a status that comes twice is told once, and one alarm a reply is enough', async () => {
    const world = replyWorld();
    const one = world.start('one');
    await world.workspace.clock.until(one.send(LONG));
    for (const { sid, message } of [...world.taken, ...world.taken]) {
        await one.callback({ sid, message, status: 'undelivered', errorCode: '30003' });
    }
    assert.equal(world.notes.length, 1);
});

test('a status of a message that is nobody’s is accepted, and found when it turns out to be a reply’s', async () => {
    const world = replyWorld();
    const { calls, clock } = world.workspace;
    const one = world.start('one');
    calls.hook = {
        after: async ({ name }) => {
            if (name === 'twilio.send') {
                await one.callback({ sid: world.taken[0]?.sid ?? '', status: 'undelivered', errorCode: '30003' });
            }
        },
    };
    await clock.until(one.send(HI));
    assert.deepEqual([shown(world, HI.messageId), world.notes.length], [[':x:'], 1]);
});

function shown({ reactions }: ReplyWorld, messageId: string): readonly string[] {
    return [...(reactions.get(messageId) ?? [])];
}

for (const [what, isThere] of [
    ['quotes the message as it stands', true],
    ['names no words where the message is gone', false],
] as const) {
    test(`no record keeps the words of a reply that has left, and a failure that is told later ${what}`, async () => {
        const world = replyWorld();
        const { clock, records } = world.workspace;
        const reply = replySaying('a secret that nobody else reads', { messageId: 'm' });
        await clock.until(world.start('one').send(reply));
        assert.doesNotMatch(records.map(({ json }) => json).join(), /secret/);
        const [{ sid = '', message = '' } = {}] = world.taken;
        if (!isThere) {
            world.written.delete('m');
        }
        await clock.until(world.start('two').callback({ sid, status: 'undelivered', errorCode: '21610', message }));
        assert.match(world.notes.join(), isThere ? /“a secret/ : /^⚠️ Not delivered: one of your replies\. /);
        // What Twilio says of the customer is known all the same.
        if (isThere) {
            await clock.until(world.start('three').send(replySaying('again')));
            assert.match(world.notes.at(-1) ?? '', /STOP/);
        }
        assert.doesNotMatch(records.map(({ json }) => json).join(), /secret/);
    });
}

const WITHOUT = { status: 'failed' };
const WITH_CODE = { status: 'failed', errorCode: '30007' };
const IN_WORDS = { status: 'undelivered', errorMessage: 'The *carrier* said no' };

const REASONS: ReadonlyArray<readonly [how: string, callbacks: readonly object[], notes: readonly RegExp[]]> = [
    ['with the second callback', [WITHOUT, WITH_CODE, WITH_CODE], [/gave no reason/, /30007/]],
    ['in words alone', [IN_WORDS, IN_WORDS], [/Twilio says: “The .*carrier.* said no”/]],
    ['in words after a failure without any', [WITHOUT, WITHOUT, IN_WORDS], [/gave no reason/, /said no/]],
    ['by a code, and then by another status', [WITH_CODE, WITHOUT, IN_WORDS], [/30007/]],
];

for (const [how, callbacks, notes] of REASONS) {
    for (const isEarly of [false, true]) {
        test(`a failure’s reason that comes ${how} is told${isEarly ? ', before the sid is known too' : ''}`, async () => {
            const world = replyWorld();
            const one = world.start('one');
            const [sid, message] = ['SM00000000000000000000000000000001', HI.messageId];
            const call = async () => {
                for (const callback of callbacks) {
                    await one.callback({ sid, message, status: '', ...callback });
                }
            };
            if (isEarly) {
                await call();
            }
            await world.workspace.clock.until(one.send(HI));
            if (!isEarly) {
                await call();
            }
            const expected = isEarly ? notes.slice(-1) : notes;
            assert.equal(world.notes.length, expected.length, world.notes.join('\n'));
            for (const [index, pattern] of expected.entries()) {
                assert.match(world.notes[index] ?? '', pattern);
            }
        });
    }
}
