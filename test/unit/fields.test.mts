import assert from 'node:assert/strict';
import { parse } from 'node:querystring';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import vm from 'node:vm';
import qs from 'qs';
import { fieldValue, givenTwice, otherSpellings, parseFields } from '../../lib/twilio/fields.ts';

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
    ['an object with nothing in it', { a: {} }, 'a'],
    ['an object with nothing in it, in a list', { a: ['x', {}] }, 'a'],
    ['undefined', { From: undefined }, 'From'],
    ['a bigint', { From: 1n }, 'From'],
    ['a number without a value', { NumMedia: Number.NaN }, 'NumMedia'],
    ['an own __proto__', JSON.parse('{"From":"a","__proto__":"x"}'), '__proto__'],
    ['a __proto__ field in a form', parse('From=a&__proto__=x'), '__proto__'],
    ['a __proto__ inside a field', JSON.parse('{"a":{"__proto__":"x"}}'), 'a'],
    ['lists within lists that never end', JSON.parse(`{"a":${'['.repeat(999)}${']'.repeat(999)}}`), 'a'],
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

test('no number of fields, no long name and no long value is too much', () => {
    const names = Array.from({ length: 12_000 }, (_, index) => `f${index}`);
    const many = parseFields(Object.fromEntries(names.map((name): [string, string] => [name, ''])));
    assert.equal(many.kind === 'fields' && many.fields.length, 12_000);
    assert.equal(parseFields({ many: names }).kind, 'fields');
    assert.equal(parseFields({ ['n'.repeat(50_000)]: 'x'.repeat(100_000) }).kind, 'fields');
});

/** A form, and the names under which its fields are signed; the first is what they are read by. */
const NESTED: ReadonlyArray<readonly [form: string, ...spellings: ReadonlyArray<readonly string[]>]> = [
    ['a=1', ['a']],
    ['a[b]=1&a[c]=2', ['a[b]', 'a[c]']],
    ['a[b][c]=1', ['a[b][c]']],
    ['a[]=1&a[]=2', ['a', 'a'], ['a[]', 'a[]'], ['a[0]', 'a[1]']],
    ['a[b][]=1', ['a[b]'], ['a[b][]'], ['a[b][0]']],
    ['a[0][b]=1', ['a[0][b]']],
];

for (const [form, ...spellings] of NESTED) {
    test(`the names of ${form} are found again`, () => {
        const content: unknown = qs.parse(form);
        const parsed = parseFields(content);
        const fields = parsed.kind === 'fields' ? [parsed.fields, ...otherSpellings(content)] : [];
        const names = fields.map((all) => all.map(([name]) => name));
        assert.deepEqual(
            spellings.filter((wanted) => !names.some((found) => isDeepStrictEqual(found, wanted))),
            [],
            JSON.stringify(names),
        );
        assert.deepEqual(names[0], spellings[0]);
    });
}

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
