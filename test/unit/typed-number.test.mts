import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { type CountryCode, getExampleNumber, isValidPhoneNumber } from 'libphonenumber-js/max';
import { readNumberLine } from '../../lib/words/number-line.ts';
import { countryOf, digitsMoreThanUsual, readTypedNumber } from '../../lib/words/typed-number.ts';

const examples = createRequire(import.meta.url)('libphonenumber-js/examples.mobile.json');
const fullWidth = (text: string) =>
    text.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));

/** Twenty ways to type a number: by its national and international form and its digits. */
function spellings({ national, international, e164, abroad }: Forms): readonly string[] {
    const digits = national.replace(/\D/g, '');
    return [
        national,
        digits,
        national.replace(/[^\d]+/g, '.').replace(/^\./, ''),
        national.replace(/[^\d]+/g, '-').replace(/^-/, ''),
        national.replace(/[^\d]+/g, '/').replace(/^\//, ''),
        national.replace(/ /g, '\u00a0'),
        fullWidth(national),
        `  ${national} `,
        `tel:${digits}`,
        `[${digits.slice(0, 4)}] ${digits.slice(4)}`,
        international,
        e164,
        international.replace(/ /g, '.'),
        international.replace(/ /g, '\u2011'),
        fullWidth(international),
        `\u202a${international}\u202c`,
        `00${e164.slice(1)}`,
        `00 ${international.slice(1)}`,
        `${abroad} ${international.slice(1)}`,
        `tel:${international.replace(/ /g, '-')};ext=`,
    ];
}

interface Forms {
    readonly national: string;
    readonly international: string;
    readonly e164: string;
    /** What one dials in this country before a country's code. */
    readonly abroad: string;
}

const COUNTRIES: ReadonlyArray<readonly [CountryCode, string]> = [
    ['US', '011'],
    ['GB', '00'],
    ['DE', '00'],
    ['FR', '00'],
    ['BR', '00 15'],
    ['IN', '00'],
    ['AU', '0011'],
    ['JP', '010'],
];

for (const [country, abroad] of COUNTRIES) {
    test(`twenty ways to type one number of ${country} are one number`, () => {
        const number = getExampleNumber(country, examples);
        assert.ok(number !== undefined && isValidPhoneNumber(number.number));
        const forms = { national: number.formatNational(), international: number.formatInternational() };
        const typed = spellings({ ...forms, e164: number.number, abroad });
        assert.equal(typed.length, 20);
        for (const one of typed) {
            assert.deepEqual(readTypedNumber(one, country), { kind: 'number', phone: number.number }, one);
        }
    });
}

test('digits of another script are digits', () => {
    assert.deepEqual(readTypedNumber('٠١٠٠ ١٢٣ ٤٥٦٧', 'EG'), { kind: 'number', phone: '+201001234567' });
});

const REFUSED: ReadonlyArray<readonly [typed: string, country: string | undefined, kind: string, example: string]> = [
    ['415 555 013', 'US', 'wrong', '+1 201-555-0123'],
    ['+1 111 555 0134', 'DE', 'wrong', '+1 201-555-0123'],
    ['0151 234', 'DE', 'short', '+49 1512 3456789'],
    ['+44 7911 1234', 'US', 'wrong', '+44 7400 123456'],
    ['+999 123 456 789', 'GB', 'wrong', '+44 7400 123456'],
    ['hello', 'US', 'wrong', '+1 201-555-0123'],
    ['1-800-FLOWERS', 'US', 'wrong', '+1 201-555-0123'],
    ['', 'FR', 'wrong', '+33 6 12 34 56 78'],
    ['+', 'FR', 'short', '+33 6 12 34 56 78'],
    ['415 555 0134', undefined, 'no-country', '+1 201-555-0123'],
    ['415 555 0134', '', 'no-country', '+1 201-555-0123'],
    ['415 555 0134', 'XX', 'no-country', '+1 201-555-0123'],
    ['911', 'US', 'short', '+1 201-555-0123'],
    ['112', 'DE', 'short', '+49 1512 3456789'],
    ['999', 'GB', 'short', '+44 7400 123456'],
    ['000', 'AU', 'short', '+61 412 345 678'],
    ['+1 911', undefined, 'short', '+1 201-555-0123'],
    ['+49 112', 'DE', 'short', '+49 1512 3456789'],
    ['72975', 'US', 'short', '+1 201-555-0123'],
    ['116 117', 'DE', 'short', '+49 1512 3456789'],
    ['900 555 0134', 'US', 'premium', '+1 201-555-0123'],
    ['+1 900 555 0134', 'DE', 'premium', '+1 201-555-0123'],
    ['0900 1 234567', 'DE', 'premium', '+49 1512 3456789'],
    ['0909 879 0000', 'GB', 'premium', '+44 7400 123456'],
    ['0899 12 34 56', 'FR', 'premium', '+33 6 12 34 56 78'],
    ['+979 123 456 789', 'US', 'premium', '+1 201-555-0123'],
];

for (const [typed, country, kind, example] of REFUSED) {
    test(`${JSON.stringify(typed)} in ${country ?? 'no country'} is refused as ${kind}, with an example`, () => {
        assert.deepEqual(readTypedNumber(typed, country), { kind, example });
    });
}

test('a number of an island where all are short is one, and so is one of the area code for examples', () => {
    assert.deepEqual(readTypedNumber('51234', 'SH'), { kind: 'number', phone: '+29051234' });
    assert.deepEqual(readTypedNumber('+1 (555) 867-5310', undefined), { kind: 'number', phone: '+15558675310' });
});

test('a number tells its country, of several the main one', () => {
    assert.deepEqual(['+14155550134', '+15558675310', '+4915123456789', '+80012345678', '+999'].map(countryOf), [
        'US',
        'US',
        'DE',
        undefined,
        undefined,
    ]);
});

const BIKE = '+14155550134';
const OURS = '+15558675310';
const LINES: ReadonlyArray<readonly [line: string, country: string, to: string, text: string, from?: string]> = [
    ['+1 415 555 0134 Your bike is ready', 'DE', BIKE, 'Your bike is ready'],
    ['4155550134 hi', 'US', BIKE, 'hi'],
    ['(415) 555-0134 2 bikes', 'US', BIKE, '2 bikes'],
    ['(415) 555-0134: 2 bikes', 'US', BIKE, '2 bikes'],
    ['415.555.0134 - yours', 'US', BIKE, '- yours'],
    ['tel:+1-415-555-0134 5 left', 'US', BIKE, '5 left'],
    ['from +1 555 867 5310 +1 415 555 0134 x', 'US', BIKE, 'x', OURS],
    ['From 555-867-5310 4155550134 x', 'US', BIKE, 'x', OURS],
    ['415 555 0134 from +15558675310 hello from us', 'US', BIKE, 'hello from us', OURS],
    ['415 555 0134 from 9 to 5 we are open', 'US', BIKE, 'from 9 to 5 we are open'],
    ['0151 23456789: 12 Uhr passt', 'DE', '+4915123456789', '12 Uhr passt'],
    ['015123456789 12 Uhr passt', 'DE', '+4915123456789', '12 Uhr passt'],
    ['030 123 4567 Ihr Rad', 'DE', '+49301234567', 'Ihr Rad'],
    ['+49 (0) 151 23456789 Hallo', 'US', '+4915123456789', 'Hallo'],
    ['06 12 34 56 78 2 vélos', 'FR', '+33612345678', '2 vélos'],
    ['07911 123456 3 bikes', 'GB', '+447911123456', '3 bikes'],
    ['＋１　４１５　５５５　０１３４ hi', 'JP', BIKE, 'hi'],
    ['+1 415 555 0134', 'US', BIKE, ''],
];

for (const [line, country, to, text, from] of LINES) {
    test(`${JSON.stringify(line)} writes ${JSON.stringify(text)} to ${to}`, () => {
        const read = readNumberLine(line, country);
        assert.deepEqual(read?.to.read, { kind: 'number', phone: to });
        assert.equal(read?.text, text);
        assert.deepEqual(read?.from?.read, from === undefined ? undefined : { kind: 'number', phone: from });
    });
}

test('how many digits a number has more than is usual is told for its country, and is none where nothing is usual', () => {
    assert.equal(digitsMoreThanUsual('+14155550134'), 0);
    assert.equal(digitsMoreThanUsual('+141555501345'), 1);
    assert.equal(digitsMoreThanUsual('+1415555013'), -1);
    assert.equal(digitsMoreThanUsual('+88213300655'), 0);
});

test('where a number could end in two places it is not guessed', () => {
    assert.equal(readNumberLine('0151 23456789 12 Uhr passt', 'DE')?.to.read.kind, 'unclear');
    assert.equal(readNumberLine('0900 1 234567 hi', 'DE')?.to.read.kind, 'premium');
});

test('a line that does not begin with a number is none', () => {
    assert.deepEqual(
        ['', 'hello', 'check', 'yes 5', 'from hell'].map((line) => readNumberLine(line, 'US')),
        Array(5).fill(undefined),
    );
});
