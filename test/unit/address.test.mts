import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Address, addressKey, isAnswerable, maskedAddress, parseAddress } from '../../lib/model/address.ts';
import { anyCharacter } from '../harness/any-character.mts';

type Row = readonly [raw: string, channel: string, kind: string, id: string, phone?: string];

const ADDRESSES: readonly Row[] = [
    ['+14017122661', 'sms', 'phone', '+14017122661', '+14017122661'],
    ['14017122661', 'sms', 'phone', '+14017122661', '+14017122661'],
    [' 14017122661', 'sms', 'phone', '+14017122661', '+14017122661'],
    ['+1 (401) 712-2661', 'sms', 'phone', '+14017122661', '+14017122661'],
    ['5551123456789', 'sms', 'phone', '+5551123456789', '+5551123456789'],
    ['+2903445', 'sms', 'phone', '+2903445', '+2903445'],
    ['+123456789012345', 'sms', 'phone', '+123456789012345', '+123456789012345'],
    ['+1234567890123456', 'sms', 'opaque', '+1234567890123456'],
    ['0400123456', 'sms', 'opaque', '0400123456'],
    ['+0400123456', 'sms', 'opaque', '+0400123456'],
    ['123', 'sms', 'short-code', '123'],
    ['40404', 'sms', 'short-code', '40404'],
    ['894546', 'sms', 'short-code', '894546'],
    ['12', 'sms', 'opaque', '12'],
    ['+40404', 'sms', 'opaque', '+40404'],
    ['SUPPORT', 'sms', 'alphanumeric', 'SUPPORT'],
    ['My Co 24', 'sms', 'alphanumeric', 'My Co 24'],
    ['3M', 'sms', 'alphanumeric', '3M'],
    ['+266696687', 'sms', 'withheld', 'anonymous'],
    ['266696687', 'sms', 'withheld', 'anonymous'],
    ['+7378742833', 'sms', 'withheld', 'restricted'],
    ['+2562533', 'sms', 'withheld', 'blocked'],
    ['+8656696', 'sms', 'withheld', 'unknown'],
    ['+86282452253', 'sms', 'withheld', 'unavailable'],
    ['Anonymous', 'sms', 'withheld', 'anonymous'],
    ['RESTRICTED', 'sms', 'withheld', 'restricted'],
    [' unavailable ', 'sms', 'withheld', 'unavailable'],
    ['Private', 'sms', 'withheld', 'private'],
    ['+17378742833', 'sms', 'phone', '+17378742833', '+17378742833'],
    ['whatsapp:+266696687', 'whatsapp', 'phone', '+266696687', '+266696687'],
    ['Unknown Co', 'sms', 'alphanumeric', 'Unknown Co'],
    ['AVeryLongSenderName', 'sms', 'opaque', 'AVeryLongSenderName'],
    ['anonymous caller', 'sms', 'opaque', 'anonymous caller'],
    ['whatsapp:+14017122661', 'whatsapp', 'phone', '+14017122661', '+14017122661'],
    ['WhatsApp:+14017122661', 'whatsapp', 'phone', '+14017122661', '+14017122661'],
    ['whatsapp: 14017122661', 'whatsapp', 'phone', '+14017122661', '+14017122661'],
    ['whatsapp:14017122661', 'whatsapp', 'phone', '+14017122661', '+14017122661'],
    ['whatsapp:US.13491208655302741918', 'whatsapp', 'opaque', 'US.13491208655302741918'],
    ['whatsapp:40404', 'whatsapp', 'opaque', '40404'],
    ['messenger:5000000000000001', 'messenger', 'opaque', '5000000000000001'],
    ['messenger:12345678901', 'messenger', 'opaque', '12345678901'],
    ['rcs:corner_bakery_agent', 'rcs', 'opaque', 'corner_bakery_agent'],
    ['rcs:+14017122661', 'rcs', 'phone', '+14017122661', '+14017122661'],
    ['viber:14017122661', 'other', 'opaque', 'viber:14017122661'],
    ['sip:ada@example.com', 'other', 'opaque', 'sip:ada@example.com'],
];

for (const [raw, channel, kind, id, phone] of ADDRESSES) {
    test(`'${raw}' is ${kind} on ${channel}`, () => {
        const expected = { raw, channel, id, kind, ...(phone !== undefined && { phone }) };
        assert.deepEqual(parseAddress(raw), expected);
    });
}

for (const raw of [
    '',
    ' ',
    'whatsapp:',
    'whatsapp: ',
    '+1401\n7122661',
    '+1401\u0000',
    'a\u0085',
    'a\ud800',
    `+${'1'.repeat(256)}`,
]) {
    test(`${JSON.stringify(raw.slice(0, 20))} of ${raw.length} characters is no address`, () => {
        assert.equal(parseAddress(raw), undefined);
    });
}

test('the digits that stand for a withheld number spell its word on a phone', () => {
    const keys = ['', '', 'abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];
    for (const word of ['anonymous', 'restricted', 'blocked', 'unknown', 'unavailable']) {
        const digits = Array.from(word, (letter) => keys.findIndex((on) => on.includes(letter))).join('');
        assert.equal(addressOf(`+${digits}`).id, word);
    }
});

test('an address of exactly 256 characters is one', () => {
    assert.equal(parseAddress(`rcs:${'a'.repeat(252)}`)?.kind, 'opaque');
});

test('no text makes parseAddress throw, and what it keeps is the text as received', () => {
    fc.assert(
        fc.property(fc.string({ unit: anyCharacter }), (raw) => {
            const address = parseAddress(raw);
            assert.ok(address === undefined || address.raw === raw);
        }),
    );
});

test('the same phone has a key for each channel', () => {
    assert.notEqual(addressKey(addressOf('whatsapp:+14017122661')), addressKey(addressOf('+14017122661')));
});

test('a lost plus sign and the case of the prefix do not change the key', () => {
    assert.equal(addressKey(addressOf('14017122661')), addressKey(addressOf('+14017122661')));
    assert.equal(addressKey(addressOf('WHATSAPP:14017122661')), 'whatsapp:+14017122661');
});

test('the same id on two unknown channels has two keys', () => {
    assert.notEqual(addressKey(addressOf('viber:1')), addressKey(addressOf('line:1')));
});

test('phones, short codes and channel ids can be answered; names and withheld numbers cannot', () => {
    const answerable = ['+14017122661', '40404', 'whatsapp:US.13', 'messenger:5000000000000001', 'rcs:agent'];
    const unanswerable = ['SUPPORT', '+266696687', 'Restricted', 'anonymous caller', '0400123456', 'viber:1'];
    assert.deepEqual(
        answerable.filter((raw) => !isAnswerable(addressOf(raw))),
        [],
    );
    assert.deepEqual(
        unanswerable.filter((raw) => isAnswerable(addressOf(raw))),
        [],
    );
});

test('a masked address shows its ends and never the whole', () => {
    assert.equal(maskedAddress(addressOf('+14017122661')), '+1401•••2661');
    assert.equal(maskedAddress(addressOf('whatsapp:+14017122661')), 'whatsapp:+1401•••2661');
    assert.equal(maskedAddress(addressOf('+2903445')), '+29•••45');
    assert.equal(maskedAddress(addressOf('40404')), '40•••4');
    assert.equal(maskedAddress(addressOf('SUPPORT')), 'SU•••RT');
});

test('a mask hides at least a quarter of any address', () => {
    fc.assert(
        fc.property(fc.stringMatching(/^\+[1-9]\d{6,14}$/), (raw) => {
            const shown = maskedAddress(addressOf(raw)).replace('•••', '').length;
            assert.ok(shown <= raw.length * 0.75 + 0.01, `${shown} of ${raw.length} shown`);
        }),
    );
});

function addressOf(raw: string): Address {
    const address = parseAddress(raw);
    assert.ok(address !== undefined, raw);
    return address;
}
