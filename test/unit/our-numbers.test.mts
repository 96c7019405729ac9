import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteHeard } from '../../lib/channel/note-heard.ts';
import { connectionsOver } from '../../lib/engine/store/connections.ts';
import { ourNumbersOver } from '../../lib/engine/store/our-numbers.ts';
import type { Connection, OurNumber } from '../../lib/model/number-ports.ts';
import { parseSettings } from '../../lib/model/parse-settings.ts';
import { memoryRecords, type StoredRecord } from '../stories/fake/memory-records.mts';

const NUMBER: OurNumber = { accountSid: 'AC1', number: '+15558675310', since: 20, how: 'heard' };
const CONNECTION: Connection = {
    accountSid: 'AC1',
    sid: 'PN1',
    name: '+15558675310',
    numbers: ['+15558675310'],
    at: 20,
    before: { SmsUrl: 'https://elsewhere.example/' },
    written: { SmsUrl: 'https://chat.example.com/' },
};

function openStore() {
    const stored: StoredRecord[] = [];
    const records = memoryRecords(stored, async (_name, work) => work());
    return { stored, numbers: ourNumbersOver(records), connections: connectionsOver(records) };
}

test('a number is ours since it was first heard from or connected, whatever was noted last', async () => {
    const { numbers, stored } = openStore();
    await numbers.note(NUMBER);
    await numbers.note({ ...NUMBER, since: 30, how: 'connected' });
    await numbers.note({ ...NUMBER, accountSid: 'AC2', since: 5 });
    assert.deepEqual(await numbers.all(), [
        { ...NUMBER, how: 'connected' },
        { ...NUMBER, accountSid: 'AC2', since: 5 },
    ]);
    assert.equal(stored.length, 3);
    await numbers.forget(NUMBER);
    assert.deepEqual(await numbers.all(), [{ ...NUMBER, accountSid: 'AC2', since: 5 }]);
});

test('a number that is noted as ours is not noted again, whichever of several it is', async () => {
    const { numbers } = openStore();
    await numbers.note({ ...NUMBER, number: '+15558675311' });
    await numbers.note(NUMBER);
    const noted: OurNumber[] = [];
    const ports = {
        ourNumbers: { ...numbers, note: async (number: OurNumber) => void noted.push(number) },
        settings: parseSettings({ twilio_account_sid: 'AC1' }, ''),
        heard: new Map(),
        log: { info: () => undefined, warn: () => undefined },
        clock: { now: () => 50, wait: async () => undefined },
    };
    const webhookTo = (To: string) => ({ fields: Object.entries({ To, AccountSid: 'AC1' }), query: {}, arrivedAt: 50 });
    for (const To of [NUMBER.number, '+15558675311', '+15558675312']) {
        await noteHeard(webhookTo(To) as never, ports as never);
    }
    assert.deepEqual(noted, [{ ...NUMBER, number: '+15558675312', since: 50 }]);
});

test('a number that leads elsewhere is known as that, until it is noted anew, from then on', async () => {
    const { numbers } = openStore();
    await numbers.note(NUMBER);
    await numbers.note({ ...NUMBER, since: 30, how: 'connected' });
    await numbers.leave({ ...NUMBER, awayAt: 40 });
    assert.deepEqual(await numbers.all(), [{ ...NUMBER, awayAt: 40 }]);
    await numbers.note({ ...NUMBER, since: 50 });
    assert.deepEqual(await numbers.all(), [{ ...NUMBER, since: 50 }]);
});

test('a store that fails in the middle of it forgets no number', async () => {
    const stored: StoredRecord[] = [];
    let left = Number.POSITIVE_INFINITY;
    const records = memoryRecords(stored, async (_name, work) => {
        left -= 1;
        if (left < 0) throw new Error('the store is gone');
        return work();
    });
    const numbers = ourNumbersOver(records);
    for (const change of [numbers.leave, numbers.note]) {
        for (let calls = 0; calls < 4; calls += 1) {
            left = Number.POSITIVE_INFINITY;
            await numbers.note({ ...NUMBER, how: 'connected' });
            await numbers.leave({ ...NUMBER, awayAt: 40 });
            left = calls;
            await change({ ...NUMBER, since: 50 }).catch(() => undefined);
            left = Number.POSITIVE_INFINITY;
            assert.equal((await numbers.all()).length, 1, `after ${calls} calls`);
        }
    }
});

test('a connection is kept once, and of two that were made at once the older has the values from before', async () => {
    const { connections, stored } = openStore();
    await connections.keep({ ...CONNECTION, at: 5 });
    await connections.keep(CONNECTION);
    await connections.keep({ ...CONNECTION, sid: 'MG1' });
    assert.deepEqual(await connections.all(), [CONNECTION, { ...CONNECTION, sid: 'MG1' }]);
    const late = { ...CONNECTION, at: 30, before: CONNECTION.written };
    stored.unshift({ labels: ['connections', 'connection:PN1'], json: JSON.stringify(late) });
    assert.deepEqual((await connections.all())[0], CONNECTION);
    await connections.remove('PN1');
    assert.deepEqual(await connections.all(), [{ ...CONNECTION, sid: 'MG1' }]);
});

test('a record that is none of these is passed over', async () => {
    const { stored, numbers, connections } = openStore();
    const kept = (labels: readonly string[], ...all: unknown[]) =>
        stored.push(...all.map((data) => ({ labels, json: JSON.stringify(data) })));
    kept(['our-numbers'], null, {}, { ...NUMBER, how: 'guessed' }, { ...NUMBER, since: '20' });
    kept(['connections'], 7, {}, { ...CONNECTION, numbers: [1] }, { ...CONNECTION, before: { SmsUrl: 1 } });
    assert.deepEqual([await numbers.all(), await connections.all()], [[], []]);
});
