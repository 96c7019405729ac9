import { endedAs, workAhead } from '../queue/in-turn';
import { claimed, type Entry, newEntry, parked, pauseMs } from '../queue/pending';
import { takeTurn } from '../queue/turn';
import { type ReplyPorts, workOnReply } from './attempt-reply';
import { lineOfReply, type ReplyWork } from './pending-reply';
import type { Reply } from './reply';

/**
 * The way of an agent's reply: into the outbox, one at a time per conversation, behind what was said before, to Twilio,
 * and back to the agent with what became of it. Rejects when the reply could not even be written to the outbox.
 */
export async function sendReply(reply: Reply, ports: ReplyPorts): Promise<void> {
    const { memory, clock, lines } = ports;
    const line = lineOfReply(reply);
    const saidAt = clock.now();
    const id = memory.nextId(saidAt);
    const work: ReplyWork = { reply, sids: [], isSending: false };
    const waiting = newEntry({ id, line, kind: 'reply', key: `reply:${reply.messageId}`, owner: memory.owner, work });
    const isAlone = memory.queue.isIdle(line);
    const first = isAlone ? claimed(waiting, clock.now()) : waiting;
    // One after the other: an instance that saw the second without the first would send it at once.
    const stored = memory.queue.inOrder(`store ${line}`, () => lines.add(first));
    // Looked at in turn, which may be long after it has failed.
    stored.catch(() => undefined);
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
        const blocked = await workAhead(turn, async (ahead) =>
            hasFailedSince(saidAt, ahead) ? endedAs('waiting', ahead.why) : workOnReply({ entry: ahead, turn }, ports),
        );
        if (blocked !== undefined) {
            await lines.update(parked(entry));
            return;
        }
        const worked = await workOnReply({ entry, turn }, ports);
        await worked.settled;
    });
}

/** Whether the entry was tried, in vain, after this time: only a reply that is newer is a reason to try at once. */
function hasFailedSince(time: number, { attempts, dueAt }: Entry): boolean {
    return attempts > 0 && dueAt - pauseMs(attempts) > time;
}
