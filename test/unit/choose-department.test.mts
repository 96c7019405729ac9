import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseDepartment } from '../../lib/inbound/choose-department.ts';
import { parseDepartment } from '../../lib/model/department-map.ts';
import { parseLines } from '../../lib/model/setting-lines.ts';
import { addressOf, OURS } from './texts.mts';

test('the query goes before the number and the number before the default, and none is tried twice', () => {
    const map = parseLines('+15558675310 = Support', parseDepartment).entries;
    const choose = (query: string, fallback: string) => chooseDepartment({ query, to: OURS, map, fallback });
    assert.deepEqual(choose('Sales', 'Front desk'), ['Sales', 'Support', 'Front desk']);
    assert.deepEqual(choose('', 'Front desk'), ['Support', 'Front desk']);
    assert.deepEqual(choose(' ', ' '), ['Support']);
    assert.deepEqual(choose('Support', ' Support '), ['Support']);
    assert.deepEqual(chooseDepartment({ query: '', to: addressOf('12345'), map, fallback: '' }), []);
});

test('the number decides on whatever channel it was texted', () => {
    const map = parseLines('+15558675310 = Support', parseDepartment).entries;
    const to = addressOf('whatsapp:+15558675310');
    assert.deepEqual(chooseDepartment({ query: '', to, map, fallback: '' }), ['Support']);
});
