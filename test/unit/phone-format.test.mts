import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { type CountryCode, getCountries, getExampleNumber, parsePhoneNumber } from 'libphonenumber-js/max';
import { toReadablePhone } from '../../lib/words/phone-format.ts';

const examples = createRequire(import.meta.url)('libphonenumber-js/examples.mobile.json');

const WRITTEN: ReadonlyArray<readonly [phone: string, readable: string]> = [
    ['+14017122661', '+1 401-712-2661'],
    ['+447911123456', '+44 7911 123456'],
    ['+442079460123', '+44 20 7946 0123'],
    ['+4915123456789', '+49 1512 3456789'],
    ['+33612345678', '+33 6 12 34 56 78'],
    ['+5511961234567', '+55 11 96123-4567'],
    ['+79123456789', '+7 912 345-67-89'],
    ['+2348021234567', '+234 802 123 4567'],
    ['+37120123456', '+371 20 123 456'],
    ['+999123456789', '+999 123 456 789'],
    ['+999', '+999'],
    ['14017122661', '14017122661'],
    ['+0123456789', '+0123456789'],
    ['12345', '12345'],
    ['SUPPORT', 'SUPPORT'],
    ['', ''],
];

for (const [phone, readable] of WRITTEN) {
    test(`${JSON.stringify(phone)} reads ${JSON.stringify(readable)}`, () => {
        assert.equal(toReadablePhone(phone), readable);
    });
}

// The outside judge is Google's libphonenumber; it leaves the choice between hyphen and space to the country.
function groupsOf(readable: string): readonly string[] {
    return readable.split(/[ -]/);
}

const WELL_KNOWN =
    'US CA GB DE FR ES IT BR MX IN AU NL BE CH AT PT IE IL ZA PL SE DK NO JP PH SG CO AR CL TR RO GR AE HK CN KR PE RU EG HU';

for (const country of WELL_KNOWN.split(' ')) {
    test(`a mobile number of ${country} is grouped as libphonenumber groups it`, () => {
        const number = getExampleNumber(country as CountryCode, examples);
        assert.ok(number !== undefined);
        assert.deepEqual(groupsOf(toReadablePhone(number.number)), groupsOf(number.formatInternational()));
    });
}

const REAL_WORLD: readonly string[] = [
    '+12125550123 +16135550123 +447400123456 +447700900123 +447624123456 +441212345678 +442079460123 +448001111111',
    '+4915112345678 +4917012345678 +491701234567 +491631234567 +33712345678 +33123456789 +34612345678 +34712345678',
    '+393331234567 +39333123456 +5521987654321 +552133334444 +525512345678 +523312345678 +526641234567 +919876543210',
    '+917012345678 +61412345678 +61298765432 +31612345678 +41791234567 +41441234567 +436641234567 +353871234567',
]
    .join(' ')
    .split(' ');

for (const phone of REAL_WORLD) {
    test(`${phone} is grouped as libphonenumber groups it`, () => {
        assert.deepEqual(groupsOf(toReadablePhone(phone)), groupsOf(parsePhoneNumber(phone).formatInternational()));
    });
}

test('for every country the digits stay and the country code is split off where libphonenumber splits it', () => {
    const countries = getCountries();
    assert.ok(countries.length > 200);
    for (const country of countries) {
        const number = getExampleNumber(country, examples);
        assert.ok(number !== undefined, country);
        const readable = toReadablePhone(number.number);
        assert.equal(`+${readable.replace(/[^0-9]/g, '')}`, number.number, country);
        assert.equal(readable.split(' ')[0], `+${number.countryCallingCode}`, country);
        assert.doesNotMatch(readable, /[ -][0-9]?$/, `${country}: no digit stands alone at the end`);
    }
});
