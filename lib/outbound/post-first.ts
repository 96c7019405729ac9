import type { Conversation } from '../model/livechat-ports';
import { LOST_REPLY_SENT_WITHIN_MS } from '../model/timing';
import { type Trouble, troubleOf } from '../model/trouble';
import type { Task } from '../queue/attempt';
import type { QueuePorts } from '../queue/ports';
import type { Conversations } from './first-ports';
import type { FirstText } from './first-text';
import type { Agents } from './ports';

export interface PostFirstPorts extends Pick<QueuePorts, 'lanes' | 'clock'> {
    readonly conversations: Conversations;
    readonly agents: Agents;
}

/** What became of a text that an agent wrote first. */
export type FirstOutcome =
    /** It stands in the conversation, and leaves from there as every reply does. */
    | { readonly kind: 'posted'; readonly roomId: string; readonly messageId: string; readonly isNewRoom: boolean }
    /** A colleague has the conversation, and nobody said yes. */
    | { readonly kind: 'taken'; readonly roomId: string; readonly by: string }
    /** Rocket.Chat did not let the agent have the conversation. */
    | { readonly kind: 'not-given' }
    | { readonly kind: 'refused'; readonly trouble: Trouble }
    /** It was found too late to send it. */
    | { readonly kind: 'too-late' };

/**
 * Posts the text into the customer's conversation, in the agent's name, unless an earlier attempt has. Undefined where the
 * turn is lost; rejects with what stood in the way.
 */
export async function postFirst(
    { pending, turn, isUndisturbed }: Task<unknown>,
    first: FirstText,
    ports: PostFirstPorts,
): Promise<FirstOutcome | undefined> {
    if (ports.clock.now() - pending.arrivedAt > LOST_REPLY_SENT_WITHIN_MS) {
        return { kind: 'too-late' };
    }
    const since = pending.arrivedAt - CLOCKS_DIFFER_MS;
    const written = first.inRoom === undefined ? undefined : await writtenIn(first.inRoom, { first, since }, ports);
    if (written !== undefined) {
        return { ...written, isNewRoom: false };
    }
    const opened = await ports.conversations.open(first.way, first.agentId);
    const refused = await given(opened, first, ports);
    if (refused !== undefined) {
        return refused;
    }
    const { room, isNewRoom } = opened;
    const { agentId, text, template } = first;
    const before = isUndisturbed ? undefined : await writtenIn(room.id, { first, since }, ports);
    if (before !== undefined) {
        return { ...before, isNewRoom };
    }
    if (!(await turn.stillHeld())) {
        return undefined;
    }
    // By the next attempt the room may be closed, and another one opened.
    await ports.lanes.update({ ...pending, work: { ...first, inRoom: room.id } });
    const messageId = await ports.agents.postAs(agentId, { roomId: room.id, text, ...(template && { template }) });
    return { kind: 'posted', roomId: room.id, messageId, isNewRoom };
}

/** Where an earlier attempt has written it already. */
async function writtenIn(
    roomId: string,
    { first: { agentId, text }, since }: { readonly first: FirstText; readonly since: number },
    { conversations }: PostFirstPorts,
): Promise<{ readonly kind: 'posted'; readonly roomId: string; readonly messageId: string } | undefined> {
    const messageId = await conversations.findWritten({ roomId, agentId, since, text });
    return messageId === undefined ? undefined : { kind: 'posted', roomId, messageId };
}

const CLOCKS_DIFFER_MS = 5_000;

/** Sees to it that the agent has the conversation; why not, where that fails. One that was opened for nothing is closed. */
async function given(
    { room, visitor, isNewRoom }: Conversation & { readonly isNewRoom: boolean },
    { agentId, mayTake }: FirstText,
    { conversations }: PostFirstPorts,
): Promise<FirstOutcome | undefined> {
    const { servedBy } = room;
    if (servedBy?.id === agentId) {
        return undefined;
    }
    if (servedBy !== undefined && !isNewRoom && !mayTake) {
        return { kind: 'taken', roomId: room.id, by: servedBy.name ?? servedBy.username ?? servedBy.id };
    }
    const handed = await conversations.handTo(agentId, { room, visitor }).catch(asRefused);
    if (handed?.servedBy?.id === agentId) {
        return undefined;
    }
    if (isNewRoom) {
        await conversations.close(room, 'Opened for an agent who could not be given it; nothing was sent.');
    }
    return { kind: 'not-given' };
}

/** Rocket.Chat says so where the agent is not available. */
function asRefused(error: unknown): undefined {
    if (!isFinal(troubleOf(error))) {
        throw error;
    }
    return undefined;
}

/** What trying again would not mend within the minutes in which the agent still means it. */
export function isFinal({ kind }: Trouble): boolean {
    return !PASSING.has(kind);
}

const PASSING: ReadonlySet<Trouble['kind']> = new Set(['unanswered', 'already-there', 'turn-lost', 'store-failed']);
