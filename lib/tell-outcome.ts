import type { Reply } from './livechat/agent-message';
import { type Delivery, deliveryOf, reactionOf } from './livechat/delivery';
import { plainText } from './livechat/plain-text';
import {
    failedNote,
    type Impossible,
    impossibleNote,
    type LeftFile,
    leftFilesNote,
    unknownNote,
} from './livechat/reply-wording';
import type { Agents, Clock, Customers, Dispatches, Log, StatusNote } from './ports';
import { refusalOf } from './refusal';
import type { Settings } from './settings';
import { addressKey, parseAddress } from './twilio/address';
import { meaningOf } from './twilio/error-codes';

export interface TellPorts {
    readonly agents: Agents;
    readonly dispatches: Dispatches;
    readonly customers: Customers;
    readonly settings: Settings;
    readonly clock: Clock;
    readonly log: Log;
}

/** What became of a reply when it was handed to Twilio. */
export type ReplyOutcome =
    | {
          readonly kind: 'sent';
          readonly left: readonly LeftFile[];
          /** What Twilio had said already when its answer was read, where that was a failure. */
          readonly failure: StatusNote | undefined;
      }
    | { readonly kind: 'refused'; readonly code: number | undefined }
    | { readonly kind: 'unknown' }
    | { readonly kind: 'impossible'; readonly why: Impossible };

/** Lets the agents know. A telling that fails is logged and left: the reply itself is not undone by it. */
export async function tellOutcome(reply: Reply, outcome: ReplyOutcome, ports: TellPorts): Promise<void> {
    switch (outcome.kind) {
        case 'sent':
            await showDelivery(reply, ports);
            if (outcome.failure !== undefined) {
                await tellFailure(reply, outcome.failure.errorCode, ports);
            }
            return outcome.left.length === 0 ? undefined : note(reply, leftFilesNote(outcome.left), ports);
        case 'refused':
            await showFailed(reply, ports);
            return tellFailure(reply, outcome.code, ports);
        case 'impossible':
            await showFailed(reply, ports);
            return note(reply, impossibleNote(saidIn(reply), outcome.why), ports);
        case 'unknown':
            return note(reply, unknownNote(saidIn(reply)), ports);
    }
}

/** Tells what a failure means, and remembers an opt-out that Twilio reports. */
export async function tellFailure(reply: Reply, code: number | undefined, ports: TellPorts): Promise<void> {
    const { meaning, advice, optedOut } = meaningOf(code);
    const customer = parseAddress(reply.sms?.from ?? '');
    if (optedOut && customer !== undefined) {
        await tried(ports, async () => {
            const state = await ports.customers.read(addressKey(customer));
            await ports.customers.write({ ...state, optedOut: true, changedAt: ports.clock.now() });
        });
    }
    await note(reply, failedNote(saidIn(reply), { meaning, advice, code }), ports);
}

/**
 * Shows by a reaction how far the reply has come. Looks again after each change: a callback that another instance
 * worked on meanwhile may have gone further, and its reaction and ours must not both stay.
 */
export async function showDelivery(reply: Reply, ports: TellPorts, shown?: Delivery): Promise<void> {
    const { messageId, agentId } = reply;
    if (!ports.settings.showDelivery) {
        return;
    }
    await tried(ports, async () => {
        let before = shown;
        for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
            const now = deliveryOf(await ports.dispatches.ofMessage(messageId));
            if (now === before) {
                return;
            }
            await ports.agents.react({
                messageId,
                agentId,
                add: reactionOf(now),
                remove: before && reactionOf(before),
            });
            before = now;
        }
    });
}

const MAX_LOOKS = 4;

async function showFailed({ messageId, agentId }: Reply, ports: TellPorts): Promise<void> {
    if (ports.settings.showDelivery) {
        await tried(ports, () => ports.agents.react({ messageId, agentId, add: reactionOf('failed') }));
    }
}

/** The sender is told at once, wherever they look; the line stays for whoever reads the conversation later. */
async function note(reply: Reply, text: string, ports: TellPorts): Promise<void> {
    const { roomId, agentId } = reply;
    await tried(ports, () => ports.agents.tell({ agentId, roomId, text }));
    await tried(ports, () => ports.agents.announce(roomId, text));
}

async function tried(ports: TellPorts, telling: () => Promise<void>): Promise<void> {
    try {
        await telling();
    } catch (error) {
        ports.log.warn('sms.not-told', { why: refusalOf(error).why });
    }
}

function saidIn(reply: Reply): string {
    return reply.text.trim() === '' ? (reply.files[0]?.name ?? '') : plainText(reply.text);
}
