import type { Clock, Log, OpenRooms } from '../model/ports';
import { CLOCK_SKEW_MS, LOOK_AGAIN_MS, LOOK_BACK_MS, LOST_REPLY_SENT_WITHIN_MS } from '../model/timing';
import type { Ledger, QueuePorts } from '../queue/ports';
import { keyOfReply, laneOfReply, type PendingReply } from './pending-reply';
import type { RoomMessages, Written } from './ports';
import { readBack } from './read-back';
import { isReply, type Reply, toReply } from './reply';
import type { ReplyMemory } from './reply-memory';

export interface MissingPorts extends QueuePorts {
    readonly appId: string;
    readonly ledger: Ledger;
    readonly clock: Clock;
    readonly log: Log;
    readonly openRooms: OpenRooms;
    readonly roomMessages: RoomMessages;
    readonly replies: ReplyMemory;
}

/**
 * Compares what agents wrote in a room with the outbox, and puts into the outbox what is missing there, as of the time at
 * which it was written: Rocket.Chat raises an event once, and a process that dies over it never hears of the reply. Only
 * what was written before `before` is looked at: the rest is on its way. Returns how many were missing.
 *
 * A comparison `isQuick` where somebody waits for it: it reads back to the last one, and not once more through what that
 * one has seen, which in a busy room is much; where it did not come so far by itself, the job's next one does.
 */
export async function takeUpMissing(
    { roomId, before = Infinity, isQuick = false }: Comparison,
    ports: MissingPorts,
): Promise<number> {
    const { replies, clock } = ports;
    if (!isQuick) {
        // Of what is on its way nobody else knows yet, and a room may be forgotten behind this.
        await replies.stored(roomId);
    }
    const now = clock.now();
    const since = Math.max(now - LOOK_BACK_MS, (replies.comparedUntil(roomId) ?? 0) - LOOK_AGAIN_MS);
    const seenUntil = isQuick ? (replies.seenUntil(roomId) ?? 0) - CLOCK_SKEW_MS : 0;
    const { written, from } = await readBack({ roomId, since: Math.max(since, seenUntil) }, ports.roomMessages);
    const isUnheardOf = ({ messageId, senderId, at, isAgents }: Written) =>
        isAgents && at >= since && at < before && !replies.isKnown(messageId) && !replies.appUsers.has(senderId);
    const unknown = written.filter(isUnheardOf);
    const missing = unknown.length === 0 ? [] : await missingAmong(unknown, roomId, ports);
    for (const { reply, at } of missing) {
        await takeUp(reply, at, ports);
    }
    replies.seen(roomId, Math.min(now, before));
    if (!isQuick || from <= since) {
        replies.compared(roomId, Math.min(now, before));
        replies.doubted.delete(roomId);
    }
    return missing.length;
}

/**
 * Notes a room of ours that nobody did: as of when it was opened, since its process may have died over it; where that is
 * longer ago than a lost reply is sent, it is one of a version that noted none, and what it says until `at` is not ours to
 * send.
 */
export async function noteUnnoted(
    { roomId, at }: { readonly roomId: string; readonly at: number },
    { openRooms, roomMessages }: Pick<MissingPorts, 'openRooms' | 'roomMessages'>,
): Promise<void> {
    const openedAt = (await roomMessages.room(roomId))?.createdAt?.getTime() ?? at;
    await openRooms.add({ roomId, since: at - openedAt <= LOST_REPLY_SENT_WITHIN_MS ? Math.min(openedAt, at) : at });
}

export interface Comparison {
    readonly roomId: string;
    readonly before?: number;
    readonly isQuick?: boolean;
}

interface Missing {
    readonly reply: Reply;
    readonly at: number;
}

/** Those that neither wait nor are settled, oldest first; what was written before the app knew the room is not its to send. */
async function missingAmong(
    unknown: readonly Written[],
    roomId: string,
    ports: MissingPorts,
): Promise<readonly Missing[]> {
    const since = (await ports.openRooms.find(roomId))?.since ?? ports.replies.doubted.get(roomId);
    if (since === undefined) {
        return [];
    }
    const lane = laneOfReply({ roomId });
    // In this order: what is settled between the two reads is seen by the second.
    const waiting = await ports.lanes.read(lane);
    const settled = await ports.ledger.history(lane);
    const keys = new Set([...waiting, ...settled].map(({ key }) => key));
    const missing: Missing[] = [];
    for (const one of unknown.slice().sort((a, b) => a.at - b.at)) {
        const isOurs = one.at >= since && !keys.has(keyOfReply(one.messageId));
        const reply = isOurs ? await replyBehind(one, ports) : undefined;
        if (reply !== undefined) {
            missing.push({ reply, at: one.at });
        }
        if (!isOurs) {
            ports.replies.know(one.messageId);
        }
    }
    return missing;
}

/** The reply that a message is, by the same rule as when it is sent. */
async function replyBehind({ messageId }: Written, ports: MissingPorts): Promise<Reply | undefined> {
    const message = await ports.roomMessages.find(messageId);
    if (message?.sender.type === 'app') {
        ports.replies.appUsers.add(message.sender.id);
    }
    if (message === undefined || !isReply(message, ports.appId)) {
        ports.replies.know(messageId);
        return undefined;
    }
    return toReply(message);
}

/** Nobody's, in the outbox: whoever next has the turn sends it, before what was written later. */
async function takeUp(reply: Reply, at: number, { lanes, process, replies, clock, log }: MissingPorts): Promise<void> {
    const now = clock.now();
    const isTooLate = now - at > LOST_REPLY_SENT_WITHIN_MS;
    const work: PendingReply = { reply, sids: [], isHandingOver: false, ...(isTooLate && { isTooLate }) };
    const about = { lane: laneOfReply(reply), kind: 'reply', key: keyOfReply(reply.messageId), work } as const;
    await lanes.add(process.datedPending(about, { at, arrivedAt: at }));
    replies.know(reply.messageId);
    log.warn('sms.reply-found', { message: reply.messageId, seconds: Math.round((now - at) / 1000), isTooLate });
}
