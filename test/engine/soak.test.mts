import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withSeed } from '../harness/seeded.mts';
import { CEILING_MS } from '../harness/until.mts';
import { balanceOf } from '../soak/ledger.mts';
import { runSoak } from '../soak/run-soak.mts';

test('the ledger finds what is lost, what is there twice and what is out of order', () => {
    const { tallies, complaints } = balanceOf([
        { customer: 'even', kept: [], sent: ['a', 'ok', 'b', 'ok'], shown: ['a', 'ok', 'b', 'ok'] },
        { customer: 'lost', kept: [], sent: ['a', 'b', 'ok', 'ok'], shown: ['a', 'b', 'ok'] },
        { customer: 'twice', kept: [], sent: ['a', 'b'], shown: ['a', 'a', 'b'] },
        { customer: 'disorder', kept: [], sent: ['a', 'b', 'c'], shown: ['b', 'a', 'c'] },
        { customer: 'all', kept: [], sent: ['a', 'b', 'c', 'd'], shown: ['c', 'b', 'd', 'd'] },
        { customer: 'late', sent: ['a'], kept: ['k'], shown: ['a', 'k'] },
        { customer: 'found twice', sent: [], kept: ['k', 'l'], shown: ['k', 'k'] },
    ]);
    assert.deepEqual(tallies, {
        texts: { sent: 18, arrived: 16, told: 0, unheard: 0, lost: 2, twice: 2, outOfOrder: 3 },
        'texts that Twilio kept': { sent: 3, arrived: 2, told: 0, unheard: 0, lost: 1, twice: 1, outOfOrder: 0 },
    });
    assert.deepEqual(
        complaints.map((line) => line.split(':')[0]),
        ['lost', 'twice', 'disorder', 'all', 'found twice'],
    );
});

test('a short soak: two instances, failures, power cuts, updates, duplicates, nobody there; nothing is lost, twice or out of order', async () => {
    await withSeed(async (random) => {
        const { complaints, pending, split, tallies, count } = await runSoak({
            customers: 12,
            textsEach: 5,
            atOnce: 6,
            pauseMs: 100,
            writingForMs: Number.POSITIVE_INFINITY,
            patienceMs: 3_000,
            everyMs: 150,
            agentsEveryMs: 300,
            random,
            isTimeLapse: true,
            mishapsForMs: 6_000,
            drainWithinMs: CEILING_MS,
        });
        assert.deepEqual({ complaints, pending, split }, { complaints: [], pending: 0, split: 0 });
        assert.equal(tallies.texts?.sent, count.accepted);
        assert.equal(count.accepted + count.kept, 60);
    });
});
