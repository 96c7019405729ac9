import { logOver } from '../../lib/engine/log.ts';
import { troubleIn } from '../../lib/engine/rocketchat-error.ts';
import { nameFor } from '../../lib/inbound/visitor.ts';
import { openMediaToken } from '../../lib/outbound/media-token.ts';
import { outgoingParts } from '../../lib/outbound/split-reply.ts';
import { parseStatusCallback } from '../../lib/twilio/delivery-status.ts';
import type { Fields } from '../../lib/twilio/fields.ts';
import { parseFields } from '../../lib/twilio/fields.ts';
import { fileNameFor } from '../../lib/twilio/file-names.ts';
import { parseInboundText } from '../../lib/twilio/parse-text.ts';
import { messageResponse } from '../../lib/twilio/twiml.ts';
import { verifyWebhook } from '../../lib/twilio/verify.ts';
import { readNumberLine } from '../../lib/words/number-line.ts';
import { replyText } from '../../lib/words/reply-text.ts';
import { failedNote } from '../../lib/words/reply-wording.ts';
import { segmentsIn } from '../../lib/words/segments.ts';
import { readTemplateLine } from '../../lib/words/template-line.ts';
import { filledIn } from '../../lib/words/template-text.ts';
import { textLines } from '../../lib/words/text-lines.ts';
import { rounded } from './figures.mts';
import { table } from './report.mts';

/** What a form of the server's 100 kB holds where little of it needs encoding. */
const LARGEST = 65_000;

/** What others can send at their will, repeated until it is as long as it can be. */
const SHAPES: Readonly<Record<string, string>> = {
    letters: 'a',
    words: 'Is my order ready? ',
    lines: 'a\n',
    'empty lines': '\n',
    spaces: ' ',
    'hard spaces': '\u00a0',
    numbers: '1',
    'numbers and spaces': '1 ',
    list: '1. a\n',
    headings: '# a\n',
    quotes: '> a\n',
    bullets: '- a\n',
    'nested quotes': '> ',
    stars: '*',
    bold: '*a* ',
    'open bold': '*a ',
    underscores: '_',
    tildes: '~',
    'mixed marks': '*_~`',
    backticks: '`',
    code: '`a` ',
    'open fences': '```',
    fences: '```\na\n```\n',
    pipes: '|',
    spoilers: '||a|| ',
    'open brackets': '[',
    'closed brackets': ']',
    'links in Markdown': '[a](b) ',
    'open links': '[a](',
    'nested links': '[[a](b)](c)',
    angles: '<',
    'angle links': '<http://a|b>',
    'HTML entities': '&amp;',
    ampersands: '&',
    URLs: 'https://a.example/b?c=d#e ',
    'one URL': 'https://a.example/b',
    dots: '.',
    domains: 'a.b.',
    'at-signs': '@',
    mentions: '@all ',
    mails: 'a@b.example ',
    'open mails': 'a@',
    hashes: '#',
    times: '<t:1:F>',
    smileys: ':) ',
    'emoji names': ':smile:',
    'open emoji names': ':a',
    colons: ':',
    parentheses: '(',
    'TeX marks': '\\(a\\) ',
    backslashes: '\\',
    emoji: '😀',
    'coloured emoji': '👍🏽',
    families: '👨‍👩‍👧',
    flags: '🇺🇸',
    joiners: '\u200d',
    'combining marks': 'e\u0301',
    'marks alone': '\u0301',
    Hangul: '\u1100',
    'half a pair': '\ud800',
    'right to left': 'مرحبا ',
    overrides: '\u202e',
    controls: '\u0007',
    'line separators': '\u2028',
    quotation: '"',
    JSON: '{"a":',
    lists: '[1,',
    percents: '%20',
    placeholders: '{{1}}',
    'open placeholders': '{{1',
    'given values': '1=a ',
    MessageSids: 'SM0123456789abcdef0123456789abcdef',
    'open sids': 'SM',
};

const textFrom = (fields: Readonly<Record<string, string>>, from = '+14017122661') => {
    const all: Fields = Object.entries({ From: from, To: '+15558675310', Body: 'Hello', ...fields });
    const parsed = parseInboundText(all);
    return parsed.kind === 'malformed' ? '' : textLines(parsed.text) + nameFor(parsed.text);
};

const ACCOUNTS = { main: { sid: 'AC1', authTokens: ['one', 'two'] }, subaccounts: new Map() };
const REQUEST = {
    publicAddress: { scheme: 'https:', hosts: ['chat.example', 'chat.example'], port: '', path: '' },
    path: '/api/apps/public/x/sms-incoming/twilio',
    query: { department: 'Sales' },
    signature: 'A'.repeat(28),
} as const;

/** What the app does with them in one go: a form holds one such value, and no two. */
const WORK: Readonly<Record<string, (text: string) => unknown>> = {
    'a text, shown': (text) => textFrom({ Body: text }),
    'a WhatsApp text, shown': (text) => textFrom({ Body: text }, 'whatsapp:+14017122661'),
    'a name': (text) => textFrom({ ProfileName: text }),
    'a city': (text) => textFrom({ FromCity: text }),
    'answers of a form': (text) => textFrom({ FlowData: text }),
    'answers as JSON': (text) => textFrom({ InteractiveData: JSON.stringify({ a: text }) }),
    'a place': (text) => textFrom({ Latitude: '1', Longitude: '1', Address: text }),
    'degrees of a place': (text) => textFrom({ Latitude: `1${text}`, Longitude: '1' }),
    'a button': (text) => textFrom({ ButtonText: text }),
    'an ad': (text) => textFrom({ ReferralBody: text }),
    'the address of a file': (text) => textFrom({ NumMedia: '1', MediaUrl0: text, MediaContentType0: 'image/png' }),
    'the type of a file': (text) =>
        textFrom({ NumMedia: '1', MediaUrl0: 'https://a.example', MediaContentType0: text }),
    'the name of a file': (text) => fileNameFor({ contentType: 'image/png', index: 0, total: 1, given: text }),
    'fields and signature': (text) => {
        const parsed = parseFields({ From: '+14017122661', AccountSid: 'AC1', MessageSid: 'SM1', Body: text });
        const fields = parsed.kind === 'fields' ? parsed.fields : [];
        return verifyWebhook({ ...REQUEST, fields }, ACCOUNTS);
    },
    'a status': (text) =>
        parseStatusCallback([
            ['MessageSid', 'SM1'],
            ['MessageStatus', 'failed'],
            ['ErrorMessage', text],
        ]),
    'a reply to its parts': (text) => {
        const plain = replyText({ text }, { location: 'Location' });
        return outgoingParts({ text: plain, files: [], channel: 'sms' }).map(({ body = '' }) => segmentsIn(body));
    },
    'a quoted reply': (text) =>
        replyText({ text: 'a', cards: [{ isQuote: true, paragraphs: [text] }] }, { location: 'Location' }),
    'a note about a reply': (text) => failedNote(text, { meaning: text, advice: '' }, 'en'),
    'an error that repeats it': (text) => troubleIn(`it failed: ${text} [x`, { text }),
    'an error of its own': (text) => troubleIn(text, { text: 'Hello' }),
    'a log line': (text) => {
        const entries = [{ severity: 'debug', args: [text] }];
        const logger = Object.assign(Object.create(null), { entries, info: () => {}, warn: () => {} });
        const log = logOver(() => logger, { warnedOnce: new Set(), late: [], warnings: new Map() });
        log.warnOnce('sms.waiting', { why: text });
        log.close();
    },
    'a TwiML answer': (text) => messageResponse(text),
    'a command with a number': (text) => readNumberLine(text, 'US'),
    'a template’s line': (text) => readTemplateLine(text),
    'a template’s values': (text) => filledIn(text, { 1: text.slice(0, 100) }),
    'a media token': (text) => openMediaToken({ secrets: ['secret'], token: text, now: 0 }),
};

/** Milliseconds of each kind of work with each shape at its largest, the slowest first, and what is behind the first few. */
export function inputsTable(progress: (line: string) => void): string {
    const rows = Object.entries(WORK).map(([what, work]) => {
        progress(what);
        const taken = Object.entries(SHAPES)
            .map(([shape, piece]) => ({ shape, ms: slowestOf(work, piece) }))
            .sort((one, other) => other.ms - one.ms);
        const [slowest] = taken;
        const next = taken.slice(1, 4).map(({ shape, ms }) => `${shape} ${rounded(ms)}`);
        const over = taken.filter(({ ms }) => ms > LIMIT_MS).length;
        return {
            ms: slowest?.ms ?? 0,
            row: [what, slowest?.shape ?? '', String(rounded(slowest?.ms ?? 0)), next.join(', '), String(over)],
        };
    });
    return table(
        [
            `${LARGEST.toLocaleString('en')} characters`,
            'slowest',
            'ms',
            'next',
            `of ${Object.keys(SHAPES).length} over ${LIMIT_MS} ms`,
        ],
        rows.sort((one, other) => other.ms - one.ms).map(({ row }) => row),
    );
}

const LIMIT_MS = 50;

/** The process's own milliseconds, the least of three: what else the machine does only adds. */
function slowestOf(work: (text: string) => unknown, piece: string): number {
    const text = piece.repeat(Math.ceil(LARGEST / piece.length)).slice(0, LARGEST);
    return Math.min(...Array.from({ length: 3 }, () => cpuOf(() => work(text))));
}

function cpuOf(work: () => unknown): number {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
}
