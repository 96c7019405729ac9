import { JOB_STARTS_FOR_MS, WAITING_TOLD_AFTER_MS } from '../model/timing';
import type { Trouble } from '../model/trouble';
import { byArrival, isClaimed, type Pending } from '../queue/pending';
import type { QueuePorts } from '../queue/ports';
import { waitingNote } from '../words/reply-wording';
import { pendingReplyIn } from './pending-reply';
import type { WaitNotes } from './ports';
import type { ReplyMemory } from './reply-memory';
import { note, saidIn } from './tell-agent';
import type { TellPorts } from './tell-ports';

export interface WaitingPorts extends QueuePorts, TellPorts {
    readonly waitNotes: WaitNotes;
    readonly replies: ReplyMemory;
}

/** Tells the agents, once each, of replies that have waited for a minute, and why: as long as the job has time. */
export async function tellWaiting(startedAt: number, ports: WaitingPorts): Promise<void> {
    const { lanes, clock, replies } = ports;
    const waiting = (await lanes.waiting('reply')).slice().sort(byArrival);
    forgetOthers(replies.waitTold, waiting);
    for (const pending of waiting) {
        const now = clock.now();
        if (now - startedAt > JOB_STARTS_FOR_MS) {
            return;
        }
        if (now - pending.arrivedAt >= WAITING_TOLD_AFTER_MS && !isClaimed(pending, now)) {
            await tellOnce(pending, waiting, ports);
        }
    }
}

/** Keeps of the ids only those of what still waits. */
function forgetOthers(told: Set<string>, waiting: readonly Pending[]): void {
    const ids = new Set(waiting.map(({ id }) => id));
    for (const id of Array.from(told)) {
        if (!ids.has(id)) {
            told.delete(id);
        }
    }
}

async function tellOnce(pending: Pending, waiting: readonly Pending[], ports: WaitingPorts): Promise<void> {
    const { waitNotes, replies, settings } = ports;
    const work = pendingReplyIn(pending);
    if (work === undefined || work.isHandingOver || replies.waitTold.has(pending.id)) {
        return;
    }
    const { reply } = work;
    if (!(await waitNotes.isTold(reply.messageId))) {
        const expiresHours = Math.round(settings.replyExpiresMs / 3_600_000);
        const why = { trouble: reasonOf(pending, waiting), expiresHours };
        await note(reply, (language) => waitingNote(saidIn(reply, ports), why, language), ports);
        await waitNotes.noteTold(reply.messageId);
    }
    replies.waitTold.add(pending.id);
}

/** What the first on its lane met last: that is what all behind it wait for. */
function reasonOf({ lane }: Pending, waiting: readonly Pending[]): Trouble['kind'] | undefined {
    return waiting.find((one) => one.lane === lane)?.lastTry?.trouble.kind;
}
