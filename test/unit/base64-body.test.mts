import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodedBody } from '../../lib/twilio/base64-body.ts';
import { parseInboundText } from '../../lib/twilio/parse-text.ts';

const SENTENCE = 'I would like to move my appointment from Tuesday to Thursday, please.';

test('a base64-encoded sentence is read', () => {
    assert.equal(decodedBody(base64(SENTENCE)), SENTENCE);
    assert.equal(
        decodedBody(base64(`Zwölf Boxkämpfer jagen Viktor quer über\nden großen Sylter Deich`)).slice(0, 5),
        'Zwölf',
    );
});

const KEPT: ReadonlyArray<readonly [what: string, body: string]> = [
    ['an ordinary text', SENTENCE],
    ['an empty text', ''],
    ['a short word that is also base64', 'test'],
    ['an encoded text below 60 characters', base64('a short text that is not long enough here')],
    ['a hexadecimal token', '0123456789abcdef'.repeat(4)],
    ['random bytes', Buffer.from(Array.from({ length: 48 }, (_, at) => (at * 89 + 131) % 256)).toString('base64')],
    ['a long word', 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunt'],
    ['a path', '/var/lib/application/releases/current/public/assets/images/x'],
    ['an encoded word without a space', base64('a'.repeat(60))],
    ['an encoded control character', base64(`${SENTENCE}\u0007`)],
    ['encoded digits', base64('+14017122661, '.repeat(8))],
    ['a text in an alphabet that is not Latin', base64('Привет, перенесите мою запись на четверг')],
    ['encoded bytes that are no UTF-8', Buffer.from(`${SENTENCE}\xff\xfe`, 'latin1').toString('base64')],
    ['padding inside', `${base64('ab cd')}${base64(SENTENCE)}`],
    ['base64 with stray bits, which no encoder writes', base64(`${SENTENCE}!`).replace('IQ==', 'IR==')],
    ['a line break in between', `${base64(SENTENCE).slice(0, 64)}\n${base64(SENTENCE).slice(64)}`],
    ['the alphabet of URLs', 'eyJ-_'.repeat(20)],
    ['the head of a web token', base64('{"alg":"HS256","typ":"JWT","kid":"2026-01-01","iss":"example"}')],
];

for (const [what, body] of KEPT) {
    test(`${what} stays as it is`, () => {
        assert.equal(decodedBody(body), body);
    });
}

test('every English-like text of 45 bytes or more is found again', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 12, maxLength: 40 });
    fc.assert(fc.property(words, (list) => decodedBody(base64(list.join(' '))) === list.join(' ')));
});

test('only SMS are decoded: elsewhere base64 is what the customer wrote', () => {
    const fields = (From: string) => Object.entries({ From, To: '+15558675310', Body: base64(SENTENCE) });
    const bodyFrom = (from: string) => {
        const parsed = parseInboundText(fields(from));
        return parsed.kind === 'text' ? parsed.text.body : parsed.why;
    };
    assert.equal(bodyFrom('+14017122661'), SENTENCE);
    assert.equal(bodyFrom('whatsapp:+14017122661'), base64(SENTENCE));
});

function base64(text: string): string {
    return Buffer.from(text, 'utf8').toString('base64');
}
