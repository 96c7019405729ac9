import type { IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IMessageRaw } from '@rocket.chat/apps-engine/definition/messages';
import type { RoomSummary } from '../model/room';
import type { RoomMessages, Written } from '../outbound/ports';
import { isOfVisitor, toAgentMessage } from './agent-message';
import { isOnlyOne } from './only-one';
import { timely } from './timely';

/** Conversations over the accessors of one request. */
export function roomMessagesOver(read: IRead): RoomMessages {
    return {
        async written({ roomId, skip, limit }) {
            // Made anew for each page: some runtimes write their defaults into it.
            const options = { limit, skip, sort: { createdAt: 'desc' } } as const;
            return ((await timely(read.getRoomReader().getMessages(roomId, options))) ?? []).map(toWritten);
        },
        async find(messageId) {
            const message = await timely(read.getMessageReader().getById(messageId));
            return message?.id && message.room ? toAgentMessage(message) : undefined;
        },
        async isOpen(roomId) {
            const room: object | undefined = await timely(read.getRoomReader().getById(roomId));
            return room !== undefined && room !== null && Reflect.get(room, 'isOpen') === true;
        },
        async room(roomId) {
            const room: (RoomSummary & { readonly visitor?: { readonly id?: string } }) | undefined = await timely(
                read.getRoomReader().getById(roomId),
            );
            if (!room) {
                return undefined;
            }
            // By name: the engine's room object hides what it has from being copied.
            const { id, isOpen, createdAt, source, customFields, servedBy, visitor } = room;
            const about = {
                isOpen,
                ...(createdAt && { createdAt: new Date(createdAt) }),
                source,
                customFields,
                servedBy,
            };
            return { id, ...about, visitorId: visitor?.id, isOnlyOne: isOnlyOne(room) };
        },
    };
}

function toWritten(message: IMessageRaw): Written {
    const { id, sender, createdAt, editedAt } = message;
    const isAgents = !editedAt && !isOfVisitor({ ...message });
    return { messageId: id, senderId: sender?._id ?? '', at: new Date(createdAt).getTime(), isAgents };
}
