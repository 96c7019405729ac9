import type { InboundText, OptOut } from '../model/inbound-text';
import { looksEmpty } from '../words/clean-text';
import { unreadableLine } from '../words/instead-lines';
import { bodyOf, type MessageContext, textLines, waitedLine } from '../words/text-lines';
import type { Part } from './blame';
import { nameOfFile } from './fetch-file';
import type { PendingText } from './pending-text';

interface TextInHand {
    readonly work: PendingText;
    readonly optOut: OptOut | undefined;
    readonly waitedMs: number;
}

/** The messages that a text becomes, in the order in which they are posted: its words between lines of ours, then its files. */
export function partsOf({ work, optOut, waitedMs }: TextInHand): readonly Part[] {
    const { text, answered, language } = work;
    const lines = readableLines(text, {
        waitedMs,
        ...(optOut === undefined ? {} : { optOut }),
        ...(answered === undefined ? {} : { answered }),
        ...(language === undefined ? {} : { language }),
    });
    const files = text.media.map((_, index): Part => ({ kind: 'file', name: nameOfFile({ text, index }), index }));
    if (lines !== '') {
        return [{ kind: 'words', lines }, ...files];
    }
    // Behind the files, since an attempt that did not have to say it may have posted some of them.
    const waited = waitedLine(waitedMs, language);
    return waited === '' ? files : [...files, { kind: 'words', lines: waited }];
}

/**
 * What an agent reads of the text; '' for files alone. Where something that came with it was stored in a way that
 * cannot be read now, by another version say, that is its words with a line that tells so.
 */
function readableLines(text: InboundText, context: MessageContext): string {
    try {
        return textLines(text, context);
    } catch {
        return [...(looksEmpty(text.body) ? [] : [bodyOf(text)]), unreadableLine(context.language)].join('\n');
    }
}
