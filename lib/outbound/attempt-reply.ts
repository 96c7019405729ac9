import type { LogFields } from '../model/ports';
import { inLogWords, troubleOf } from '../model/trouble';
import { type Attempted, finished, type Task, waits } from '../queue/attempt';
import { postponed } from '../queue/pending';
import { isRepeat, type Ledger, type QueuePorts } from '../queue/ports';
import { remember } from '../queue/remember';
import { mergedReplies, type PendingReply, pendingReplyIn } from './pending-reply';
import { sentReplyOf } from './reply';
import {
    type ReplyTask,
    type SeenOfReply,
    type SendPartsPorts,
    type Sent,
    sendAsItStands,
    type Waits,
} from './send-parts';
import { type ReplyOutcome, tellOutcome } from './tell-agent';

export interface AttemptReplyPorts extends QueuePorts, SendPartsPorts {
    readonly process: SendPartsPorts['process'];
    readonly clock: SendPartsPorts['clock'];
    readonly log: SendPartsPorts['log'];
    readonly ledger: Ledger;
}

/** One attempt at one reply, and what follows from it. Never rejects. */
export async function attemptReply(task: Task<SeenOfReply>, ports: AttemptReplyPorts): Promise<Attempted> {
    const waiting = pendingReplyIn(task.pending);
    if (waiting === undefined) {
        ports.log.warnOnce('sms.unreadable', { key: task.pending.key });
        return { kind: 'unreadable' };
    }
    let work = waiting;
    try {
        if (!isSurelyFirst(task)) {
            // What was settled when it was looked up still is.
            const seen = task.seen?.known;
            const known = seen?.settled === undefined ? await ports.ledger.known(task.pending.key) : seen;
            if (known.settled !== undefined) {
                ports.log.info('sms.duplicate', logFieldsOf(work));
                return finished(ports.lanes.remove(task.pending));
            }
            work = mergedReplies(work, known.waiting);
        }
        const sent = await sendAsItStands({ ...task, work }, ports);
        return sent.kind === 'waits' ? await putOff(task, sent, ports) : await settle({ ...task, work }, sent, ports);
    } catch (error) {
        ports.log.warn('sms.store-failed', { ...logFieldsOf(work), why: inLogWords(troubleOf(error)) });
        return putOffAsStored(task, ports);
    }
}

function isSurelyFirst({ isUndisturbed, seen, pending }: Task<SeenOfReply>): boolean {
    return isUndisturbed && seen !== undefined && !isRepeat(pending, seen.known);
}

/** So often a reply is tried that cannot be prepared, within a few minutes: those behind it wait meanwhile. */
const MAX_FAILURES = 3;

async function putOff(task: Task<SeenOfReply>, { trouble, work }: Waits, ports: AttemptReplyPorts): Promise<Attempted> {
    const { pending } = task;
    if (trouble.kind === 'turn-lost') {
        return waits(trouble);
    }
    const isOurs = trouble.kind !== 'twilio-busy' && trouble.kind !== 'twilio-unreachable';
    const failures = isOurs ? (work.failures ?? 0) + 1 : 0;
    if (failures >= MAX_FAILURES) {
        const given = work.isHandingOver ? 'unknown' : 'unprepared';
        return settle({ ...task, work }, { kind: given, sids: work.sids }, ports);
    }
    const waiting = postponed({ ...pending, work: { ...work, failures } }, { trouble, now: ports.clock.now() });
    const attempts = waiting.lastTry?.count ?? 1;
    ports.log.warn('sms.reply-waiting', { ...logFieldsOf(work), why: inLogWords(trouble), attempts });
    await ports.lanes.update(waiting);
    return waits(trouble);
}

/**
 * The store failed over it. What it says counts, since nobody knows here which of our last changes it has taken. Where it
 * refuses this too, the reply stays as it is, to be taken up when its claim has run out.
 */
async function putOffAsStored(task: Task<SeenOfReply>, ports: AttemptReplyPorts): Promise<Attempted> {
    const trouble = { kind: 'store-failed' } as const;
    try {
        const { waiting } = await ports.ledger.known(task.pending.key);
        const pending = waiting.find(({ id }) => id === task.pending.id);
        const work = pending && pendingReplyIn(pending);
        if (pending === undefined || work === undefined || !(await task.turn.stillHeld())) {
            return waits(trouble);
        }
        return await putOff({ ...task, pending }, { kind: 'waits', trouble, work }, ports);
    } catch {
        return waits(trouble);
    }
}

async function settle({ pending, work }: ReplyTask, sent: Sent, ports: AttemptReplyPorts): Promise<Attempted> {
    const { reply } = work;
    if (sent.kind !== 'sent') {
        ports.log.warn('sms.reply-failed', { ...logFieldsOf(work), outcome: sent.kind });
    }
    if (sent.kind === 'unknown') {
        await ports.dispatches.addSent({ sid: '', reply: sentReplyOf(reply), parts: sent.sids.length + 1 });
    }
    // Told first: an agent who hears of it twice after a crash is better off than one who never does.
    await tellOutcome(reply, sent, ports);
    const { key, lane } = pending;
    const at = ports.clock.now();
    const outcome = UNSENT.has(sent.kind) ? 'dropped' : 'posted';
    return finished(remember(pending, { key, lane, at, outcome, traces: sent.sids }, ports));
}

const UNSENT: ReadonlySet<ReplyOutcome['kind']> = new Set([
    'too-late',
    'expired',
    'deleted',
    'corrected',
    'unprepared',
] as const);

function logFieldsOf({ reply }: PendingReply): LogFields {
    return { message: reply.messageId };
}
