import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logOver } from '../../lib/engine/log.ts';
import { asError, timely } from '../../lib/engine/timely.ts';

function loggerInto(lines: unknown[][]) {
    const write = (...line: unknown[]): void => void lines.push(line);
    return { debug: write, info: write, log: write, warn: write, error: write, success: write } as never;
}

test('what an old engine rejects with becomes an Error with the server’s words', async () => {
    await assert.rejects(timely(Promise.reject({ error: { message: 'Sorry [no-agent-online]' } })), {
        name: 'Error',
        message: 'Sorry [no-agent-online]',
    });
    const error = new TypeError('as it is');
    assert.equal(asError(error), error);
    for (const wordless of [undefined, null, 'words', { error: null }, { error: { message: 7 } }]) {
        assert.equal(asError(wordless).message, '');
    }
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
