import { inTurn } from '../queue/in-turn';
import { type AttemptReplyPorts, attemptReply } from './attempt-reply';
import { laneOfReply, type PendingReply } from './pending-reply';
import type { Reply } from './reply';

/**
 * The way of an agent's reply: into the outbox, one at a time per conversation, behind what was said before, to Twilio,
 * and back to the agent with what became of it. Rejects when the reply could not even be written to the outbox.
 */
export async function sendReply(reply: Reply, ports: AttemptReplyPorts): Promise<void> {
    const work: PendingReply = { reply, sids: [], isHandingOver: false };
    const about = { lane: laneOfReply(reply), kind: 'reply', key: `reply:${reply.messageId}`, work } as const;
    const { ended } = inTurn(
        {
            pending: ports.process.newPending(about, ports.clock.now()),
            // An instance that saw the second without the first would send it at once.
            isStoredInOrder: true,
            attempt: (task) => attemptReply(task, ports),
        },
        ports,
    );
    await ended;
}
