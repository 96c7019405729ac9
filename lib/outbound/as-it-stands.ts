import type { Clock } from '../model/ports';
import type { Settings } from '../model/settings';
import type { Pending } from '../queue/pending';
import type { PendingReply } from './pending-reply';
import type { RoomMessages } from './ports';
import { type AgentMessage, type Reply, toReply } from './reply';

export interface StandPorts {
    readonly roomMessages: RoomMessages;
    readonly settings: Settings;
    readonly clock: Clock;
}

/** Why a reply that waited does not leave any more. */
export type Withdrawn =
    /** Nobody heard of it in time. */
    | { readonly kind: 'too-late' }
    /** Twilio could not be given it for longer than the setting allows. */
    | { readonly kind: 'expired' }
    /** Its agent took it away, or corrected it when a part of it had left. */
    | { readonly kind: 'deleted' }
    | { readonly kind: 'corrected' };

/** What is to be sent of a reply now: one that waited leaves with the words that the agent has corrected it to, or not at all. */
export async function asItStands(
    pending: Pending,
    work: PendingReply,
    ports: StandPorts,
): Promise<PendingReply | Withdrawn> {
    if (work.isHandingOver) {
        // A part may have left, and what became of it comes first.
        return work;
    }
    const waitedMs = ports.clock.now() - pending.arrivedAt;
    if (work.isTooLate) {
        return { kind: 'too-late' };
    }
    if (waitedMs > ports.settings.replyExpiresMs) {
        return { kind: 'expired' };
    }
    const hasWaited = pending.lastTry !== undefined || waitedMs > CORRECTED_AFTER_MS;
    if (!hasWaited || work.reply.at === undefined) {
        return work;
    }
    const message = await ports.roomMessages.find(work.reply.messageId);
    if (message === undefined || isGone(message)) {
        return { kind: 'deleted' };
    }
    if (!isOtherThan(work.reply, message)) {
        return work;
    }
    const { way, visitorId, ...corrected } = toReply(message);
    const reply = { ...corrected, way: work.reply.way ?? way, visitorId: work.reply.visitorId ?? visitorId };
    return work.sids.length > 0 ? { kind: 'corrected' } : { ...work, reply };
}

/** Whether a reply is no longer what its message says. False where that cannot be told. */
export async function hasChanged(reply: Reply, { roomMessages }: Pick<StandPorts, 'roomMessages'>): Promise<boolean> {
    if (reply.at === undefined) {
        // The version before did not say when it was written, nor look.
        return false;
    }
    try {
        const message = await roomMessages.find(reply.messageId);
        return message === undefined || isGone(message) || isOtherThan(reply, message);
    } catch {
        return false;
    }
}

/** Nobody corrects or deletes a message sooner; most have left by then, and cost no read. */
const CORRECTED_AFTER_MS = 1_000;

/** Where deleted messages stay visible, they are messages of the system without words. */
function isGone({ systemType, text, files, cards = [], place }: AgentMessage): boolean {
    return systemType !== undefined || (text.trim() === '' && files.length + cards.length === 0 && !place);
}

/** Of a template nobody can correct a word. */
function isOtherThan(reply: Reply, message: AgentMessage): boolean {
    return reply.template === undefined && message.isEdited && contentOf(message) !== contentOf(reply);
}

function contentOf({ text, files, cards, place }: Pick<Reply, 'text' | 'files' | 'cards' | 'place'>): string {
    const captions = files.map(({ uploadId, caption }) => `${uploadId} ${caption}`);
    return JSON.stringify([text, captions, cards ?? [], place ?? null]);
}
