import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InboundText } from '../../lib/model/inbound-text.ts';
import { type MediaProblem, mediaProblemLine } from '../../lib/words/instead-lines.ts';
import { textLines, waitedLine, withoutWaited } from '../../lib/words/text-lines.ts';
import { TEXT_LINES } from '../../lib/words/topics/text-lines.ts';
import { ourLines, worded } from '../../lib/words/wording.ts';
import { PARSERS, seenBy } from './parsers.mts';
import { addressOf, CUSTOMER, OURS, textWith as text } from './texts.mts';

const PICTURE = { url: 'https://api.twilio.com/x', contentType: 'image/jpeg' };

test('an ordinary text is its body, byte for byte', () => {
    for (const body of ['Hello', ' two\n\nlines ', 'https://example.com/a_b_c?d=*e*', '5 * 3 = 15, ok? :) #1']) {
        assert.equal(textLines(text({ body })), body);
    }
    assert.equal(textLines(text({ body: 'Hello', media: [PICTURE], profileName: 'Ada', sid: 'SM1' })), 'Hello');
});

test('a text beyond what an agent could send is not cut', () => {
    const body = 'a '.repeat(4_000);
    assert.equal(textLines(text({ body })), body);
});

test('the body reads as typed', () => {
    assert.equal(textLines(text({ body: '*Hi* @all' })), '\\*Hi* @\u2060all');
});

const CASES: ReadonlyArray<readonly [what: string, more: Partial<InboundText>, lines: string]> = [
    ['nothing at all', {}, '> (empty text)'],
    ['nothing but white space', { body: ' \n ' }, '> (empty text)'],
    [
        'nothing but a type we do not know',
        { messageType: 'sticker' },
        '> (a message of the type “sticker”, which cannot be shown here)',
    ],
    ['a text type without text', { messageType: 'text' }, '> (empty text)'],
    ['pictures alone', { media: [PICTURE] }, ''],
    ['a forwarded text', { body: 'Hi', forwarded: 'once' }, '> ↪️ Forwarded message\nHi'],
    ['a text forwarded many times', { body: 'Hi', forwarded: 'many' }, '> ↪️ Forwarded many times\nHi'],
    ['a forwarded picture', { media: [PICTURE], forwarded: 'once' }, '> ↪️ Forwarded message'],
    ['a reply to us', { body: 'Yes', repliedTo: { sender: OURS.raw } }, '> ↩️ In reply to one of our messages\nYes'],
    ['a reply to nobody named', { body: 'Yes', repliedTo: {} }, '> ↩️ In reply to an earlier message\nYes'],
    [
        'a reply to themselves',
        { body: 'Yes', repliedTo: { sender: CUSTOMER.raw } },
        '> ↩️ In reply to an earlier message of their own\nYes',
    ],
    ['a button that the body repeats', { body: 'Yes', button: { text: 'Yes' } }, 'Yes\n> 🔘 Tapped the button above'],
    ['a button alone', { button: { text: '*Yes*' } }, '> 🔘 Tapped the button: \\*Yes*'],
    ['a row that the body repeats', { body: 'Blue', list: { title: 'Blue' } }, 'Blue\n> 🔘 Chosen from the list above'],
    ['a row alone', { list: { title: 'Blue' } }, '> 🔘 Chosen from the list: Blue'],
    [
        'a place',
        { location: { latitude: 41.824, longitude: -71.4128, label: 'Town hall', address: '25 Dorrance St' } },
        '> 📍 Location: Town hall, 25 Dorrance St\n> https://maps.google.com/?q=41.824,-71.4128',
    ],
    [
        'a place without a name',
        { location: { latitude: 0, longitude: 0 } },
        '> 📍 Location\n> https://maps.google.com/?q=0,0',
    ],
    [
        'a place so near to zero that it would be written with an exponent',
        { location: { latitude: 0.0000001, longitude: -0.00000012 } },
        '> 📍 Location\n> https://maps.google.com/?q=0.0000001,-0.0000001',
    ],
    [
        'a place whose name is the body too',
        { body: 'Town hall', location: { latitude: 1, longitude: 2, label: 'Town hall' } },
        'Town hall\n> 📍 Location\n> https://maps.google.com/?q=1,2',
    ],
    [
        'a customer from an ad',
        {
            body: 'Hi',
            referral: { headline: 'Sale', body: '*50 %* off', url: 'https://fb.example/a_b_c' },
        },
        'Hi\n> 📣 Came from an ad or post: Sale\n> \\*50 %* off\n> https://fb.example/a_b_c',
    ],
    ['a customer from an ad without words', { body: 'Hi', referral: {} }, 'Hi\n> 📣 Came from an ad or post'],
    [
        'a form',
        {
            interactive: [
                ['name', 'Ada'],
                ['# of guests', '@all'],
            ],
        },
        '> 📝 Filled in a form:\n> name: Ada\n> \u2060# of guests: @\u2060all',
    ],
    [
        'files that never came',
        { body: 'Hi', missingMedia: 2 },
        'Hi\n> 📎 Files announced but not delivered by Twilio: 2',
    ],
    [
        'a form of which answers are left out',
        { interactive: [['name', 'Ada']], missingAnswers: 12 },
        '> 📝 Filled in a form:\n> name: Ada\n> 📝 Answers of the form that are left out: 12',
    ],
    ['a place by its name alone', { location: { label: 'Town hall' } }, '> 📍 Location: Town hall'],
    [
        'a place whose coordinates cannot be read',
        { location: { label: 'Town hall', unreadable: '91, @all' } },
        '> 📍 Location: Town hall\n> 📍 The coordinates could not be read: 91, @\u2060all',
    ],
    [
        'a short code',
        { from: addressOf('12345'), body: 'Hi' },
        'Hi\n> ⚠️ 12345 is a short code, usually an automatic sender: a reply may not arrive.',
    ],
    [
        'a name for a sender',
        { from: addressOf('MY_BANK'), body: 'Hi' },
        'Hi\n> ⚠️ This sender cannot be answered: MY_BANK is not a phone number.',
    ],
    ['a customer who hides their phone', { from: addressOf('whatsapp:US.1349'), body: 'Hi' }, 'Hi'],
];

for (const [what, more, lines] of CASES) {
    test(`${what} reads ${JSON.stringify(lines)}`, () => {
        assert.equal(textLines(text(more)), lines);
    });
}

test('an opt-out is a line after the text, and each kind has its own', () => {
    assert.equal(textLines(text({ body: 'STOP' }), { optOut: 'stop' }), `STOP\n> ${TEXT_LINES.en.optedOut}`);
    assert.equal(textLines(text({ body: 'START' }), { optOut: 'start' }), `START\n> ${TEXT_LINES.en.optedIn}`);
    assert.equal(textLines(text({ body: 'HELP' }), { optOut: 'help' }), `HELP\n> ${TEXT_LINES.en.askedHelp}`);
});

test('everything at once comes in a fixed order', () => {
    const everything = textLines(
        text({
            from: addressOf('12345'),
            body: 'Hi',
            forwarded: 'once',
            repliedTo: {},
            button: { text: 'B' },
            list: { title: 'L' },
            location: { latitude: 1, longitude: 2 },
            referral: { headline: 'R' },
            interactive: [['k', 'v']],
            missingMedia: 1,
        }),
        { optOut: 'stop' },
    );
    const signs = everything.split('\n').map((line) => Array.from(line.replace(/^> /, ''))[0]);
    assert.deepEqual(signs, ['↪', '↩', 'H', '🔘', '🔘', '📍', 'h', '📣', '📝', 'k', '📎', '⛔', '⚠']);
});

test('what a customer puts in braces stays in braces', () => {
    assert.equal(textLines(text({ button: { text: '{text} {value}' } })), '> 🔘 Tapped the button: {text} {value}');
    assert.equal(
        textLines(text({ interactive: [['{value}', '{name}']] })),
        '> 📝 Filled in a form:\n> {value}: {name}',
    );
});

const problems: readonly MediaProblem[] = [
    'origin-refused',
    'too-large',
    'type-not-accepted',
    'not-found',
    'download-failed',
    'empty-file',
    'rocket-chat-refused',
    'media-off',
];

for (const why of problems) {
    test(`a file that is missing for ${why} leaves a line that names it and says why`, () => {
        assert.equal(
            mediaProblemLine({ name: 'picture.jpg', why }),
            `> 📎 picture.jpg could not be shown: ${TEXT_LINES.en[why]}.`,
        );
    });
}

test('each reason for a missing file has its own words', () => {
    assert.equal(new Set(problems.map((why) => mediaProblemLine({ name: 'x', why }))).size, 8);
});

test('a sentence without a value for a name keeps the name', () => {
    assert.equal(worded('{a} {b} {constructor}', { a: '1' }), '1 {b} {constructor}');
});

test('a text that waited says so, from two minutes on', () => {
    const after = (waitedMs: number) => textLines(text({ body: 'Hi' }), { waitedMs });
    const [minute, hour] = [60_000, 3_600_000];
    assert.equal(after(2 * minute - 1), 'Hi');
    assert.equal(after(-hour), 'Hi');
    assert.equal(after(2 * minute), '> 🕐 Arrived 2 minutes ago and waited until now\nHi');
    assert.match(after(55 * minute), /55 minutes ago/);
    assert.match(after(2 * hour), /2 hours ago/);
    assert.match(after(47.9 * hour), /47 hours ago/);
    assert.match(after(48 * hour), /2 days ago/);
    assert.equal(textLines(text({ media: [PICTURE] }), { waitedMs: hour }), '');
    assert.equal(waitedLine(hour), '> 🕐 Arrived 60 minutes ago and waited until now');
    assert.equal(withoutWaited(after(hour)), 'Hi');
    assert.equal(withoutWaited('Hi\n> 🕐 Arrived'), 'Hi\n> 🕐 Arrived');
});

test('no customer can write a line of ours: each is a quote, and what they type never is', () => {
    const sentences = Object.values(TEXT_LINES).flatMap((words) => Object.values(words));
    for (const [at, sentence] of sentences.entries()) {
        const bodies = [sentence, `> ${sentence}`, `>${sentence}`, `x\n> ${sentence}`, `\u200b> ${sentence}`];
        const messages = bodies.flatMap((body) =>
            [CUSTOMER, addressOf('whatsapp:+14017122661')].map((from) => textLines(text({ body, from }))),
        );
        for (const message of messages) {
            assert.doesNotMatch(message, /^>/m);
        }
        // Parsers see what each sentence is typed as in turn.
        const parsed = messages[at % messages.length] ?? '';
        assert.ok(
            PARSERS.every(([, parse]) => !seenBy(parse, parsed).includes('{QUOTE}')),
            parsed,
        );
        assert.ok(PARSERS.every(([, parse]) => seenBy(parse, ourLines(sentence)).startsWith('{QUOTE}')));
    }
});

for (const language of ['de', 'es', 'fr', 'pt-BR'] as const) {
    test(`in ${language} a text has our lines in that language, and what the customer typed as it was`, () => {
        const words = TEXT_LINES[language];
        const message = textLines(text({ body: 'Hi', missingMedia: 2, forwarded: 'once' }), {
            language,
            waitedMs: 3 * 3_600_000,
            optOut: 'stop',
        });
        const [waited, forwarded, body, missing, optedOut] = message.split('\n');
        const time = worded(words.hours, { count: '3' });
        assert.equal(waited, `> ${worded(words.waited, { time })}`);
        assert.deepEqual([forwarded, body], [`> ${words.forwardedOnce}`, 'Hi']);
        assert.deepEqual(
            [missing, optedOut],
            [`> ${worded(words.missingMedia, { count: '2' })}`, `> ${words.optedOut}`],
        );
        assert.equal(withoutWaited(message), message.split('\n').slice(1).join('\n'));
    });
}
