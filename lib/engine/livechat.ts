import type { IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { ILivechatRoom, IVisitor } from '@rocket.chat/apps-engine/definition/livechat';
import type { IMessageRaw } from '@rocket.chat/apps-engine/definition/messages';
import { type IRoom, RoomType } from '@rocket.chat/apps-engine/definition/rooms';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import type { VisitorsNamed } from '../channel/ports';
import type {
    Conversation,
    File,
    Livechat,
    NewlyOpened,
    NewRoom,
    OpenedRoom,
    Posted,
    Visitor,
} from '../model/livechat-ports';
import type { RoomSummary } from '../model/room';
import { Failure } from '../model/trouble';
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

async function messagesSince(
    { roomId, since }: { readonly roomId: string; readonly since: number },
    read: IRead,
): Promise<readonly Posted[]> {
    const found: Posted[] = [];
    for (let page = 0; page < MAX_PAGES; page += 1) {
        const options = { limit: PAGE_SIZE, skip: page * PAGE_SIZE, sort: { createdAt: 'desc' } } as const;
        const messages = ((await timely(read.getRoomReader().getMessages(roomId, options))) ?? []).map(toPosted);
        found.push(...messages.filter(({ at }) => at >= since));
        if (messages.length < PAGE_SIZE || messages.some(({ at }) => at < since)) {
            break;
        }
    }
    return found;
}

/** The most that Rocket.Chat returns at once. */
const PAGE_SIZE = 100;
const MAX_PAGES = 10;

function toPosted(message: IMessageRaw): Posted {
    return {
        id: message.id,
        text: message.text ?? '',
        senderId: message.sender?._id ?? '',
        at: new Date(message.createdAt).getTime(),
        fileId: message.file?._id,
        fileName: message.file?.name,
    };
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

/** The id of a message that was made. Where another app forbids one, newer servers return nothing, or the text of it: that
 * is thrown. */
export function madeId(id: string | undefined): string {
    if (!id || id === 'undefined' || id === 'null') {
        throw new Failure({ kind: 'vetoed', code: 'error-app-prevented' });
    }
    return id;
}

/** A livechat room by its id alone: nothing else of it is read where a message or a file goes to one. */
export function roomWith(id: string): IRoom {
    return { id, type: RoomType.LIVE_CHAT } as IRoom;
}

/** A user by the id alone: nothing else of one is read where a conversation goes to somebody. */
function userWith(id: string): IUser {
    return { id } as IUser;
}

/** Rocket.Chat's routing chooses the agent when none is named; the engine's type does not say so. */
function nobody(): IUser {
    return undefined as unknown as IUser;
}
