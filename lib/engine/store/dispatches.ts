import type { Clock } from '../../model/ports';
import type { Dispatch, Dispatches, SentPart, StatusNote } from '../../outbound/ports';
import { dayOf } from '../../queue/forget';
import type { Records } from './records';

/** What is known of replies as records of the app's persistence, forgotten by the day like the texts. */
export function dispatchesOver(records: Records, clock: Clock): Dispatches {
    const today = (): string => `day:${dayOf(clock.now())}`;
    return {
        addSent: (sent) => records.create([sidLabel(sent.sid), messageLabel(sent.reply.messageId), today()], sent),
        addNote(note, messageId) {
            const ofMessage = messageId === undefined ? [] : [messageLabel(messageId)];
            return records.create([sidLabel(note.sid), ...ofMessage, today()], note);
        },
        ofSid: async (sid) => dispatchIn(await records.find(sidLabel(sid))),
        ofMessage: async (messageId) => dispatchIn(await records.find(messageLabel(messageId))),
    };
}

function sidLabel(sid: string): string {
    return `reply:${sid}`;
}

function messageLabel(messageId: string): string {
    return `message:${messageId}`;
}

function dispatchIn(found: readonly unknown[]): Dispatch {
    return { sent: found.filter(isSentPart), notes: found.filter(isStatusNote).map(withoutNull) };
}

function isSentPart(data: unknown): data is SentPart {
    return hasSid(data) && 'reply' in data && 'parts' in data && typeof data.parts === 'number';
}

function isStatusNote(data: unknown): data is StatusNote {
    return hasSid(data) && 'status' in data && typeof data.status === 'string';
}

/** On the way to the store and back, what is undefined becomes null. */
function withoutNull({ errorCode, ...note }: StatusNote): StatusNote {
    return { ...note, errorCode: errorCode ?? undefined };
}

function hasSid(data: unknown): data is { readonly sid: string } & Readonly<Record<string, unknown>> {
    return typeof data === 'object' && data !== null && 'sid' in data;
}
