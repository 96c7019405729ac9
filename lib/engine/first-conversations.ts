import type { ConversationPorts } from '../inbound/conversation';
import { nameOfCustomer, openFirstConversation } from '../inbound/first-conversation';
import type { Conversations } from '../outbound/first-ports';

/** Customers' conversations for whoever writes first: the two journeys do not know each other. */
export function conversationsOver(ports: ConversationPorts): Conversations {
    const { livechat } = ports;
    return {
        open: (way, agentId) => openFirstConversation(way, agentId, ports),
        handTo: (agentId, conversation) => livechat.handTo(agentId, conversation),
        nameOf: (way) => nameOfCustomer(way, ports),
        close: (room, comment) => livechat.closeRoom(room, comment),
        async findWritten({ roomId, agentId, since, text }) {
            const written = await livechat.messagesSince({ roomId, since });
            return written.find((message) => message.senderId === agentId && message.text === text)?.id;
        },
    };
}
