import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { logOver } from '../../lib/engine/log.ts';
import { asError, timely } from '../../lib/engine/timely.ts';
import { ACCESSOR_TIMEOUT_MS } from '../../lib/model/timing.ts';
import { Failure } from '../../lib/model/trouble.ts';

function loggerInto(lines: unknown[][]) {
    const write = (...line: unknown[]): void => void lines.push(line);
    return { debug: write, info: write, log: write, warn: write, error: write, success: write } as never;
}

test('what an old engine rejects with becomes an Error with the server’s words', () => {
    const error = asError({ error: { message: 'Sorry [no-agent-online]' } });
    assert.ok(error instanceof Error);
    assert.equal(error.message, 'Sorry [no-agent-online]');
});

test('what is an Error already is left as it is, and what has no words becomes one without', () => {
    const error = new TypeError('as it is');
    assert.equal(asError(error), error);
    for (const wordless of [undefined, null, 'words', { error: null }, { error: { message: 7 } }]) {
        assert.equal(asError(wordless).message, '');
    }
});

test('an accessor’s rejection is a Failure with the trouble that the server told, on old engines and new ones', async () => {
    const failure = new Failure({ kind: 'nobody-there', code: 'no-agent-online' });
    for (const rejection of [new Error('Sorry [no-agent-online]'), { error: { message: 'Sorry [no-agent-online]' } }]) {
        await assert.rejects(timely(Promise.reject(rejection)), failure);
    }
    await assert.rejects(timely(Promise.reject(undefined)), new Failure({ kind: 'unknown', words: '' }));
});

test('an accessor without an answer is given up after its time, and one that answers is not', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const [silent, answered] = [timely(new Promise(() => undefined)), timely(Promise.resolve('here'))];
    assert.equal(await answered, 'here');
    mock.timers.tick(ACCESSOR_TIMEOUT_MS);
    await assert.rejects(silent, new Failure({ kind: 'unanswered' }));
    mock.timers.reset();
});

test('the lines of a request go to the logger of the moment in which it ends', () => {
    const memory = { warnedOnce: new Set<string>(), late: [] };
    const replaced: unknown[][] = [];
    const current: unknown[][] = [];
    let logger = loggerInto(replaced);
    const log = logOver(() => logger, memory);
    log.info('sms.recovered', { sid: 'SM1' });
    logger = loggerInto(current);
    log.close();
    assert.deepEqual([replaced, current], [[], [['sms.recovered', { sid: 'SM1' }]]]);
});

test('a line that comes after the answer is told with the next one', () => {
    const memory = { warnedOnce: new Set<string>(), late: [] };
    const first = logOver(() => loggerInto([]), memory);
    first.close();
    first.warn('sms.late', {});
    const lines: unknown[][] = [];
    const second = logOver(() => loggerInto(lines), memory);
    second.close();
    logOver(() => loggerInto(lines), memory).close();
    assert.deepEqual(lines, [['sms.late', {}]]);
});
