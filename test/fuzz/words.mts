import assert from 'node:assert/strict';
import { troubleIn } from '../../lib/engine/rocketchat-error.ts';
import { openMediaToken } from '../../lib/outbound/media-token.ts';
import { outgoingParts } from '../../lib/outbound/split-reply.ts';
import { messageResponse } from '../../lib/twilio/twiml.ts';
import { looksEmpty } from '../../lib/words/clean-text.ts';
import { escapeMarkdown } from '../../lib/words/escape-markdown.ts';
import { graphemesOf } from '../../lib/words/graphemes.ts';
import { readLaterTime } from '../../lib/words/later-time.ts';
import { markdownToText } from '../../lib/words/markdown-to-text.ts';
import { readNumberLine } from '../../lib/words/number-line.ts';
import type { Random } from '../harness/seeded.mts';
import { PARSERS, seenBy } from '../unit/parsers.mts';
import { hostileText } from './shapes.mts';

/** What a customer types is what an agent reads, by each of Rocket.Chat's parsers. */
export function readAsTyped(random: Random): void {
    // The parsers themselves take seconds for some longer texts.
    const text = printable(hostileText(random, 12)).slice(0, 120);
    if (looksEmpty(text)) {
        return;
    }
    for (const [version, parse] of PARSERS) {
        const seen = seenBy(parse, escapeMarkdown(text));
        assert.equal(spaced(seen), spaced(text), `${version} shows ${JSON.stringify(text)} otherwise`);
    }
}

/** The server has no others when it comes to that: `cleanText` was before. */
function printable(text: string): string {
    return text.replace(/[\p{Cc}\p{Cs}\u2028\u2060]/gu, ' ');
}

/** Where a line ends in white space nobody sees it. */
function spaced(text: string): string {
    return text
        .replace(/[ \t]+/g, ' ')
        .replace(/ ?\n ?/g, '\n')
        .trim();
}

/** Nothing that is done with words throws, and nothing of them is lost. */
export function wordsAreSafe(random: Random): void {
    const text = hostileText(random);
    assert.equal(graphemesOf(text).join(''), text);
    assert.match(messageResponse(text), /^<Response>(?:<Message>.*<\/Message>)?<\/Response>$/s);
    const parts = outgoingParts({ text: markdownToText(text), files: [], channel: 'sms' });
    assert.ok(parts.every(({ body = '' }) => body.length <= 1600));
    const trouble = troubleIn(text, { text });
    assert.ok(JSON.stringify(trouble).length < 1_000);
    readNumberLine(text, 'US');
    readLaterTime(text, { now: 0, utcOffset: 0 });
    assert.notEqual(openMediaToken({ secrets: ['secret'], token: text, now: 0 }).kind, 'file');
}
