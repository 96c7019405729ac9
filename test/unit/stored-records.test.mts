import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dispatchesOver } from '../../lib/engine/store/dispatches.ts';
import { identitiesOver } from '../../lib/engine/store/identities.ts';
import { labels } from '../../lib/engine/store/labels.ts';
import { lanesOver, ledgerOver } from '../../lib/engine/store/lanes.ts';
import { windowsOver } from '../../lib/engine/store/windows.ts';
import { memoryRecords } from '../stories/fake/memory-records.mts';

const clock = { now: () => 1_790_000_000_000, wait: async () => undefined };
const REPLY = { messageId: 'message', roomId: 'room', agentId: 'ana' };

function openStore() {
    const records = memoryRecords([], async (_name, work) => work());
    const memory = { secret: undefined, met: new Set<string>() };
    return {
        records,
        dispatches: dispatchesOver(records, clock),
        identities: identitiesOver(records, { memory, clock }),
    };
}

test('what there are many of, and is changed again and again, is looked up by a label that nothing else has', async () => {
    const first: string[] = [];
    const note = async ([label = '']: readonly string[]) => void first.push(label);
    const remove = async (all: readonly string[]) => {
        await note(all);
        return 0;
    };
    const records = { create: note, put: note, replace: note, find: async () => [], remove };
    const lanes = lanesOver(records);
    for (const kind of ['text', 'reply', 'first', 'pass'] as const) {
        const pending = { id: `id of ${kind}`, key: 'key', lane: 'lane', kind, arrivedAt: 0, work: undefined };
        await lanes.add(pending);
        await lanes.update(pending);
        await lanes.remove(pending);
        await ledgerOver(records).clear(pending);
    }
    await windowsOver(records).note({ roomId: 'room', wroteAt: 0 });
    const ofKinds = ['text', 'reply', 'first', 'pass'].map((kind) => labels.pending(`id of ${kind}`));
    const asked = ofKinds.flatMap((label) => [label, label, label, labels.key('key')]);
    assert.deepEqual(first, [...asked, labels.window('room')]);
});

test('a record of a reply from which something is missing is passed over', async () => {
    const { records, dispatches } = openStore();
    for (const flawed of [
        { parts: 1, reply: REPLY },
        { sid: 'SM1', reply: REPLY },
        { sid: 'SM1', parts: 'one', reply: REPLY },
        { sid: 'SM1', parts: 1 },
        { sid: 'SM1', parts: 1, reply: { ...REPLY, roomId: 7 } },
    ]) {
        await records.create([labels.sid('SM1')], flawed);
    }
    assert.deepEqual(await dispatches.ofSid('SM1'), { sent: [], notes: [] });
});

test('of a record of a reply what is no text is left out', async () => {
    const { records, dispatches } = openStore();
    const reply = { ...REPLY, language: 7, visitorId: null, accountSid: 'AC1' };
    await records.create([labels.sid('SM1')], { sid: 'SM1', parts: 2, reply });
    assert.deepEqual((await dispatches.ofSid('SM1')).sent, [
        { sid: 'SM1', parts: 2, reply: { ...REPLY, accountSid: 'AC1' } },
    ]);
});

test('of two customers that were noted for one address at the same time all instances take the same', async () => {
    for (const noted of [
        ['one', 'other'],
        ['other', 'one'],
    ]) {
        const { identities } = openStore();
        for (const customer of noted) {
            await identities.noteCustomer('whatsapp:US.1', customer);
        }
        assert.equal(await identities.customerBehind('whatsapp:US.1'), 'one');
    }
});

const SETTLED = { key: 'key', lane: 'lane', at: 1, outcome: 'posted', traces: ['message'] } as const;
const NO_RECORDS = [null, 7, 'text', [], {}];

test('what is remembered of a text is passed over where something of it is missing or of another kind', async () => {
    for (const flawed of [
        ...NO_RECORDS,
        { ...SETTLED, key: 7 },
        { ...SETTLED, lane: undefined },
        { ...SETTLED, lane: 7 },
        { ...SETTLED, at: '1' },
        { ...SETTLED, outcome: 'seen' },
        { ...SETTLED, traces: 'message' },
    ]) {
        const { records } = openStore();
        const ledger = ledgerOver(records);
        await records.create([labels.key('key'), labels.history('lane'), labels.room('room')], flawed as object);
        const known = { settled: undefined, waiting: [], hasUnreadable: true };
        assert.deepEqual(await ledger.known('key'), known, JSON.stringify(flawed));
        assert.deepEqual([await ledger.history('lane'), await ledger.settledIn('room')], [[], []]);
    }
});

test('what is remembered of a text is read back, with its room where it has one', async () => {
    for (const roomId of ['room', undefined, 7]) {
        const { records } = openStore();
        const ledger = ledgerOver(records);
        await ledger.remember({ ...SETTLED, ...(roomId === undefined ? {} : { roomId: roomId as string }) });
        const expected = typeof roomId === 'string' ? { ...SETTLED, roomId } : SETTLED;
        const known = { settled: expected, waiting: [], hasUnreadable: false };
        assert.deepEqual(await ledger.known('key'), known);
        assert.deepEqual(await ledger.settledIn('room'), roomId === 'room' ? [expected] : []);
    }
});

test('a day, a window and what waits are passed over where they are none', async () => {
    const { records } = openStore();
    for (const flawed of [...NO_RECORDS, { day: 7 }, { roomId: 'room' }, { wroteAt: 1 }, { roomId: 7, wroteAt: 1 }]) {
        await records.create([labels.days, labels.windows, labels.lane('lane')], flawed as object);
    }
    assert.deepEqual(await ledgerOver(records).days(), []);
    assert.deepEqual(await windowsOver(records).all(), []);
    assert.deepEqual(await lanesOver(records).read('lane'), []);
});
