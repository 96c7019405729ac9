import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownTime } from '../../lib/words/agent-clock.ts';
import { readLaterTime } from '../../lib/words/later-time.ts';

// A Wednesday, 10:00 at Greenwich.
const NOW = Date.parse('2026-03-25T10:00:00Z');

const TIMES: ReadonlyArray<readonly [line: string, utcOffset: number, at: string, rest?: string]> = [
    ['in 2 h Ready', 0, '2026-03-25T12:00'],
    ['in 90 min Ready', 5.5, '2026-03-25T11:30'],
    ['In 1.5 hours: Ready', 0, '2026-03-25T11:30'],
    ['in 30m Ready', 0, '2026-03-25T10:30'],
    ['in 2 days Ready', 0, '2026-03-27T10:00'],
    ['11:30 Ready', 0, '2026-03-25T11:30'],
    ['11:30 Ready', 1, '2026-03-25T10:30'],
    ['8:30 Ready', 0, '2026-03-26T08:30'],
    ['at 8:30 pm Ready', 0, '2026-03-25T20:30'],
    ['8pm Ready', -5, '2026-03-26T01:00'],
    ['12 am Ready', 0, '2026-03-26T00:00'],
    ['12pm Ready', 0, '2026-03-25T12:00'],
    ['tomorrow 9:00 Ready', 0, '2026-03-26T09:00'],
    ['tomorrow at 9am, Ready', 2, '2026-03-26T07:00'],
    ['tomorrow 9:00 Ready', 14, '2026-03-26T19:00'],
    ['monday 9:00 Ready', 0, '2026-03-30T09:00'],
    ['wednesday 9:00 Ready', 0, '2026-04-01T09:00'],
    ['on wednesday 11:00 Ready', 0, '2026-03-25T11:00'],
    ['2026-12-24 9:00 Ready', 1, '2026-12-24T08:00'],
    ['today 9:00 Ready', 0, '2026-03-25T09:00'],
    ['9:00 12 o’clock suits', 0, '2026-03-26T09:00', '12 o’clock suits'],
    ['9:00', 0, '2026-03-26T09:00', ''],
];

for (const [line, utcOffset, at, rest = 'Ready'] of TIMES) {
    test(`“${line}” at UTC${utcOffset < 0 ? '' : '+'}${utcOffset} is ${at}`, () => {
        const read = readLaterTime(line, { now: NOW, utcOffset });
        assert.equal(read && new Date(read.at).toISOString().slice(0, 16), at);
        assert.equal(read?.rest, rest);
    });
}

// Clocks go forward in the night to Sunday, 29 March 2026, and back in that to 25 October.
const CHANGES: ReadonlyArray<
    readonly [line: string, about: { now: string; utcOffset: number; timeZone?: string }, at: string]
> = [
    ['monday 9:00', { now: '2026-03-27T10:00Z', utcOffset: 1, timeZone: 'Europe/Berlin' }, '2026-03-30T07:00'],
    ['sunday 1:30', { now: '2026-03-27T10:00Z', utcOffset: 1, timeZone: 'Europe/Berlin' }, '2026-03-29T00:30'],
    ['sunday 2:30', { now: '2026-03-27T10:00Z', utcOffset: 1, timeZone: 'Europe/Berlin' }, '2026-03-29T01:30'],
    ['sunday 3:30', { now: '2026-03-27T10:00Z', utcOffset: 1, timeZone: 'Europe/Berlin' }, '2026-03-29T01:30'],
    ['sunday 2:30', { now: '2026-10-23T10:00Z', utcOffset: 2, timeZone: 'Europe/Berlin' }, '2026-10-25T00:30'],
    ['monday 9:00', { now: '2026-10-23T10:00Z', utcOffset: 2, timeZone: 'Europe/Berlin' }, '2026-10-26T08:00'],
    ['in 72 h', { now: '2026-03-27T10:00Z', utcOffset: 1, timeZone: 'Europe/Berlin' }, '2026-03-30T10:00'],
    ['2026-11-02 9:00', { now: '2026-10-23T10:00Z', utcOffset: -4, timeZone: 'America/New_York' }, '2026-11-02T14:00'],
    // Somebody who is elsewhere, and a workspace without a zone, or with one that nobody knows.
    ['monday 9:00', { now: '2026-03-27T10:00Z', utcOffset: 0, timeZone: 'Europe/Berlin' }, '2026-03-30T09:00'],
    ['monday 9:00', { now: '2026-03-27T10:00Z', utcOffset: 1 }, '2026-03-30T08:00'],
    ['monday 9:00', { now: '2026-03-27T10:00Z', utcOffset: 1, timeZone: 'Mars/Base' }, '2026-03-30T08:00'],
];

for (const [line, { now, ...clock }, at] of CHANGES) {
    test(`“${line}” after ${now} in ${clock.timeZone ?? 'no zone'} at UTC+${clock.utcOffset} is ${at}`, () => {
        const whose = { ...clock, now: Date.parse(now) };
        const read = readLaterTime(`${line} Ready`, whose);
        assert.equal(read && new Date(read.at).toISOString().slice(0, 16), at);
        if (!line.startsWith('in') && line !== 'sunday 2:30') {
            assert.ok(shownTime(read?.at ?? 0, whose).endsWith(line.split(' ')[1]?.padStart(5, '0') ?? ''));
        }
    });
}

for (const line of [
    '',
    'Ready',
    '9 Ready',
    '25:00 Ready',
    '9:61 Ready',
    '13pm Ready',
    '0am x',
    'in h x',
    '2026-13-45 9:00 x',
    '9:300 x',
]) {
    test(`“${line}” begins with no time`, () => {
        assert.equal(readLaterTime(line, { now: NOW, utcOffset: 0 }), undefined);
    });
}
