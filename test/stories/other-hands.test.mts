import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOT_SETTLED } from './fake/calls.mts';
import { diesAt } from './fake/dies-at.mts';
import { closeAll, shown } from './fake/omnichannel.mts';
import { assertDelivered, minutes, recoverAll } from './fake/outcome.mts';
import { textRequest } from './fake/signed-texts.mts';
import { type FakeWorkspace, fakeWorkspace } from './fake-ports.mts';

/** A customer who has written once, and the room of that. */
async function returning(isNew = true) {
    const workspace = fakeWorkspace();
    workspace.omnichannel.isNew = isNew;
    await workspace.clock.until(workspace.start('first').deliver(textRequest({ Body: 'Hi' })));
    await workspace.clock.quiet();
    const [room] = workspace.omnichannel.rooms;
    assert.ok(room);
    return { workspace, room };
}

/** Somebody else says this in the room. */
function saidByAnother({ omnichannel, clock }: FakeWorkspace, about: { text: string; roomId: string }): void {
    omnichannel.messages.push({ ...about, id: 'of another', senderId: 'ana', at: clock.now() });
}

test('what an agent said in the customer’s very words is not taken for the text of an attempt that died', async () => {
    const { workspace, room } = await returning();
    const one = workspace.start('one');
    saidByAnother(workspace, { text: 'ok', roomId: room.id });
    await diesAt(workspace, { process: one, at: 'before', call: 'livechat.post' }, 'ok');
    await recoverAll(workspace.start('two'), workspace);
    assertDelivered(workspace, ['Hi', 'ok', 'ok']);
});

test('nor are the customer’s own words of more than a day before, which nobody remembers any more', async () => {
    const { workspace, room } = await returning();
    const { clock, omnichannel } = workspace;
    const [hi] = omnichannel.messages;
    assert.ok(hi);
    omnichannel.messages.unshift({ ...hi, id: 'older', text: 'ok', roomId: room.id, at: clock.now() - 25 * 3_600_000 });
    const one = workspace.start('one');
    await diesAt(workspace, { process: one, at: 'before', call: 'livechat.post' }, 'ok');
    await recoverAll(workspace.start('two'), workspace);
    assertDelivered(workspace, ['ok', 'Hi', 'ok']);
});

test('what was looked up before others had their turn is looked up again', async () => {
    const { workspace, room } = await returning(false);
    const { clock, calls, omnichannel } = workspace;
    const [one, two] = [workspace.start('one'), workspace.start('two')];
    calls.hook = {
        before: ({ name, process }) => (process === 'one' && name === 'livechat.post' ? clock.wait(3_000) : undefined),
        after: ({ name, process }) => {
            if (process === 'one' && name === 'livechat.post') {
                // While the second waits with the room that it has seen.
                closeAll(omnichannel);
                omnichannel.rooms.push({ ...room, id: 'other', isOpen: true });
            }
        },
    };
    const first = one.deliver(textRequest({ Body: 'a' }));
    await clock.advance(1_000);
    const second = two.deliver(textRequest({ Body: 'b' }));
    await clock.until(Promise.all([first, second]));
    await clock.quiet();
    assert.deepEqual(
        omnichannel.messages.map(({ text, roomId }) => [text, roomId]),
        [
            ['Hi', room.id],
            ['a', room.id],
            ['b', 'other'],
        ],
    );
    assert.equal(omnichannel.rooms.length, 2, 'no bare room was opened');
});

test('of two rooms that were opened at the same moment on an older server the younger is closed, and says why', async () => {
    const { workspace, room } = await returning(false);
    const { clock, calls, omnichannel } = workspace;
    closeAll(omnichannel);
    await clock.advance(1_000);
    calls.hook = {
        before: ({ name }) => {
            if (name === 'livechat.openRoom') {
                // Of a process that was stopped for longer than its lease.
                omnichannel.rooms.push({ ...room, id: 'winner', isOpen: true });
                calls.hook = {};
            }
        },
    };
    await clock.until(workspace.start('two').deliver(textRequest({ Body: 'b' })));
    await clock.quiet();
    assert.deepEqual(
        omnichannel.rooms.filter(({ isOpen }) => isOpen).map(({ id }) => id),
        ['winner'],
    );
    assert.equal(omnichannel.rooms.length, 3, 'ours was opened, and closed');
    assert.equal(omnichannel.messages.at(-1)?.roomId, 'winner');
});

test('a visitor that another instance creates at the same moment is found at once, and the text is shown', async () => {
    const workspace = fakeWorkspace();
    const { clock, calls, omnichannel } = workspace;
    // What the winner will have made.
    await clock.until(workspace.start('first').deliver(textRequest({ Body: 'Hi' })));
    await clock.quiet();
    const winners = omnichannel.visitors.splice(0);
    closeAll(omnichannel);
    calls.hook = {
        before: ({ name }) => {
            if (name === 'livechat.createVisitor') {
                calls.hook = {};
                omnichannel.visitors.push(...winners);
                throw new Error('E11000 duplicate key error collection: rocketchat_livechat_visitor index: token_1');
            }
        },
    };
    await clock.until(workspace.start('two').deliver(textRequest({ Body: 'b' })));
    await clock.quiet();
    assertDelivered(workspace, ['Hi', 'b']);
    assert.equal(omnichannel.visitors.length, 1);
});

test('nor is the text delayed when the conversation of that visitor is closed at the next moment', async () => {
    const { workspace, room } = await returning();
    const { clock, calls, omnichannel } = workspace;
    const winners = omnichannel.visitors.splice(0);
    calls.hook = {
        before: ({ name }) => {
            if (name === 'livechat.createVisitor') {
                omnichannel.visitors.push(...winners);
                throw new Error('E11000 duplicate key error collection: rocketchat_livechat_visitor index: token_1');
            }
            if (name === 'livechat.post') {
                calls.hook = {};
                closeAll(omnichannel);
                omnichannel.rooms.push({ ...room, id: 'other', isOpen: true });
            }
        },
    };
    await clock.until(workspace.start('two').deliver(textRequest({ Body: 'b' })));
    await clock.quiet();
    assertDelivered(workspace, ['Hi', 'b']);
    assert.equal(omnichannel.messages.at(-1)?.roomId, 'other');
});

for (const call of ['livechat.createVisitor', 'livechat.openRoom']) {
    test(`a refusal of ${call} as double, where nobody else’s is found, leaves the text waiting`, async () => {
        const workspace = fakeWorkspace();
        const { clock, calls } = workspace;
        calls.hook = {
            before: ({ name }) => {
                if (name === call) {
                    throw new Error('E11000 duplicate key error');
                }
            },
        };
        await clock.until(workspace.start('one').deliver(textRequest({})));
        await clock.quiet();
        assert.deepEqual(shown(workspace.omnichannel), []);
        calls.hook = {};
        await minutes(workspace, 1);
        assertDelivered(workspace, ['Hello']);
    });
}

test('while the store does not take that an older text is done, the newer one is not shown beside it', async () => {
    const { workspace } = await returning();
    const { clock, calls } = workspace;
    const one = workspace.start('one');
    calls.hook = NOT_SETTLED;
    await clock.until(one.deliver(textRequest({ Body: 'a' })));
    await clock.quiet();
    const before = calls.made.filter(({ name }) => name === 'livechat.post').length;
    await clock.until(one.deliver(textRequest({ Body: 'b' })));
    await clock.quiet();
    assert.deepEqual(shown(workspace.omnichannel), ['Hi', 'a']);
    assert.equal(
        calls.made.filter(({ name }) => name === 'livechat.post').length,
        before,
        'nor is the older one again',
    );
    calls.hook = {};
    await minutes(workspace, 2);
    assertDelivered(workspace, ['Hi', 'a', 'b']);
});
