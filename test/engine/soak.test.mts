import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withSeed } from '../harness/seeded.mts';
import { CEILING_MS } from '../harness/until.mts';
import { balanceOf } from '../soak/ledger.mts';
import { runSoak } from '../soak/run-soak.mts';

test('the ledger finds what is lost, what is there twice and what is out of order', () => {
    const { sent, lost, twice, outOfOrder, complaints } = balanceOf([
        { customer: 'even', sent: ['a', 'ok', 'b', 'ok'], shown: ['a', 'ok', 'b', 'ok'] },
        { customer: 'lost', sent: ['a', 'b', 'ok', 'ok'], shown: ['a', 'b', 'ok'] },
        { customer: 'twice', sent: ['a', 'b'], shown: ['a', 'a', 'b'] },
        { customer: 'disorder', sent: ['a', 'b', 'c'], shown: ['b', 'a', 'c'] },
        { customer: 'all', sent: ['a', 'b', 'c', 'd'], shown: ['c', 'b', 'd', 'd'] },
    ]);
    assert.deepEqual([sent, lost, twice, outOfOrder], [17, 2, 2, 3]);
    assert.deepEqual(
        complaints.map((line) => line.split(':')[0]),
        ['lost', 'twice', 'disorder', 'all'],
    );
});

test('a short soak: two instances, failures, power cuts, duplicates, nobody there; nothing lost, twice or out of order', async () => {
    await withSeed(async (random) => {
        const report = await runSoak({
            customers: 30,
            textsEach: 5,
            atOnce: 15,
            patienceMs: 3_000,
            everyMs: 150,
            random,
            isTimeLapse: true,
            mishapsForMs: 15_000,
            drainWithinMs: CEILING_MS,
        });
        assert.deepEqual(report.complaints, []);
        const { sent, lost, twice, outOfOrder, pending, split } = report;
        assert.deepEqual(
            { sent, lost, twice, outOfOrder, pending, split },
            {
                sent: 150,
                lost: 0,
                twice: 0,
                outOfOrder: 0,
                pending: 0,
                split: 0,
            },
        );
    });
});
