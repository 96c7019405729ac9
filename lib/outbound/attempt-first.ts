import type { Clock, Log } from '../model/ports';
import { FIRST_TOLD_WITHIN_MS } from '../model/timing';
import { inLogWords, type Trouble, troubleOf } from '../model/trouble';
import { type Attempted, finished, type Task, waits } from '../queue/attempt';
import { afterEffects, postponed } from '../queue/pending';
import type { Ledger, QueuePorts } from '../queue/ports';
import type { Conversations } from './first-ports';
import { type FirstText, firstTextIn } from './first-text';
import type { Agents } from './ports';
import { type FirstOutcome, isFinal, postFirst } from './post-first';

export interface AttemptFirstPorts extends QueuePorts {
    readonly ledger: Ledger;
    readonly conversations: Conversations;
    readonly agents: Agents;
    readonly clock: Clock;
    readonly log: Log;
}

/** Tells of a text what became of it. Comes to what stood in the way of telling it, and never rejects. */
export type ReportFirst = (first: FirstText, key: string, outcome: FirstOutcome) => Promise<Trouble | undefined>;

/** One attempt at a text that an agent writes first: into the conversation, in the agent's name. Never rejects. */
export async function attemptFirst(
    task: Task<unknown>,
    report: ReportFirst,
    ports: AttemptFirstPorts,
): Promise<Attempted> {
    const { pending } = task;
    const first = firstTextIn(pending);
    if (first === undefined) {
        ports.log.warnOnce('sms.unreadable', { key: pending.key });
        return { kind: 'unreadable' };
    }
    try {
        if ((await ports.ledger.known(pending.key)).settled !== undefined) {
            return finished(ports.lanes.remove(pending));
        }
        const outcome = await postFirst(task, first, ports);
        return outcome === undefined
            ? waits({ kind: 'turn-lost' })
            : await settle(task, { first, outcome, report }, ports);
    } catch (error) {
        const trouble = troubleOf(error);
        return isFinal(trouble)
            ? await settle(task, { first, outcome: { kind: 'refused', trouble }, report }, ports)
            : await putOff(task, trouble, ports);
    }
}

interface Settling {
    readonly first: FirstText;
    readonly outcome: FirstOutcome;
    readonly report: ReportFirst;
}

/** Told first: an agent who hears of it twice after a crash is better off than one who never does. */
async function settle(
    task: Task<unknown>,
    { first, outcome, report }: Settling,
    ports: AttemptFirstPorts,
): Promise<Attempted> {
    const { ledger, clock, log } = ports;
    const { pending } = task;
    const { key, lane } = pending;
    if (outcome.kind !== 'posted') {
        const why = outcome.kind === 'refused' ? inLogWords(outcome.trouble) : outcome.kind;
        log.warn('sms.first-refused', { why });
    }
    const untold = await report(first, key, outcome);
    if (untold !== undefined && clock.now() - pending.arrivedAt < FIRST_TOLD_WITHIN_MS) {
        return putOff(task, untold, ports);
    }
    const isPosted = outcome.kind === 'posted';
    return finished(
        ledger.settle(pending, {
            key,
            lane,
            at: clock.now(),
            outcome: isPosted ? 'posted' : 'dropped',
            traces: isPosted ? [outcome.messageId] : [],
            ...(isPosted && { roomId: outcome.roomId }),
        }),
    );
}

async function putOff(
    { pending, turn }: Task<unknown>,
    trouble: Trouble,
    { lanes, clock, log }: AttemptFirstPorts,
): Promise<Attempted> {
    log.warn('sms.first-waiting', { why: inLogWords(trouble) });
    try {
        if (await turn.stillHeld()) {
            // As it is stored: where it is to stand may have been noted since.
            const stored = (await lanes.read(pending.lane)).find(({ id }) => id === pending.id) ?? pending;
            await lanes.update(afterEffects(postponed(stored, { trouble, now: clock.now() })));
        }
    } catch {
        // As stored it is taken up when its claim has run out.
    }
    return waits(trouble);
}
