import { test } from 'node:test';
import { troubleIn } from '../../lib/engine/rocketchat-error.ts';
import { openMediaToken } from '../../lib/outbound/media-token.ts';
import { parseInboundText } from '../../lib/twilio/parse-text.ts';
import { messageResponse } from '../../lib/twilio/twiml.ts';
import { escapeMarkdown } from '../../lib/words/escape-markdown.ts';
import { graphemesOf } from '../../lib/words/graphemes.ts';
import { readLaterTime } from '../../lib/words/later-time.ts';
import { markdownToText } from '../../lib/words/markdown-to-text.ts';
import { nearestOf } from '../../lib/words/nearest.ts';
import { readNumberLine } from '../../lib/words/number-line.ts';
import { replyText } from '../../lib/words/reply-text.ts';
import { splitText } from '../../lib/words/split-text.ts';
import { textLines } from '../../lib/words/text-lines.ts';
import { assertSteady, LARGEST } from './effort.mts';

/** What is done with what others send, by what is done, and the shapes that could make it slow. */
const WORK: ReadonlyArray<readonly [what: string, work: (text: string) => unknown, shapes: readonly string[]]> = [
    [
        'an error that repeats a text',
        (text) => troubleIn(`reason ${text} [x`, { text }),
        ['a', "'a", 'a ', '1', '/', '[a-'],
    ],
    [
        'a text to be shown',
        (text) => escapeMarkdown(text),
        ['\n', '|', '\\', '](', '<t:', 'B) ', '@all', 'a@', 'a.', '*a* ', '`', ';'],
    ],
    ['a WhatsApp text to be shown', (text) => escapeMarkdown(text, 'whatsapp'), ['*a* ', '_*', '`', '```\n']],
    ['a name and a text to be shown', (text) => escapeMarkdown(`a: ${text}`), ['.', 'a.b.', ':a', ':a.', '-', ';']],
    [
        'a reply in Markdown',
        (text) => markdownToText(text),
        [
            ...['a *', '~a ', '_a ', '\n', '<t:1630360800> ', '[', '](', '`', '> ', '```\n', ':a', '[ ](a?msg='],
            ...['*a ', '_a *b '],
        ],
    ],
    ['characters', graphemesOf, ['👍🏽', 'e\u0301', '🇺🇸', '\u1100', '\ud800']],
    ['a reply in parts', (text) => splitText(text), ['a', ' ', '\n\u00a0', '. ', '👨‍👩‍👧']],
    [
        'a quote',
        (text) => replyText({ text: '', cards: [{ isQuote: true, paragraphs: [text] }] }, WORDS),
        ['é', ' ', '\n'],
    ],
    ['a TwiML answer', messageResponse, ['&', '<', '\u0301', '👍']],
    ['a coordinate', (text) => textIn({ Latitude: `1${text}x`, Longitude: text }), [' ', '1', ' 1', '1° ']],
    ['a form of WhatsApp', (text) => textIn({ FlowData: text }), ['[', '{"a":', '"', '\\']],
    [
        'a file that came with a text',
        (text) => textIn({ NumMedia: '1', MediaUrl0: text, MediaContentType0: text }),
        ['/', '- ', ';'],
    ],
    ['a number and a text that an agent typed', (text) => readNumberLine(text, 'US'), ['1', '1 ', '+', 'tel:1', '(']],
    ['a time that an agent typed', (text) => readLaterTime(text, { now: 0, utcOffset: 0 }), ['1', ':', ' ', '1:']],
    ['a word that is no command', (text) => nearestOf(text, ['connect', 'check']), ['c', 'check ']],
    ['a media token', (text) => openMediaToken({ secrets: ['secret'], token: text, now: 0 }), ['a', '.', '=']],
];

const WORDS = { location: 'Location' };

function textIn(fields: Readonly<Record<string, string>>): unknown {
    const all = { From: '+14017122661', To: '+15558675310', Body: 'Hello', ...fields };
    const parsed = parseInboundText(Object.entries(all));
    return parsed.kind === 'malformed' ? parsed : textLines(parsed.text);
}

for (const [what, work, shapes] of WORK) {
    test(`${what} takes time in proportion to its length, whatever it holds`, () => {
        for (const shape of shapes) {
            const of = (length: number) => shape.repeat(Math.ceil(length / shape.length)).slice(0, length);
            assertSteady((length) => work(of(length)), `${what}: ${shape}`, LARGEST);
        }
    });
}
