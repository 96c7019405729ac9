import assert from 'node:assert/strict';
import test from 'node:test';
import { isAccountsFault, isSentAgain, meaningOf } from '../../lib/twilio/error-codes.ts';
import { readAnswer } from '../../lib/twilio/read-answer.ts';

const EXPLAINED = [
    20003, 20404, 20429, 21211, 21212, 21265, 21408, 21602, 21606, 21608, 21610, 21611, 21612, 21614, 21617, 21620,
    21621, 21623, 21635, 21703, 30001, 30002, 30003, 30004, 30005, 30006, 30007, 30008, 30011, 30019, 30022, 30023,
    30032, 30034, 63001, 63003, 63005, 63007, 63008, 63010, 63012, 63013, 63014, 63015, 63016, 63018, 63019, 63021,
    63024, 63032, 63033, 63036, 63038,
];
const SENT_AGAIN = [20429, 21611, 30001, 63018];

test('every code an agent can meet is explained in its own words', () => {
    for (const code of EXPLAINED) {
        const { meaning, advice } = meaningOf({ code });
        assert.match(meaning, /^[A-Z].*\.$/, String(code));
        assert.match(advice, /^[A-Z].*\.$/, String(code));
        assert.ok(!advice.includes('docs/api/errors'), String(code));
        assert.ok(meaning.length + advice.length < 220, String(code));
    }
});

test('only 21610 says that the customer opted out', () => {
    assert.deepEqual(
        EXPLAINED.filter((code) => meaningOf({ code }).optedOut),
        [21610],
    );
});

test('a code is sent again when it answers the request exactly where the table says so', () => {
    const sentAgain = EXPLAINED.filter((code) => readAnswer({ statusCode: 400, body: { code } }).kind === 'retry');
    assert.deepEqual(sentAgain, SENT_AGAIN);
    assert.deepEqual(
        EXPLAINED.filter((code) => isSentAgain(code)),
        SENT_AGAIN,
    );
    assert.equal(isSentAgain(99999), undefined);
    assert.equal(isSentAgain(undefined), undefined);
});

test('nothing that an agent reads promises another try, since after it there is none', () => {
    for (const code of [...EXPLAINED, 21999, 30999, 63999, undefined]) {
        const { meaning, advice } = meaningOf({ code });
        assert.doesNotMatch(`${meaning} ${advice}`, /nothing to do|by itself|automatic|will be|is (re)?tried/i);
    }
});

test('what may pass by itself is said to be the agent’s to repeat, since nothing repeats it', () => {
    for (const code of SENT_AGAIN) {
        assert.match(meaningOf({ code }).advice, /not delivered: send it again in a few minutes/);
    }
});

test('it is for the sake of our account, our number or our sender that these fail, and that others will', () => {
    assert.deepEqual(
        EXPLAINED.filter((code) => isAccountsFault(code)),
        [20003, 20404, 21212, 21606, 21703, 30002, 30032, 30034, 63001, 63007, 63008],
    );
    assert.equal(isAccountsFault(undefined), false);
});

test('a code not listed says what its range tells and where it is explained', () => {
    for (const [code, word] of [
        [21999, 'Twilio'],
        [29999, 'Twilio'],
        [30000, 'mobile network'],
        [30999, 'mobile network'],
        [31000, 'Twilio'],
        [62999, 'Twilio'],
        [63000, 'WhatsApp'],
        [63999, 'WhatsApp'],
        [64000, 'Twilio'],
        [7, 'Twilio'],
    ] as const) {
        const { meaning, advice, optedOut } = meaningOf({ code });
        assert.match(meaning, new RegExp(`^(The )?${word}`));
        assert.match(advice, new RegExp(`errors/${code}\\.$`));
        assert.equal(optedOut, undefined);
    }
});

test('no code at all is said to be none', () => {
    assert.match(meaningOf({ code: undefined }).meaning, /no reason/);
    assert.match(meaningOf({ code: undefined }).advice, /console/);
});
