import type { Livechat, Log, Place } from '../model/ports';
import { codeOf, isTextRefused, mayBeTheTexts } from '../model/rocketchat-error';
import type { Turn } from '../queue/turn';
import type { OptOut } from '../twilio/opt-out-words';
import type { InboundText } from '../twilio/parse-text';
import { escapeMarkdown } from '../words/escape-markdown';
import { refusedTextLine, textLines, unreadableLine } from '../words/text-lines';
import type { Traces } from './already-posted';
import { fieldsOf, type TextWork } from './pending-text';

/** Puts one part of the text into the room; returns the id of what came of it, undefined when the turn was lost. */
export type Part = (place: Place, earlier: Traces) => Promise<string | undefined>;

/** How far an attempt has come: the work as the next one would find it. */
export interface Progress {
    work: TextWork;
}

export interface SayPorts {
    readonly livechat: Livechat;
    readonly log: Log;
    readonly turn: Turn;
    readonly progress: Progress;
}

/**
 * Lines as the visitor's message. Those that Rocket.Chat refuses for their own sake give way to a line that says so:
 * otherwise nothing of this customer would be shown any more. Where that is refused too, the words are not to blame.
 */
export function textPart(lines: string, { livechat, log, turn, progress }: SayPorts): Part {
    return async (place, earlier) => {
        const known = earlier.takeText(lines);
        if (known !== undefined) {
            return known;
        }
        try {
            return await livechat.post(place, lines);
        } catch (error) {
            if (!mayBeTheTexts(error)) {
                throw error;
            }
            const { refusals = 0 } = progress.work;
            progress.work = { ...progress.work, refusals: refusals + 1 };
            if (!isTextRefused(error, refusals)) {
                throw error;
            }
            if (!(await turn.stillHeld())) {
                return undefined;
            }
            const line = refusedTextLine(codeOf(error));
            const trace = earlier.takeText(line) ?? (await livechat.post(place, line));
            log.warn('sms.text-refused', { ...fieldsOf(progress.work), why: codeOf(error) });
            return trace;
        }
    };
}

/**
 * What an agent reads of the text; '' for files alone. Where something that came with it was stored in a way that
 * cannot be read now, by another version say, that is its words with a line that tells so.
 */
export function readableLines(text: InboundText, optOut: OptOut | undefined): string {
    try {
        return textLines(text, optOut === undefined ? {} : { optOut });
    } catch {
        return [...(text.body.trim() === '' ? [] : [escapeMarkdown(text.body)]), unreadableLine()].join('\n');
    }
}
