import type { Reply } from './livechat/agent-message';
import { lineOfReply, type ReplyWork } from './reply-work';
import { claimed, newEntry, parked } from './turn/entry';
import { takeTurn } from './turn/take-turn';
import { workAhead } from './turn/worked';
import { type ReplyPorts, workOnReply } from './work-on-reply';

/**
 * The way of an agent's reply: into the outbox, one at a time per conversation, behind what was said before, to Twilio,
 * and back to the agent with what became of it. Rejects when the reply could not even be written to the outbox.
 */
export async function sendReply(reply: Reply, ports: ReplyPorts): Promise<void> {
    const { memory, clock, lines } = ports;
    const line = lineOfReply(reply);
    const id = memory.nextId(clock.now());
    const work: ReplyWork = { reply, sids: [], isSending: false };
    const waiting = newEntry({ id, line, kind: 'reply', key: `reply:${reply.messageId}`, owner: memory.owner, work });
    const isAlone = memory.queue.isIdle(line);
    const first = isAlone ? claimed(waiting, clock.now()) : waiting;
    const stored = lines.add(first);
    await memory.queue.inOrder(line, async () => {
        await stored;
        const entry = isAlone ? first : claimed(waiting, clock.now());
        if (!isAlone) {
            await lines.update(entry);
        }
        const turn = await takeTurn(entry, ports);
        if (turn.kind !== 'held') {
            return;
        }
        const blocked = await workAhead(turn, (ahead) => workOnReply({ entry: ahead, turn }, ports));
        if (blocked !== undefined) {
            await lines.update(parked(entry));
            return;
        }
        const worked = await workOnReply({ entry, turn }, ports);
        await worked.settled;
    });
}
