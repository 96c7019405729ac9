import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Calls, forever } from './fake/calls.mts';
import { shown } from './fake/omnichannel.mts';
import { replySaying, replyWorld, said, wayTo } from './fake/reply-world.mts';
import { mediaFields, newSid, textRequest } from './fake/signed-texts.mts';
import type { VirtualClock } from './fake/virtual-clock.mts';
import { fakeWorkspace } from './fake-ports.mts';

/** What something asks of Rocket.Chat and Twilio. */
interface Cost {
    /** How many calls stood one behind the other before it was answered, or the reply had left. */
    readonly deep: number;
    /** All calls, also those after that. */
    readonly calls: number;
    readonly names: readonly string[];
}

interface Place {
    readonly clock: VirtualClock;
    readonly calls: Calls;
}

const CALL_MS = 100;

/** Counts what work costs, and all that follows from it, where each call takes as long as any other. */
async function costOf({ clock, calls }: Place, work: () => Promise<unknown>): Promise<Cost> {
    await clock.quiet();
    const before = calls.made.length;
    calls.hook = { before: () => clock.wait(CALL_MS) };
    const startedAt = clock.now();
    await clock.until(work());
    const deep = (clock.now() - startedAt) / CALL_MS;
    await clock.quiet();
    calls.hook = {};
    const names = calls.made.slice(before).map(({ name }) => name);
    return { deep, calls: names.length, names };
}

/** A workspace with a process to which a customer has written twice. */
async function returning() {
    const workspace = fakeWorkspace();
    const one = workspace.start('one');
    for (const Body of ['Hi', 'Hello']) {
        await workspace.clock.until(one.deliver(textRequest({ Body })));
        await workspace.clock.quiet();
    }
    return { workspace, one };
}

function isWithin({ deep, calls, names }: Cost, budget: Pick<Cost, 'deep' | 'calls'>): void {
    assert.deepEqual({ deep, calls }, budget, names.join(', '));
}

test('a returning customer’s text costs seven calls, three of them one behind the other before the answer', async () => {
    const { workspace, one } = await returning();
    isWithin(await costOf(workspace, () => one.deliver(textRequest({}))), { deep: 3, calls: 7 });
});

test('a text that follows the answer to the one before costs no call more', async () => {
    const { workspace, one } = await returning();
    const both = async () => {
        await one.deliver(textRequest({ Body: 'one' }));
        await one.deliver(textRequest({ Body: 'two' }));
    };
    // Behind the first: settled, while the second is stored; lane and room, post.
    isWithin(await costOf(workspace, both), { deep: 3 + 3, calls: 2 * 7 });
});

test('a text does not wait until the one before it is removed, whatever becomes of that, and each is shown once', async () => {
    for (const fate of ['is slow', 'fails', 'never ends'] as const) {
        const { workspace, one } = await returning();
        const { clock, calls, omnichannel } = workspace;
        calls.hook = {
            before: ({ name }) => {
                if (name !== 'records.remove') {
                    return undefined;
                }
                calls.hook = {};
                return fate === 'never ends' ? forever() : clock.wait(3_000).then(() => assert.ok(fate === 'is slow'));
            },
        };
        const startedAt = clock.now();
        const both = [textRequest({ Body: 'one' }), textRequest({ Body: 'two' })];
        for (const request of both) {
            await clock.until(one.deliver(request));
        }
        assert.ok(clock.now() - startedAt < 1_000, `${fate}: ${clock.now() - startedAt} ms`);
        await clock.advance(120_000);
        for (const other of [one, workspace.start('two')]) {
            await clock.until(other.recover());
            await clock.until(Promise.all(both.map((request) => other.deliver(request))));
        }
        await clock.quiet();
        assert.deepEqual(shown(omnichannel), ['Hi', 'Hello', 'one', 'two'], fate);
        assert.deepEqual(await workspace.start('three').ports.lanes.waiting('text'), [], fate);
    }
});

test('a first contact costs twelve calls, six of them before the answer, and one for each field of the visitor', async () => {
    const { workspace, one } = await returning();
    const fields = { From: '+14015550123', FromCity: 'PROVIDENCE', FromCountry: 'US' };
    const cost = await costOf(workspace, () => one.deliver(textRequest(fields)));
    const noted = cost.names.filter((name) => name.includes('CustomField')).length;
    isWithin({ ...cost, calls: cost.calls - noted }, { deep: 6, calls: 12 });
});

test('a customer who comes back after the room was closed costs no more calls than a first contact', async () => {
    const { workspace, one } = await returning();
    for (const room of workspace.omnichannel.rooms) {
        room.isOpen = false;
    }
    const { deep, calls } = await costOf(workspace, () => one.deliver(textRequest({})));
    assert.ok(deep <= 6 && calls <= 12, `${calls} calls, ${deep} deep`);
});

test('a repeated MessageSid costs five calls, a text with a picture ten, a refused one none', async () => {
    const { workspace, one } = await returning();
    const request = textRequest({});
    await workspace.clock.until(one.deliver(request));
    isWithin(await costOf(workspace, () => one.deliver(request)), { deep: 2, calls: 5 });
    const sid = newSid();
    const picture = textRequest({ MessageSid: sid, Body: 'Look', ...mediaFields(sid, ['image/jpeg']) });
    isWithin(await costOf(workspace, () => one.deliver(picture)), { deep: 5, calls: 10 });
    isWithin(await costOf(workspace, () => one.deliver({ ...request, signature: 'x' })), { deep: 0, calls: 0 });
});

test('a reply is with Twilio after four calls, its own among them, and costs sixteen until it is settled', async () => {
    const world = replyWorld();
    const one = world.start('one');
    const { clock } = world.workspace;
    await clock.until(one.send(replySaying('first')));
    const reply = replySaying('second', { way: wayTo('+14017122661'), visitorId: 'visitor' });
    let [startedAt, leftAfter] = [0, 0];
    world.answer = () => {
        leftAfter = (clock.now() - startedAt) / CALL_MS;
        return undefined;
    };
    const { names, calls } = await costOf(world.workspace, () => {
        startedAt = clock.now();
        return one.send(reply);
    });
    assert.deepEqual(said(world), ['first', 'second']);
    assert.deepEqual({ calls, leftAfter }, { calls: 16, leftAfter: 4 }, names.join(', '));
});

test('a status of a reply costs nine calls at most', async () => {
    const world = replyWorld();
    const one = world.start('one');
    await world.workspace.clock.until(one.send(replySaying('first')));
    const [{ sid } = { sid: '' }] = world.taken;
    for (const status of ['sent', 'delivered', 'delivered']) {
        const { names, calls } = await costOf(world.workspace, () => one.callback({ sid, status, message: 'm-first' }));
        assert.ok(calls <= 9, `${status}: ${names.join(', ')}`);
    }
});
