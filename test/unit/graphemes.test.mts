import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { graphemesOf } from '../../lib/words/graphemes.ts';

const LETTERS = [
    'a',
    'Z',
    '9',
    ' ',
    '.',
    'ü',
    '\n',
    '\r',
    '\r\n',
    '\t',
    'e\u0301',
    '\u0300',
    'я',
    '漢',
    'ㅎ',
    'ᄒ',
    'ᅡ',
    'ᆫ',
    'नि',
    'ก็',
];
const PICTURES = ['😀', '👨‍👩‍👧', '👍🏽', '🇩🇪', '🇩', '\u200d', '\ufe0f', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '\ud83d', '\ude00'];

test('characters are cut where Unicode cuts them, whatever stands beside what and however long it is', () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    const mixed = fc.array(fc.constantFrom(...LETTERS, ...PICTURES), { maxLength: 600 }).map((some) => some.join(''));
    fc.assert(
        fc.property(mixed, (text) => {
            const judged = Array.from(segmenter.segment(text), ({ segment }) => segment);
            assert.deepEqual(graphemesOf(text), judged);
        }),
        { numRuns: 60 },
    );
});

test('every sign is cut where Unicode cuts it, beside itself, a letter, a picture and the end of a line', () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    const ranges = [
        [0, 0xd7ff],
        [0xe000, 0xffff],
        [0x1f000, 0x1faff],
    ] as const;
    for (const [first, last] of ranges) {
        for (let from = first; from <= last; from += 64) {
            const signs = Array.from({ length: Math.min(64, last + 1 - from) }, (_, at) =>
                String.fromCodePoint(from + at),
            );
            const text = signs.map((sign) => `a${sign}${sign}가${sign}❤${sign}\n`).join('');
            const judged = Array.from(segmenter.segment(text), ({ segment }) => segment);
            assert.deepEqual(graphemesOf(text), judged, `from U+${from.toString(16)}`);
        }
    }
});

test('one character longer than any chunk stays one', () => {
    const accents = `e${'\u0301'.repeat(2000)}`;
    assert.deepEqual(graphemesOf(`я${accents}я`), ['я', accents, 'я']);
});

test('two flags stay two where a chunk ends between their halves', () => {
    const flags = Array.from({ length: 400 }, () => '🇩🇪');
    assert.deepEqual(graphemesOf(`a${flags.join('')}`), ['a', ...flags]);
});

test('half a pair at the end is a character', () => {
    assert.deepEqual(graphemesOf('я\ud83d'), ['я', '\ud83d']);
});
