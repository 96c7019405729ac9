import { LATE, within } from '../model/deadline';
import type { Conversation } from '../model/livechat-ports';
import { RENEW_EVERY_MS } from '../model/timing';
import { codeOf, inLogWords, type Trouble, troubleOf } from '../model/trouble';
import type { Turn } from '../queue/turn';
import { type MissingFile, mediaProblemLine, mediaProblemLines, refusedTextLine } from '../words/instead-lines';
import type { EarlierPosts } from './already-posted';
import { type FilePart, givesWay, isItsFault, type Part } from './blame';
import type { ConversationPorts } from './conversation';
import { type FetchedFile, type FetchPorts, fetchFile } from './fetch-file';
import { logFieldsOf, type PendingText } from './pending-text';

/** Where a part goes, and how far the text has come. */
export interface Spot {
    readonly conversation: Conversation;
    readonly earlier: EarlierPosts;
    readonly turn: Turn;
    readonly work: PendingText;
    /** The part's file, where that is under way already. */
    readonly fetched?: Promise<FetchedFile> | undefined;
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
        const line = refusedTextLine(codeOf(trouble), work.language);
        const trace = earlier.takeText(line) ?? (await livechat.post(conversation, line));
        log.warn('sms.text-refused', { ...logFieldsOf(work), why: inLogWords(trouble) });
        return trace;
    }
}

/** A file that cannot be shown becomes a line that says why. */
async function show(file: FilePart, spot: Spot, ports: PartPorts): Promise<string> {
    const { name, index } = file;
    const { turn, work } = spot;
    const known = fileIn(spot, name);
    if (known !== undefined) {
        return known;
    }
    const fetching = spot.fetched ?? fetchFile({ text: work.text, index }, ports);
    const fetched = await meanwhileHeld(fetching, turn, ports);
    switch (fetched.kind) {
        case 'layout':
            return NOTHING_SHOWN;
        case 'problem':
            return sayOnce(fetched, spot, ports);
        case 'file':
            return showFile({ ...file, name: fetched.file.name }, fetched.file.bytes, { spot, ports });
    }
}

/** By what came the file may have another name than it was looked for by. */
async function showFile(file: FilePart, bytes: Buffer, { spot, ports }: Showing): Promise<string> {
    const { name } = file;
    const known = fileIn(spot, name);
    if (known !== undefined) {
        return known;
    }
    try {
        return await ports.livechat.upload(spot.conversation, { name, bytes });
    } catch (error) {
        if (!givesWay(file, troubleOf(error), spot.work.refusals)) {
            throw error;
        }
        return say(mediaProblemLine({ name, why: 'rocket-chat-refused' }, spot.work.language), spot, ports);
    }
}

async function sayOnce(missing: MissingFile, spot: Spot, ports: PartPorts): Promise<string> {
    return fileIn(spot, missing.name) ?? say(mediaProblemLine(missing, spot.work.language), spot, ports);
}

/** The trace of a part that leaves nothing in the room. */
const NOTHING_SHOWN = '';

interface Showing {
    readonly spot: Spot;
    readonly ports: PartPorts;
}

/** What an earlier attempt made of this file: an upload, or the line that stands in its place. */
function fileIn({ earlier, work }: Spot, name: string): string | undefined {
    const uploaded = earlier.takeFile(name);
    if (uploaded !== undefined) {
        return uploaded;
    }
    for (const line of mediaProblemLines(name, work.language)) {
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
