import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CLOCK_SKEW_MS, LEASE_MS, LONGEST_PAUSE_MS } from '../../lib/model/timing.ts';
import { byArrival, claimed, isClaimed, isDue, type Pending, parked, postponed } from '../../lib/queue/pending.ts';

const NOW = 1_700_000_000_000;
const TEXT: Pending = { id: '1', lane: 'lane', kind: 'text', key: 'SM1', arrivedAt: NOW, work: { words: 'Hi' } };
const NOBODY_THERE = { kind: 'nobody-there', code: 'no-agent-online' } as const;

/** In somebody's hands until so many milliseconds from now. */
function claimedFor(ms: number): Pending {
    return { ...TEXT, claim: { owner: 'one', until: NOW + ms } };
}

/** Due so many milliseconds from now. */
function dueIn(ms: number): Pending {
    return { ...TEXT, lastTry: { count: 1, at: NOW, dueAt: NOW + ms, trouble: NOBODY_THERE } };
}

/** The pause after the last of so many attempts. */
function pauseAfter(attempts: number): number {
    const lastTry = { count: attempts - 1, at: NOW, dueAt: NOW, trouble: NOBODY_THERE };
    return (postponed({ ...TEXT, lastTry }, { trouble: NOBODY_THERE, now: NOW }).lastTry?.dueAt ?? 0) - NOW;
}

test('the pauses grow: the next minute, then 1, 2, 4, 8 and always 10 minutes', () => {
    const minutes = [0, 1, 2, 3, 4, 5, 6, 7, 100, 5_000].map((attempts) => pauseAfter(attempts) / 60_000);
    assert.deepEqual(minutes, [0, 0, 1, 2, 4, 8, 10, 10, 10, 10]);
});

test('no pause is longer than the longest', () => {
    assert.equal(Math.max(...Array.from({ length: 1_000 }, (_, attempts) => pauseAfter(attempts))), LONGEST_PAUSE_MS);
});

test('a claim lasts for the lease and not a millisecond longer', () => {
    const claim = claimed(
        { ...claimedFor(1), claim: { owner: 'two', until: 5, ticket: 7 } },
        { owner: 'one', now: NOW },
    );
    assert.deepEqual(claim.claim, { owner: 'one', until: NOW + LEASE_MS });
    assert.equal(isClaimed(claim, NOW), true);
    assert.equal(isClaimed(claim, NOW + LEASE_MS - 1), true);
    assert.equal(isClaimed(claim, NOW + LEASE_MS), false);
    assert.equal(isClaimed(parked(claim), NOW), false);
    assert.equal(isClaimed(TEXT, NOW), false);
});

test('a claim that ends later than any can was made by a clock that was ahead, and is none', () => {
    assert.equal(isClaimed(claimedFor(LEASE_MS + CLOCK_SKEW_MS), NOW), true);
    assert.equal(isClaimed(claimedFor(LEASE_MS + CLOCK_SKEW_MS + 1), NOW), false);
    assert.equal(isClaimed({ ...TEXT, claim: { owner: 'one', until: Infinity } }, NOW), false);
});

test('what is parked keeps all but the claim, and has no trace of it', () => {
    assert.deepEqual(parked(claimedFor(1)), TEXT);
    assert.equal('claim' in parked(claimedFor(1)), false);
});

test('what was never tried is due, and what was tried when its pause is over', () => {
    assert.equal(isDue(TEXT, NOW), true);
    assert.equal(isDue(dueIn(0), NOW), true);
    assert.equal(isDue(dueIn(1), NOW), false);
    assert.equal(isDue(dueIn(1), NOW + 1), true);
});

test('a pause longer than any can be was begun by a clock that was ahead, and is over', () => {
    assert.equal(isDue(dueIn(LONGEST_PAUSE_MS), NOW), false);
    assert.equal(isDue(dueIn(LONGEST_PAUSE_MS + 1), NOW), true);
});

test('what is postponed is nobody’s, counts the attempt and says what it met', () => {
    const twice = postponed(
        { ...claimedFor(LEASE_MS), lastTry: { count: 1, at: 3, dueAt: 4, trouble: { kind: 'wordless' } } },
        { trouble: NOBODY_THERE, now: NOW },
    );
    assert.deepEqual(twice, {
        ...TEXT,
        lastTry: { count: 2, at: NOW, dueAt: NOW + 60_000, trouble: NOBODY_THERE },
    });
});

test('the first attempt in vain is followed by the next run of the job', () => {
    const { lastTry } = postponed(TEXT, { trouble: NOBODY_THERE, now: NOW });
    assert.deepEqual(lastTry, { count: 1, at: NOW, dueAt: NOW, trouble: NOBODY_THERE });
});

test('what waits sorts by arrival', () => {
    assert.deepEqual(
        [{ id: '3' }, { id: '1' }, { id: '2' }, { id: '2' }].sort(byArrival).map(({ id }) => id),
        ['1', '2', '2', '3'],
    );
});

test('of two the earlier one comes first from either side, and one is not before itself', () => {
    const [earlier, later] = [{ id: '1' }, { id: '2' }];
    assert.deepEqual([byArrival(earlier, later), byArrival(later, earlier), byArrival(later, { id: '2' })], [-1, 1, 0]);
});
