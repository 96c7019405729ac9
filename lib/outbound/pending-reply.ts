import { isObject } from '../model/json';
import { readWay } from '../model/room';
import { readFilledTemplate } from '../model/template';
import type { Pending } from '../queue/pending';
import type { Reply } from './reply';

/** A reply as it waits. */
export interface PendingReply {
    readonly reply: Reply;
    /** The sids of the parts that Twilio took, in order. */
    readonly sids: readonly string[];
    /**
     * Whether the next part is being handed to Twilio: written before and taken back after, so that whoever finds it
     * set knows that nobody knows whether that part left.
     */
    readonly isHandingOver: boolean;
    /** Whether it was found when it was too late to send it: the agent is told, and nothing leaves. */
    readonly isTooLate?: true;
    /** How often it could not even be prepared, or the store failed over it. */
    readonly failures?: number;
}

/** The reply that waits; undefined for something else, and for one that was stored in a way that cannot be read. */
export function pendingReplyIn({ kind, work }: Pending): PendingReply | undefined {
    const { reply: stored, sids, isHandingOver, isSending, isTooLate, failures } = isObject(work) ? work : NO_FIELDS;
    const reply = kind === 'reply' ? replyIn(stored) : undefined;
    if (reply === undefined || !Array.isArray(sids)) {
        return undefined;
    }
    return {
        reply,
        sids,
        // Version 0.1 had another name for it.
        isHandingOver: isHandingOver === true || isSending === true,
        ...(isTooLate === true && { isTooLate }),
        ...(typeof failures === 'number' && { failures }),
    };
}

/**
 * One reply out of its copies: a message whose event came twice, or came after the reply had been missed, is stored more
 * than once, and one of the copies may know that a part has left.
 */
export function mergedReplies(work: PendingReply, copies: readonly Pending[]): PendingReply {
    const all = [work, ...copies.flatMap((copy) => pendingReplyIn(copy) ?? [])];
    const furthest = all.reduce((one, other) => (other.sids.length > one.sids.length ? other : one));
    return {
        ...work,
        sids: furthest.sids,
        isHandingOver: all.some(({ isHandingOver }) => isHandingOver),
        isTooLate: all.every(({ isTooLate }) => isTooLate) ? true : undefined,
    };
}

/** A reply as the store returns it, whichever version of the app wrote it; undefined for anything else. */
export function replyIn(stored: unknown): Reply | undefined {
    if (!isReply(stored)) {
        return undefined;
    }
    const { sms, way, cards, place, names, language, template, ...reply }: Reply & { readonly sms?: unknown } = stored;
    // Version 0.1 called the way `sms` and kept its addresses as they were received. On the way to the store and back,
    // what is undefined becomes null.
    const filled = readFilledTemplate(template);
    const besides = {
        ...(filled && { template: filled }),
        ...(cards && { cards }),
        ...(place && { place }),
        ...(names && { names }),
        ...(language && { language }),
    };
    return { ...reply, way: readWay(way ?? sms), ...besides };
}

const NO_FIELDS: Readonly<Record<string, unknown>> = {};

/** The lane of a reply: what agents say in one conversation leaves in the order in which they said it. */
export function laneOfReply({ roomId }: Pick<Reply, 'roomId'>): string {
    return `reply:${roomId}`;
}

/** The key of a reply, by the id of its message. */
export function keyOfReply(messageId: string): string {
    return `reply:${messageId}`;
}

function isReply(stored: unknown): stored is Reply {
    if (!isObject(stored)) {
        return false;
    }
    const texts = [stored.messageId, stored.roomId, stored.agentId, stored.text];
    return texts.every(isText) && Array.isArray(stored.files) && stored.files.every(isFile);
}

function isFile(stored: unknown): boolean {
    return isObject(stored) && [stored.uploadId, stored.name, stored.type, stored.caption].every(isText);
}

function isText(value: unknown): value is string {
    return typeof value === 'string';
}
