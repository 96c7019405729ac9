import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded, withSeed } from './seeded.mts';

test('the same seed gives the same numbers, from 0 to 1, and another seed others', () => {
    const draw = (seed: number) => Array.from({ length: 1_000 }, seeded(seed));
    assert.deepEqual(draw(7), draw(7));
    assert.notDeepEqual(draw(7), draw(8));
    assert.ok(draw(7).every((number) => number >= 0 && number < 1));
    const mean = draw(7).reduce((sum, number) => sum + number, 0) / 1_000;
    assert.ok(Math.abs(mean - 0.5) < 0.05, String(mean));
});

test('a failure names its seed, and that seed has it again', async (t) => {
    const before = process.env.SEED;
    t.after(() => {
        process.env.SEED = before ?? '';
    });
    let drawn = 0;
    const fail = withSeed((random) => {
        drawn = random();
        assert.fail('bad luck');
    });
    const { message } = await fail.then(assert.fail, (error: Error) => error);
    const [, seed = ''] = /^bad luck\nwith the seed (\d+) /.exec(message) ?? [];
    process.env.SEED = seed;
    assert.equal(await withSeed((random) => random()), drawn);
});

test('what is no error is told with its seed too', async () => {
    await assert.rejects(
        withSeed(() => Promise.reject('bad luck')),
        /bad luck with the seed \d+/,
    );
});
