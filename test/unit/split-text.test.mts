import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { splitText } from '../../lib/words/split-text.ts';

const FAMILY = '👨‍👩‍👧';
const FLAG = '🇺🇸';

test('a text that fits comes back whole and one of white space alone gives no part', () => {
    assert.deepEqual(splitText(' as it is \n'), [' as it is \n']);
    assert.deepEqual(splitText('x'.repeat(1600)), ['x'.repeat(1600)]);
    assert.deepEqual(splitText('x'.repeat(1601)), ['x'.repeat(1600), 'x']);
    assert.deepEqual(splitText('whole ', 6), ['whole ']);
    assert.deepEqual(splitText(' \n '), []);
    assert.deepEqual(splitText(''), []);
});

test('a cut is made after a paragraph, else after a sentence, else between words', () => {
    assert.deepEqual(splitText('One two. Six.\n\nSeven eight', 22), ['One two. Six.', 'Seven eight']);
    assert.deepEqual(splitText('One two.\n\nSix. Seven eight', 15), ['One two.', 'Six. Seven', 'eight']);
    assert.deepEqual(splitText('One two. Three four five six', 14), ['One two.', 'Three four', 'five six']);
    assert.deepEqual(splitText('He said "no." Then he left', 18), ['He said "no."', 'Then he left']);
    assert.deepEqual(splitText('first line\nsecond line', 18), ['first line', 'second line']);
    assert.deepEqual(splitText('你好吗？我很好。谢谢', 9), ['你好吗？我很好。', '谢谢']);
    assert.deepEqual(splitText('一二三？四五。」六七八', 7), ['一二三？', '四五。」六七八']);
    assert.deepEqual(splitText('alpha beta gamma', 10), ['alpha beta', 'gamma']);
    assert.deepEqual(splitText('alpha beta\u00a0gamma', 12), ['alpha', 'beta\u00a0gamma']);
});

test('an early paragraph end does not make a tiny part', () => {
    assert.deepEqual(splitText('Hi\n\none two three four five', 20), ['Hi\n\none two three', 'four five']);
});

test('a character of several code points is never split', () => {
    assert.deepEqual(splitText(FAMILY.repeat(3), 20), [FAMILY + FAMILY, FAMILY]);
    assert.deepEqual(splitText(FLAG.repeat(4), 10), [FLAG + FLAG, FLAG + FLAG]);
    assert.deepEqual(splitText('e\u0301'.repeat(4), 3), ['e\u0301', 'e\u0301', 'e\u0301', 'e\u0301']);
    assert.deepEqual(splitText('👍🏽👍🏽', 5), ['👍🏽', '👍🏽']);
});

test('a character longer than a part is cut between its code points', () => {
    const tall = `a${'\u0301'.repeat(30)}`;
    const parts = splitText(tall, 8);
    assert.equal(parts.join(''), tall);
    assert.ok(parts.every((part) => part.length <= 8));
    assert.deepEqual(splitText('😀😀', 1), ['😀', '😀']);
});

test('no part is too long or empty, and only white space at the cuts is lost', () => {
    const unit = fc.constantFrom(
        'a',
        'bc',
        ' ',
        '\n',
        '\n\n',
        '. ',
        '😀',
        FAMILY,
        FLAG,
        'é',
        '字',
        '。',
        '\u00a0',
        '\r\n',
    );
    fc.assert(
        fc.property(fc.string({ unit, maxLength: 120 }), fc.integer({ min: 8, max: 40 }), (text, maxChars) => {
            const parts = splitText(text, maxChars);
            assert.ok(parts.every((part) => part.length <= maxChars && part.trim() !== ''));
            let at = 0;
            for (const part of parts) {
                const found = text.indexOf(part, at);
                assert.ok(found >= at && text.slice(at, found).trim() === '');
                at = found + part.length;
            }
            assert.equal(text.slice(at).trim(), '');
        }),
        { numRuns: 1000 },
    );
});

test('parts are never cut inside a grapheme', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const count = (text: string): number => Array.from(segmenter.segment(text)).length;
    fc.assert(
        fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (text) => {
            const longest = Math.max(...Array.from(segmenter.segment(text), ({ segment }) => segment.length));
            const parts = splitText(text.replace(/\s/gu, 'x'), Math.max(10, longest));
            assert.equal(
                parts.reduce((sum, part) => sum + count(part), 0),
                count(text.replace(/\s/gu, 'x')),
            );
        }),
    );
});
