import { SETTINGS, type SettingId } from '../../lib/model/settings.ts';
import {
    DAY_MS,
    JOB_SILENT_MS,
    LATEST_LATER_MS,
    LONGEST_PAUSE_MS,
    LOST_REPLY_SENT_WITHIN_MS,
    MEDIA_ADDRESS_LIVES_MS,
    QUESTION_LIVES_MS,
    TEST_WATCHED_FOR_MS,
    WINDOW_FORGOTTEN_AFTER_MS,
    WINDOW_MS,
} from '../../lib/model/timing.ts';
import { splitText } from '../../lib/words/split-text.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WORDS = [
    'none',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
];

/** Of one message: what splitting leaves whole. */
const CHARACTERS = splitText('x'.repeat(5_000))[0]?.length ?? 0;

const inWords = (number: number): string => WORDS[number] ?? String(number);
const defaultOf = (id: SettingId): unknown => SETTINGS.find((setting) => setting.id === id)?.packageValue;

/** A figure in a document: the file, the words with the figure between brackets, and what the code has. */
export const FIGURES: readonly (readonly [file: string, words: RegExp, value: unknown])[] = [
    ['docs/commands.md', /was asked about such a text, for (\w+) minutes/, inWords(QUESTION_LIVES_MS / MINUTE_MS)],
    ['docs/commands.md', /## The (\d+) hours of WhatsApp/, WINDOW_MS / HOUR_MS],
    ['docs/privacy.md', /until it has left, (\d+) days at most/, LATEST_LATER_MS / DAY_MS],
    ['docs/privacy.md', /\(`\/sms yes`\) \| yes \| (\w+) minutes/, inWords(QUESTION_LIVES_MS / MINUTE_MS)],
    ['docs/privacy.md', /\*Days to remember messages\*: (\d+)/, defaultOf('remember_days')],
    ['docs/privacy.md', /cannot be guessed, and opens for (\d+) hours/, MEDIA_ADDRESS_LIVES_MS / HOUR_MS],
    ['docs/privacy.md', /\| (\w+) weeks after the 24 hours/, inWords(WINDOW_FORGOTTEN_AFTER_MS / (7 * DAY_MS))],
    ['docs/promises.md', /pauses of up to (\w+) minutes/, inWords(LONGEST_PAUSE_MS / MINUTE_MS)],
    [
        'docs/promises.md',
        /and every (\w+) minutes, and shows what/,
        inWords(Number(defaultOf('recover_every_minutes'))),
    ],
    ['docs/promises.md', /in order, if that is within (\w+) minutes/, inWords(LOST_REPLY_SENT_WITHIN_MS / MINUTE_MS)],
    ['docs/promises.md', /with the next text after (\d+)\./, JOB_SILENT_MS / MINUTE_MS],
    ['docs/twilio.md', /one for each ([\d,]+) characters/, CHARACTERS.toLocaleString('en')],
    ['docs/twilio.md', /a few, for (\d+) seconds at most/, TEST_WATCHED_FOR_MS / 1_000],
    ['docs/from-built-in-sms.md', /refused above ([\d,]+) characters/, CHARACTERS.toLocaleString('en')],
    ['docs/marketplace/data-use.txt', /for (\d+) days, unless set otherwise/, defaultOf('remember_days')],
];
