import type { InboundText } from '../model/inbound-text';
import type { Conversation } from '../model/livechat-ports';
import type { WayToAnswer } from '../model/room';
import { Failure } from '../model/trouble';
import { finished } from '../queue/attempt';
import { withPass } from '../queue/pass';
import { type ConversationPorts, openConversation } from './conversation';
import { visitorOf } from './customer';
import { noteFound, noteOpened } from './note-room';
import { laneOfText } from './pending-text';
import { noteVisitorDetails } from './visitor-details';

/**
 * The conversation for an agent who writes first: the one that is open, else a new one for this agent. Made in turn with
 * the customer's texts and with other agents, so that there is one. Rejects with what stood in the way.
 */
export async function openFirstConversation(
    way: WayToAnswer,
    agentId: string,
    ports: ConversationPorts,
): Promise<Conversation & { readonly isNewRoom: boolean }> {
    const text = textOf(way);
    const opened: Array<Awaited<ReturnType<typeof openConversation>>> = [];
    const failures: unknown[] = [];
    const open = async () => {
        try {
            const since = ports.clock.now();
            const conversation = await openConversation({ text, department: '', agentId }, ports);
            const note = conversation.isNewRoom ? noteOpened : noteFound;
            await note({ text, conversation }, since, ports);
            opened.push(conversation);
        } catch (error) {
            failures.push(error);
        }
        return finished();
    };
    await withPass(laneOfText(text), { atTurn: open }, ports);
    const [conversation] = opened;
    if (conversation === undefined) {
        throw failures[0] ?? new Failure({ kind: 'turn-lost' });
    }
    const { visitor, isNewVisitor } = conversation;
    await noteVisitorDetails({ text, visitor, isNew: isNewVisitor }, ports);
    return conversation;
}

/** What a customer is called in Rocket.Chat; undefined for one who has not written, nor been written to. */
export async function nameOfCustomer(way: WayToAnswer, ports: ConversationPorts): Promise<string | undefined> {
    const { id } = await visitorOf(textOf(way), ports);
    return (await ports.livechat.findVisitor(id))?.name;
}

/** As if the customer had written nothing: whoever they are is told by the addresses. */
function textOf(way: WayToAnswer): InboundText & Pick<WayToAnswer, 'isNumberNamed'> {
    return { ...way, body: '', media: [] };
}
