import { hasWindow } from '../model/address';
import type { Customers } from '../model/customer-ports';
import type { Windows } from '../model/ports';
import { inLogWords, type Trouble, troubleOf } from '../model/trouble';
import { type Attempted, finished, type Task, waits } from '../queue/attempt';
import { afterEffects, type Pending, postponed } from '../queue/pending';
import { isRepeat, type Known, type QueuePorts, type Settled } from '../queue/ports';
import { remember } from '../queue/remember';
import type { Place } from './conversation';
import { isAnyoneFor } from './find-department';
import { noteNewWay } from './note-room';
import { noteOptOut } from './opt-out';
import { logFieldsOf, type PendingText, pendingTextIn } from './pending-text';
import { type PostedText, type PostPorts, postText } from './post-text';
import { noteVisitorDetails } from './visitor-details';

export interface AttemptTextPorts extends PostPorts, QueuePorts {
    readonly customers: Customers;
    readonly windows: Pick<Windows, 'note'>;
}

/** What was looked up for a text while its turn was taken. */
export interface SeenOfText {
    /** Where it belongs; undefined where that could not be read. */
    readonly place: Place | undefined;
    /** What is stored under its MessageSid; undefined where it has none. */
    readonly known: Known | undefined;
}

/** The text as it is stored when it has to wait: with the automatic answer, where the customer gets one. */
export type WhenItWaits = (pending: Pending, trouble: Trouble) => Promise<Pending>;

/** One attempt at one text, and what follows from it. Never rejects. */
export async function attemptText(
    task: Task<SeenOfText>,
    ports: AttemptTextPorts,
    whenItWaits: WhenItWaits = unchanged,
): Promise<Attempted> {
    const { pending, turn, seen } = task;
    const work = pendingTextIn(pending);
    if (work === undefined) {
        ports.log.warnOnce('sms.unreadable', { key: pending.key });
        return { kind: 'unreadable' };
    }
    const isFirst = task.isUndisturbed && seen !== undefined && !(seen.known && isRepeat(pending, seen.known));
    try {
        // What was settled when it was looked up still is.
        const isSettled = seen?.known?.settled !== undefined;
        if (isSettled || (!isFirst && (await ports.ledger.find(pending.key)) !== undefined)) {
            ports.log.info('sms.duplicate', logFieldsOf(work));
            return finished(ports.lanes.remove(pending));
        }
        const optOut = await noteOptOut({ text: work.text, arrivedAt: pending.arrivedAt }, ports);
        const place = task.isAsSeen ? seen?.place : undefined;
        const first = await postText({ pending, turn, work, isFirst, optOut, place }, ports);
        // The room was closed and another one opened at this very moment: it is there to be found.
        const isElsewhere = first.kind === 'not-posted' && first.trouble.kind === 'already-there';
        const posted = isElsewhere
            ? await postText({ pending, turn, work: first.work, isFirst: false, optOut, place: undefined }, ports)
            : first;
        return posted.kind === 'posted'
            ? settle({ pending, work, isFirst }, posted, ports)
            : await putOff({ ...task, pending: { ...pending, work: posted.work }, whenItWaits }, posted, ports);
    } catch (error) {
        // The store refuses. The text stays as it is, to be taken up when its claim has run out.
        ports.log.warn('sms.store-failed', { ...logFieldsOf(work), why: inLogWords(troubleOf(error)) });
        return waits({ kind: 'store-failed' });
    }
}

interface Delivered {
    readonly pending: Pending;
    readonly work: PendingText;
    readonly isFirst: boolean;
}

function settle({ pending, work, isFirst }: Delivered, posted: PostedText, ports: AttemptTextPorts): Attempted {
    const attempts = (pending.lastTry?.count ?? 0) + 1;
    if (!isFirst) {
        ports.log.info('sms.recovered', { ...logFieldsOf(work), attempts });
    }
    const { conversation, traces } = posted;
    const { room, visitor } = conversation;
    const { text } = work;
    const about = { text, conversation };
    const outcome = { ...outcomeOf(pending, ports), outcome: 'posted', traces, roomId: room.id } as const;
    const noted = posted.isOpened ? Promise.resolve() : noteNewWay(about, ports).catch(nothing);
    const settled = noted.then(() => remember(pending, outcome, ports));
    // An attempt that failed may have made the visitor and got no further.
    const isNew = posted.isNewVisitor || attempts > 1;
    // The customer's next text does not wait for the details.
    void settled.then(() => noteVisitorDetails({ text, visitor, isNew }, ports)).catch(nothing);
    const opens = hasWindow(text.to.channel)
        ? ports.windows.note({ roomId: room.id, wroteAt: pending.arrivedAt }).catch(nothing)
        : undefined;
    return finished(Promise.all([settled, opens]));
}

function outcomeOf({ key, lane }: Pending, { clock }: AttemptTextPorts): Pick<Settled, 'key' | 'lane' | 'at'> {
    return { key, lane, at: clock.now() };
}

async function putOff(
    { pending, turn, whenItWaits }: Task<SeenOfText> & { readonly whenItWaits: WhenItWaits },
    failed: { readonly work: PendingText; readonly trouble: Trouble },
    ports: AttemptTextPorts,
): Promise<Attempted> {
    const { work } = failed;
    const trouble = await toldOrAsked(failed.trouble, work, ports);
    if (trouble.kind === 'turn-lost') {
        return waits(trouble);
    }
    if (trouble.kind === 'blocked') {
        ports.log.warn('sms.dropped', { ...logFieldsOf(work), why: inLogWords(trouble) });
        const dropped = { ...outcomeOf(pending, ports), outcome: 'dropped', traces: [] } as const;
        return finished(ports.ledger.settle(pending, dropped));
    }
    const waiting = await whenItWaits(postponedFor(trouble, pending, ports.clock.now()), trouble);
    const attempts = waiting.lastTry?.count ?? 1;
    ports.log.warn('sms.waiting', { ...logFieldsOf(work), why: inLogWords(trouble), attempts });
    if (!(await turn.stillHeld())) {
        return waits({ kind: 'turn-lost' });
    }
    await ports.lanes.update(waiting);
    return waits(trouble);
}

/** Engines before 1.53 lose the words of an error; then the most usual reason is asked for. */
async function toldOrAsked(trouble: Trouble, work: PendingText, ports: AttemptTextPorts): Promise<Trouble> {
    return trouble.kind === 'wordless' && !(await isAnyoneFor(work, ports))
        ? { kind: 'nobody-there', code: 'no-agent-online' }
        : trouble;
}

/**
 * The text as it waits. While nobody is there it is always due: the job asks for that first, and the customer's further
 * texts are no reason to keep the first one longer. A call without an answer is given time to happen after all, so that
 * the next attempt finds in the room what came of it.
 */
function postponedFor(trouble: Trouble, pending: Pending, now: number): Pending {
    const waiting = afterEffects(postponed(pending, { trouble, now }));
    const { lastTry } = waiting;
    return lastTry && trouble.kind === 'nobody-there' ? { ...waiting, lastTry: { ...lastTry, dueAt: now } } : waiting;
}

function nothing(): void {}

async function unchanged(pending: Pending): Promise<Pending> {
    return pending;
}
