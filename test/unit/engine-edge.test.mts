import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { inspect } from 'node:util';
import { livechatOver } from '../../lib/engine/livechat.ts';
import { logOver } from '../../lib/engine/log.ts';
import { settingsOver } from '../../lib/engine/settings.ts';
import { recordsOver } from '../../lib/engine/store/records.ts';
import { asError, timely } from '../../lib/engine/timely.ts';
import { ACCESSOR_TIMEOUT_MS, REREAD_AFTER_MS } from '../../lib/model/timing.ts';
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

const WORDS = 'my hidden passphrase [open-sesame] swordfish';

test('of an accessor’s rejection nothing is kept that was handed over, in a code or a stack either', async () => {
    const echo = () => Promise.reject(new Error(`Match error: Expected string, got ${WORDS} at prepare`));
    const refuse = { createWithAssociations: echo, updateByAssociations: echo } as never;
    const records = recordsOver({} as never, refuse);
    const work = { text: { body: WORDS, media: [], profileName: 'Ada' } };
    for (const call of [() => records.create(['a'], work), () => records.put(['a'], work)]) {
        const error = await call().then(
            () => assert.fail('it was refused'),
            (reason: Error) => reason,
        );
        assert.doesNotMatch(inspect(error, { depth: 9, showHidden: true }), /hidden|passphrase|sesame|swordfish/);
        assert.match(error.message, /Match error: Expected string, got/);
    }
});

test('what the server says is known by its code, whatever the customer said', async () => {
    const refused = Promise.reject(new Error('Sorry, no online agents [no-agent-online]'));
    const failure = new Failure({ kind: 'nobody-there', code: 'no-agent-online' });
    await assert.rejects(timely(refused, 'Sorry, is no agent online? [no-agent-online]'), failure);
});

test('every optional argument of createRoom is given, and each page of messages is asked for with options of its own', async () => {
    const given: unknown[][] = [];
    const note =
        (answer: unknown) =>
        async (...args: unknown[]) => {
            given.push(args);
            return answer;
        };
    const creator = { createRoom: note({ id: 'r1' }) };
    const modify = { getCreator: () => ({ getLivechatCreator: () => creator }) } as never;
    const full = Array.from({ length: 100 }, (_, at) => ({ id: `m${at}`, createdAt: new Date(5) }));
    const read = { getRoomReader: () => ({ getMessages: note(full) }) } as never;
    const livechat = livechatOver(read, modify);
    const source = { label: 'SMS', destination: '+15558675310' };
    await livechat.openRoom({ visitor: { id: 'v', token: 't', username: 'u', name: 'n' }, source, customFields: {} });
    assert.deepEqual([given[0]?.length, Object.keys(Object(given[0]?.[2])).sort()], [3, ['customFields', 'source']]);
    await livechat.messagesSince({ roomId: 'r1', since: 0 });
    await livechat.messagesSince({ roomId: 'r1', since: 0 });
    const options = given.slice(1).map(([, one]) => one);
    assert.equal(options.length, 20);
    assert.equal(new Set(options).size, 20);
    assert.equal(new Set(options.map((one) => Object(one).sort)).size, 20);
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
    const memory = { warnedOnce: new Set<string>(), late: [], warnings: new Map() };
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
    const memory = { warnedOnce: new Set<string>(), late: [], warnings: new Map() };
    const first = logOver(() => loggerInto([]), memory);
    first.close();
    first.warn('sms.late', {});
    const lines: unknown[][] = [];
    const second = logOver(() => loggerInto(lines), memory);
    second.close();
    logOver(() => loggerInto(lines), memory).close();
    assert.deepEqual(lines, [['sms.late', {}]]);
});

test('what is to be warned of once is: of thousands of different things the last ones are kept in mind', () => {
    const memory = { warnedOnce: new Set<string>(), late: [], warnings: new Map() };
    const lines: unknown[][] = [];
    const log = logOver(() => loggerInto(lines), memory);
    for (let number = 0; number < 3_000; number += 1) {
        log.warnOnce('sms.unreadable', { key: `SM${number}` });
        log.warnOnce('sms.unreadable', { key: `SM${number}` });
    }
    log.close();
    assert.equal(lines.length, 3_000);
    assert.ok(memory.warnedOnce.size <= 1_000, `${memory.warnedOnce.size}`);
});

test('a line of a setting that cannot be used is logged when it changes, however often the settings are read for refused requests', async () => {
    const clock = mock.method(Date, 'now', () => now);
    let now = 1_000_000;
    let lines = 'nonsense';
    const reader = (values: Readonly<Record<string, () => unknown>>) => ({
        getValueById: async (id: string) => values[id]?.() ?? '',
    });
    const environment = {
        getServerSettings: () => reader({ Site_Url: () => 'https://chat.example.com' }),
        getSettings: () => reader({ departments_by_number: () => lines }),
    } as never;
    const told: unknown[] = [];
    const log = {
        warn: (event: string, { line }: { readonly line?: number }) => told.push(`${event} ${line}`),
    } as never;
    const settings = settingsOver(environment, { memory: { latest: undefined, readAt: 0, told: '' }, log });
    const refuse = async (times: number) => {
        for (let count = 0; count < times; count += 1) {
            now += REREAD_AFTER_MS;
            await settings.reread();
        }
    };
    try {
        await settings.current();
        await refuse(50);
        assert.deepEqual(told, ['sms.setting-problem 1']);
        lines = '+15558675310 = Support\nnonsense';
        await refuse(50);
        lines = '';
        await refuse(2);
        lines = 'nonsense';
        await refuse(2);
        assert.deepEqual(
            told,
            [1, 2, 1].map((line) => `sms.setting-problem ${line}`),
        );
    } finally {
        clock.mock.restore();
    }
});
