import { deliveryOf, isDeliveryReaction, reactionOf } from './delivery-state';
import type { SentReply } from './reply';
import { type TellPorts, tried } from './tell-ports';

/**
 * Shows by a reaction how far the reply has come. Rocket.Chat rewrites all reactions of a message for each, so what
 * another instance does at the same moment can undo ours or bring back what we took: whoever changes something looks
 * again, and the last one to do so finds it right. On a reply that has just left there is nothing yet to take away, so
 * that its reactions are only read after.
 */
export async function showDelivery(
    { messageId, agentId }: SentReply,
    ports: TellPorts,
    { hasJustLeft = false }: { readonly hasJustLeft?: boolean } = {},
): Promise<void> {
    const { agents, dispatches, settings } = ports;
    if (!settings.showDelivery || !agents.canReact) {
        return;
    }
    await tried(ports, async () => {
        for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
            const wanted = reactionOf(deliveryOf(await dispatches.ofMessage(messageId)));
            const isBare = wanted === undefined || (hasJustLeft && looks === 0);
            const shown = isBare ? [] : (await agents.reactionsOn(messageId)).filter(isDeliveryReaction);
            const outdated = shown.filter((reaction) => reaction !== wanted);
            const add = wanted === undefined || shown.includes(wanted) ? undefined : wanted;
            if (add === undefined && outdated.length === 0) {
                return;
            }
            await agents.react({ messageId, agentId, add, remove: outdated });
        }
    });
}

const MAX_LOOKS = 5;

/** Shows by a reaction that a reply, or some of it, did not leave. */
export async function showFailed(
    { messageId, agentId }: Pick<SentReply, 'messageId' | 'agentId'>,
    ports: TellPorts,
): Promise<void> {
    if (ports.settings.showDelivery) {
        await tried(ports, () => ports.agents.react({ messageId, agentId, add: reactionOf('failed') }));
    }
}
