import type { Clock } from '../../model/ports';
import type { Dispatch, Dispatches, SentPart, StatusNote } from '../../outbound/dispatch-ports';
import { replyIn } from '../../outbound/pending-reply';
import type { SentReply } from '../../outbound/reply';
import { dayOf } from '../../queue/forget';
import { labels } from './labels';
import type { Records } from './records';

/** What is known of replies as records of the app's persistence, forgotten by the day like the texts. */
export function dispatchesOver(records: Records, clock: Clock): Dispatches {
    const today = (): string => labels.day(dayOf(clock.now()));
    return {
        addSent: (sent) => records.create([labels.sid(sent.sid), labels.message(sent.reply.messageId), today()], sent),
        addNote(note, messageId) {
            const ofMessage = messageId === undefined ? [] : [labels.message(messageId)];
            return records.create([labels.sid(note.sid), ...ofMessage, today()], note);
        },
        ofSid: async (sid) => dispatchIn(await records.find(labels.sid(sid))),
        ofMessage: async (messageId) => dispatchIn(await records.find(labels.message(messageId))),
    };
}

function dispatchIn(found: readonly unknown[]): Dispatch {
    return {
        sent: found.map(sentPartIn).filter((part): part is SentPart => part !== undefined),
        notes: found.filter(isStatusNote).map(withoutNull),
    };
}

function sentPartIn(data: unknown): SentPart | undefined {
    if (!hasSid(data) || typeof data.parts !== 'number') {
        return undefined;
    }
    const reply = sentReplyIn(data.reply);
    return reply && { sid: data.sid, parts: data.parts, reply };
}

/** Earlier versions kept the whole reply, with its words and the way to the customer. */
function sentReplyIn(stored: unknown): SentReply | undefined {
    const whole = replyIn(stored);
    if (whole !== undefined) {
        return { ...whole, accountSid: whole.way?.accountSid };
    }
    const { messageId, roomId, agentId, language, visitorId, accountSid } = fieldsOf(stored);
    if (typeof messageId !== 'string' || typeof roomId !== 'string' || typeof agentId !== 'string') {
        return undefined;
    }
    return {
        messageId,
        roomId,
        agentId,
        ...(typeof language === 'string' && { language }),
        ...(typeof visitorId === 'string' && { visitorId }),
        ...(typeof accountSid === 'string' && { accountSid }),
    };
}

function fieldsOf(stored: unknown): Readonly<Record<string, unknown>> {
    return typeof stored === 'object' && stored !== null ? { ...stored } : {};
}

function isStatusNote(data: unknown): data is StatusNote {
    return hasSid(data) && 'status' in data && typeof data.status === 'string';
}

/** On the way to the store and back, what is undefined becomes null. */
function withoutNull({ errorCode, errorMessage, ...note }: StatusNote): StatusNote {
    return { ...note, errorCode: errorCode ?? undefined, ...(errorMessage ? { errorMessage } : {}) };
}

function hasSid(data: unknown): data is { readonly sid: string } & Readonly<Record<string, unknown>> {
    return typeof data === 'object' && data !== null && 'sid' in data && typeof data.sid === 'string';
}
