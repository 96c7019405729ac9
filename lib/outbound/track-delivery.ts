import { type CheckPorts, checkWebhook, type WebhookRequest } from '../check-webhook';
import type { Answer } from '../model/answer';
import type { Memory } from '../queue/process';
import { isFailure, parseStatusCallback, type StatusCallback } from '../twilio/delivery-status';
import type { Dispatch, SentPart, StatusNote } from './ports';
import { lineOfMessage, wasFailureTold } from './sent-messages';
import { showDelivery, type TellPorts, tellFailure } from './tell-agent';

export type TrackPorts = CheckPorts & Omit<TellPorts, 'settings'> & { readonly memory: Memory };

/** The way of a delivery status: check, parse, remember, show the agent. */
export async function trackDelivery(request: WebhookRequest, ports: TrackPorts): Promise<Answer> {
    const checked = await checkWebhook(request, ports);
    if (checked.kind !== 'genuine') {
        return checked;
    }
    const callback = parseStatusCallback(checked.fields);
    if (callback.kind === 'malformed') {
        return { kind: 'malformed', why: `${callback.field} ${callback.why}` };
    }
    const told = typeof request.query.message === 'string' ? request.query.message : undefined;
    const tellPorts = { ...ports, settings: checked.settings };
    await ports.memory.queue.inOrder(lineOfMessage(told ?? callback.sid), () => track(callback, told, tellPorts));
    return { kind: 'accepted' };
}

type Tracking = TellPorts & { readonly memory: Memory };

async function track(callback: StatusCallback, told: string | undefined, ports: Tracking): Promise<void> {
    const { sid, status, errorCode } = callback;
    const { sent } = await ports.dispatches.ofSid(sid);
    const messageId = sent[0]?.reply.messageId ?? told;
    if (messageId === undefined) {
        // Not a reply of ours, or one whose sid is not stored yet: then the note is found when it is.
        return ports.dispatches.addNote({ sid, status, errorCode }, undefined);
    }
    const before = await ports.dispatches.ofMessage(messageId);
    if (before.notes.some((note) => isAbout(callback, note)) || before.sent.some((part) => isForeign(callback, part))) {
        return;
    }
    const isKnown = before.sent.length > 0;
    if (isKnown) {
        // Before it is noted, since what is noted is not told again.
        await tellOfFailure(callback, before, ports);
    }
    await ports.dispatches.addNote({ sid, status, errorCode, isTold: isKnown }, messageId);
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
    const owner = reply.sms?.accountSid;
    return owner !== undefined && accountSid !== undefined && owner !== accountSid;
}

function isAbout({ sid, status }: StatusCallback, note: StatusNote): boolean {
    return note.sid === sid && note.status === status;
}

async function tellOfFailure({ status, errorCode }: StatusCallback, known: Dispatch, ports: TellPorts): Promise<void> {
    const [part] = known.sent;
    if (part !== undefined && isFailure(status) && !wasFailureTold(known)) {
        await tellFailure(part.reply, errorCode, ports);
    }
}
