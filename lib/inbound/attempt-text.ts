import type { Customers, Place } from '../model/ports';
import { meansNobodyThere, NOBODY_THERE, UNANSWERED } from '../model/rocketchat-error';
import { endedAs, type Worked } from '../queue/in-turn';
import { type Entry, postponed } from '../queue/pending';
import type { Turn } from '../queue/turn';
import { isAnyoneFor } from './conversation';
import { noteOptOut } from './opt-out';
import { arrivedAt, fieldsOf, type TextWork, textWorkOf } from './pending-text';
import { type DeliverPorts, type Delivery, deliverText } from './post-parts';
import { courtesies } from './visitor-details';

export interface WorkPorts extends DeliverPorts {
    readonly customers: Customers;
}

export interface TextTask {
    readonly entry: Entry;
    readonly turn: Turn;
    /** Whether nobody can have tried this entry before. */
    readonly isFirst: boolean;
    /** The conversation, when it was looked up already. */
    readonly place?: Place;
}

/** One attempt at one text, with the turn on its line, and what follows from it. Never rejects. */
export async function workOnText(task: TextTask, ports: WorkPorts): Promise<Worked> {
    const work = textWorkOf(task.entry);
    if (work === undefined) {
        ports.log.warnOnce('sms.unreadable', { key: task.entry.key });
        return endedAs('skipped');
    }
    try {
        if (!task.isFirst && (await ports.ledger.find(task.entry.key)) !== undefined) {
            ports.log.info('sms.duplicate', fieldsOf(work));
            return endedAs('duplicate', '', ports.lines.remove(task.entry));
        }
        const optOut = await noteOptOut({ text: work.text, arrivedAt: arrivedAt(task.entry) }, ports);
        const delivery = await deliverText({ ...task, work, optOut }, ports);
        return await followUp(delivery, { task, work }, ports);
    } catch {
        // The store refuses. The entry stays as it is, to be taken up when its lease has run out.
        ports.log.warn('sms.store-failed', fieldsOf(work));
        return endedAs('waiting', 'store-failed');
    }
}

async function followUp(
    delivery: Delivery,
    { task, work }: { readonly task: TextTask; readonly work: TextWork },
    ports: WorkPorts,
): Promise<Worked> {
    const { entry } = task;
    const done = { key: entry.key, line: entry.line, at: ports.clock.now() };
    switch (delivery.kind) {
        case 'posted': {
            if (!task.isFirst) {
                ports.log.info('sms.recovered', { ...fieldsOf(work), attempts: entry.attempts + 1 });
            }
            // An attempt that failed may have made the visitor and got no further.
            const isNew = delivery.isNew || entry.attempts > 0;
            const { traces, room } = delivery;
            const settled = ports.ledger.settle(entry, { ...done, outcome: 'posted', traces, roomId: room.id });
            // The customer's next text does not wait for them.
            void settled.then(() => courtesies(work.text, { ...delivery, isNew }, ports)).catch(nothing);
            return endedAs('done', '', settled);
        }
        case 'for-good':
            ports.log.warn('sms.dropped', { ...fieldsOf(work), why: delivery.why });
            return endedAs(
                'dropped',
                delivery.why,
                ports.ledger.settle(entry, { ...done, outcome: 'dropped', traces: [] }),
            );
        case 'for-now': {
            const why = await reasonOf(delivery.why, work, ports);
            ports.log.warn('sms.waiting', { ...fieldsOf(work), why, attempts: entry.attempts + 1 });
            if (!(await task.turn.stillHeld())) {
                return endedAs('waiting', 'turn-lost');
            }
            await ports.lines.update(putOff({ ...entry, work: delivery.work }, why, ports.clock.now()));
            return endedAs('waiting', why);
        }
        case 'turn-lost':
            return endedAs('waiting', 'turn-lost');
    }
}

/** Engines before 1.53 lose the words of an error; then the most usual reason is asked for. */
async function reasonOf(why: string, work: TextWork, ports: WorkPorts): Promise<string> {
    return why === WORDLESS && !(await isAnyoneFor(work, ports)) ? NOBODY_THERE : why;
}

const WORDLESS = 'error: [object Object]';

/**
 * The entry as it waits. While nobody is there it is always due: the job asks for that first, and the customer's further
 * texts are no reason to keep the first one longer. A call without an answer is given time to happen after all, so that
 * the next attempt finds in the room what came of it.
 */
function putOff(entry: Entry, why: string, now: number): Entry {
    const waiting = postponed(entry, { why, now });
    if (meansNobodyThere(why)) {
        return { ...waiting, dueAt: now };
    }
    return why === UNANSWERED ? { ...waiting, dueAt: Math.max(waiting.dueAt, now + LATE_EFFECT_MS) } : waiting;
}

const LATE_EFFECT_MS = 45_000;

function nothing(): void {}
