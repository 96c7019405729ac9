import { type CheckPorts, checkWebhook, type WebhookRequest } from '../check-webhook';
import type { Answer } from '../model/answer';
import { LATE, within } from '../model/deadline';
import type { Place } from '../model/ports';
import { meansNobodyThere } from '../model/rocketchat-error';
import { endedAs, type Worked, workAhead } from '../queue/in-turn';
import { claimed, type Entry, newEntry, parked } from '../queue/pending';
import type { Memory } from '../queue/process';
import { type Turn, takeTurn } from '../queue/turn';
import { parseInboundText } from '../twilio/parse-text';
import { type WorkPorts, workOnText } from './attempt-text';
import { findPlace } from './conversation';
import { offlineReply } from './offline-reply';
import { noteOptOut } from './opt-out';
import { arrivedAt, fieldsOf, lineOfText, type TextWork } from './pending-text';

/**
 * Twilio waits 15 s for an answer. From the claim on the text is safe, and the work goes on after the answer. Both limits
 * count from the arrival of the webhook.
 */
const ANSWER_WITHIN_MS = 10_000;
const CLAIM_WITHIN_MS = 8_000;

export type ReceivePorts = CheckPorts & Omit<WorkPorts, 'settings'> & { readonly memory: Memory };

/** The way of an incoming text: check, parse, claim, one at a time per conversation, deliver, answer, settle. */
export async function receiveText(request: WebhookRequest, ports: ReceivePorts): Promise<Answer> {
    const arrivedAt = ports.clock.now();
    const checked = await checkWebhook(request, ports);
    if (checked.kind !== 'genuine') {
        return checked;
    }
    const inbound = parseInboundText(checked.fields);
    if (inbound.kind === 'malformed') {
        return { kind: 'malformed', why: `${inbound.field} ${inbound.why}` };
    }
    const department = typeof request.query.department === 'string' ? request.query.department : '';
    const work = { text: inbound.text, department, traces: [] };
    return accept({ work, arrivedAt }, { ...ports, settings: checked.settings });
}

type AcceptPorts = WorkPorts & { readonly memory: Memory };

/** A text on its way. Its claim is written while the conversation is looked up: neither waits for the other. */
interface Arrival {
    readonly entry: Entry;
    readonly work: TextWork;
    /** Whether no other text of the conversation is at work in this process. */
    readonly isAlone: boolean;
    readonly claim: Promise<void>;
    readonly glimpse: Promise<Place | undefined>;
    /** Ends when a STOP or START is noted: that does not wait for the text's turn. Never rejects. */
    readonly noted: Promise<unknown>;
}

async function accept(
    { work, arrivedAt }: { readonly work: TextWork; readonly arrivedAt: number },
    ports: AcceptPorts,
): Promise<Answer> {
    const { memory, clock, log } = ports;
    const left = (ms: number) => ({ ms: Math.max(0, arrivedAt + ms - clock.now()), clock });
    const arrival = arrive(work, ports);
    const answer = new Promise<Answer>((resolve) => {
        const visit = memory.queue.inOrder(arrival.entry.line, async () => {
            await arrival.claim;
            const worked = await workInTurn(arrival, ports);
            // A reply that comes too late for the answer would count as given.
            const mayReply = worked.kind === 'waiting' && left(ANSWER_WITHIN_MS).ms > 0;
            resolve(mayReply ? await answerWhileWaiting(worked, work, ports) : { kind: 'accepted' });
            await worked.settled;
        });
        visit.catch(() => {
            log.warn('sms.store-failed', fieldsOf(work));
            resolve({ kind: 'accepted' });
        });
    });
    const stored = arrival.claim.then(
        () => STORED,
        () => LATE,
    );
    if ((await within(left(CLAIM_WITHIN_MS), stored)) === LATE) {
        return { kind: 'failed' };
    }
    const answered = await within(left(ANSWER_WITHIN_MS), answer);
    return answered === LATE ? { kind: 'accepted' } : answered;
}

const STORED = 'stored';

function arrive(work: TextWork, ports: AcceptPorts): Arrival {
    const { memory, clock } = ports;
    const line = lineOfText(work.text);
    const isAlone = memory.queue.isIdle(line);
    const now = clock.now();
    const id = memory.nextId(now);
    const waiting = newEntry({ id, line, kind: 'text', key: work.text.sid ?? id, owner: memory.owner, work });
    const entry = isAlone ? claimed(waiting, now) : waiting;
    // Not behind the claims of earlier texts: one that hangs would have Twilio told that this text was not stored.
    const claim = ports.lines.add(entry);
    return {
        entry,
        work,
        isAlone,
        claim,
        noted: claim.then(() => noteOptOut({ text: work.text, arrivedAt: arrivedAt(entry) }, ports)).catch(nowhere),
        glimpse: isAlone ? findPlace(work.text, ports).catch(nowhere) : nowhere(),
    };
}

async function workInTurn(arrival: Arrival, ports: AcceptPorts): Promise<Worked> {
    const { isAlone, work } = arrival;
    const entry = isAlone ? arrival.entry : claimed(arrival.entry, ports.clock.now());
    if (!isAlone) {
        await ports.lines.update(entry);
    }
    const [turn, isRepeat, place] = await Promise.all([
        takeTurn(entry, ports),
        work.text.sid === undefined ? false : ports.ledger.isRepeat(entry),
        arrival.glimpse,
        arrival.noted,
    ]);
    if (turn.kind === 'gone') {
        ports.log.info('sms.duplicate', fieldsOf(work));
        return endedAs('duplicate');
    }
    if (turn.kind === 'busy') {
        return endedAs('waiting', 'busy');
    }
    const isFirst = isAlone && !turn.waited && !isRepeat;
    return workTurn({ entry, turn, isFirst, place: turn.waited ? undefined : place }, ports);
}

async function workTurn(
    task: { readonly entry: Entry; readonly turn: Turn; readonly isFirst: boolean; readonly place?: Place },
    ports: AcceptPorts,
): Promise<Worked> {
    const blocked = await workAhead(task.turn, (entry) =>
        workOnText({ entry, turn: task.turn, isFirst: false }, ports),
    );
    if (blocked !== undefined) {
        await ports.lines.update(parked(task.entry));
        return endedAs('waiting', blocked.why);
    }
    return workOnText(task, ports);
}

/** The offline reply, where one is due. What passes without the customer noticing is no reason to speak of it. */
async function answerWhileWaiting(worked: Worked, { text }: TextWork, ports: AcceptPorts): Promise<Answer> {
    if (!meansNobodyThere(worked.why)) {
        return { kind: 'accepted' };
    }
    try {
        return { kind: 'accepted', reply: await offlineReply(text, { ...ports, now: ports.clock.now() }) };
    } catch {
        return { kind: 'accepted' };
    }
}

async function nowhere(): Promise<undefined> {
    return undefined;
}
