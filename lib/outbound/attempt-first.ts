import type { Conversation } from '../model/livechat-ports';
import type { Clock, Log } from '../model/ports';
import { FIRST_TOLD_WITHIN_MS, LATE_EFFECT_MS, LOST_REPLY_SENT_WITHIN_MS } from '../model/timing';
import { inLogWords, type Trouble, troubleOf } from '../model/trouble';
import { type Attempted, finished, type Task, waits } from '../queue/attempt';
import { type Pending, postponed } from '../queue/pending';
import type { Ledger, QueuePorts } from '../queue/ports';
import type { Conversations } from './first-ports';
import { type FirstText, firstTextIn } from './first-text';
import type { Agents } from './ports';

export interface AttemptFirstPorts extends QueuePorts {
    readonly ledger: Ledger;
    readonly conversations: Conversations;
    readonly agents: Agents;
    readonly clock: Clock;
    readonly log: Log;
}

/** What became of a text that an agent wrote first. */
export type FirstOutcome =
    /** It stands in the conversation, and leaves from there as every reply does. */
    | { readonly kind: 'posted'; readonly roomId: string; readonly messageId: string; readonly isNewRoom: boolean }
    /** A colleague has the conversation, and nobody said yes. */
    | { readonly kind: 'taken'; readonly roomId: string; readonly by: string }
    /** Rocket.Chat did not let the agent have the conversation. */
    | { readonly kind: 'not-given' }
    | { readonly kind: 'refused'; readonly trouble: Trouble }
    /** It was found too late to send it. */
    | { readonly kind: 'too-late' };

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
        const outcome = await outcomeOf(task, first, ports);
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

/** Undefined where the turn is lost. */
async function outcomeOf(
    { pending, turn, isUndisturbed }: Task<unknown>,
    first: FirstText,
    ports: AttemptFirstPorts,
): Promise<FirstOutcome | undefined> {
    if (ports.clock.now() - pending.arrivedAt > LOST_REPLY_SENT_WITHIN_MS) {
        return { kind: 'too-late' };
    }
    const since = pending.arrivedAt - CLOCKS_DIFFER_MS;
    const written = first.inRoom === undefined ? undefined : await writtenIn(first.inRoom, { first, since }, ports);
    if (written !== undefined) {
        return { ...written, isNewRoom: false };
    }
    const opened = await ports.conversations.open(first.way, first.agentId);
    const refused = await given(opened, first, ports);
    if (refused !== undefined) {
        return refused;
    }
    const { room, isNewRoom } = opened;
    const { agentId, text, template } = first;
    const before = isUndisturbed ? undefined : await writtenIn(room.id, { first, since }, ports);
    if (before !== undefined) {
        return { ...before, isNewRoom };
    }
    if (!(await turn.stillHeld())) {
        return undefined;
    }
    // By the next attempt the room may be closed, and another one opened.
    await ports.lanes.update({ ...pending, work: { ...first, inRoom: room.id } });
    const messageId = await ports.agents.postAs(agentId, { roomId: room.id, text, ...(template && { template }) });
    return { kind: 'posted', roomId: room.id, messageId, isNewRoom };
}

/** Where an earlier attempt has written it already. */
async function writtenIn(
    roomId: string,
    { first: { agentId, text }, since }: { readonly first: FirstText; readonly since: number },
    { conversations }: AttemptFirstPorts,
): Promise<{ readonly kind: 'posted'; readonly roomId: string; readonly messageId: string } | undefined> {
    const messageId = await conversations.findWritten({ roomId, agentId, since, text });
    return messageId === undefined ? undefined : { kind: 'posted', roomId, messageId };
}

const CLOCKS_DIFFER_MS = 5_000;

/** Sees to it that the agent has the conversation; why not, where that fails. One that was opened for nothing is closed. */
async function given(
    { room, visitor, isNewRoom }: Conversation & { readonly isNewRoom: boolean },
    { agentId, mayTake }: FirstText,
    { conversations }: AttemptFirstPorts,
): Promise<FirstOutcome | undefined> {
    const { servedBy } = room;
    if (servedBy?.id === agentId) {
        return undefined;
    }
    if (servedBy !== undefined && !isNewRoom && !mayTake) {
        return { kind: 'taken', roomId: room.id, by: servedBy.name ?? servedBy.username ?? servedBy.id };
    }
    const handed = await conversations.handTo(agentId, { room, visitor }).catch(asRefused);
    if (handed?.servedBy?.id === agentId) {
        return undefined;
    }
    if (isNewRoom) {
        await conversations.close(room, 'Opened for an agent who could not be given it; nothing was sent.');
    }
    return { kind: 'not-given' };
}

/** Rocket.Chat says so where the agent is not available. */
function asRefused(error: unknown): undefined {
    if (!isFinal(troubleOf(error))) {
        throw error;
    }
    return undefined;
}

/** What trying again would not mend within the minutes in which the agent still means it. */
function isFinal({ kind }: Trouble): boolean {
    return !PASSING.has(kind);
}

const PASSING: ReadonlySet<Trouble['kind']> = new Set(['unanswered', 'already-there', 'turn-lost', 'store-failed']);

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
            await lanes.update(laterThanEffects(postponed(stored, { trouble, now: clock.now() })));
        }
    } catch {
        // As stored it is taken up when its claim has run out.
    }
    return waits(trouble);
}

/** A call without an answer may still happen; what came of it is seen by then. */
function laterThanEffects({ lastTry, ...pending }: Pending): Pending {
    if (lastTry?.trouble.kind !== 'unanswered') {
        return { ...pending, ...(lastTry && { lastTry }) };
    }
    return { ...pending, lastTry: { ...lastTry, dueAt: Math.max(lastTry.dueAt, lastTry.at + LATE_EFFECT_MS) } };
}
