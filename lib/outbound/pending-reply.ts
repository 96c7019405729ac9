import type { Entry } from '../queue/pending';
import type { Reply } from './reply';

/** A reply as an outbox entry carries it. */
export interface ReplyWork {
    readonly reply: Reply;
    /** The sids of the parts that Twilio took, in order. */
    readonly sids: readonly string[];
    /**
     * Whether the next part is being handed to Twilio: written before and taken back after, so that whoever finds it
     * set knows that nobody knows whether that part left.
     */
    readonly isSending: boolean;
}

/** The reply of an entry; undefined for an entry of another kind or from a version that wrote it differently. */
export function replyWorkOf(entry: Entry): ReplyWork | undefined {
    return entry.kind === 'reply' && isReplyWork(entry.work) ? entry.work : undefined;
}

/** The line of a reply: what agents say in one conversation leaves in the order in which they said it. */
export function lineOfReply(reply: Reply): string {
    return `reply:${reply.roomId}`;
}

function isReplyWork(work: unknown): work is ReplyWork {
    if (typeof work !== 'object' || work === null) {
        return false;
    }
    const { reply, sids, isSending }: Partial<Record<keyof ReplyWork, unknown>> = work;
    return typeof reply === 'object' && reply !== null && Array.isArray(sids) && typeof isSending === 'boolean';
}
