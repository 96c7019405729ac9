import type { Identities } from '../model/customer-ports';
import { type Trouble, troubleOf } from '../model/trouble';
import type { Task } from '../queue/attempt';
import type { Known } from '../queue/ports';
import type { Process } from '../queue/process';
import { asItStands, type StandPorts, type Withdrawn } from './as-it-stands';
import type { StatusNote } from './dispatch-ports';
import { type HandOverPorts, handOver } from './hand-over';
import type { PendingReply } from './pending-reply';
import { type Plan, type PlanPorts, planMessages } from './plan-messages';
import { type Reply, sentReplyOf } from './reply';
import { noteSent } from './sent-messages';
import { type ReplyOutcome, tellFailure } from './tell-agent';
import type { TellPorts } from './tell-ports';

export interface SendPartsPorts extends StandPorts, PlanPorts, HandOverPorts, TellPorts {
    readonly identities: Identities;
    readonly process: Process;
    readonly clock: TellPorts['clock'];
    readonly settings: TellPorts['settings'];
    readonly customers: TellPorts['customers'];
    readonly dispatches: TellPorts['dispatches'];
    readonly roomMessages: TellPorts['roomMessages'];
}

/** What was looked up for a reply while its turn was taken. */
export interface SeenOfReply {
    /** What the outbox has of its message. */
    readonly known: Known;
    /** How to answer its visitor. */
    readonly way: Reply['way'];
    /** Whether its customer wants no texts from there; undefined where it is not known whom to answer. */
    readonly isOptedOut: boolean | undefined;
}

/** Sends the parts of a reply that have not left yet, by what its message says now. Rejects where the store refuses. */
export async function sendAsItStands(task: ReplyTask, ports: SendPartsPorts): Promise<Sent | Waits> {
    const { work } = task;
    const prepared = await prepare(task, ports).catch(
        (error): Waits => ({ kind: 'waits', trouble: troubleOf(error), work }),
    );
    if (prepared.kind === 'waits') {
        return prepared;
    }
    if (prepared.kind !== 'prepared') {
        return { ...prepared, sids: work.sids };
    }
    return sendParts({ ...task, work: prepared.work }, prepared.plan, ports);
}

interface Prepared {
    readonly kind: 'prepared';
    readonly work: PendingReply;
    readonly plan: Plan;
}

/** What there is to send now, by what the message says now. */
async function prepare(
    { pending, work, isAsSeen, seen }: ReplyTask,
    ports: SendPartsPorts,
): Promise<Prepared | Withdrawn> {
    const now = await asItStands(pending, work, ports);
    if ('kind' in now) {
        return now;
    }
    const current = isAsSeen ? seen : undefined;
    const way = current === undefined ? await wayNow(now.reply, ports) : current.way;
    const reply = { ...now.reply, way };
    const plan = await planMessages(reply, ports, current?.isOptedOut);
    return { kind: 'prepared', work: { ...now, reply }, plan };
}

/**
 * How to answer now. A room that the server opened by itself does not say whom it answers, and any other says how it was
 * when it was opened; the record of its visitor says how it is.
 */
export async function wayNow(
    { way, visitorId }: Reply,
    { identities }: Pick<SendPartsPorts, 'identities'>,
): Promise<Reply['way']> {
    const latest = visitorId === undefined ? undefined : await identities.wayTo(visitorId);
    return latest ?? way;
}

export type ReplyTask = Task<SeenOfReply> & { readonly work: PendingReply };

/** A reply of which nothing, or no more than these parts, was handed over; surely not the next one. */
export interface Waits {
    readonly kind: 'waits';
    readonly trouble: Trouble;
    readonly work: PendingReply;
}

/** `sids` are those of the parts that Twilio took. */
export type Sent = ReplyOutcome & { readonly sids: readonly string[] };

async function sendParts(task: ReplyTask, plan: Plan, ports: SendPartsPorts): Promise<Sent | Waits> {
    const { reply } = task.work;
    let { work } = task;
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
