import type { OptOut } from '../model/inbound-text';
import type { Conversation } from '../model/livechat-ports';
import { type Trouble, troubleOf } from '../model/trouble';
import type { Pending } from '../queue/pending';
import type { Ledger, QueuePorts } from '../queue/ports';
import { isRemembered } from '../queue/remember';
import type { Turn } from '../queue/turn';
import { type EarlierPosts, NOTHING_POSTED, postedEarlier } from './already-posted';
import type { Part } from './blame';
import { type ConversationPorts, openConversation, type Place } from './conversation';
import { type FetchedFile, type FetchPorts, fetchFile } from './fetch-file';
import { heldLivechat } from './held-livechat';
import { noteFound, noteOpened } from './note-room';
import type { PendingText } from './pending-text';
import { postPart } from './post-part';
import { partsOf } from './text-parts';

export interface PostPorts extends ConversationPorts, FetchPorts, Pick<QueuePorts, 'process'> {
    readonly ledger: Ledger;
}

/** A text to be posted, with the turn on its lane. */
export interface TextToPost {
    readonly pending: Pending;
    readonly turn: Turn;
    readonly work: PendingText;
    /** Whether nobody can have tried before, so that nothing of it can be in the room. */
    readonly isFirst: boolean;
    /** Where it belongs, if that was looked up already. */
    readonly place: Place | undefined;
    readonly optOut: OptOut | undefined;
}

export interface PostedText {
    readonly kind: 'posted';
    readonly conversation: Conversation;
    readonly isNewVisitor: boolean;
    /** Whether the room was opened for this text, by an earlier attempt maybe. */
    readonly isOpened: boolean;
    readonly traces: readonly string[];
}

export interface NotPosted {
    readonly kind: 'not-posted';
    readonly trouble: Trouble;
    /** As the next attempt should find it. */
    readonly work: PendingText;
}

/** Posts the text and then its files, each once: what an earlier attempt got into the room is recognised there. */
export async function postText(toPost: TextToPost, ports: PostPorts): Promise<PostedText | NotPosted> {
    const { pending, turn } = toPost;
    const held = { ...ports, livechat: heldLivechat(ports.livechat, turn) };
    let { work } = toPost;
    const save = (changed: PendingText) => turn.save({ ...pending, work: changed });
    // By the next attempt the room may be closed, and only open ones can be looked for.
    const noteRoom = async (roomId: string) => {
        if (!work.rooms.includes(roomId)) {
            work = { ...work, rooms: [...work.rooms, roomId] };
            await save(work);
        }
    };
    try {
        const { conversation, isNewVisitor, isOpened, earlier } = await notedConversation(toPost, noteRoom, held);
        const parts = partsOf({ ...toPost, waitedMs: ports.clock.now() - pending.arrivedAt });
        const left = parts.slice(work.traces.length);
        let fetching: Promise<FetchedFile> | undefined;
        for (const [at, part] of left.entries()) {
            const fetched = fetching;
            fetching = fetchedMeanwhile(toPost, left[at + 1], ports);
            const result = await postPart(part, { conversation, earlier, turn, work, fetched }, held);
            if (result.kind === 'not-posted') {
                const refusals = work.refusals + (result.isItsFault ? 1 : 0);
                return { kind: 'not-posted', trouble: result.trouble, work: { ...work, refusals } };
            }
            work = { ...work, traces: [...work.traces, result.trace], refusals: 0 };
            if (work.traces.length < parts.length) {
                await save(work);
            }
        }
        return { kind: 'posted', traces: work.traces, conversation, isNewVisitor, isOpened };
    } catch (error) {
        return { kind: 'not-posted', trouble: troubleOf(error), work };
    }
}

interface NotedConversation extends Pick<PostedText, 'conversation' | 'isNewVisitor' | 'isOpened'> {
    readonly earlier: EarlierPosts;
}

/** The conversation, with all that has to be noted of it before anything is posted there. */
async function notedConversation(
    toPost: TextToPost,
    noteRoom: (roomId: string) => Promise<void>,
    ports: PostPorts,
): Promise<NotedConversation> {
    const { pending, work, place } = toPost;
    const noteNew = async (conversation: Conversation) => {
        // Before there is anything that an agent could answer.
        const noted = noteOpened({ text: work.text, conversation }, pending.arrivedAt, ports);
        await Promise.all([noteRoom(conversation.room.id), noted]);
    };
    const opened = await openConversation(work, ports, { place, noteRoom: noteNew });
    const { isNewVisitor, isNewRoom, ...conversation } = opened;
    const earlier = await earlierPosts(toPost, conversation, ports);
    if (!isRemembered({ lane: pending.lane, roomId: conversation.room.id }, ports)) {
        await noteRoom(conversation.room.id);
    }
    const isOpened = isNewRoom || work.rooms.includes(conversation.room.id);
    if (!isNewRoom) {
        await noteAgain(toPost, { conversation, isOpened }, ports);
    }
    return { conversation, isNewVisitor, isOpened, earlier };
}

/** The room of an attempt that ended early may not be noted either. */
async function noteAgain(
    { work: { text }, pending, isFirst }: TextToPost,
    { conversation, isOpened }: { readonly conversation: Conversation; readonly isOpened: boolean },
    ports: PostPorts,
): Promise<void> {
    const note = isOpened ? noteOpened : isFirst ? undefined : noteFound;
    await note?.({ text, conversation }, pending.arrivedAt, ports);
}

/** The next file is fetched while the part before it is posted, unless an earlier attempt may have shown it. */
function fetchedMeanwhile(
    { isFirst, work }: TextToPost,
    next: Part | undefined,
    ports: PostPorts,
): Promise<FetchedFile> | undefined {
    if (!isFirst || next?.kind !== 'file') {
        return undefined;
    }
    const fetching = fetchFile({ text: work.text, index: next.index }, ports);
    // Looked at in turn, if it comes to that.
    fetching.catch(nothing);
    return fetching;
}

function nothing(): void {}

async function earlierPosts(
    { isFirst, pending, work }: TextToPost,
    { room, visitor }: Conversation,
    ports: PostPorts,
): Promise<EarlierPosts> {
    const rooms = [...work.rooms, room.id];
    return isFirst ? NOTHING_POSTED : postedEarlier({ rooms, visitorId: visitor.id, pending }, ports);
}
