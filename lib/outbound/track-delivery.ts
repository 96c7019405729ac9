import type { Process } from '../queue/process';
import { isFailure, parseStatusCallback, type StatusCallback } from '../twilio/delivery-status';
import type { Fields } from '../twilio/fields';
import type { Dispatch, SentPart, StatusNote } from './dispatch-ports';
import { isExplained, isNews, laneOfMessage } from './sent-messages';
import { showDelivery } from './show-delivery';
import { tellFailure } from './tell-agent';
import type { TellPorts } from './tell-ports';

export interface TrackPorts extends TellPorts {
    readonly process: Process;
}

/** What Twilio is told: that the status is taken, or which field is wrong. */
export type StatusAnswer = { readonly kind: 'accepted' } | { readonly kind: 'malformed'; readonly why: string };

/** The way of a delivery status that Twilio signed for us: parsed, remembered, shown to the agent. */
export async function trackDelivery(
    { fields, query }: { readonly fields: Fields; readonly query: Readonly<Record<string, unknown>> },
    ports: TrackPorts,
): Promise<StatusAnswer> {
    const callback = parseStatusCallback(fields);
    if (callback.kind === 'malformed') {
        return { kind: 'malformed', why: `${callback.field} ${callback.why}` };
    }
    const told = typeof query.message === 'string' ? query.message : undefined;
    const { oneAtATime } = ports.process;
    await oneAtATime.inOrder(laneOfMessage(told ?? callback.sid), () => track(callback, told, ports));
    return { kind: 'accepted' };
}

async function track(callback: StatusCallback, told: string | undefined, ports: TrackPorts): Promise<void> {
    const { sid, status, errorCode, errorMessage } = callback;
    const note = { sid, status, errorCode, ...(errorMessage === undefined ? {} : { errorMessage }) };
    const { sent } = await ports.dispatches.ofSid(sid);
    const messageId = sent[0]?.reply.messageId ?? told;
    if (messageId === undefined) {
        // Not a reply of ours, or one whose sid is not stored yet: then the note is found when it is.
        return ports.dispatches.addNote(note, undefined);
    }
    const before = await ports.dispatches.ofMessage(messageId);
    if (
        before.notes.some((known) => saysNoMore(callback, known)) ||
        before.sent.some((part) => isForeign(callback, part))
    ) {
        return;
    }
    const isKnown = before.sent.length > 0;
    if (isKnown) {
        // Before it is noted, since what is noted is not told again.
        await tellOfFailure(callback, before, ports);
    }
    await ports.dispatches.addNote({ ...note, isTold: isKnown }, messageId);
    const after = isKnown ? before : await ports.dispatches.ofMessage(messageId);
    const [part] = after.sent;
    if (part === undefined) {
        // Whoever is handing the reply to Twilio finds the note, and tells.
        return;
    }
    if (!isKnown) {
        // Another instance noted the part after we had looked, perhaps too early to find our note.
        await tellOfFailure(callback, after, ports);
    }
    await showDelivery(part.reply, ports);
}

/** Another account of ours has no say in what became of this account's messages. */
function isForeign({ accountSid }: StatusCallback, { reply }: SentPart): boolean {
    const owner = reply.accountSid;
    return owner !== undefined && accountSid !== undefined && owner !== accountSid;
}

/** Twilio repeats itself, and sometimes says only the second time why. */
function saysNoMore(callback: StatusCallback, known: StatusNote): boolean {
    const isSame = known.sid === callback.sid && known.status === callback.status;
    return isSame && (isExplained(known) || !isExplained(callback));
}

async function tellOfFailure(callback: StatusCallback, known: Dispatch, ports: TellPorts): Promise<void> {
    const [part] = known.sent;
    if (part !== undefined && isFailure(callback.status) && isNews(callback, known)) {
        await tellFailure(part.reply, callback, ports);
    }
}
