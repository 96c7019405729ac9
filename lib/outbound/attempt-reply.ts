import type { Ledger, Lines, Log, LogFields } from '../model/ports';
import { endedAs, type Worked } from '../queue/in-turn';
import { type Entry, postponed } from '../queue/pending';
import type { Memory } from '../queue/process';
import type { Turn } from '../queue/turn';
import type { MessageRequest } from '../twilio/messages-api';
import { type ReplyWork, replyWorkOf } from './pending-reply';
import { type PreparePorts, prepareReply } from './plan-messages';
import type { Dispatches, StatusNote } from './ports';
import { type SendPorts, sendPatiently } from './send-patiently';
import { noteSent } from './sent-messages';
import { type ReplyOutcome, type TellPorts, tellFailure, tellOutcome } from './tell-agent';

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
    let { work } = task;
    const prepared = await prepareReply(reply, ports);
    if (prepared.kind === 'impossible') {
        return work.isSending ? { kind: 'unknown' } : prepared;
    }
    const { requests, left } = prepared;
    const { dispatches, memory } = ports;
    const tell = ({ errorCode }: StatusNote): Promise<void> => tellFailure(reply, errorCode, ports);
    for (const request of requests.slice(work.sids.length)) {
        // Set already: somebody died between asking Twilio and noting the answer.
        const part = work.isSending ? await heardOf(work, ports) : await sendPart(request, { ...task, work }, ports);
        if (part.kind !== 'sent') {
            return part;
        }
        const { sid } = part;
        await noteSent({ sid, reply, parts: requests.length }, { dispatches, queue: memory.queue, tell });
        work = { ...work, sids: [...work.sids, sid], isSending: false };
        if (work.sids.length < requests.length) {
            await task.turn.save({ ...task.entry, work });
        }
    }
    return { kind: 'sent', left, isEmpty: requests.length === 0 };
}

/**
 * Whether Twilio took the part whose answer nobody has. A callback about a part of this reply that we do not know gives
 * it away.
 */
async function heardOf(work: ReplyWork, { dispatches }: ReplyPorts): Promise<PartOutcome> {
    const { sent, notes } = await dispatches.ofMessage(work.reply.messageId);
    const sids = [...sent, ...notes].map((one) => one.sid);
    const sid = sids.find((one) => one !== '' && !work.sids.includes(one));
    return sid === undefined ? { kind: 'unknown' } : { kind: 'sent', sid };
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
            return heardOf(work, ports);
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
            if (outcome.kind === 'unknown') {
                await ports.dispatches.addSent({ sid: '', reply: work.reply, parts: work.sids.length + 1 });
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
