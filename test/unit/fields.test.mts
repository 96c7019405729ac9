import assert from 'node:assert/strict';
import { parse } from 'node:querystring';
import { test } from 'node:test';
import vm from 'node:vm';
import { fieldValue, givenTwice, parseFields } from '../../lib/twilio/fields.ts';

test('a form keeps its order, and a repeated name appears once per value', () => {
    assert.deepEqual(parseFields(parse('To=b&From=a&To=c&Body=')), {
        kind: 'fields',
        fields: [
            ['To', 'b'],
            ['To', 'c'],
            ['From', 'a'],
            ['Body', ''],
        ],
    });
});

test('JSON numbers and booleans are texts as written, null is the empty text', () => {
    assert.deepEqual(parseFields({ NumMedia: 0, Latitude: -71.4128, Forwarded: true, ToZip: null }), {
        kind: 'fields',
        fields: [
            ['NumMedia', '0'],
            ['Latitude', '-71.4128'],
            ['Forwarded', 'true'],
            ['ToZip', ''],
        ],
    });
});

test('an empty array is no field, an array of one is a field', () => {
    assert.deepEqual(parseFields({ a: [], b: ['x'] }), { kind: 'fields', fields: [['b', 'x']] });
});

test('an empty body has no fields and is not malformed', () => {
    assert.deepEqual(parseFields({}), { kind: 'fields', fields: [] });
});

test('a body made in another realm is as plain as ours', () => {
    const content: unknown = vm.runInNewContext('({ From: "a", To: ["b", "c"] })');
    assert.equal(parseFields(content).kind, 'fields');
});

const MALFORMED: ReadonlyArray<readonly [what: string, content: unknown, field: string]> = [
    ['no body', undefined, 'body'],
    ['null', null, 'body'],
    ['a text', 'From=a', 'body'],
    ['a list', [['From', 'a']], 'body'],
    ['a Date', new Date(0), 'body'],
    ['a Map', new Map([['From', 'a']]), 'body'],
    ['bytes', Buffer.from('From=a'), 'body'],
    ['a function', () => 'a', 'body'],
    ['a nested object', { From: { phone: '+1' } }, 'From'],
    ['a list in a list', { From: [['+1']] }, 'From'],
    ['an object in a list', { a: 'x', From: ['+1', {}] }, 'From'],
    ['undefined', { From: undefined }, 'From'],
    ['a bigint', { From: 1n }, 'From'],
    ['a number without a value', { NumMedia: Number.NaN }, 'NumMedia'],
    ['an own __proto__', JSON.parse('{"From":"a","__proto__":"x"}'), '__proto__'],
    ['a __proto__ field in a form', parse('From=a&__proto__=x'), '__proto__'],
    ['a name of 257 characters', { ['n'.repeat(257)]: 'x' }, 'n'.repeat(64)],
    ['a value of 65,537 characters', { Body: 'x'.repeat(65_537) }, 'Body'],
];

for (const [what, content, field] of MALFORMED) {
    test(`${what} is malformed and names '${field.slice(0, 12)}'`, () => {
        assert.deepEqual(parseFields(content), { kind: 'malformed', field });
    });
}

for (const name of ['From', 'To', 'AccountSid', 'MessageSid', 'Body']) {
    test(`${name} given twice is noticed, since another one could be read than the one that was meant`, () => {
        const one = [name, 'a'] as const;
        assert.equal(givenTwice([one, ['Other', 'x'], ['Other', 'y']]), undefined);
        assert.equal(givenTwice([one, ['Other', 'x'], one]), name);
    });
}

test('500 fields pass, the 501st is named', () => {
    const names = Array.from({ length: 501 }, (_, index) => `f${index}`);
    const entries = names.map((name): [string, string] => [name, '']);
    assert.equal(parseFields(Object.fromEntries(entries.slice(0, 500))).kind, 'fields');
    assert.deepEqual(parseFields(Object.fromEntries(entries)), { kind: 'malformed', field: 'f500' });
    assert.deepEqual(parseFields({ many: names }), { kind: 'malformed', field: 'many' });
});

test('a name of 256 and a value of 65,536 characters pass', () => {
    assert.equal(parseFields({ ['n'.repeat(256)]: 'x'.repeat(65_536) }).kind, 'fields');
});

test('fieldValue is the first value, and tells an empty field from one that was not sent', () => {
    const fields = [
        ['Body', ''],
        ['To', 'a'],
        ['To', 'b'],
    ] as const;
    assert.equal(fieldValue(fields, 'To'), 'a');
    assert.equal(fieldValue(fields, 'Body'), '');
    assert.equal(fieldValue(fields, 'From'), undefined);
    assert.equal(fieldValue(fields, 'constructor'), undefined);
});
