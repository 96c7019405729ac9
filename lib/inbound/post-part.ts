import { LATE, within } from '../model/deadline';
import type { Conversation } from '../model/ports';
import { RENEW_EVERY_MS } from '../model/timing';
import { codeOf, inLogWords, type Trouble, troubleOf } from '../model/trouble';
import type { Turn } from '../queue/turn';
import { mediaProblemLine, mediaProblemLines, refusedTextLine } from '../words/text-lines';
import type { EarlierPosts } from './already-posted';
import type { ConversationPorts } from './conversation';
import { type FetchPorts, fetchFile } from './fetch-file';
import { logFieldsOf, type PendingText } from './pending-text';

/** One message of a text: what the customer wrote, with the lines around it, or one file by its position. */
export type Part =
    | { readonly kind: 'words'; readonly lines: string }
    | { readonly kind: 'file'; readonly name: string; readonly index: number };

/** Where a part goes, and how far the text has come. */
export interface Spot {
    readonly conversation: Conversation;
    readonly earlier: EarlierPosts;
    readonly turn: Turn;
    readonly work: PendingText;
}

export type PartPorts = ConversationPorts & FetchPorts;

export type PostedPart =
    | { readonly kind: 'posted'; readonly trace: string }
    | {
          readonly kind: 'not-posted';
          readonly trouble: Trouble;
          /** Whether that may be the part's own fault, and not that of the contact, the team or the server. */
          readonly isItsFault: boolean;
      };

/**
 * Puts a part into the room. What Rocket.Chat refuses for its own sake gives way to a line that says so: otherwise
 * nothing of this customer would be shown any more. Where that is refused too, the part is not to blame.
 */
export async function postPart(part: Part, spot: Spot, ports: PartPorts): Promise<PostedPart> {
    try {
        const trace = await (part.kind === 'words' ? say(part.lines, spot, ports) : show(part, spot, ports));
        return { kind: 'posted', trace };
    } catch (error) {
        const trouble = troubleOf(error);
        return { kind: 'not-posted', trouble, isItsFault: isItsFault(part, trouble) };
    }
}

async function say(lines: string, spot: Spot, { livechat, log }: PartPorts): Promise<string> {
    const { earlier, conversation, work } = spot;
    const known = earlier.takeText(lines);
    if (known !== undefined) {
        return known;
    }
    try {
        return await livechat.post(conversation, lines);
    } catch (error) {
        const trouble = troubleOf(error);
        if (!givesWay({ kind: 'words', lines }, trouble, work.refusals)) {
            throw error;
        }
        const line = refusedTextLine(codeOf(trouble));
        const trace = earlier.takeText(line) ?? (await livechat.post(conversation, line));
        log.warn('sms.text-refused', { ...logFieldsOf(work), why: inLogWords(trouble) });
        return trace;
    }
}

/** A file that cannot be shown becomes a line that says why. */
async function show(file: Extract<Part, { readonly kind: 'file' }>, spot: Spot, ports: PartPorts): Promise<string> {
    const { name, index } = file;
    const { earlier, conversation, turn, work } = spot;
    const known = fileIn(earlier, name);
    if (known !== undefined) {
        return known;
    }
    const fetched = await meanwhileHeld(fetchFile({ text: work.text, index }, ports), turn, ports);
    if (fetched.kind === 'problem') {
        return say(mediaProblemLine({ name, why: fetched.why }), spot, ports);
    }
    try {
        return await ports.livechat.upload(conversation, fetched.file);
    } catch (error) {
        if (!givesWay(file, troubleOf(error), work.refusals)) {
            throw error;
        }
        return say(mediaProblemLine({ name, why: 'rocket-chat-refused' }), spot, ports);
    }
}

/** What an earlier attempt made of this file: an upload, or the line that stands in its place. */
function fileIn(earlier: EarlierPosts, name: string): string | undefined {
    const uploaded = earlier.takeFile(name);
    if (uploaded !== undefined) {
        return uploaded;
    }
    for (const line of mediaProblemLines(name)) {
        const told = earlier.takeText(line);
        if (told !== undefined) {
            return told;
        }
    }
    return undefined;
}

/** Waits for what may take longer than the lease, and has the turn renewed meanwhile. */
async function meanwhileHeld<T>(slow: Promise<T>, turn: Turn, { clock }: PartPorts): Promise<T> {
    for (;;) {
        const result = await within({ ms: RENEW_EVERY_MS, clock }, slow);
        if (result !== LATE) {
            return result;
        }
        await turn.stillHeld();
    }
}

/**
 * Whether a part will not be taken however often it is offered: Rocket.Chat's rules or another app forbid it, or it was
 * refused for another reason several times, over minutes (a picture that its image library cannot read, say).
 * Source: Rocket.Chat apps/meteor/app/lib/server/functions/sendMessage.ts, IPreMessageSentPrevent; FileUpload.ts.
 */
function givesWay(part: Part, trouble: Trouble, earlierRefusals: number): boolean {
    const isForbidden = trouble.kind === 'vetoed' || trouble.kind === 'file-refused';
    return isForbidden || (isItsFault(part, trouble) && earlierRefusals >= MOST_REFUSALS[part.kind] - 1);
}

const MOST_REFUSALS = { words: 5, file: 3 } as const;

function isItsFault(part: Part, { kind }: Trouble): boolean {
    switch (kind) {
        case 'nobody-there':
        case 'blocked':
        case 'already-there':
        case 'turn-lost':
        case 'store-failed':
            return false;
        case 'unanswered':
            // Rocket.Chat may hang on a file that it cannot read; words it only stores.
            return part.kind === 'file';
        default:
            return true;
    }
}
