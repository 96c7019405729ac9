import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOTHING_POSTED, postedEarlier } from '../../lib/inbound/already-posted.ts';
import type { Livechat, Posted } from '../../lib/model/livechat-ports.ts';
import { DAY_MS } from '../../lib/model/timing.ts';
import type { Pending } from '../../lib/queue/pending.ts';
import type { Ledger, Settled } from '../../lib/queue/ports.ts';

const NOW = 1_700_000_000_000;
const PENDING: Pending = { id: '1', lane: 'lane', kind: 'text', key: 'SM1', arrivedAt: NOW, work: undefined };

interface Given {
    readonly rooms?: Readonly<Record<string, readonly Posted[]>>;
    readonly history?: readonly Settled[];
    readonly beside?: readonly Settled[];
    readonly arrivedAt?: number;
    readonly look?: readonly string[];
}

function message(id: string, about: Partial<Posted> = {}): Posted {
    return { id, text: 'ok', senderId: 'visitor', at: NOW, ...about };
}

function settled(traces: readonly string[], about: Partial<Settled> = {}): Settled {
    return { key: 'SM0', lane: 'lane', at: NOW, outcome: 'posted', traces, ...about };
}

async function found({ rooms = {}, history = [], beside = [], arrivedAt = NOW, look = ['room'] }: Given) {
    const asked: Array<{ readonly roomId: string; readonly since: number }> = [];
    const messagesSince: Livechat['messagesSince'] = async (range) => {
        asked.push(range);
        return rooms[range.roomId] ?? [];
    };
    const ledger: Pick<Ledger, 'history' | 'settledIn'> = {
        history: async (lane) => (lane === 'lane' ? history : []),
        settledIn: async (roomId) => beside.filter((one) => one.roomId === roomId),
    };
    const earlier = await postedEarlier(
        { rooms: look, visitorId: 'visitor', pending: { ...PENDING, arrivedAt } },
        {
            livechat: { messagesSince } as Livechat,
            ledger: ledger as Ledger,
            clock: { now: () => NOW, wait: async () => {} },
        },
    );
    return { earlier, asked };
}

test('the customer’s message with these words is found once', async () => {
    const { earlier } = await found({ rooms: { room: [message('a')] } });
    assert.equal(earlier.takeText('no'), undefined);
    assert.equal(earlier.takeText('ok'), 'a');
    assert.equal(earlier.takeText('ok'), undefined);
});

test('of several with the same words the oldest is taken first, in whatever room', async () => {
    const rooms = { room: [message('c', { at: 3 }), message('a', { at: 1 })], other: [message('b', { at: 2 })] };
    const { earlier } = await found({ rooms, look: ['room', 'other'] });
    assert.deepEqual(
        [1, 2, 3].map(() => earlier.takeText('ok')),
        ['a', 'b', 'c'],
    );
});

test('every room is looked at in which the lane had something settled since a day before, and the last one however long ago', async () => {
    const history = [
        settled(['x'], { at: NOW, roomId: 'now' }),
        settled(['y'], { at: NOW - 60_000, roomId: 'closed' }),
        settled(['z'], { at: NOW - 3 * DAY_MS, roomId: 'long ago' }),
    ];
    const rooms = { closed: [message('a')] };
    const { earlier, asked } = await found({ rooms, history });
    assert.equal(earlier.takeText('ok'), 'a');
    assert.deepEqual(
        asked.map(({ roomId }) => roomId),
        ['now', 'closed', 'room'],
    );
    const old = await found({ history: history.slice(2) });
    assert.deepEqual(
        old.asked.map(({ roomId }) => roomId),
        ['long ago', 'room'],
    );
});

test('a file is found by its name, and by its upload’s id, and is no text', async () => {
    const rooms = { room: [message('m', { text: 'ok', fileId: 'f', fileName: 'a.jpg' })] };
    const { earlier } = await found({ rooms });
    assert.equal(earlier.takeText('ok'), undefined);
    assert.equal(earlier.takeFile('b.jpg'), undefined);
    assert.equal(earlier.takeFile('a.jpg'), 'f');
    assert.equal(earlier.takeFile('a.jpg'), undefined);
});

test('what others said, and what a settled text accounts for, is not the text’s', async () => {
    const rooms = {
        room: [
            message('agents', { senderId: 'ana' }),
            message('settled'),
            message('beside'),
            message('m', { fileId: 'settled file', fileName: 'a.jpg' }),
        ],
    };
    const history = [settled(['settled', 'settled file'])];
    const beside = [settled(['beside'], { roomId: 'room', lane: 'other' })];
    const { earlier } = await found({ rooms, history, beside });
    assert.deepEqual([earlier.takeText('ok'), earlier.takeFile('a.jpg')], [undefined, undefined]);
});

test('it is looked in the room of the lane’s last text too, and in each room once', async () => {
    const history = [
        settled([], { at: 1, roomId: 'first' }),
        settled([], { at: 3, roomId: 'last' }),
        settled([], { at: 2, roomId: 'second' }),
        settled([], { at: 4 }),
    ];
    const { asked } = await found({ history, look: ['room', 'other', 'room'] });
    assert.deepEqual(asked.map(({ roomId }) => roomId).sort(), ['last', 'other', 'room']);
});

test('the last room is not looked in twice, and where there is none only the others are', async () => {
    const history = [settled([], { roomId: 'room' })];
    assert.deepEqual(
        (await found({ history })).asked.map(({ roomId }) => roomId),
        ['room'],
    );
    assert.deepEqual(
        (await found({ history: [settled([])] })).asked.map(({ roomId }) => roomId),
        ['room'],
    );
});

test('it is looked from a day before the text arrived on, or before now, where its clock was ahead', async () => {
    for (const [arrivedAt, since] of [
        [NOW - 5 * DAY_MS, NOW - 6 * DAY_MS],
        [NOW, NOW - DAY_MS],
        [NOW + 30 * DAY_MS, NOW - DAY_MS],
    ] as const) {
        assert.deepEqual((await found({ arrivedAt })).asked, [{ roomId: 'room', since }]);
    }
});

test('a first attempt has nothing to find', () => {
    assert.deepEqual([NOTHING_POSTED.takeText('ok'), NOTHING_POSTED.takeFile('a.jpg')], [undefined, undefined]);
});
