import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { parse as parseQuery } from 'node:querystring';
import { test } from 'node:test';
import fc from 'fast-check';
import qs from 'qs';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { Fields } from '../../lib/twilio/fields.ts';
import { signatureMatches, stringToSign } from '../../lib/twilio/signature.ts';
import { anyCharacter } from '../harness/any-character.mts';
import { anyUrl } from '../harness/any-url.mts';
import { fieldsOf, webhookFields } from '../twilio/webhook-body.mts';

const AUTH_TOKEN = '12345';
const URL = 'https://chat.example.com/api/apps/public/6d1e9a5b-0000-4000-8000-000000000001/twilio';
const SID = 'SM0123456789abcdef0123456789abcdef';
const PARAMS = {
    ToCountry: 'US',
    ToState: 'CA',
    SmsMessageSid: SID,
    NumMedia: '0',
    ToCity: 'SAUSALITO',
    FromZip: '94103',
    SmsSid: SID,
    FromState: 'CA',
    SmsStatus: 'received',
    FromCity: 'SAN FRANCISCO',
    Body: 'Hello from a phone',
    FromCountry: 'US',
    To: '+15558675310',
    ToZip: '94965',
    NumSegments: '1',
    MessageSid: SID,
    AccountSid: 'AC00000000000000000000000000000001',
    From: '+14017122661',
    ApiVersion: '2010-04-01',
};
const CALL = { CallSid: 'CA1234567890ABCDE', Digits: '1234', To: '+18005551212' };

type Vector = readonly [what: string, url: string, params: object, signature: string];

/** The first two are Twilio's own, the others were computed with its package and recomputed independently. */
const VECTORS: readonly Vector[] = [
    [
        'the published example',
        'https://example.com/myapp.php?foo=1&bar=2',
        { ...CALL, Caller: '+14158675310', From: '+14158675310' },
        'L/OH5YylLD5NRKLltdqwSvS0BnU=',
    ],
    [
        'the example of older documentation',
        'https://mycompany.com/myapp.php?foo=1&bar=2',
        { ...CALL, Caller: '+14158675309', From: '+14158675309' },
        'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
    ],
    ['a plain text', URL, PARAMS, '7rEHXnuG5lUQEN3IeeXhsWaGeCY='],
    ['unicode', URL, { ...PARAMS, Body: 'Grüße – 你好 – مرحبا – naïve' }, 'MQ+mzk/EhYTMH649h56kfjKgR3M='],
    ['emoji', URL, { ...PARAMS, Body: '👍🏽 👨‍👩‍👧 ok 🇺🇸' }, 'wu69u9U8XsXO2KuyB9+1Evlecrk='],
    [
        'characters that forms encode',
        URL,
        { ...PARAMS, Body: `1+1=2 & 50% off; a=b?c#d "q" <x> 'y' %20 +` },
        '4WOXkigKMqbbMQx++CFuQ3B0BE8=',
    ],
    ['an encoded query', `${URL}?department=Support%20Team&x=a%2Bb&empty=`, PARAMS, 'D+64cKEW60AD7L2Shxb8I2OK3jo='],
    ['numbers for digits', URL, { ...PARAMS, NumMedia: 0, NumSegments: 1 }, '7rEHXnuG5lUQEN3IeeXhsWaGeCY='],
];

for (const [what, url, params, signature] of VECTORS) {
    test(`${what} signs as Twilio signs it`, () => {
        const fields = fieldsOf(params);
        assert.equal(signatureMatches({ authTokens: [AUTH_TOKEN], urls: [url], fields, signature }), true);
    });
}

const SIGNATURE = '7rEHXnuG5lUQEN3IeeXhsWaGeCY=';
const GENUINE = { authTokens: [AUTH_TOKEN], urls: [URL], fields: fieldsOf(PARAMS), signature: SIGNATURE };
const { Body: _body, ...WITHOUT_BODY } = PARAMS;

const FORGED: ReadonlyArray<readonly [what: string, change: Partial<Parameters<typeof signatureMatches>[0]>]> = [
    ['a changed body', { fields: fieldsOf({ ...PARAMS, Body: 'Hello from a phone!' }) }],
    ['a trimmed body', { fields: fieldsOf({ ...PARAMS, Body: 'Hello from a phone ' }) }],
    ['a missing field', { fields: fieldsOf(WITHOUT_BODY) }],
    ['an added field', { fields: fieldsOf({ ...PARAMS, Extra: 'x' }) }],
    ['an added empty field', { fields: fieldsOf({ ...PARAMS, Extra: '' }) }],
    ['a repeated field with another value', { fields: fieldsOf({ ...PARAMS, To: ['+15558675310', '+1'] }) }],
    ['a renamed field', { fields: fieldsOf({ ...WITHOUT_BODY, body: PARAMS.Body }) }],
    ['another host', { urls: [URL.replace('chat.', 'evil.')] }],
    ['http for https', { urls: [URL.replace('https', 'http')] }],
    ['a kept fragment', { urls: [`${URL}#rc=2`] }],
    ['a trailing slash', { urls: [`${URL}/`] }],
    ['a query', { urls: [`${URL}?a=b`] }],
    ['another token', { authTokens: ['12346'] }],
    ['a token with a trailing space', { authTokens: ['12345 '] }],
    ['no token', { authTokens: [] }],
    ['no URL', { urls: [] }],
    ['no signature', { signature: undefined }],
    ['an empty signature', { signature: '' }],
    ['garbage of the right length', { signature: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }],
    ['a signature of another case', { signature: SIGNATURE.toLowerCase() }],
    ['a truncated signature', { signature: SIGNATURE.slice(0, -1) }],
    ['a longer signature', { signature: `${SIGNATURE}=` }],
    ['a signature with a space', { signature: ` ${SIGNATURE}` }],
    ['another spelling of the same bytes', { signature: SIGNATURE.replace('Y=', 'Z=') }],
    ['two signatures in one header', { signature: `${SIGNATURE}, ${SIGNATURE}` }],
    ['a signature of many-byte characters', { signature: 'é'.repeat(14) }],
];

for (const [what, change] of FORGED) {
    test(`${what} does not match`, () => {
        assert.equal(signatureMatches(GENUINE), true);
        assert.equal(signatureMatches({ ...GENUINE, ...change }), false);
    });
}

test('an empty token signs nothing, even for one who signs with it', () => {
    const signature = createHmac('sha1', '').update(stringToSign(URL, GENUINE.fields)).digest('base64');
    assert.equal(signatureMatches({ ...GENUINE, authTokens: [''], signature }), false);
});

test('a decoded query does not match', () => {
    const claim = { ...GENUINE, signature: 'D+64cKEW60AD7L2Shxb8I2OK3jo=' };
    assert.equal(signatureMatches({ ...claim, urls: [`${URL}?department=Support%20Team&x=a%2Bb&empty=`] }), true);
    assert.equal(signatureMatches({ ...claim, urls: [`${URL}?department=Support Team&x=a+b&empty=`] }), false);
});

test('any of several tokens and URLs is enough', () => {
    const claim = { ...GENUINE, authTokens: ['old', AUTH_TOKEN], urls: ['https://other.example', URL] };
    assert.equal(signatureMatches(claim), true);
});

test('of many URLs so many are tried as the fields are short, and 24 of any', () => {
    const urls = [...Array.from({ length: 500 }, (_, at) => `https://chat.example.com/${at}`), URL];
    assert.equal(signatureMatches({ ...GENUINE, urls }), true);
    const params = { Body: 'x'.repeat(60_000) };
    const long = {
        ...GENUINE,
        fields: fieldsOf(params),
        signature: getExpectedTwilioSignature(AUTH_TOKEN, URL, params),
    };
    assert.equal(signatureMatches({ ...long, urls }), false);
    assert.equal(signatureMatches({ ...long, urls: urls.slice(-24) }), true);
});

test('a bodySHA256 signature, which covers the URL alone, does not match a body with fields', () => {
    const url = `${URL}?bodySHA256=${'0'.repeat(64)}`;
    const signature = getExpectedTwilioSignature(AUTH_TOKEN, url, {});
    assert.equal(signatureMatches({ ...GENUINE, urls: [url], fields: [], signature }), true);
    assert.equal(signatureMatches({ ...GENUINE, urls: [url], signature }), false);
});

test('names sort by character value, values once each and sorted, nothing stands between', () => {
    const fields: Fields = [
        ['b', '2'],
        ['a', 'z'],
        ['B', ''],
        ['a', 'y'],
        ['a', 'z'],
    ];
    assert.equal(stringToSign('u', fields), 'uBayazb2');
});

test('names beyond ASCII sort as the official package sorts them, which is not byte order', () => {
    const params = { '\u{1f600}': 'emoji', '\uff5e': 'tilde' };
    const signature = getExpectedTwilioSignature(AUTH_TOKEN, URL, params);
    assert.equal(signatureMatches({ ...GENUINE, fields: fieldsOf(params), signature }), true);
});

const anyText = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: anyCharacter }));
const anyName = anyText.filter((name) => name !== '__proto__');

test('every parsed body signs as the official package signs it', () => {
    fc.assert(
        fc.property(
            fc.dictionary(anyName, fc.oneof(anyText, fc.array(anyText, { maxLength: 5 }))),
            anyUrl({ hasQuery: true }),
            anyText.filter((authToken) => authToken !== ''),
            (params, url, authToken) => {
                const signature = getExpectedTwilioSignature(authToken, url, params);
                const claim = { authTokens: [authToken], urls: [url], fields: fieldsOf(params), signature };
                assert.equal(signatureMatches(claim), true);
            },
        ),
    );
});

test('every form, parsed simply or extended, passes our check when the official package signed it', () => {
    const wire = fc.array(fc.tuple(fc.constantFrom('Body', 'To', 'a', 'Ä', 'b.c'), anyText), { maxLength: 8 });
    fc.assert(
        fc.property(wire, (pairs) => {
            const body = new URLSearchParams(pairs).toString();
            for (const params of [parseQuery(body), qs.parse(body)]) {
                const signature = getExpectedTwilioSignature(AUTH_TOKEN, URL, params);
                assert.equal(signatureMatches({ ...GENUINE, fields: fieldsOf(params), signature }), true);
            }
        }),
    );
});

test('a delivered form passes our check when the official package signed it', () => {
    const fields = webhookFields('unicode.form');
    const signature = getExpectedTwilioSignature(AUTH_TOKEN, URL, Object.fromEntries(fields));
    assert.equal(signatureMatches({ ...GENUINE, fields, signature }), true);
});
