import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './until.mts';

test('until gives the first truthy value', async () => {
    let asked = 0;
    const value = await until(() => (++asked === 3 ? { asked } : undefined), { what: 'the third', everyMs: 1 });
    assert.deepEqual(value, { asked: 3 });
});

test('until says what it waited for and what it saw last', async () => {
    await assert.rejects(
        until(() => [].length, { what: 'two messages', timeoutMs: 20, everyMs: 1 }),
        /waited 20 ms for two messages; the last probe gave 0/,
    );
});

test('a probe that throws is asked again, and its error is shown at the end', async () => {
    let asked = 0;
    const flaky = () => {
        asked += 1;
        if (asked === 1) {
            throw new Error('not yet');
        }
        return 'there';
    };
    assert.equal(await until(flaky, { what: 'it', everyMs: 1 }), 'there');
    const broken = () => {
        throw new Error('never');
    };
    await assert.rejects(until(broken, { what: 'it', timeoutMs: 10, everyMs: 1 }), /gave the error never/);
});
