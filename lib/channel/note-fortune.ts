import { pendingTextIn } from '../inbound/pending-text';
import type { Clock } from '../model/ports';
import { codeOf } from '../model/trouble';
import type { Dispatches, StatusNote } from '../outbound/dispatch-ports';
import type { SendMessage } from '../outbound/ports';
import type { Pending } from '../queue/pending';
import { isAccountsFault } from '../twilio/error-codes';
import type { WatchMemory } from './troubles';

/** Notes that a webhook was taken, or that one was refused which looks as if it were Twilio's. */
export function noteWebhook(memory: WatchMemory, answer: 'taken' | 'refused', now: number): void {
    const { webhooks } = memory;
    if (answer === 'taken') {
        webhooks.good = now;
        webhooks.refused = 0;
    } else {
        const isNew = webhooks.refused === 0 || now - webhooks.bad > TOGETHER_MS;
        webhooks.refused = isNew ? 1 : webhooks.refused + 1;
        webhooks.firstBad = isNew ? now : webhooks.firstBad;
        webhooks.bad = now;
    }
}

/** Refusals that are further apart have nothing to do with each other. */
const TOGETHER_MS = 3 * 60 * 60_000;

/** The same port, with a note of what Twilio's answers say of the account. */
export function watchedSending(send: SendMessage, memory: WatchMemory, clock: Clock): SendMessage {
    return async (request) => {
        const outcome = await send(request);
        const now = clock.now();
        const isAway = outcome.kind === 'not-connected' || outcome.kind === 'wrong-host';
        memory.unreachableSince = isAway ? memory.unreachableSince || now : 0;
        if (outcome.kind === 'sent') {
            memory.replies.taken.good = now;
        } else if (outcome.kind === 'refused' && isAccountsFault(outcome.code)) {
            memory.replies.taken.bad = now;
            memory.replies.code = outcome.code ?? 0;
        }
        return outcome;
    };
}

/** The same port, with a note of what became of replies on their way. */
export function watchedDispatches(dispatches: Dispatches, memory: WatchMemory, clock: Clock): Dispatches {
    return {
        ...dispatches,
        addNote(note, messageId) {
            noteStatus(note, memory, clock.now());
            return dispatches.addNote(note, messageId);
        },
    };
}

function noteStatus({ status, errorCode }: StatusNote, { replies }: WatchMemory, now: number): void {
    if (isAccountsFault(errorCode)) {
        replies.arrived.bad = now;
        replies.code = errorCode ?? 0;
    } else if (status === 'delivered' || status === 'read') {
        replies.arrived.good = now;
    }
}

/** Notes which texts Rocket.Chat refuses although somebody is there, and since when this process has seen that. */
export function noteWaiting(memory: WatchMemory, waiting: readonly Pending[], now: number): void {
    const refused = waiting.filter(isRefused);
    const [last] = refused.slice().sort((one, other) => (other.lastTry?.at ?? 0) - (one.lastTry?.at ?? 0));
    memory.waiting = new Map(refused.map(({ id }) => [id, memory.waiting.get(id) ?? now]));
    memory.waitingWhy = last?.lastTry === undefined ? '' : codeOf(last.lastTry.trouble);
}

/** One that cannot be read stays for ever, and is no trouble of the channel's. */
function isRefused(pending: Pending): boolean {
    const { lastTry } = pending;
    return lastTry !== undefined && lastTry.trouble.kind !== 'nobody-there' && pendingTextIn(pending) !== undefined;
}
