import { LATE, within } from '../model/deadline';
import { ANSWERED_WITHIN_MS, STORED_WITHIN_MS } from '../model/timing';
import { inLogWords, type Trouble, troubleOf } from '../model/trouble';
import { type Arrival, inTurn } from '../queue/in-turn';
import type { Pending } from '../queue/pending';
import { isRepeat } from '../queue/ports';
import type { Fields } from '../twilio/fields';
import { parseInboundText } from '../twilio/parse-text';
import { type AttemptTextPorts, attemptText, type SeenOfText } from './attempt-text';
import { findPlace } from './conversation';
import { offlineReply } from './offline-reply';
import { noteOptOut } from './opt-out';
import { laneOfText, logFieldsOf, newPendingText, type PendingText, pendingTextIn } from './pending-text';

/** A webhook that Twilio signed for us. */
export interface GenuineWebhook {
    readonly fields: Fields;
    readonly query: Readonly<Record<string, unknown>>;
    /** Milliseconds since 1970. */
    readonly arrivedAt: number;
}

/** What Twilio is told: with an answer for the customer, which field is wrong, or that the text is not stored. */
export type TextAnswer =
    | { readonly kind: 'accepted'; readonly reply?: string }
    | { readonly kind: 'malformed'; readonly why: string }
    | { readonly kind: 'failed' };

/** The way of an incoming text: stored, and in turn posted in its conversation. Once it is stored it cannot be lost. */
export async function receiveText(webhook: GenuineWebhook, ports: AttemptTextPorts): Promise<TextAnswer> {
    const parsed = parseInboundText(webhook.fields);
    if (parsed.kind === 'malformed') {
        return { kind: 'malformed', why: `${parsed.field} ${parsed.why}` };
    }
    const { department } = webhook.query;
    const asked = typeof department === 'string' ? department : '';
    const work = newPendingText(parsed.text, asked, ports.settings.language);
    const { process, clock } = ports;
    const about = { lane: laneOfText(parsed.text), kind: 'text', key: parsed.text.sid, work } as const;
    const pending = process.newPending(about, clock.now());
    let stored: Promise<void> = Promise.resolve();
    let answering = ACCEPTED;
    const whenItWaits = async (waiting: Pending, trouble: Trouble) => {
        const reply = await replyTo({ work, webhook, trouble }, ports);
        answering = trouble.kind === 'nobody-there' ? { kind: 'accepted', reply } : ACCEPTED;
        return reply === undefined ? waiting : withAnswer(waiting, reply);
    };
    const answer = new Promise<TextAnswer>((resolve) => {
        const visit = inTurn(
            {
                pending,
                lookUp: (arrival) => lookUp({ pending, work, arrival }, ports),
                attempt: (task) => attemptText(task, ports, task.pending.id === pending.id ? whenItWaits : undefined),
                whenBlocked: whenItWaits,
                tell: async () => resolve(answering),
            },
            ports,
        );
        ({ stored } = visit);
        visit.ended.catch((error) => {
            ports.log.warn('sms.store-failed', { ...logFieldsOf(work), why: inLogWords(troubleOf(error)) });
            resolve(ACCEPTED);
        });
    });
    return answerInTime({ stored, answer, arrivedAt: webhook.arrivedAt }, ports);
}

const ACCEPTED: TextAnswer = { kind: 'accepted' };

interface Answering {
    readonly stored: Promise<void>;
    readonly answer: Promise<TextAnswer>;
    readonly arrivedAt: number;
}

/** Twilio waits 15 s. From when it is stored a text is safe, and the work goes on after the answer. */
async function answerInTime(
    { stored, answer, arrivedAt }: Answering,
    { clock }: AttemptTextPorts,
): Promise<TextAnswer> {
    const left = (ms: number) => ({ ms: Math.max(0, arrivedAt + ms - clock.now()), clock });
    const isStored = stored.then(yes, no);
    if ((await within(left(STORED_WITHIN_MS), isStored)) !== true) {
        return { kind: 'failed' };
    }
    const answered = await within(left(ANSWERED_WITHIN_MS), answer);
    return answered === LATE ? ACCEPTED : answered;
}

const yes = () => true;
const no = () => false;

interface TextOnArrival {
    readonly pending: Pending;
    readonly work: PendingText;
    readonly arrival: Arrival;
}

/** While the turn is taken: where the text belongs, what is known of it, and what it says of opting out. */
async function lookUp({ pending, work, arrival }: TextOnArrival, ports: AttemptTextPorts): Promise<SeenOfText> {
    const { begins, stored } = arrival;
    const { text } = work;
    const asked = text.sid === undefined ? undefined : stored.then(() => ports.ledger.known(pending.key));
    const [place, known] = await Promise.all([
        begins.then(() => findPlace(text, ports)).catch(nothing),
        asked,
        // A STOP does not wait for its text's turn; one that is handed over again says nothing new.
        Promise.resolve(asked)
            .then((found) =>
                found && isRepeat(pending, found)
                    ? undefined
                    : noteOptOut({ text, arrivedAt: pending.arrivedAt }, ports),
            )
            .catch(nothing),
    ]);
    return { place, known };
}

async function nothing(): Promise<undefined> {
    return undefined;
}

interface Waiting {
    readonly work: PendingText;
    readonly webhook: GenuineWebhook;
    readonly trouble: Trouble;
}

/** The offline reply, where one is due. What passes without the customer noticing is no reason to speak of it. */
async function replyTo({ work, webhook, trouble }: Waiting, ports: AttemptTextPorts): Promise<string | undefined> {
    if (trouble.kind !== 'nobody-there') {
        return undefined;
    }
    try {
        return await offlineReply({ text: work.text, until: webhook.arrivedAt + ANSWERED_WITHIN_MS }, ports);
    } catch {
        return undefined;
    }
}

/** The agent reads it with the text. */
function withAnswer(pending: Pending, answered: string): Pending {
    const work = pendingTextIn(pending);
    return work === undefined ? pending : { ...pending, work: { ...work, answered } };
}
