import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CustomerState, Customers, Done, Ledger, Lines, Livechat, Visitor } from '../../lib/model/ports.ts';
import { claimed, type Entry, newEntry, parked } from '../../lib/queue/pending.ts';

export interface ContractPorts {
    readonly lines: Lines;
    readonly ledger: Ledger;
    readonly customers: Customers;
    readonly livechat: Livechat;
}

/** What the stories rely on. `makePorts` gives ports over an empty store with one agent online. */
export function portsContract(name: string, makePorts: () => Promise<ContractPorts>): void {
    const contract = (sentence: string, check: (ports: ContractPorts) => Promise<void>) =>
        test(`${name}: ${sentence}`, async () => check(await makePorts()));

    contract('an entry is read back as it was added, on its line and among its kind', async ({ lines }) => {
        const entry = claimed(entryOf('1'), 1_000);
        await lines.add(entry);
        await lines.add(entryOf('2', { line: 'other' }));
        await lines.add(entryOf('3', { kind: 'token' }));
        assert.deepEqual(ids(await lines.read('line')), ['1', '3']);
        assert.deepEqual(plain((await lines.read('line')).find(({ id }) => id === '1')), plain(entry));
        assert.deepEqual(ids(await lines.waiting('text')), ['1', '2']);
        assert.deepEqual(ids(await lines.waiting('token')), ['3']);
        assert.deepEqual(await lines.waiting('reply'), []);
    });

    contract('an update replaces that entry alone', async ({ lines }) => {
        await lines.add(claimed(entryOf('1'), 1_000));
        await lines.add(claimed(entryOf('2', { key: '1' }), 1_000));
        await lines.update({ ...parked(entryOf('1')), attempts: 3, why: 'no-agent-online' });
        const [first, second] = [...(await lines.read('line'))].sort((one, other) => (one.id < other.id ? -1 : 1));
        assert.deepEqual([first?.attempts, first?.why, first?.leaseUntil], [3, 'no-agent-online', 0]);
        assert.deepEqual([second?.attempts, second?.leaseUntil], [0, 31_000]);
    });

    contract('a removed entry is gone, and an update does not bring it back', async ({ lines }) => {
        await lines.add(entryOf('1'));
        await lines.add(entryOf('2'));
        await lines.remove(entryOf('1'));
        await lines.update(entryOf('1'));
        await lines.remove(entryOf('1'));
        assert.deepEqual(ids(await lines.read('line')), ['2']);
    });

    contract(
        'a text is a repeat when another claim of its key is stored, or it is settled',
        async ({ lines, ledger }) => {
            const [one, two] = [entryOf('1', { key: 'SM1' }), entryOf('2', { key: 'SM1' })];
            await lines.add(one);
            assert.equal(await ledger.isRepeat(one), false);
            await lines.add(two);
            assert.equal(await ledger.isRepeat(one), true);
            await ledger.settle(one, doneOf(one));
            assert.equal(await ledger.isRepeat(one), true);
            assert.deepEqual(await lines.read('line'), [], 'settling removes every claim of the key');
        },
    );

    contract('what is settled is found by key and in the history of its line', async ({ ledger }) => {
        const entry = entryOf('1', { key: 'SM1' });
        assert.equal(await ledger.find('SM1'), undefined);
        await ledger.settle(entry, doneOf(entry));
        assert.deepEqual(plain(await ledger.find('SM1')), plain(doneOf(entry)));
        assert.deepEqual(
            (await ledger.history('line')).map(({ traces }) => traces),
            [['m1']],
        );
        assert.deepEqual(await ledger.history('other'), []);
    });

    contract('what is settled in a room is found there, of whatever line', async ({ ledger }) => {
        for (const [id, line, roomId] of [
            ['1', 'sms', 'r1'],
            ['2', 'whatsapp', 'r1'],
            ['3', 'sms', 'r2'],
            ['4', 'sms', undefined],
        ] as const) {
            const entry = entryOf(id, { line });
            await ledger.settle(entry, { ...doneOf(entry), ...(roomId === undefined ? {} : { roomId }) });
        }
        const keysIn = async (roomId: string) => (await ledger.settledIn(roomId)).map(({ key }) => key).sort();
        assert.deepEqual([await keysIn('r1'), await keysIn('r2'), await keysIn('r3')], [['1', '2'], ['3'], []]);
        assert.equal((await ledger.history('sms')).length, 3);
    });

    contract('a day is forgotten with what was settled on it, and nothing else', async ({ ledger }) => {
        const [one, two] = [entryOf('1'), entryOf('2')];
        await ledger.settle(one, doneOf(one, Date.UTC(2026, 0, 15)));
        await ledger.settle(two, doneOf(two, Date.UTC(2026, 0, 16)));
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
            assert.deepEqual(plain(await customers.read('sms:+1')), empty);
            await customers.setOptOut({ address: 'sms:+1', optedOut: true, changedAt: 5 });
            await customers.setReply({ address: 'sms:+1', repliedAt: 7, repliedTo: 'hi' });
            assert.equal((await customers.read('sms:+1')).optedOut, true);
            await customers.setOptOut({ address: 'sms:+1', optedOut: false, changedAt: 6 });
            const { optedOut, changedAt, repliedAt, repliedTo } = await customers.read('sms:+1');
            assert.deepEqual([optedOut, changedAt, repliedAt, repliedTo], [false, 6, 7, 'hi']);
            assert.equal((await customers.read('sms:+2')).optedOut, false);
        },
    );

    contract('a visitor is made once, and found by phone', async ({ livechat }) => {
        assert.equal(await livechat.findVisitor(VISITOR), undefined);
        const made = await livechat.createVisitor(VISITOR);
        const again = await livechat.createVisitor({ ...VISITOR, id: 'another', token: 'another' });
        assert.deepEqual([again.id, again.token], [made.id, made.token]);
        assert.equal((await livechat.findVisitor(VISITOR))?.id, made.id);
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

const VISITOR: Visitor = { id: 'v1', token: 't1', username: '14017122661', name: 'Ada', phone: '+14017122661' };

function roomOf(visitor: Visitor) {
    const source = { label: 'SMS', destination: '+15558675310' };
    return { visitor, source, customFields: { sms: { from: '+14017122661', to: '+15558675310' } } };
}

function entryOf(id: string, about: Partial<Entry> = {}): Entry {
    return { ...newEntry({ id, line: 'line', kind: 'text', key: id, owner: 'one', work: { words: 'Hi' } }), ...about };
}

function doneOf({ key, line }: Entry, at = Date.UTC(2026, 0, 15)): Done {
    return { key, line, at, outcome: 'posted', traces: ['m1'] };
}

function ids(entries: readonly Entry[]): readonly string[] {
    return entries.map(({ id }) => id).sort();
}

/** As JSON has it: what is undefined is not there. */
function plain(value: unknown): unknown {
    return JSON.parse(JSON.stringify(value));
}
