import type { IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IMessageRaw } from '@rocket.chat/apps-engine/definition/messages';
import type { RoomSummary } from '../model/room';
import type { RoomMessages, Written } from '../outbound/ports';
import { isOfVisitor, toAgentMessage } from './agent-message';
import { timely } from './timely';

/** Conversations over the accessors of one request. */
export function roomMessagesOver(read: IRead): RoomMessages {
    return {
        async writtenSince({ roomId, since }) {
            const found: Written[] = [];
            for (let page = 0; page < MAX_PAGES; page += 1) {
                // Made anew for each page: some runtimes write their defaults into it.
                const options = { limit: PAGE_SIZE, skip: page * PAGE_SIZE, sort: { createdAt: 'desc' } } as const;
                const messages = (await timely(read.getRoomReader().getMessages(roomId, options))) ?? [];
                const times = messages.map(({ createdAt }) => new Date(createdAt).getTime());
                found.push(...messages.filter(isAgents).map(toWritten));
                if (messages.length < PAGE_SIZE || times.some((at) => at < since)) {
                    break;
                }
            }
            return found.filter(({ at }) => at >= since);
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
            const { id, isOpen, source, customFields, servedBy, visitor } = room;
            return { id, isOpen, source, customFields, servedBy, visitorId: visitor?.id };
        },
    };
}

/** Twice what is usual in a conversation of an hour; the most that Rocket.Chat returns at once is 100. */
const PAGE_SIZE = 50;
const MAX_PAGES = 10;

function isAgents(message: IMessageRaw): boolean {
    return !message.editedAt && !isOfVisitor({ ...message });
}

function toWritten({ id, sender, createdAt }: IMessageRaw): Written {
    return { messageId: id, senderId: sender?._id ?? '', at: new Date(createdAt).getTime() };
}
