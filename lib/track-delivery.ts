import type { Answer } from './answer';
import { type CheckPorts, checkWebhook, type WebhookRequest } from './check-webhook';
import { deliveryOf } from './livechat/delivery';
import type { Memory } from './memory';
import { lineOfMessage } from './note-sent';
import { showDelivery, type TellPorts, tellFailure } from './tell-outcome';
import { isFailure, parseStatusCallback, type StatusCallback } from './twilio/delivery-status';

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
    await ports.memory.queue.inOrder(lineOfMessage(callback.sid), () => track(callback, told, tellPorts));
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
    if (before.notes.some((note) => note.sid === sid && note.status === status)) {
        return;
    }
    await ports.dispatches.addNote({ sid, status, errorCode }, messageId);
    const [part] = before.sent;
    if (part === undefined) {
        // Whoever is handing the reply to Twilio finds the note, and tells.
        return;
    }
    const shown = deliveryOf(before);
    await showDelivery(part.reply, ports, shown);
    if (shown !== 'failed' && isFailure(status)) {
        await tellFailure(part.reply, errorCode, ports);
    }
}
