import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
    byArrival,
    claimed,
    isLive,
    LEASE_MS,
    newEntry,
    parked,
    pauseMs,
    postponed,
    readEntry,
} from '../../lib/queue/pending.ts';

const ENTRY = newEntry({ id: '1', line: 'line', kind: 'text', key: 'SM1', owner: 'one', work: { words: 'Hi' } });

test('the pauses grow: the next minute, then 1, 2, 4, 8 and always 10 minutes', () => {
    const minutes = [0, 1, 2, 3, 4, 5, 6, 7, 100, 5_000].map((attempts) => pauseMs(attempts) / 60_000);
    assert.deepEqual(minutes, [0, 0, 1, 2, 4, 8, 10, 10, 10, 10]);
});

test('a claim is live for the lease and not a millisecond longer', () => {
    const claim = claimed({ ...ENTRY, ticket: 7 }, 1_000);
    assert.deepEqual([claim.leaseUntil, claim.ticket], [1_000 + LEASE_MS, 0]);
    assert.equal(isLive(claim, 1_000 + LEASE_MS - 1), true);
    assert.equal(isLive(claim, 1_000 + LEASE_MS), false);
    assert.equal(isLive(parked(claim), 1_000), false);
});

test('a postponed entry is nobody’s, counts the attempt and says why', () => {
    const { leaseUntil, attempts, dueAt, why, work } = postponed(
        { ...claimed(ENTRY, 0), attempts: 1 },
        { why: 'no-agent-online', now: 5_000 },
    );
    assert.deepEqual([leaseUntil, attempts, dueAt, why, work], [0, 2, 65_000, 'no-agent-online', { words: 'Hi' }]);
});

test('entries sort by arrival', () => {
    assert.deepEqual(
        [{ id: '3' }, { id: '1' }, { id: '2' }, { id: '2' }].sort(byArrival).map(({ id }) => id),
        ['1', '2', '2', '3'],
    );
});

test('a stored entry is read back; anything else is not one', () => {
    assert.deepEqual(readEntry(JSON.parse(JSON.stringify(ENTRY))), JSON.parse(JSON.stringify(ENTRY)));
    for (const name of Object.keys(ENTRY).filter((one) => one !== 'work')) {
        assert.equal(readEntry({ ...ENTRY, [name]: undefined }), undefined, name);
        assert.equal(readEntry({ ...ENTRY, [name]: {} }), undefined, name);
    }
    for (const other of [null, undefined, 'text', 1, [], {}, { ...ENTRY, kind: 'call' }]) {
        assert.equal(readEntry(other), undefined);
    }
});
