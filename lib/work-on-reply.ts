import type { Memory } from './memory';
import { noteSent } from './note-sent';
import type { Dispatches, Ledger, Lines, Log, LogFields, StatusNote } from './ports';
import { type PreparePorts, prepareReply } from './prepare-reply';
import { type ReplyWork, replyWorkOf } from './reply-work';
import { type SendPorts, sendPatiently } from './send-patiently';
import { type ReplyOutcome, type TellPorts, tellOutcome } from './tell-outcome';
import { type Entry, postponed } from './turn/entry';
import type { Turn } from './turn/take-turn';
import { endedAs, type Worked } from './turn/worked';
import { isFailure } from './twilio/delivery-status';
import type { MessageRequest } from './twilio/messages-api';

export interface ReplyPorts extends PreparePorts, SendPorts, TellPorts {
    readonly lines: Lines;
    readonly ledger: Ledger;
    readonly dispatches: Dispatches;
    readonly log: Log;
    readonly memory: Memory;
}

export interface ReplyTask {
    readonly entry: Entry;
    readonly turn: Turn;
}

/** One attempt at one reply, with the turn on its line, and what follows from it. Never rejects. */
export async function workOnReply(task: ReplyTask, ports: ReplyPorts): Promise<Worked> {
    const work = replyWorkOf(task.entry);
    if (work === undefined) {
        ports.log.warnOnce('sms.unreadable', { key: task.entry.key });
        return endedAs('skipped');
    }
    try {
        return await followUp(await attempt({ ...task, work }, ports), { ...task, work }, ports);
    } catch {
        // The store refuses. The entry stays as it is, to be taken up when its lease has run out.
        ports.log.warn('sms.store-failed', fieldsOf(work));
        return endedAs('waiting', 'store-failed');
    }
}

type Attempt = ReplyTask & { readonly work: ReplyWork };

type AttemptOutcome =
    | ReplyOutcome
    | { readonly kind: 'turn-lost' }
    | { readonly kind: 'for-now'; readonly why: string; readonly work: ReplyWork };

async function attempt(task: Attempt, ports: ReplyPorts): Promise<AttemptOutcome> {
    const { reply } = task.work;
    const known = task.work.isSending ? await heardOf(task.work, ports) : task.work;
    if (known === undefined) {
        return { kind: 'unknown' };
    }
    const prepared = await prepareReply(reply, ports);
    if (prepared.kind === 'impossible') {
        return prepared;
    }
    const { requests, left } = prepared;
    let work = known;
    const early: StatusNote[] = [];
    const noting = { dispatches: ports.dispatches, queue: ports.memory.queue };
    for (const request of requests.slice(work.sids.length)) {
        const sent = await sendPart(request, { ...task, work }, ports);
        if (sent.kind !== 'sent') {
            return sent;
        }
        early.push(...(await noteSent({ sid: sent.sid, reply, parts: requests.length }, noting)));
        work = { ...work, sids: [...work.sids, sent.sid] };
        if (work.sids.length < requests.length) {
            await task.turn.save({ ...task.entry, work });
        }
    }
    return { kind: 'sent', left, failure: early.find(({ status }) => isFailure(status)) };
}

/**
 * Somebody died between asking Twilio and noting the answer. If Twilio has called back about a part of this reply that
 * we do not know, then it took that part.
 */
async function heardOf(work: ReplyWork, ports: ReplyPorts): Promise<ReplyWork | undefined> {
    const { sent, notes } = await ports.dispatches.ofMessage(work.reply.messageId);
    const sid = [...sent, ...notes].map((one) => one.sid).find((one) => !work.sids.includes(one));
    return sid === undefined ? undefined : { ...work, sids: [...work.sids, sid], isSending: false };
}

type PartOutcome = { readonly kind: 'sent'; readonly sid: string } | Exclude<AttemptOutcome, { readonly kind: 'sent' }>;

async function sendPart(request: MessageRequest, task: Attempt, ports: ReplyPorts): Promise<PartOutcome> {
    const { entry, turn, work } = task;
    if (!(await turn.stillHeld())) {
        return { kind: 'turn-lost' };
    }
    await turn.save({ ...entry, work: { ...work, isSending: true } });
    const outcome = await sendPatiently(request, turn, ports);
    switch (outcome.kind) {
        case 'sent':
            return outcome;
        case 'retry':
            return { kind: 'for-now', why: outcome.why, work };
        case 'not-connected':
            return { kind: 'for-now', why: 'not-connected', work };
        case 'refused':
            return { kind: 'refused', code: outcome.code };
        case 'unknown':
            return { kind: 'unknown' };
    }
}

async function followUp(outcome: AttemptOutcome, { entry, work }: Attempt, ports: ReplyPorts): Promise<Worked> {
    const now = ports.clock.now();
    switch (outcome.kind) {
        case 'turn-lost':
            return endedAs('waiting', 'turn-lost');
        case 'for-now': {
            const { why } = outcome;
            ports.log.warn('sms.reply-waiting', { ...fieldsOf(work), why, attempts: entry.attempts + 1 });
            await ports.lines.update(postponed({ ...entry, work: outcome.work }, { why, now }));
            return endedAs('waiting', why);
        }
        case 'sent':
        case 'refused':
        case 'unknown':
        case 'impossible': {
            if (outcome.kind !== 'sent') {
                ports.log.warn('sms.reply-failed', { ...fieldsOf(work), outcome: outcome.kind });
            }
            // Told first: an agent who hears of it twice after a crash is better off than one who never does.
            await tellOutcome(work.reply, outcome, ports);
            const done = { key: entry.key, line: entry.line, at: now, outcome: 'posted', traces: work.sids } as const;
            return endedAs('done', '', ports.ledger.settle(entry, done));
        }
    }
}

function fieldsOf({ reply }: ReplyWork): LogFields {
    return { message: reply.messageId };
}
