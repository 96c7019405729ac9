import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { escapeMarkdown } from '../../lib/words/escape-markdown.ts';
import { neutralisedEverySign } from '../../lib/words/every-sign.ts';
import { assertSteady } from './effort.mts';
import { EMOTICONS, type Formatting, PARSERS, seenBy } from './parsers.mts';

function assertReadsAsTyped(text: string): void {
    assertReads(escapeMarkdown(text), text);
}

function assertReads(message: string, text: string, formatting?: Formatting): void {
    for (const [version, parse] of PARSERS) {
        assert.equal(bare(seenBy(parse, message, formatting)), bare(text), `${version}: ${JSON.stringify(message)}`);
    }
}

/** The parsers drop white space at the end of lines, and some before and between pictures. */
function bare(text: string): string {
    return text
        .replace(/[ \t]+/g, ' ')
        .replace(/ $/gm, '')
        .replace(/^\s+|\n+$/g, '');
}

// SEED=… takes other texts, MORE=… that many times as many; a failure prints its own.
const SEED = Number(process.env.SEED ?? 20_261_129);
const MORE = Number(process.env.MORE ?? 1);

function readsUnaided(text: string): boolean {
    return PARSERS.every(([, parse]) => bare(seenBy(parse, text)) === bare(text));
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
    ':) :-( ;-) :( xD :3 XP',
    '@bob, ask @ada_l or é@bob: they know',
    'me@here.example, @allen, @hereford and @all-hands',
    '10:30:45, 8:30, a:b:c, x:y::z',
    'A8), (8), row B). Gate (B), 18)',
    'C:\\Users\\ada\\D:\\x, /usr/local/bin_x, ~/notes',
    'IMG_2031.HEIC, a_b-c_d.tar.gz',
    '$5 or $6, 5*, US$7.50',
    '3.5*2*1.5, v2.0_beta_x and 10.0.0.7/_a_',
    'a -- b --- c, |x|, [x] (z) ](z)',
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
    ...[
        '*bold*',
        '_it_ and __it__',
        '~gone~ ~~gone~~',
        '**b** *_x_* ***y***',
        'a * b * c and *d*',
        '2*3*4',
        '~5 to ~10',
    ],
    ...[
        '1.5*2*3 = 9',
        'v2.0_beta_',
        '12.50~net~',
        '192.168.1.10/_x_',
        'ok.*b*',
        'a.b`c`',
        '"1.5"*2*3',
        'B)192.168.0.1',
    ],
    ...[':v2.0ok.: x', '#v2.0:smile:', '@foo.com_x_', 'see:foo.com/a_b_c'],
    ...[':D:', 'a :DaD: b', ':D:D:', ':a:D:', 'O_O __ x', 'x_ O_O __* a_b'],
    ...['@all/me@example.com', '#é:smile:', '@é 8)#é', '@@8)', '>@@8)', 'to @@@ada', '/https://a.example/x\\.y'],
    ...[
        '(foo.com)*x*',
        '(foo.com)_x_',
        'see (https://a.example/b)*x* now',
        '"foo.com/a_b_',
        "'https://a.example/a_b_'",
    ],
    ...['/https://example.com/a_b__', '.v2.0O_O__', 'https://example.com/a_b** and *b*', ':https://example.com/a_b_*'],
    ...['字https://a.example/a_b__', '"https://a.example/_x_*@all', '"https://a.example/_xcolor:#fff', '=foo.com`a`'],
    ...['(192.168.0.1)*x*', '"me_x@example.com _y_', 'x.(foo.com|a)*b*', '(foo.com)*x*(bar.org)*y*', '(foo.com)8) *x*'],
    ...[
        ':Dfoo.com',
        'D:b1👍foo.com',
        '<3https://example.com/a_b',
        '(y)’foo.com',
        ':smile:O_Ofoo.com',
        ':Dme@a.example',
    ],
    ...[
        '@bob__ _it_',
        '@bob_ _it_',
        '@bob__ _a_ _b_',
        '@all__**``` https://a.example/a_b *bold*',
        '@all_* _> ',
        '\t👍',
        'O_OO_O _it_',
    ],
    ...['_..p~g~', 'w.^~s~', 'w.🇸*d*', '_e.5*d*', 's://*d*', 's://émailto:e@e.example', 's://=D@all', 'localhost*d*'],
    ...[
        'localhost__t_',
        '(y)localhost',
        'w/@e.example*a*',
        '@__t_',
        '@m_t__',

        '🇺🇸B)',
        '⌘8)',
        '➜ 🇺🇸:D',
        ':D#️⃣',
        '<.t|x>',
        '<o.m|x>',
        'color:#fff_@c.example',
        '@bob:D:D\t *',
    ],
    ...[
        ':PP*@b.om',
        ':b1^@b.de',
        'a@b.or:#o.1_y_',
        ':D+51234.m:*d*',
        '!@a_y_',
        '!#a_y_',
        '#D:o:',
        '#L:P:b:',
        '<3.m*b*',
        '<3.m_b_',
        '<3.m.n*b*',
    ],
    ...['’_@b.eb)_', '*“_@b.eb)_*', 'a;_==a@b.de_', '"_d_"_d_"a@b.de', ']e.a@b.le*b*', '[e.a@b.le_b_'],
    ...['localhostO__y_', 'localhosts_y_', '\\.m_y_', 'x\\.mm*y*', 'C:\\.git_x_'],
    ...['_#._*x*_', '#e.m__ x_', '@-_é__', '@b_@b__*é', '@b.__x@b__ ', '~@-_éa__'],
    ...['foo.com,a@b.de*d*', 'a.-a@b.de`.~s t~', '~s t~foo.com..a@b.de_d__a b_a', 'e.m"a@b.de_d_~s t~'],
    ...[
        'a`e.m.`a@b.de~s t~ ',
        '*a b*-*d*`1.5*a@b.de*d*',
        ',;=!e.m;a@b.de*x*',
        'e.m.=a@b.de__ _d_',
        '1.5._d_a@b.de~s t~.',
        'foo.com"_d_aa@b.de1.5*a b*_',
    ],
    ...['*', '**', '***', '* *', '`code` and ```more```', '```\ncode\n```', '```js\ncode\n```', '"*q*"', ':`a` =*b*'],
    ...[
        '¯\\_(ツ)_/¯',
        '\\*a* \\_b \\#c \\.',
        '*a\\*',
        'C:\\.git',
        "don't_do_it_",
        '_a_b _c_d',
        '__init__',
        '\\<t:1630360800>',
    ],
    ...['@all hi', 'hi @here', '(@bob) .@bob é@all', 'https://x.com/>@all', '#1@all', '@all.', '@all_'],
    ...[':smile: :+1: :100:', ':30:', 'at :noon:', ':smile:#1', '@bob:smile:'],
    ...[
        '# heading\n#### heading',
        '- x\n* y\n1. z',
        '- [x] task',
        '- [ ] task',
        '> quote',
        '>quote',
        '>\nx',
        '1.\tx',
        '* a *b*',
    ],
    ...['---', '----------', ' --- ', 'a\n---\nb', '---\n---'],
    ...['|a|b|\n|-|-|', '| a |\n| :-: |\n| 1 |', 'x\n|a|\n|-|\ny', '||\n|-|'],
    ...['[x](https://example.com)', '![x](https://example.com/x.png)', '<https://example.com|x>', '[a\nb](a.com)'],
    ...[
        '[https://bank.example](https://evil.example)',
        '[x](+15551234567)',
        '<+15551234567|x>',
        '[](a.com)',
        'mailto:ann@example.com',
    ],
    ...[
        '||spoiler||',
        '||\nspoiler\n||',
        'color:#fff',
        'is color:#A0B1C2 fine?',
        '\\(x\\) \\[y\\]',
        '\\[y\\]',
        '\\(a\nb\\)',
    ],
    ...['*https://example.com*', '_https://example.com/x_', '_me@example.com_', 'me@example.com*b*'],
    ...['<t:1630360800>', '<t:1630360800:R>', '<t:2025-07-22T10:00:00.000Z:f>', '<t:10:00:00>', '<t:10:00+02:00:t>'],
    ...[
        '8) first\nB) second',
        'Gate B)',
        'option D: yes',
        '@bob 8)',
        '8)+15551234567',
        '+15551234567 8)',
        '👍8)',
        '8)8)',
        '(y)',
    ],
];

for (const text of MARKED) {
    test(`${JSON.stringify(text)} reads as typed`, () => {
        assertReadsAsTyped(text);
    });
}

test('these marks would not read as typed if nothing were done, or the tests above could not fail', () => {
    for (const text of ['*bold*', '@all', '# h', '> q', '[x](https://example.com)', ':smile:', '\\_']) {
        assert.ok(
            PARSERS.every(([, parse]) => seenBy(parse, text).trim() !== text),
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
            '字',
            '\\',
            '@all',
            '@bob',
            ':smile:',
            '# ',
            '> ',
            '- ',
            '1. ',
        ],
        ...[
            '---',
            '| a |',
            '| - |',
            '|',
            '||',
            '8)',
            'B)',
            '<3',
            ':D',
            'O_O',
            'D:',
            '(y)',
            ':',
            '#1',
            'color:#fff',
            '\\(',
            '\\)',
            '\\[',
        ],
        ...['\\]', '<t:1630360800>', '👍', '- [x] ', ',', '!', '(', ')', '[x]', '](', '<', '>', '\n', ' ', ' ', '\t'],
    );
    const word = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
    const separate = fc.constantFrom(
        ...['https://example.com/a_b', '(https://example.com)', '[x](https://example.com)', '<https://example.com|x>'],
        ...['me@example.com', 'mailto:me@example.com', 'plain', '*bold*', '_it_'],
    );
    const text = fc.array(fc.oneof(word, separate), { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    fc.assert(fc.property(text, assertReadsAsTyped), { numRuns: 60 * MORE, seed: SEED });
});

test('a text longer than any channel carries has every sign neutralised, and reads as typed', () => {
    for (const text of [...ORDINARY, ...MARKED].filter((one) => one !== '')) {
        assertReads(neutralisedEverySign(text), text);
    }
    const long = `*bold* https://a.example/x_y_ ${'a'.repeat(8_192)}`;
    assert.equal(escapeMarkdown(long), neutralisedEverySign(long));
    assert.ok(escapeMarkdown(long.slice(0, 8_000)).includes('https://a.example/x_y_'));
});

test('every emoticon with a letter or a digit stays letters, wherever it stands by itself', () => {
    const lettered = EMOTICONS.filter((emoticon) => /[\p{L}\p{N}]/u.test(emoticon));
    assert.ok(lettered.length >= 53, `${lettered.length} of ${EMOTICONS.length}`);
    for (const emoticon of lettered) {
        assert.ok(!readsUnaided(emoticon), `${emoticon} would be drawn`);
        assertReadsAsTyped(`${emoticon} is it, ${emoticon}\n${emoticon}\n@bob ${emoticon}`);
    }
});

/** What a customer writes that needs no help, made of parts. */
const tidy = fc
    .array(
        fc.oneof(
            fc.constantFrom(
                'Hello',
                'größe',
                '你好',
                'ok?',
                '(see below)',
                '“yes”',
                '—',
                '&',
                '100%',
                '#12',
                '👍🏽',
                'a/b',
            ),
            fc.stringMatching(/^[a-z]{2,6}_[a-z]{2,6}\.(?:txt|pdf|tar\.gz)$/),
            fc.stringMatching(/^@[a-z]{4}[a-z._-]{0,6}[a-z]$/).filter((name) => !/^@(?:all|here)/.test(name)),
            fc.stringMatching(/^[$€£][1-9][0-9]{0,2}\.[0-9]{2}$/),
            fc.stringMatching(/^[01][0-9]:[0-5][0-9](?::[0-5][0-9])?$/),
            fc.stringMatching(/^(?:C:\\[A-Z][a-z]{2,5}|~\/[a-z]{2,5}|\/[a-z]{2,5})(?:[\\/][a-z]{2,6}){1,2}$/),
            fc.stringMatching(/^https:\/\/[a-z]{3,8}\.example\/[a-z_*~]{2,8}[a-z]$/),
            fc.stringMatching(/^\+1 ?[2-9][0-9]{2} ?[0-9]{3} ?[0-9]{4}$/),
        ),
        { minLength: 1, maxLength: 8 },
    )
    .map((words) => words.join(' '));

test('handles, prices, file names, paths, times and links stay byte for byte where they read right without help', () => {
    fc.assert(
        fc.property(tidy, (text) => {
            // Two tildes strike out what is between, and where something else prevents it, help does no harm.
            fc.pre(readsUnaided(text) && !/~.*~/.test(text));
            assert.equal(escapeMarkdown(text), text);
        }),
        { numRuns: 30 * MORE, seed: SEED },
    );
});

const WHATSAPP: ReadonlyArray<readonly [typed: string, shown: string]> = [
    ['*bold* _it_ ~s~ `c`', '*bold* _it_ ~s~ `c`'],
    ['a *b _c_ d* e', 'a *b _c_ d* e'],
    ['(*x*), "_y_"!', '(*x*), "_y_"!'],
    ['*see https://a.example/b*', '*see https://a.example/b*'],
    ['```mono```', '```mono```'],
    ['`a *b* :D`', '`a *b* :D`'],
    ['```\n*a* @all\n```', '```\n*a* @\u2060all\n```'],
    ['2*3*4', '2\\*3*4'],
    ['* a * b *c*', '\\* a \\* b *c*'],
    ['*a*b *c*', '\\*a\\*b *c*'],
    ['*a _b* c_', '\\*a \\_b* c_'],
    ['```\na\n```\n:smile:\n```\nc\n```', '```\na\n```\n:\u2060smile:\n```\nc\n```'],
    ['*a\nb*', '*a\nb*'],
    ['- *x*', '\u2060- *x*'],
    ['*8)*', '*8\u2060)*'],
    ['*@all*', '*@\u2060all*'],
    ['*a b*)*c*', '*a b*\u2060)*c*'],
    ['*a*-)*b*', '*a*\u2060-)*b*'],
    ['(*x*)', '(*x*)'],
    ['@_x_ *y*', '@\\_x_ *y*'],
    ['1.-*a b*_t__*', '1\\.-*a b*\\_t__*'],
    ['-_-_*_a_b', '-\\_-\\_*\\_a_b'],
    ['_-_-O_a_', '\\_-\\_-O\\_a_'],
    ['_e.x_s<_._', '\\_e\\.x\\_s<_._'],
    ['e.m`*a b*+7*d*`', 'e\\.m\\`*a b*+7\\*d*`'],
    ['https://a.example/x,*a b*+7*d*', 'https://a.example/x,*a b\\*+7\\*d*'],
    ['_see https://a.example/x_ and _b_', '_see https://a.example/x_ and _b_'],
    ['_#`*@~`~', '_#`*@~`~'],
    ['`*a b*_1.5_*. ', '`*a b*_1.5_*. '],
];

for (const [typed, shown] of WHATSAPP) {
    test(`from WhatsApp, ${JSON.stringify(typed)} is formatted as WhatsApp does`, () => {
        assert.equal(escapeMarkdown(typed, 'whatsapp'), shown);
    });
}

for (const typed of ['_e.m_,_a b_foo.com)', '_e.m!_;_d_e.m_', '_foo.com!_ _d_e.m_', '_see foo.com!_ and _b_']) {
    test(`from WhatsApp, nothing of ${JSON.stringify(typed)} is lost`, () => {
        assertReads(escapeMarkdown(typed, 'whatsapp'), typed, 'as marks');
    });
}

test('whatever WhatsApp formats, nothing of it is lost', () => {
    const piece = fc.constantFrom(
        ...['*', '_', '~', '`', '*bold*', '_it_', '~s~', '`c`', '*a b*', '_*x*_', 'a', 'b1', 'é', '\\', '@all', '8)'],
        ...[':smile:', '# ', '- ', ',', '!', '(', ')', '||', '<', '\n', ' ', ' ', ' ', 'https://a.de/x ', '"'],
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 7 }).map((pieces) => pieces.join(''));
    fc.assert(
        fc.property(text, (typed) => assertReads(escapeMarkdown(typed, 'whatsapp'), typed, 'as marks')),
        { numRuns: 30 * MORE, seed: SEED },
    );
});

test('a text costs what its length costs, whatever it is made of', () => {
    const units = [
        'a.',
        '@',
        '*',
        '*_~',
        '<a|',
        '[a](a.com ',
        ':a',
        ':D ',
        '||',
        '\\(',
        '\n',
        '|a|\n|-|\n',
        '```\n',
        '#a<3',
        '<',
        ':',
        '_a',
        '*a*\n',
        '[',
        '](',
        'B) ',
        'a.b.',
        ':a.',
        '-_',
        'localhost',
        'a://',
        '@a:',
        'a@',
        '|',
        '@all',
        '`',
        '_*',
        '-',
        ';',
        '.',
    ];
    for (const unit of units) {
        assertSteady((length) => escapeMarkdown(unit.repeat(length / unit.length), 'whatsapp'), unit);
    }
    const shapes: ReadonlyArray<(length: number) => string> = [
        (length) => `a://${"'".repeat(length)}a`,
        (length) => `a.aa?${'@'.repeat(length)}/`,
        (length) => `a://${'.'.repeat(length)}`,
    ];
    for (const shape of shapes) {
        assertSteady((length) => escapeMarkdown(shape(length)), shape(5));
    }
});
