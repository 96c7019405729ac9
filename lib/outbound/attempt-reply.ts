import type { LogFields } from '../model/ports';
import { inLogWords, type Trouble, troubleOf } from '../model/trouble';
import { type Attempted, finished, type Task, waits } from '../queue/in-turn';
import { postponed } from '../queue/pending';
import type { Ledger, QueuePorts } from '../queue/ports';
import { type HandOverPorts, handOver } from './hand-over';
import { mergedReplies, type PendingReply, pendingReplyIn } from './pending-reply';
import { type PlanPorts, planMessages } from './plan-messages';
import type { StatusNote } from './ports';
import { type Reply, sentReplyOf } from './reply';
import { noteSent } from './sent-messages';
import { type ReplyOutcome, type TellPorts, tellFailure, tellOutcome } from './tell-agent';

export interface AttemptReplyPorts extends QueuePorts, PlanPorts, HandOverPorts, TellPorts {
    readonly ledger: Ledger;
}

/** What was looked up for a reply while its turn was taken. */
export interface SeenOfReply {
    /** Whether its message may have been in the outbox before. */
    readonly isRepeat: boolean;
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
        if (!(task.isUndisturbed && task.seen?.isRepeat === false)) {
            const known = await ports.ledger.known(task.pending.key);
            if (known.settled !== undefined) {
                ports.log.info('sms.duplicate', logFieldsOf(work));
                return finished(ports.lanes.remove(task.pending));
            }
            work = mergedReplies(work, known.waiting);
        }
        if (work.isTooLate) {
            return await settle({ ...task, work }, { kind: 'too-late', sids: work.sids }, ports);
        }
        work = { ...work, reply: await withWay(work.reply, ports) };
        const sent = await sendParts({ ...task, work }, ports);
        return sent.kind === 'waits' ? await putOff(task, sent, ports) : await settle({ ...task, work }, sent, ports);
    } catch (error) {
        // The store refuses. The reply stays as it is, to be taken up when its claim has run out.
        ports.log.warn('sms.store-failed', { ...logFieldsOf(work), why: inLogWords(troubleOf(error)) });
        return waits({ kind: 'store-failed' });
    }
}

/**
 * A room that the server opened by itself does not say whom it answers, and any other says how it was when it was opened;
 * the record of its visitor says how it is.
 */
async function withWay(reply: Reply, { identities }: AttemptReplyPorts): Promise<Reply> {
    const { way, visitorId } = reply;
    const latest = visitorId === undefined ? undefined : await identities.wayTo(visitorId);
    return { ...reply, way: latest ?? way };
}

type ReplyTask = Task<SeenOfReply> & { readonly work: PendingReply };

/** A reply of which nothing, or no more than these parts, was handed over; surely not the next one. */
interface Waits {
    readonly kind: 'waits';
    readonly trouble: Trouble;
    readonly work: PendingReply;
}

/** `sids` are those of the parts that Twilio took. */
type Sent = ReplyOutcome & { readonly sids: readonly string[] };

async function sendParts(task: ReplyTask, ports: AttemptReplyPorts): Promise<Sent | Waits> {
    const { reply } = task.work;
    let { work } = task;
    const plan = await planMessages(reply, ports).catch(
        (error): Waits => ({ kind: 'waits', trouble: troubleOf(error), work }),
    );
    if (plan.kind === 'waits') {
        return plan;
    }
    if (plan.kind === 'impossible') {
        return { ...(work.isHandingOver ? { kind: 'unknown' } : plan), sids: work.sids };
    }
    const { requests, left } = plan;
    const tell = (failure: StatusNote): Promise<void> => tellFailure(reply, failure, ports);
    for (const request of requests.slice(work.sids.length)) {
        const part = await handOver(request, { ...task, work }, ports);
        if (part.kind === 'waits') {
            return { ...part, work };
        }
        if (part.kind !== 'sent') {
            return { ...part, sids: work.sids };
        }
        await noteSent({ sid: part.sid, reply: sentReplyOf(reply), parts: requests.length }, { ...ports, tell });
        work = { ...work, sids: [...work.sids, part.sid], isHandingOver: false };
        if (work.sids.length < requests.length) {
            await task.turn.save({ ...task.pending, work });
        }
    }
    return { kind: 'sent', left, isEmpty: requests.length === 0, sids: work.sids };
}

async function putOff(
    { pending }: Task<SeenOfReply>,
    { trouble, work }: Waits,
    ports: AttemptReplyPorts,
): Promise<Attempted> {
    if (trouble.kind === 'turn-lost') {
        return waits(trouble);
    }
    const waiting = postponed({ ...pending, work }, { trouble, now: ports.clock.now() });
    const attempts = waiting.lastTry?.count ?? 1;
    ports.log.warn('sms.reply-waiting', { ...logFieldsOf(work), why: inLogWords(trouble), attempts });
    await ports.lanes.update(waiting);
    return waits(trouble);
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
    const outcome = sent.kind === 'too-late' ? 'dropped' : 'posted';
    return finished(ports.ledger.settle(pending, { key, lane, at, outcome, traces: sent.sids }));
}

function logFieldsOf({ reply }: PendingReply): LogFields {
    return { message: reply.messageId };
}
