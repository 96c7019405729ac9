import { isFailure, laterStatus } from '../twilio/delivery-status';

/** What an agent is shown of a reply. */
export type Delivery = 'sending' | 'sent' | 'delivered' | 'read' | 'failed';

/**
 * What is known of a reply: the parts Twilio took ('' for one that it may have taken), how many there are, and what was
 * said of each later, in any order.
 */
export interface DispatchState {
    readonly sent: ReadonlyArray<{ readonly sid: string; readonly parts: number }>;
    readonly notes: ReadonlyArray<{ readonly sid: string; readonly status: string }>;
}

/** How far the whole reply has come: as far as the part that is least far, or failed when any part did. */
export function deliveryOf({ sent, notes }: DispatchState): Delivery {
    const statuses = new Map<string, string>();
    for (const { sid } of sent) {
        if (sid !== '') {
            statuses.set(sid, 'queued');
        }
    }
    for (const { sid, status } of notes) {
        statuses.set(sid, laterStatus(statuses.get(sid) ?? 'queued', status));
    }
    const reached = Array.from(statuses.values(), stageOf);
    if (reached.includes('failed')) {
        return 'failed';
    }
    const expected = Math.max(...sent.map(({ parts }) => parts), 1);
    return reached.length < expected ? 'sending' : (STAGES.find((stage) => reached.includes(stage)) ?? 'sending');
}

/** The reaction that stands for it; undefined while nothing is known. */
export function reactionOf(delivery: Delivery): string | undefined {
    return REACTIONS.get(delivery);
}

/** Whether a reaction is one of those that stand for a delivery. */
export function isDeliveryReaction(reaction: string): boolean {
    return Array.from(REACTIONS.values()).includes(reaction);
}

const STAGES: readonly Delivery[] = ['sent', 'delivered', 'read'];

const REACTIONS: ReadonlyMap<Delivery, string> = new Map<Delivery, string>([
    ['sent', ':outbox_tray:'],
    ['delivered', ':white_check_mark:'],
    ['read', ':eyes:'],
    ['failed', ':x:'],
]);

function stageOf(status: string): Delivery {
    if (isFailure(status)) {
        return 'failed';
    }
    return status === 'delivered' || status === 'read' ? status : 'sent';
}
