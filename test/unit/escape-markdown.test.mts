import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import fc from 'fast-check';
import { escapeMarkdown } from '../../lib/words/escape-markdown.ts';

// The outside judges are two releases of Rocket.Chat's own parser.
const require = createRequire(import.meta.url);

interface Parser {
    readonly parse: (text: string, options: object) => unknown;
}

const parser7: Parser = require('@rocket.chat/message-parser');
const parser8: Parser = require('message-parser-next');
const PARSERS: ReadonlyArray<readonly [version: string, parse: Parser['parse']]> = [
    ['7', parser7.parse],
    ['8', parser8.parse],
];
const OPTIONS = { emoticons: true, colors: true, katex: { parenthesisSyntax: true, dollarSyntax: false } };

interface Node {
    readonly type: string;
    readonly value?: unknown;
    readonly unicode?: string;
    readonly shortCode?: string;
}

/** What an agent sees, or in braces what has become of it where it is not plain text, a link or an emoji. */
function seen(node: unknown): string {
    if (Array.isArray(node)) {
        return node.map(seen).join('');
    }
    const { type, value, unicode, shortCode } = node as Node;
    switch (type) {
        case 'PARAGRAPH':
            return `${seen(value)}\n`;
        case 'BIG_EMOJI':
            return seen(value);
        case 'LINE_BREAK':
            return '\n';
        case 'PLAIN_TEXT':
            return String(value);
        case 'LINK':
            return seen((value as { readonly label: unknown }).label);
        case 'MENTION_CHANNEL':
            return `#${seen(value)}`;
        case 'EMOJI':
            // an emoticon's value is what was typed, a shortcode's is its name
            return unicode ?? (seen(value) === shortCode ? `{emoji ${shortCode}}` : seen(value));
        default:
            return `{${type}}`;
    }
}

function assertReadsAsTyped(text: string): void {
    for (const [version, parse] of PARSERS) {
        const shown = seen(parse(escapeMarkdown(text), OPTIONS)).replace(/\u2060/g, '');
        assert.equal(bare(shown), bare(text), `Rocket.Chat ${version}: ${JSON.stringify(escapeMarkdown(text))}`);
    }
}

/** The parsers drop spaces between emoticons and line ends at the end. */
function bare(text: string): string {
    return text.replace(/[ \t]|\n+$/g, '');
}

const ORDINARY: readonly string[] = [
    'Hello',
    'Hello from a phone',
    "Hi! I'd like 2 tickets, please. (It's for Saturday at 10:30.)",
    'My order #12345 costs $5.99 & €3 – 50% off?',
    'Meet me at 10:30:45, or 5 * 3 o’clock ;)',
    'It`s fine',
    '~5 minutes',
    'snake_case and file_name_v2.txt',
    'write to john_doe_99@example.com or josé@example.com',
    'https://example.com/a_b_c*d*e~f~?x=_1_&y=[z]#`t`',
    'see https://example.com/@ada, www.example.com/_x_/ and example.org/*a*.',
    'https://en.wikipedia.org/wiki/Foo_(bar_(baz))',
    'Grüße – 你好 – مرحبا – naïve',
    '👍🏽 👨‍👩‍👧 ok 🇺🇸',
    ':) :-( <3 ;D xD',
    'a < b > c, 1-2, -5, +1 401 712 2661',
    'line one\nline two\n\nline four',
    '1) first\n2) second',
    'a | b || c',
    '[sic] (see above)',
    'C:\\Users\\ada',
    'call @ 5pm',
    'YES',
    'STOP',
    '',
];

for (const text of ORDINARY) {
    test(`${JSON.stringify(text)} stays byte for byte`, () => {
        assert.equal(escapeMarkdown(text), text);
    });
}

const MARKED: readonly string[] = [
    '*bold*',
    '_it_ and __it__',
    '~gone~ ~~gone~~',
    '**b** *_x_* ***y***',
    'a * b * c and *d*',
    '~5 to ~10',
    '*',
    '**',
    '***',
    '* *',
    '`code` and ```more```',
    '```\ncode\n```',
    '```js\ncode\n```',
    '¯\\_(ツ)_/¯',
    '\\*a* \\_b \\#c \\.',
    '*a\\*',
    "don't_do_it_",
    '_a_b _c_d',
    '__init__',
    '"*q*"',
    ':`a` =*b*',
    '@all hi',
    'hi @here',
    '(@bob) .@bob é@all',
    'https://x.com/>@all',
    ':smile: :+1: :100:',
    '# heading\n#### heading',
    '- x\n* y\n1. z',
    '- [x] task',
    '> quote',
    '>quote',
    '[x](https://example.com)',
    '![x](https://example.com/x.png)',
    '<https://example.com|x>',
    '[https://bank.example](https://evil.example)',
    '||spoiler||',
    '||\nspoiler\n||',
    '*https://example.com*',
    '_https://example.com/x_',
    '_me@example.com_',
    'me@example.com*b*',
    '\\(x\\) \\[y\\]',
    '<t:1630360800>',
    '<t:1630360800:R>',
];

for (const text of MARKED) {
    test(`${JSON.stringify(text)} reads as typed`, () => {
        assertReadsAsTyped(text);
    });
}

test('these marks would not read as typed if nothing were done, or the tests above could not fail', () => {
    for (const text of ['*bold*', '@all', '# h', '> q', '[x](https://example.com)', ':smile:', '\\_']) {
        const shown = PARSERS.map(([, parse]) => seen(parse(text, OPTIONS)).trim());
        assert.ok(
            shown.every((line) => line !== text),
            text,
        );
    }
});

test('what the server would refuse as a mention of everybody is broken up', () => {
    // Rocket.Chat's server-side pattern: a start, whitespace or > before the @
    for (const text of ['@all', 'x @here', 'x\n@all', '>@all', 'https://x.com/>@all', '\t@here!']) {
        assert.doesNotMatch(escapeMarkdown(text), /(^|\s|>)@(all|here)/);
    }
});

test('links keep their bytes among marks', () => {
    const link = 'https://example.com/a_b*c*~d~/@all?q=`x`&y=:smile:';
    for (const around of [`*${link} *`, `_x_ ${link} _y_`, `(${link})`, `@all ${link}`, `- ${link}`]) {
        assert.ok(escapeMarkdown(around).includes(link), escapeMarkdown(around));
    }
});

test('nothing but word joiners and backslashes is ever added', () => {
    fc.assert(
        fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
            let position = 0;
            for (const unit of escapeMarkdown(text)) {
                const next = String.fromCodePoint(text.codePointAt(position) ?? 0);
                position += unit === next ? unit.length : 0;
                assert.ok(unit === next || unit === '\u2060' || unit === '\\');
            }
            assert.equal(position, text.length);
        }),
    );
});

test('any mixture of marks and words reads as typed', () => {
    const piece = fc.constantFrom(
        ...[
            '*',
            '_',
            '~',
            '`',
            '**',
            '__',
            '```',
            'a',
            'b1',
            'é',
            '\\',
            '@all',
            '@bob',
            ':smile:',
            '# ',
            '> ',
            '- ',
            '1. ',
        ],
        ...[',', '!', '(', ')', '[x]', '|', '||', '<', '>', '\n', ' ', ' '],
    );
    const word = fc.array(piece, { minLength: 1, maxLength: 10 }).map((pieces) => pieces.join(''));
    const separate = fc.constantFrom(
        ...['https://example.com/a_b', '(https://example.com)', '[x](https://example.com)', '<https://example.com|x>'],
        ...['me@example.com', 'plain', '*bold*', '_it_'],
    );
    const text = fc.array(fc.oneof(word, separate), { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    // parsers drop white space from lines that hold nothing else
    fc.assert(
        fc.property(
            text.filter((line) => !/^[ \t]+$/m.test(line)),
            assertReadsAsTyped,
        ),
        { numRuns: 1000 },
    );
});

test('a long text takes no long time, whatever it is made of', () => {
    for (const unit of ['a', 'a.', '@', '*', '_a', '<', '[](', ':a:', '||', 'a@', '://', '\\_', '<a|', '- ']) {
        const text = unit.repeat(16_384);
        const start = performance.now();
        escapeMarkdown(text);
        assert.ok(performance.now() - start < 2_000, unit);
    }
});

test('a text takes no longer than its length makes it, also when links end in signs that are no part of them', () => {
    const shapes: ReadonlyArray<(length: number) => string> = [
        (length) => `a://${"'".repeat(length)}a`,
        (length) => `a.aa?${'@'.repeat(length)}/`,
        (length) => `a://${'.'.repeat(length)}`,
    ];
    for (const shape of shapes) {
        const [short, long] = [quickest(shape(8_192)), quickest(shape(65_536))];
        // Eight times the text: linear work takes 8 times as long, quadratic work 64 times.
        assert.ok(long < 30 * Math.max(short, 0.05), `${shape(5)}: ${short} ms, then ${long} ms`);
    }
});

/** The shortest of several runs, in milliseconds: what else the machine does only makes them longer. */
function quickest(text: string): number {
    const runs = Array.from({ length: 5 }, () => {
        const start = performance.now();
        escapeMarkdown(text);
        return performance.now() - start;
    });
    return Math.min(...runs);
}
