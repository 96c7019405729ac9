import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byArrival } from '../../lib/queue/pending.ts';
import { newProcess } from '../../lib/queue/process.ts';

const NOW = 1_700_000_000_000;
const TEXT = { lane: 'lane', kind: 'text', work: 'Hi' } as const;

test('what is new sorts after everything that came before it in this process, also when the clock is set back', () => {
    const process = newProcess();
    const times = [NOW, NOW, NOW + 1, NOW - 86_400_000, NOW - 86_400_000, NOW - 5, NOW + 2];
    const made = times.map((now) => process.newPending(TEXT, now));
    assert.deepEqual(made.slice().reverse().sort(byArrival), made);
    assert.deepEqual(
        made.map(({ arrivedAt }) => arrivedAt),
        times,
        'each knows the time of its own arrival',
    );
});

test('the thousandth of one moment sorts after the second', () => {
    const process = newProcess();
    const made = Array.from({ length: 1_000 }, () => process.newPending(TEXT, NOW));
    assert.deepEqual(made.slice().sort(byArrival), made);
    assert.equal(new Set(made.map(({ id }) => id)).size, 1_000);
});

test('of two processes the earlier one’s comes first, and two of one moment have different ids', () => {
    const [one, two] = [newProcess(), newProcess()];
    const [earlier, later] = [two.newPending(TEXT, NOW - 1), one.newPending(TEXT, NOW)];
    assert.deepEqual([later, earlier].sort(byArrival), [earlier, later]);
    assert.notEqual(newProcess().newPending(TEXT, NOW).id, newProcess().newPending(TEXT, NOW).id);
});

test('what is new is nobody’s, and without a key it is the same as nothing else', () => {
    const process = newProcess();
    const { id, ...rest } = process.newPending({ ...TEXT, key: 'SM1' }, NOW);
    assert.deepEqual(rest, { ...TEXT, key: 'SM1', arrivedAt: NOW });
    const keyless = process.newPending(TEXT, NOW);
    assert.equal(keyless.key, keyless.id);
    assert.notEqual(keyless.id, id);
    // Whoever finds no time of arrival takes that of the id.
    assert.equal(id, `00${NOW}-000000001-${process.owner}`);
});

test('a process has forgotten nothing yet, and has a name that no other one has', () => {
    assert.equal(newProcess().forgotOn, '');
    assert.notEqual(newProcess().owner, newProcess().owner);
    assert.match(newProcess().owner, /^[0-9a-f]{12}$/);
});
