import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Call, type Hook, strikesAt } from './fake/calls.mts';
import { type ReplyWorld, replySaying, replyWorld, said } from './fake/reply-world.mts';

const MINUTE_MS = 60_000;
const PARTS = 3;
const LONG = Array.from({ length: 500 }, (_, at) => `word${at}`).join(' ');

/** Of one process: each takes so long, and at one of them it dies. */
interface Fate {
    readonly callMs: number;
    readonly at?: number;
    readonly side?: 'before' | 'after';
}

/** A long reply in a process with this fate, and then two others that run the job; with the calls that the first made. */
async function told({
    callMs,
    at,
    side,
}: Fate): Promise<{ readonly world: ReplyWorld; readonly calls: readonly Call[] }> {
    const world = replyWorld();
    const { clock, calls } = world.workspace;
    const first = world.start('first');
    const made: Call[] = [];
    const dieAt = (where: Fate['side'], number: number) => {
        if (number === at && where === side) {
            first.kill();
        }
    };
    const numbers = new Map<Call, number>();
    const hook: Hook = {
        async before(call) {
            if (call.process === 'first') {
                made.push(call);
                numbers.set(call, made.length);
                await clock.wait(callMs);
                dieAt('before', numbers.get(call) ?? 0);
            }
        },
        after: (call) => dieAt('after', numbers.get(call) ?? 0),
    };
    calls.hook = hook;
    void first.send(replySaying(LONG)).catch(() => undefined);
    await clock.advance(5 * MINUTE_MS);
    for (const name of ['second', 'third']) {
        await clock.until(world.start(name).recover());
        await clock.advance(MINUTE_MS);
    }
    return { world, calls: made };
}

for (const callMs of [0, 3_000, 6_000, 9_000]) {
    test(`a reply in three parts whose process dies at any call, each of which takes ${callMs / 1_000} s: no part twice, and whole or told`, async () => {
        const undisturbed = await told({ callMs });
        assert.equal(said(undisturbed.world).length, PARTS);
        const { calls } = undisturbed;
        assert.ok(calls.length >= 7, String(calls.length));
        for (const side of ['before', 'after'] as const) {
            for (const at of strikesAt(calls, side)) {
                const { world } = await told({ callMs, at, side });
                const bodies = said(world);
                const about = `died ${side} call ${at} of ${calls.length}`;
                assert.equal(new Set(bodies).size, bodies.length, `twice: ${about}`);
                assert.ok(LONG.startsWith(bodies.join(' ')), `out of order: ${about}`);
                assert.ok(bodies.length === PARTS || world.notes.length > 0, `neither sent nor told: ${about}`);
            }
        }
    });
}
