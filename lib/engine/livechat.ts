import type { IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { ILivechatRoom, IVisitor } from '@rocket.chat/apps-engine/definition/livechat';
import { type IRoom, RoomType } from '@rocket.chat/apps-engine/definition/rooms';
import type { VisitorsNamed } from '../channel/ports';
import type { Conversation, File, Livechat, NewlyOpened, NewRoom, OpenedRoom, Visitor } from '../model/livechat-ports';
import type { RoomSummary } from '../model/room';
import { Failure } from '../model/trouble';
import { madeId, nobody, roomWith, userWith } from './by-id';
import { messagesSince } from './messages-since';
import { isOnlyOne } from './only-one';
import { timely } from './timely';

/** Omnichannel over the accessors of one request. */
export function livechatOver(read: IRead, modify: IModify): Livechat {
    const reader = () => read.getLivechatReader();
    const creator = () => modify.getCreator();
    const updater = () => modify.getUpdater().getLivechatUpdater();
    return {
        async findVisitor(id) {
            return toVisitor(await timely(reader().getLivechatVisitorById(id)));
        },
        createVisitor: (visitor) => createVisitor(visitor, modify),
        async setCustomField({ token, key, value }) {
            return Boolean(await timely(updater().setCustomFields(token, key, value, true), [token, value]));
        },
        async openRooms(visitor) {
            return ((await timely(reader().getLivechatRooms(visitor), visitor)) ?? []).map(
                (room): OpenedRoom => ({ ...summaryOf(room), visitor: toVisitor(room.visitor) }),
            );
        },
        openRoom: (room) => openRoom(room, modify),
        handTo: (agentId, conversation) => handTo(agentId, conversation, { read, modify }),
        async closeRoom({ id }, comment) {
            const room = await timely(read.getRoomReader().getById(id));
            if (room) {
                await timely(updater().closeRoom(room, comment));
            }
        },
        async post({ room, visitor }, text) {
            const message = creator()
                .startLivechatMessage()
                .setRoom(roomWith(room.id))
                .setVisitor(visitor)
                .setText(text);
            return madeId(await timely(creator().finish(message), text));
        },
        upload: (conversation, file) => upload(conversation, file, modify),
        messagesSince: ({ roomId, since }) => messagesSince({ roomId, since }, read),
        async findDepartment(idOrName) {
            return (await timely(reader().getLivechatDepartmentByIdOrName(idOrName)))?.id;
        },
        async isAnyoneOnline(departmentId) {
            return Boolean(await timely(reader().isOnlineAsync(departmentId)));
        },
    };
}

/** Visitors by username, over the accessors of one request. */
export function visitorsNamedOver(read: IRead): VisitorsNamed {
    return async (username) => {
        const found = await timely(read.getLivechatReader().getLivechatVisitors({ username }), username);
        return (found ?? []).flatMap((visitor) => toVisitor(visitor) ?? []);
    };
}

async function createVisitor(visitor: Visitor, modify: IModify): Promise<Visitor> {
    const creator = modify.getCreator().getLivechatCreator();
    const created = toVisitor(await timely(creator.createAndReturnVisitor(visitor), visitor));
    if (created === undefined) {
        throw new Failure({ kind: 'unknown', words: 'no visitor came back' });
    }
    return created;
}

async function openRoom(
    { visitor, departmentId, agentId, source, customFields }: NewRoom,
    modify: IModify,
): Promise<NewlyOpened> {
    const creator = modify.getCreator().getLivechatCreator();
    const room = await timely(
        creator.createRoom({ ...visitor, department: departmentId }, agentId ? userWith(agentId) : nobody(), {
            source: { type: 'app', ...source },
            customFields,
        }),
        [visitor, customFields],
    );
    if (!room?.id) {
        throw new Failure({ kind: 'unknown', words: 'no room came back' });
    }
    return { ...summaryOf(room), isOnlyOne: isOnlyOne(room) };
}

/** What is handed over has to be the server's own: it writes it back. */
async function handTo(
    agentId: string,
    { room, visitor }: Conversation,
    { read, modify }: { readonly read: IRead; readonly modify: IModify },
): Promise<RoomSummary | undefined> {
    const roomNow = async () => toLivechatRoom(await timely(read.getRoomReader().getById(room.id)));
    const currentRoom = await roomNow();
    if (currentRoom === undefined) {
        return undefined;
    }
    const updater = modify.getUpdater().getLivechatUpdater();
    await timely(updater.transferVisitor(visitor, { currentRoom, targetAgent: userWith(agentId) }), visitor);
    return roomNow();
}

function toLivechatRoom(room: IRoom | undefined): ILivechatRoom | undefined {
    return room && isLivechatRoom(room) ? room : undefined;
}

function isLivechatRoom(room: IRoom): room is ILivechatRoom {
    return room.type === RoomType.LIVE_CHAT;
}

async function upload({ room, visitor }: Conversation, file: File, modify: IModify): Promise<string> {
    const creator = modify.getCreator().getUploadCreator();
    const uploaded = await timely(
        creator.uploadBuffer(file.bytes, { filename: file.name, room: roomWith(room.id), visitorToken: visitor.token }),
        [file.name, visitor.token],
    );
    if (!uploaded?.id) {
        throw new Failure({ kind: 'unknown', words: 'no upload came back' });
    }
    return uploaded.id;
}

/** By name: the engine's room object hides what it has from being copied. */
function summaryOf({ id, isOpen, createdAt, source, customFields, servedBy }: RoomSummary): RoomSummary {
    return { id, isOpen, createdAt, source, customFields, servedBy };
}

function toVisitor(visitor: IVisitor | null | undefined): Visitor | undefined {
    if (!visitor?.id) {
        return undefined;
    }
    const { id, token, username, name } = visitor;
    return { id, token, username, name: name ?? username };
}
