import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanLine, cleanText, looksEmpty, withoutControls } from '../../lib/words/clean-text.ts';

function codes(from: number, to: number): readonly string[] {
    return Array.from({ length: to - from + 1 }, (_, at) => String.fromCharCode(from + at));
}

const CONTROLS = [...codes(0x00, 0x1f), ...codes(0x7f, 0x9f)];

test('whatever stands between two words, they do not run together', () => {
    for (const control of [...CONTROLS, '\ud83d', '\udc4d', '\ufffe', '\uffff', '\u2028', '\u2029']) {
        const shown = cleanText(`one${control}two`, 100);
        assert.match(shown, /^one(?!\p{Cc})(?:[^\p{C}]|\n|\t)two$|^one[\n\t]two$/u, control.charCodeAt(0).toString(16));
        assert.match(cleanLine(`one${control}two`, 100), /^one[^\p{C}\n\t]two$/u, control.charCodeAt(0).toString(16));
    }
});

test('the signs of Windows-1252 are what they were meant to be', () => {
    assert.equal(cleanText('It\u0092s \u0093ok\u0094 \u0096 \u008015\u0085', 99), 'It’s “ok” – €15…');
    assert.equal(cleanText('\u008a\u009a\u008e\u009e\u0099\u009f', 99), 'ŠšŽž™Ÿ');
    assert.equal(cleanText('a\u0081b\u009dc', 99), 'a\ufffdb\ufffdc');
});

test('a NUL is the sign that it is in the alphabet of phones, and at an end it is padding', () => {
    assert.equal(cleanText('ann\u0000example.com', 99), 'ann@example.com');
    assert.equal(cleanText('\u0000STOP\u0000\u0000', 99), 'STOP');
    assert.equal(cleanText('\u0000\u0000', 99), '');
});

test('vertical tabs, form feeds and separators are line breaks, and one line has spaces for them', () => {
    assert.equal(cleanText('a\vb\fc\u2028d\u2029e\r\nf\rg', 99), 'a\nb\nc\nd\ne\nf\ng');
    assert.equal(cleanLine(' a\vb\fc\r\n\td ', 99), 'a b c d');
});

test('a cut leaves no half character', () => {
    assert.equal(cleanText('a😀b', 2), 'a');
    assert.equal(cleanLine('a😀b', 2), 'a');
});

const UNSEEN: ReadonlyArray<readonly [kind: string, members: readonly string[]]> = [
    ['white space', [' ', '\t', '\n', '\u00a0', '\u2003', '\u3000', '\ufeff']],
    [
        'zero-width',
        ['\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\u2063', '\u00ad', '\u034f', '\u061c'],
    ],
    ['fillers', ['\u115f', '\u1160', '\u3164', '\uffa0', '\u17b4', '\u180e']],
    ['letters and notes without a shape', ['\u{13441}', '\u{13442}', '\u{1d159}']],
    ['the place of a picture', ['\ufffc']],
    ['the empty Braille cell', ['\u2800']],
    ['lone marks', ['\u0301', '\u20e3', '\u0e31', '\u093e']],
    ['variation selectors and tags', ['\ufe00', '\ufe0f', '\u{e0100}', '\u{e0067}']],
    ['control characters', CONTROLS],
];

for (const [kind, members] of UNSEEN) {
    test(`${kind} alone look empty, and beside a letter they do not`, () => {
        fc.assert(
            fc.property(fc.array(fc.constantFrom(...members), { maxLength: 6 }), (some) => {
                assert.ok(looksEmpty(some.join('')));
                assert.equal(cleanLine(some.join(''), 99), '');
                assert.ok(!looksEmpty(`${some.join('')}a`));
            }),
            { numRuns: 30, seed: 1 },
        );
    });
}

test('everything that can be seen is', () => {
    for (const seen of ['.', '0', '字', '👍', '❤️', '\uf8ff', '\u{1fae9}', '🇩🇪', '１', 'é', '-']) {
        assert.ok(!looksEmpty(seen), seen);
        assert.equal(cleanLine(seen, 99), seen);
    }
});

test('XML is spared what it forbids', () => {
    assert.equal(withoutControls('a\u0007b\u0000c\ud800d\r\ne\tf\uffff'), 'abcd\ne\tf');
});
