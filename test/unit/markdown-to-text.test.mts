import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { emojiOf } from '../../lib/words/emoji.ts';
import { markdownToText } from '../../lib/words/markdown-to-text.ts';
import { assertSteady } from './effort.mts';

function reads(name: string, rows: readonly (readonly [markdown: string, phone: string])[]): void {
    test(name, () => {
        for (const [markdown, phone] of rows) {
            assert.equal(markdownToText(markdown), phone, JSON.stringify(markdown));
        }
    });
}

reads('emphasis loses its marks', [
    ['*bold* and **bold**', 'bold and bold'],
    ['_italic_ and __italic__', 'italic and italic'],
    ['~gone~ and ~~gone~~', 'gone and gone'],
    ['***both*** _*both*_ **~~_all_~~**', 'both both all'],
    ['(*x*), "_y_"!', '(x), "y"!'],
    ['*Name:*Ann', 'Name:Ann'],
    ['**not bold ~~but~~', '**not bold but'],
    ['*two words* _über alles_', 'two words über alles'],
    ['*test:*', 'test:'],
]);

reads('signs that are no marks stay', [
    ['some_snake_case_text and even_more', 'some_snake_case_text and even_more'],
    ['2*3*4 = 24', '2*3*4 = 24'],
    ['a * b * c', 'a * b * c'],
    ['from ~5 to ~10', 'from ~5 to ~10'],
    ['*.txt and *.md', '*.txt and *.md'],
    ['$5* per unit', '$5* per unit'],
    ['__ __ and ____ and *****', '__ __ and ____ and *****'],
    ['_hello_text', '_hello_text'],
    ['*open', '*open'],
    ['3 *4*5', '3 *4*5'],
    ['x * a* y', 'x * a* y'],
    ['*a _b* c_', 'a _b c_'],
    ['*a\nb*', '*a\nb*'],
    ['___test', '___test'],
    ['5 < 6 > 4 | x', '5 < 6 > 4 | x'],
]);

reads('addresses keep their underscores and stars', [
    ['see https://a.example/_x_/y_z*1*.html.', 'see https://a.example/_x_/y_z*1*.html.'],
    ['*https://a.example/a_b*', 'https://a.example/a_b'],
    ['example.com/_a_/b', 'example.com/_a_/b'],
    ['_see first_last_@a.example now_', 'see first_last_@a.example now'],
    ['@ann_lee_ and #dev_ops_ _now_', '@ann_lee_ and #dev_ops_ now'],
]);

reads('a link becomes its text and its address, or the address alone', [
    ['[our *shop*](https://a.example/x_y_z)', 'our shop (https://a.example/x_y_z)'],
    ['<https://a.example|our shop>', 'our shop (https://a.example)'],
    ['[](https://a.example)', 'https://a.example'],
    ['[https://a.example](https://a.example)', 'https://a.example'],
    ['[a.example](https://a.example/)', 'https://a.example/'],
    ['[wiki](https://a.example/x_(y))', 'wiki (https://a.example/x_(y))'],
    ['![map](https://a.example/m.png)', 'map (https://a.example/m.png)'],
    ['[ann@a.example](mailto:ann@a.example) [call](tel:+15558675310)', 'ann@a.example call (+15558675310)'],
    ['[see](note) [x] (y) <a|b>', '[see](note) [x] (y) <a|b>'],
    ['*[bold](https://a.example)*', 'bold (https://a.example)'],
]);

reads('escaped signs and code are taken literally', [
    ['\\*not bold\\* 1\\. no list', '*not bold* 1. no list'],
    ['¯\\\\_(ツ)_/¯', '¯\\_(ツ)_/¯'],
    ['C:\\dir', 'C:\\dir'],
    ['run `a_b *c* :smile:` now', 'run a_b *c* :smile: now'],
    ['```one line```', 'one line'],
    ['```js\nlet a_b = *c*;\n\n  x\n```\n*after*', 'let a_b = *c*;\n\n  x\nafter'],
    ['```\ncode\n```', 'code'],
    ['a\n```\n```\nb', 'a\nb'],
    ['```important\ncode\n```', 'important\ncode'],
    ['```\nnever closed *x*', '```\nnever closed x'],
]);

reads('lists, headings and quotes stay readable', [
    ['# Big *news*\n#### small\n#channel', 'Big news\nsmall\n#channel'],
    ['- *a*\n- b', '- a\n- b'],
    ['* a\n* b', '- a\n- b'],
    ['  * nested', '  - nested'],
    ['1. one\n2. _two_', '1. one\n2. two'],
    ['- [x] done\n- [ ] open', '- [x] done\n- [ ] open'],
    ['> *q*\n> * a\nno', '> q\n> - a\nno'],
    ['a\r\nb\rc', 'a\nb\nc'],
]);

reads('known emoji shortcodes become emoji and unknown ones stay', [
    [':smile: :+1: :-1: :heart::tada:', '😄 👍 👎 ❤️🎉'],
    [':thumbsup_tone2: :heart_tone2:', '👍🏼 :heart_tone2:'],
    ['*:wave:* _:slight_smile:_', '👋 🙂'],
    ['Size:b:c, Option:a:yes, é:x: and :b:1', 'Size:b:c, Option:a:yes, é:x: and :b:1'],
    ['Thanks :smile:! (:+1:)', 'Thanks 😄! (👍)'],
    [':party_parrot: at 10:30:45, ratio 1:100:5', ':party_parrot: at 10:30:45, ratio 1:100:5'],
]);

test("the unseen link of a quoted reply is not sent, since it leads into the agents' workspace", () => {
    assert.equal(markdownToText('[ ](https://chat.example.com/live/abc?msg=xyz)\nYes, *today*'), 'Yes, today');
    assert.equal(markdownToText('[ ](https://chat.example.com/live/abc?a=1&msg=xyz) Yes'), 'Yes');
    assert.equal(markdownToText('See [this](https://a.example/?msg=1)'), 'See this (https://a.example/?msg=1)');
});

test('a moment is written as the agent chose to show it, by the clock of the workspace, which is named', () => {
    const rows: ReadonlyArray<readonly [written: string, berlin: string, utc: string]> = [
        ['<t:1630360800>', '00:00 GMT+2', '22:00 UTC'],
        ['<t:1630360800:t>', '00:00 GMT+2', '22:00 UTC'],
        ['<t:1630360805:T>', '00:00:05 GMT+2', '22:00:05 UTC'],
        ['<t:1630360800:d>', '2021-08-31', '2021-08-30'],
        ['<t:1630360800:D>', '2021-08-31', '2021-08-30'],
        ['<t:1630360800:f>', '2021-08-31 00:00 GMT+2', '2021-08-30 22:00 UTC'],
        ['<t:1630360800:F>', '2021-08-31 00:00 GMT+2', '2021-08-30 22:00 UTC'],
        ['<t:1630360800:R>', '2021-08-31 00:00 GMT+2', '2021-08-30 22:00 UTC'],
        ['<t:2021-01-30T22:00:00.000+01:00:f>', '2021-01-30 22:00 GMT+1', '2021-01-30 21:00 UTC'],
        ['<t:2021-01-30T22:00:00Z:d>', '2021-01-30', '2021-01-30'],
        [
            '<t:soon> <t:163036080:R> <t:10:00:R>',
            '<t:soon> <t:163036080:R> <t:10:00:R>',
            '<t:soon> <t:163036080:R> <t:10:00:R>',
        ],
    ];
    for (const [written, berlin, utc] of rows) {
        const inBerlin = markdownToText(written, { timeZone: 'Europe/Berlin' })
            .replace('CEST', 'GMT+2')
            .replace('CET', 'GMT+1');
        assert.deepEqual([inBerlin, markdownToText(written)], [berlin, utc]);
        assert.equal(markdownToText(written, { timeZone: 'Nowhere/Land' }), utc);
    }
});

test('those who are mentioned go by their names, and code, channels and strangers stay', () => {
    const names = { 'ann.lee': 'Ann Lee', ben_: 'Ben', constructor: 'Con' };
    for (const [written, phone] of [
        ['Ask @ann.lee.', 'Ask Ann Lee.'],
        ['*@ann.lee*, @ben_ and @constructor', 'Ann Lee, Ben and Con'],
        ['`@ann.lee` #ann.lee @all @toString ann@ann.lee', '@ann.lee #ann.lee @all @toString ann@ann.lee'],
    ] as const) {
        assert.equal(markdownToText(written, { names }), phone);
    }
});

test('a moment is written in UTC', () => {
    assert.equal(markdownToText('at <t:1630360800:R>'), 'at 2021-08-30 22:00 UTC');
});

test('a line ends where Word, a PDF or an old mainframe ends it', () => {
    for (const end of ['\u2028', '\u2029', '\u0085', '\v', '\f', '\r', '\r\n']) {
        assert.equal(markdownToText(`one${end}*two*${end}> three`), 'one\ntwo\n> three', JSON.stringify(end));
    }
});

test('every word of any message survives', () => {
    const units = [
        ...'abé7字😀*_~`[](){}<>|\\:#@-+.!/ \n\t\v\f\u0085\u2028\u2029',
        '```\n',
        '\n```\n',
        'https://',
        '](',
        '**',
        '__',
        '> ',
    ];
    const message = fc.string({ unit: fc.constantFrom(...units), maxLength: 60 });
    fc.assert(
        fc.property(message, (markdown) => {
            const phone = markdownToText(markdown);
            // Blood types are emoji whose names are letters.
            const words = markdown.replace(/(?<!\p{N}):([ab]{1,2}):/gu, (code, name) => (emojiOf(name) ? ' ' : code));
            for (const word of words.match(/[\p{L}\p{N}😀]+/gu) ?? []) {
                assert.ok(phone.includes(word), `${JSON.stringify(markdown)} lost ${word}: ${JSON.stringify(phone)}`);
            }
        }),
        { numRuns: 3000 },
    );
});

test('text without any sign is untouched', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'abÉ7字😀 ,;?\'"()€$%&=\n') });
    fc.assert(fc.property(plain, (text) => markdownToText(text) === text));
});

test('a message costs what its length costs, whatever it is made of', () => {
    for (const unit of [
        '[',
        '[a](',
        '`',
        '*a ',
        '_',
        'a.',
        ':a',
        '<a',
        '!',
        '*_~',
        '> ',
        '```\n',
        'a@',
        '@a',
        '[]()',
    ]) {
        assertSteady((length) => markdownToText(unit.repeat(length / unit.length)), unit);
    }
});
