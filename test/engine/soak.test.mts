import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withSeed } from '../harness/seeded.mts';
import { CEILING_MS } from '../harness/until.mts';
import { balanceOf } from '../soak/ledger.mts';
import { outgoingBalance } from '../soak/outgoing.mts';
import { runSoak } from '../soak/run-soak.mts';
import { GENERAL } from '../workspace/rocketchat/default-workspace.mts';

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

test('an agent is told of a text that they wrote first where they typed it, or in its conversation; elsewhere it is lost', async () => {
    const [from, until] = ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:01.000Z'];
    const about = { kind: 'first', userId: 'ana', roomId: GENERAL, customer: '+14032000001', from, until } as const;
    const deeds = ['W000001', 'W000002', 'W000003', 'W000004'].map((token) => ({ ...about, token }));
    const note = { userId: 'ana', createdAt: '2026-01-01T00:05:00.000Z' };
    const views: Readonly<Record<string, readonly object[]>> = {
        notes: [
            { ...note, roomId: GENERAL, text: '⚠️ Nobody knows whether “first W000001” was sent.' },
            { ...note, roomId: 'room', text: '⚠️ Nobody knows whether “first W000002” was sent.' },
            { ...note, userId: 'ben', roomId: 'elsewhere', text: '⚠️ Not “first W000004”.' },
        ],
        rooms: [{ id: 'room', customFields: { sms: { from: about.customer } } }],
        'messages room': [{ from: 'app', text: '⚠️ “first W000003” was not sent.' }],
    };
    const cluster = {
        people: async (...asked: readonly string[]) => views[asked.join(' ')] ?? [],
        twilio: { messages: () => [] },
    };
    const { tallies, complaints } = await outgoingBalance(cluster as never, { deeds, updates: [] });
    const { told, lost } = tallies['texts that agents wrote first'] ?? {};
    assert.deepEqual([told, lost, complaints.length], [3, 1, 1]);
    assert.match(complaints[0] ?? '', /^first W000004/);
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
            mishapsForMs: 5_000,
            drainWithinMs: CEILING_MS,
        });
        assert.deepEqual({ complaints, pending, split }, { complaints: [], pending: 0, split: 0 });
        assert.equal(tallies.texts?.sent, count.accepted);
        assert.equal(count.accepted + count.kept, 60);
    });
});
