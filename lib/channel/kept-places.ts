import { laneOfReply, pendingReplyIn } from '../outbound/pending-reply';
import type { Pending } from '../queue/pending';
import type { Ledger } from '../queue/ports';
import type { KeptPlace } from './ports';

/** What leads to a customer's records. */
export interface Traces {
    /** Of their addresses. */
    readonly keys: readonly string[];
    readonly visitorIds: readonly string[];
    readonly roomIds: readonly string[];
    /** Agents who are asked about a text to them. */
    readonly agentIds: readonly string[];
    readonly replies: readonly Pending[];
}

/** Where a customer's records are. What leads to others is last, so that after a death in between those are found. */
export async function placesOf(
    { keys, visitorIds, roomIds, agentIds, replies }: Traces,
    { ledger }: { readonly ledger: Ledger },
): Promise<readonly KeptPlace[]> {
    return [
        ...(await placesOfReplies(roomIds, replies, ledger)),
        ...agentIds.map((agentId): KeptPlace => ({ kind: 'question', agentId })),
        ...roomIds.flatMap((roomId): readonly KeptPlace[] => [
            { kind: 'open-room', roomId },
            { kind: 'window', roomId },
            { kind: 'stopped', roomId },
            { kind: 'later', roomId },
        ]),
        ...keys.map((address): KeptPlace => ({ kind: 'customer', address })),
        ...visitorIds.map((visitorId): KeptPlace => ({ kind: 'way', visitorId })),
        ...keys.map((address): KeptPlace => ({ kind: 'alias', address })),
    ];
}

/** What is remembered of the agents' replies in these rooms; that they were handled stays, or they would be sent again. */
async function placesOfReplies(
    roomIds: readonly string[],
    waiting: readonly Pending[],
    ledger: Ledger,
): Promise<readonly KeptPlace[]> {
    const settled = (await Promise.all(roomIds.map((roomId) => ledger.history(laneOfReply({ roomId }))))).flat();
    const sids = [...settled.map(({ traces }) => traces), ...waiting.map((one) => pendingReplyIn(one)?.sids ?? [])];
    const messageIds = [...settled, ...waiting].map(({ key }) => key.replace(/^reply:|:again$/g, ''));
    return [
        ...messageIds.flatMap((messageId): readonly KeptPlace[] => [
            { kind: 'reply', messageId },
            { kind: 'wait-note', messageId },
        ]),
        ...sids.flat().map((sid): KeptPlace => ({ kind: 'part', sid })),
    ];
}
