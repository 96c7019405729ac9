import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ReplyWorld, replySaying, replyWorld } from './fake/reply-world.mts';

const HI = replySaying('Hi');

/** The last reaction is lost, or an older one is back, so many times: another instance has rewritten all of them. */
async function reactionsLost(times: number, left: readonly string[]) {
    const world = replyWorld();
    const { clock, calls } = world.workspace;
    const one = world.start('one');
    await clock.until(one.send(HI));
    let lost = 0;
    calls.hook = {
        after: ({ name }) => {
            if (name === 'agents.react' && lost < times) {
                lost += 1;
                world.reactions.set(HI.messageId, new Set(left));
            }
        },
    };
    const [{ sid = '', message = '' } = {}] = world.taken;
    const before = calls.made.length;
    await one.callback({ sid, message, status: 'delivered' });
    const reactions = calls.made.slice(before).filter(({ name }) => name === 'agents.react').length;
    return { shown: shown(world, HI.messageId), reactions };
}

for (const [what, left] of [
    ['lost', []],
    ['replaced by an older one', [':outbox_tray:']],
    ['joined by an older one', [':white_check_mark:', ':outbox_tray:']],
] as const) {
    test(`a reaction that was ${what} by another instance at the same moment is put right`, async () => {
        assert.deepEqual(await reactionsLost(1, left), { shown: [':white_check_mark:'], reactions: 2 });
        assert.deepEqual(await reactionsLost(4, left), { shown: [':white_check_mark:'], reactions: 5 });
    });
}

test('a reaction that is lost every time is given up after the fifth', async () => {
    assert.deepEqual(await reactionsLost(Infinity, []), { shown: [], reactions: 5 });
});

test('what another person or the agent reacts with is left alone', async () => {
    const world = replyWorld();
    const { clock } = world.workspace;
    const one = world.start('one');
    await clock.until(one.send(HI));
    world.reactions.get(HI.messageId)?.add(':heart:');
    const [{ sid = '', message = '' } = {}] = world.taken;
    await one.callback({ sid, message, status: 'read' });
    assert.deepEqual(shown(world, HI.messageId), [':heart:', ':eyes:']);
});

test('with reactions switched off none is shown, and failures are told all the same', async () => {
    const world = replyWorld();
    const { clock, settings } = world.workspace;
    settings.show_delivery = false;
    const one = world.start('one');
    await clock.until(one.send(HI));
    const [{ sid = '', message = '' } = {}] = world.taken;
    await one.callback({ sid, message, status: 'undelivered', errorCode: '30003' });
    world.answer = () => ({ kind: 'refused', code: 21211 });
    await clock.until(one.send(replySaying('again')));
    assert.deepEqual([world.reactions.size, world.notes.length], [0, 2]);
});

test('a telling that fails is logged, does not keep the other one from the agent, and undoes nothing', async () => {
    const world = replyWorld();
    const { clock, calls, log } = world.workspace;
    const one = world.start('one');
    world.answer = () => ({ kind: 'refused', code: 21211 });
    calls.hook = {
        before: ({ name }) => {
            if (name === 'agents.tell' || name === 'agents.react') {
                throw new Error('gone');
            }
        },
    };
    await clock.until(one.send(HI));
    assert.deepEqual([world.notes.length, world.lines.length], [0, 1]);
    assert.equal(log.filter(({ event }) => event === 'sms.not-told').length, 2);
});

function shown({ reactions }: ReplyWorld, messageId: string): readonly string[] {
    return [...(reactions.get(messageId) ?? [])];
}
