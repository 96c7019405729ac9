import assert from 'node:assert/strict';
import test from 'node:test';
import { meaningOf } from '../../lib/twilio/error-codes.ts';

const EXPLAINED = [
    20003, 20429, 21211, 21212, 21265, 21408, 21602, 21606, 21608, 21610, 21611, 21612, 21614, 21617, 21620, 21621,
    21623, 21635, 21703, 30001, 30002, 30003, 30004, 30005, 30006, 30007, 30008, 30011, 30019, 30022, 30023, 30032,
    30034, 63003, 63005, 63007, 63013, 63014, 63015, 63016, 63018, 63019, 63021, 63024, 63032, 63033, 63036, 63038,
];

test('every code an agent can meet is explained in its own words', () => {
    for (const code of EXPLAINED) {
        const { meaning, advice } = meaningOf(code);
        assert.match(meaning, /^[A-Z].*\.$/, String(code));
        assert.match(advice, /^[A-Z].*\.$/, String(code));
        assert.ok(!advice.includes('docs/api/errors'), String(code));
        assert.ok(meaning.length + advice.length < 220, String(code));
    }
});

test('only 21610 says that the customer opted out', () => {
    assert.deepEqual(
        EXPLAINED.filter((code) => meaningOf(code).optedOut),
        [21610],
    );
});

test('a code not listed says what its range tells and where it is explained', () => {
    for (const [code, word] of [
        [21999, 'Twilio'],
        [30999, 'mobile network'],
        [63999, 'WhatsApp'],
        [7, 'Twilio'],
    ] as const) {
        assert.match(meaningOf(code).meaning, new RegExp(word));
        assert.match(meaningOf(code).advice, new RegExp(`errors/${code}\\.$`));
    }
});

test('no code at all is said to be none', () => {
    assert.match(meaningOf(undefined).meaning, /no reason/);
});
