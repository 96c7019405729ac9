import { LATE, within } from '../model/deadline';
import { COMPARED_PAUSES_MS, COMPARED_WITHIN_MS } from '../model/timing';
import { inLogWords, troubleOf } from '../model/trouble';
import type { Visited } from '../queue/attempt';
import { type Arrival, inTurn } from '../queue/in-turn';
import { type AttemptReplyPorts, attemptReply } from './attempt-reply';
import { type MissingPorts, noteUnnoted, takeUpMissing } from './missing-replies';
import { keyOfReply, laneOfReply, type PendingReply } from './pending-reply';
import { isOptedOut } from './plan-messages';
import type { Reply } from './reply';
import { type SeenOfReply, wayNow } from './send-parts';
import { tellNotStored } from './tell-agent';

export type SendReplyPorts = AttemptReplyPorts & MissingPorts;

/**
 * The way of an agent's reply: behind what was said before and is missing in the outbox, into the outbox, one at a time
 * per conversation, to Twilio, and back to the agent with what became of it. Where the outbox does not take it, or not in
 * time, the message stands in the conversation all the same: the agent is told that it waits, and the minute job looks
 * for it there. Rejects when not even that could be told.
 */
export async function sendReply(reply: Reply, ports: SendReplyPorts): Promise<void> {
    const at = reply.at ?? ports.clock.now();
    ports.replies.know(reply.messageId);
    try {
        await intoOutbox(reply, at, ports);
    } catch (error) {
        ports.replies.doubt(reply, at);
        ports.log.warn('sms.reply-not-stored', { message: reply.messageId, why: inLogWords(troubleOf(error)) });
        await tellNotStored(reply, ports);
    }
}

async function intoOutbox(reply: Reply, at: number, ports: SendReplyPorts): Promise<Visited> {
    const { process, clock } = ports;
    const lane = laneOfReply(reply);
    const work: PendingReply = { reply, sids: [], isHandingOver: false };
    const about = { lane, kind: 'reply', key: keyOfReply(reply.messageId), work } as const;
    const pending = process.datedPending(about, { at, arrivedAt: clock.now() });
    const before = ports.replies.stored(reply.roomId);
    // One at a time, so that of two that look back at once one finds what is missing.
    const looking = process.oneAtATime.inOrder(`look back ${lane}`, async () => {
        // The outbox may yet refuse what was said a moment ago.
        await before;
        return lookBack(reply, at, ports);
    });
    const { stored, ended } = inTurn<SeenOfReply>(
        {
            pending,
            // An instance that saw the second without the first would send it at once.
            isStoredInOrder: true,
            isMoreAhead: looking,
            lookUp: ({ begins, stored }) => lookUp({ reply, key: pending.key, begins, stored }, ports),
            attempt: (task) => attemptReply(task, ports),
        },
        ports,
    );
    ports.replies.storing(reply, at, stored);
    return ended;
}

interface ReplyOnArrival extends Arrival {
    readonly reply: Reply;
    readonly key: string;
}

/** While the turn is taken: what is known of the reply, how to answer, and whether the customer wants to hear of us. */
async function lookUp({ reply, key, begins, stored }: ReplyOnArrival, ports: SendReplyPorts): Promise<SeenOfReply> {
    const whom = async () => {
        await begins;
        const way = await wayNow(reply, ports);
        return { way, isOptedOut: way && (await isOptedOut(way, ports)) };
    };
    // When it is stored: of two that do so at once, one at least sees the other.
    const [known, { way, isOptedOut: optedOut }] = await Promise.all([
        stored.then(() => ports.ledger.known(key)),
        whom(),
    ]);
    return { known, way, isOptedOut: optedOut };
}

/**
 * Has what was written before this and is missing put into the outbox; comes to whether there was something. Never rejects:
 * a room that cannot be read for COMPARED_WITHIN_MS keeps nobody waiting any longer.
 */
async function lookBack({ roomId }: Reply, at: number, ports: SendReplyPorts): Promise<boolean> {
    const { clock, log } = ports;
    const told = (error: unknown) => {
        log.warn('sms.store-failed', { room: roomId, why: inLogWords(troubleOf(error)) });
        return true;
    };
    const looked = await within({ ms: COMPARED_WITHIN_MS, clock }, lookedAgain({ roomId, at }, ports).catch(told));
    if (looked === LATE) {
        log.warn('sms.store-failed', { room: roomId, why: LATE });
    }
    // What failed or was late may have stored something all the same.
    return looked === LATE || looked;
}

interface LookedAt {
    readonly roomId: string;
    /** What was written before this time, in milliseconds since 1970. */
    readonly at: number;
}

/** Looks again where the store fails for a moment: what leaves unseen leaves before what was said earlier. */
async function lookedAgain(looked: LookedAt, ports: SendReplyPorts): Promise<boolean> {
    for (const pauseMs of COMPARED_PAUSES_MS) {
        try {
            return await look(looked, ports);
        } catch {
            await ports.clock.wait(pauseMs);
        }
    }
    return look(looked, ports);
}

async function look({ roomId, at }: LookedAt, ports: SendReplyPorts): Promise<boolean> {
    const { replies, openRooms } = ports;
    if (replies.comparedUntil(roomId) === undefined && (await openRooms.find(roomId)) === undefined) {
        await noteUnnoted({ roomId, at }, ports);
    }
    return (await takeUpMissing({ roomId, before: at, isQuick: true }, ports)) > 0;
}
