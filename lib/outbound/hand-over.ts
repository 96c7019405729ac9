import type { Clock } from '../model/ports';
import { SEND_PAUSES_MS } from '../model/timing';
import type { Trouble } from '../model/trouble';
import type { Task } from '../queue/attempt';
import type { MessageRequest } from '../twilio/messages-api';
import type { Impossible } from '../words/reply-wording';
import { hasChanged } from './as-it-stands';
import type { Dispatches } from './dispatch-ports';
import type { PendingReply } from './pending-reply';
import type { RoomMessages, SendMessage } from './ports';

export interface HandOverPorts {
    readonly sendMessage: SendMessage;
    readonly dispatches: Dispatches;
    readonly roomMessages: RoomMessages;
    readonly clock: Clock;
    /** A number from 0 to 1, so that requests refused together do not come back together. */
    readonly random: () => number;
}

/** What became of one part of a reply; `waits` when Twilio surely did not take it. */
export type HandedOver =
    | { readonly kind: 'sent'; readonly sid: string }
    | { readonly kind: 'refused'; readonly code: number | undefined }
    | { readonly kind: 'unknown' }
    | { readonly kind: 'impossible'; readonly why: Impossible }
    | { readonly kind: 'waits'; readonly trouble: Trouble };

/**
 * Hands the next part of a reply to Twilio, again after a pause where Twilio surely did not take it: too many requests,
 * or no connection. Any other failure may come from a message that was taken, and Twilio has no key by which a second
 * request is known as the same: it is never sent again.
 */
export async function handOver(
    request: MessageRequest,
    task: Task<unknown> & { readonly work: PendingReply },
    ports: HandOverPorts,
): Promise<HandedOver> {
    const { work } = task;
    if (work.isHandingOver) {
        // Somebody died between asking Twilio and noting the answer.
        return heardOf(work, ports);
    }
    let handed = await askOnce(request, task, ports);
    for (const pauseMs of SEND_PAUSES_MS) {
        if (handed.kind !== 'waits' || handed.trouble.kind === 'turn-lost') {
            return handed;
        }
        await ports.clock.wait(pauseMs * (1 + ports.random()));
        if (await hasChanged(work.reply, ports)) {
            // What is asked for is not what the agent means any more: the next attempt sees what is.
            return handed;
        }
        handed = await askOnce(request, task, ports);
    }
    return handed;
}

/** One request, noted before and, where it was in vain, taken back after. */
async function askOnce(
    request: MessageRequest,
    { pending, turn, work }: Task<unknown> & { readonly work: PendingReply },
    ports: HandOverPorts,
): Promise<HandedOver> {
    const note = (isHandingOver: boolean) => turn.save({ ...pending, work: { ...work, isHandingOver } });
    if (!(await turn.stillHeld())) {
        return LOST;
    }
    await note(true);
    if (!(await turn.stillHeld())) {
        return LOST;
    }
    const outcome = await ports.sendMessage(request);
    switch (outcome.kind) {
        case 'sent':
            return { kind: 'sent', sid: outcome.sid };
        case 'refused':
            return { kind: 'refused', code: outcome.code };
        case 'unknown':
            return heardOf(work, ports);
        case 'wrong-host':
            return { kind: 'impossible', why: 'wrong-host' };
        case 'retry':
        case 'not-connected':
            // Whoever finds it in the pause after this knows that the part did not leave.
            await note(false);
            return {
                kind: 'waits',
                trouble: { kind: outcome.kind === 'retry' ? 'twilio-busy' : 'twilio-unreachable' },
            };
    }
}

const LOST: HandedOver = { kind: 'waits', trouble: { kind: 'turn-lost' } };

/**
 * Whether Twilio took the part whose answer nobody has. A callback about a part of this reply that we do not know gives
 * it away.
 */
async function heardOf(work: PendingReply, { dispatches }: HandOverPorts): Promise<HandedOver> {
    const { sent, notes } = await dispatches.ofMessage(work.reply.messageId);
    const sids = [...sent, ...notes].map((one) => one.sid);
    const sid = sids.find((one) => one !== '' && !work.sids.includes(one));
    return sid === undefined ? { kind: 'unknown' } : { kind: 'sent', sid };
}
