import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CustomerState, Customers } from '../../lib/model/customer-ports.ts';
import type { Livechat, Visitor } from '../../lib/model/livechat-ports.ts';
import type { Pair } from '../../lib/model/room.ts';
import { LEASE_MS } from '../../lib/model/timing.ts';
import { claimed, type Pending, postponed } from '../../lib/queue/pending.ts';
import { isRepeat, type Lanes, type Ledger, type Settled } from '../../lib/queue/ports.ts';

export interface ContractPorts {
    readonly lanes: Lanes;
    readonly ledger: Ledger;
    readonly customers: Customers;
    readonly livechat: Livechat;
}

/** What the stories rely on. `makePorts` gives ports over an empty store with one agent online. */
export function portsContract(name: string, makePorts: () => Promise<ContractPorts>): void {
    const contract = (sentence: string, check: (ports: ContractPorts) => Promise<void>) =>
        test(`${name}: ${sentence}`, async () => check(await makePorts()));

    contract('what waits is read back as it was added, on its lane and among its kind', async ({ lanes }) => {
        const pending = claimed(pendingOf('1'), { owner: 'one', now: 1_000 });
        await lanes.add(pending);
        await lanes.add(pendingOf('2', { lane: 'other' }));
        await lanes.add(pendingOf('3', { kind: 'pass' }));
        assert.deepEqual(ids(await lanes.read('lane')), ['1', '3']);
        assert.deepEqual(plain((await lanes.read('lane')).find(({ id }) => id === '1')), plain(pending));
        assert.deepEqual(ids(await lanes.waiting('text')), ['1', '2']);
        assert.deepEqual(ids(await lanes.waiting('pass')), ['3']);
        assert.deepEqual(await lanes.waiting('reply'), []);
    });

    contract('an update replaces that one alone', async ({ lanes }) => {
        await lanes.add(claimed(pendingOf('1'), { owner: 'one', now: 1_000 }));
        await lanes.add(claimed(pendingOf('2', { key: '1' }), { owner: 'one', now: 1_000 }));
        await lanes.update(postponed(pendingOf('1'), { trouble: NOBODY, now: 2_000 }));
        const [first, second] = [...(await lanes.read('lane'))].sort((one, other) => (one.id < other.id ? -1 : 1));
        assert.deepEqual(
            [first?.lastTry, first?.claim],
            [{ count: 1, at: 2_000, dueAt: 2_000, trouble: NOBODY }, undefined],
        );
        assert.deepEqual([second?.lastTry, second?.claim?.until], [undefined, 1_000 + LEASE_MS]);
    });

    contract('what is removed is gone, and an update does not bring it back', async ({ lanes }) => {
        await lanes.add(pendingOf('1'));
        await lanes.add(pendingOf('2'));
        await lanes.remove(pendingOf('1'));
        await lanes.update(pendingOf('1'));
        await lanes.remove(pendingOf('1'));
        assert.deepEqual(ids(await lanes.read('lane')), ['2']);
    });

    contract(
        'a text is a repeat when another claim of its key is stored, or it is settled',
        async ({ lanes, ledger }) => {
            const [one, two] = [pendingOf('1', { key: 'SM1' }), pendingOf('2', { key: 'SM1' })];
            await lanes.add(one);
            assert.equal(isRepeat(one, await ledger.known('SM1')), false);
            await lanes.add(two);
            assert.equal(isRepeat(one, await ledger.known('SM1')), true);
            await ledger.settle(one, settledOf(one));
            assert.equal(isRepeat(one, await ledger.known('SM1')), true);
            assert.deepEqual(await lanes.read('lane'), [], 'settling removes every claim of the key');
        },
    );

    contract('what is settled is found by key and in the history of its lane', async ({ ledger }) => {
        const pending = pendingOf('1', { key: 'SM1' });
        assert.equal(await ledger.find('SM1'), undefined);
        await ledger.settle(pending, settledOf(pending));
        assert.deepEqual(plain(await ledger.find('SM1')), plain(settledOf(pending)));
        assert.deepEqual(
            (await ledger.history('lane')).map(({ traces }) => traces),
            [['m1']],
        );
        assert.deepEqual(await ledger.history('other'), []);
    });

    contract('what is settled in a room is found there, of whatever lane', async ({ ledger }) => {
        for (const [id, lane, roomId] of [
            ['1', 'sms', 'r1'],
            ['2', 'whatsapp', 'r1'],
            ['3', 'sms', 'r2'],
            ['4', 'sms', undefined],
        ] as const) {
            const pending = pendingOf(id, { lane });
            await ledger.settle(pending, { ...settledOf(pending), ...(roomId === undefined ? {} : { roomId }) });
        }
        const keysIn = async (roomId: string) => (await ledger.settledIn(roomId)).map(({ key }) => key).sort();
        assert.deepEqual([await keysIn('r1'), await keysIn('r2'), await keysIn('r3')], [['1', '2'], ['3'], []]);
        assert.equal((await ledger.history('sms')).length, 3);
    });

    contract('a day is forgotten with what was settled on it, and nothing else', async ({ ledger }) => {
        const [one, two] = [pendingOf('1'), pendingOf('2')];
        await ledger.settle(one, settledOf(one, Date.UTC(2026, 0, 15)));
        await ledger.settle(two, settledOf(two, Date.UTC(2026, 0, 16)));
        await ledger.noteDay('2026-01-15');
        await ledger.noteDay('2026-01-15');
        assert.deepEqual(await ledger.days(), ['2026-01-15']);
        assert.equal(await ledger.forget('2026-01-15'), 1);
        assert.deepEqual(await ledger.days(), []);
        assert.equal(await ledger.find('1'), undefined);
        assert.notEqual(await ledger.find('2'), undefined);
    });

    contract(
        'a customer who is not known has an empty state, and the last one written counts',
        async ({ customers }) => {
            const empty: CustomerState = {
                address: 'sms:+1',
                optedOut: false,
                changedAt: 0,
                repliedAt: 0,
                repliedTo: '',
            };
            assert.deepEqual(plain(await customers.read(PAIR)), empty);
            await customers.setOptOut({ ...PAIR, optedOut: true, changedAt: 5 });
            await customers.setReply({ address: 'sms:+1', repliedAt: 7, repliedTo: 'hi' });
            assert.equal((await customers.read(PAIR)).optedOut, true);
            await customers.setOptOut({ ...PAIR, optedOut: false, changedAt: 6 });
            const { optedOut, changedAt, repliedAt, repliedTo } = await customers.read(PAIR);
            assert.deepEqual([optedOut, changedAt, repliedAt, repliedTo], [false, 6, 7, 'hi']);
            await customers.setOptOut({ ...PAIR, ours: 'sms:+4', optedOut: true, changedAt: 8 });
            assert.equal((await customers.read(PAIR)).optedOut, false);
            assert.equal((await customers.read({ ...PAIR, ours: 'sms:+4' })).optedOut, true);
            assert.equal((await customers.read({ ...PAIR, address: 'sms:+2' })).optedOut, false);
        },
    );

    contract('a visitor is made once, and found by its id', async ({ livechat }) => {
        assert.equal(await livechat.findVisitor(VISITOR.id), undefined);
        const made = await livechat.createVisitor(VISITOR);
        const again = await livechat.createVisitor({ ...VISITOR, name: 'Ada L.' });
        assert.deepEqual([again.id, again.token], [made.id, made.token]);
        assert.equal((await livechat.findVisitor(VISITOR.id))?.name, 'Ada L.');
    });

    contract('a room is open until it is closed, and keeps how to answer', async ({ livechat }) => {
        const visitor = await livechat.createVisitor(VISITOR);
        assert.deepEqual(await livechat.openRooms(visitor), []);
        const room = await livechat.openRoom(roomOf(visitor));
        const [found] = await livechat.openRooms(visitor);
        assert.equal(found?.id, room.id);
        assert.equal(found?.isOpen, true);
        assert.equal(found?.source?.destination, '+15558675310');
        assert.deepEqual(found?.customFields, { sms: { from: '+14017122661', to: '+15558675310' } });
        await livechat.closeRoom(room, 'done');
        assert.deepEqual(await livechat.openRooms(visitor), []);
    });

    contract(
        'messages come back newest first, as the visitor’s, with the ids that posting gave',
        async ({ livechat }) => {
            const visitor = await livechat.createVisitor(VISITOR);
            const room = await livechat.openRoom(roomOf(visitor));
            const posted = [await livechat.post({ visitor, room }, 'a'), await livechat.post({ visitor, room }, 'b')];
            const upload = await livechat.upload({ visitor, room }, { name: 'picture.jpg', bytes: Buffer.from('x') });
            const messages = (await livechat.messagesSince({ roomId: room.id, since: 0 })).filter(
                ({ senderId }) => senderId === visitor.id,
            );
            assert.deepEqual(
                messages.filter(({ fileId }) => fileId === undefined).map(({ id, text }) => [id, text]),
                [
                    [posted[1], 'b'],
                    [posted[0], 'a'],
                ],
            );
            const [file] = messages.filter(({ fileId }) => fileId !== undefined);
            assert.deepEqual([file?.fileId, file?.fileName], [upload, 'picture.jpg']);
            const later = Math.max(...messages.map(({ at }) => at)) + 1;
            assert.deepEqual(await livechat.messagesSince({ roomId: room.id, since: later }), []);
        },
    );
}

const PAIR: Pair = { address: 'sms:+1', ours: 'sms:+3' };
const VISITOR: Visitor = { id: 'v1', token: 't1', username: '14017122661', name: 'Ada' };

function roomOf(visitor: Visitor) {
    const source = { label: 'SMS', destination: '+15558675310' };
    return { visitor, source, customFields: { sms: { from: '+14017122661', to: '+15558675310' } } };
}

const NOBODY = { kind: 'nobody-there', code: 'no-agent-online' } as const;

function pendingOf(id: string, about: Partial<Pending> = {}): Pending {
    return { id, lane: 'lane', kind: 'text', key: id, arrivedAt: 1_000, work: { words: 'Hi' }, ...about };
}

function settledOf({ key, lane }: Pending, at = Date.UTC(2026, 0, 15)): Settled {
    return { key, lane, at, outcome: 'posted', traces: ['m1'] };
}

function ids(entries: readonly Pending[]): readonly string[] {
    return entries.map(({ id }) => id).sort();
}

/** As JSON has it: what is undefined is not there. */
function plain(value: unknown): unknown {
    return JSON.parse(JSON.stringify(value));
}
