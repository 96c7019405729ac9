import type { ILivechatRoom } from '@rocket.chat/apps-engine/definition/livechat/index.js';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms/index.js';
import { appUserById, appVisitorById, toAppDepartment } from './convert-people.mts';
import type { RoomDocument, UserStub } from './documents.mts';
import type { Server } from './server.mts';
import { transform } from './transform.mts';

/** A room in app shape, with everybody in it looked up. A closed room has no `isOpen` at all. */
export async function toAppRoom(server: Server, room: RoomDocument | undefined): Promise<IRoom | undefined> {
    if (!room) return undefined;
    const userOf = (stub: unknown) => (stub ? appUserById(server, (stub as UserStub)._id) : undefined);
    return (await transform(room, {
        id: '_id',
        displayName: 'fname',
        slugifiedName: 'name',
        messageCount: 'msgs',
        createdAt: 'ts',
        updatedAt: '_updatedAt',
        closedAt: 'closedAt',
        closer: 'closer',
        lastModifiedAt: 'lm',
        customFields: 'customFields',
        livechatData: 'livechatData',
        isWaitingResponse: 'waitingResponse',
        isOpen: 'open',
        source: 'source',
        type: 't',
        isDefault: () => false,
        isReadOnly: () => false,
        displaySystemMessages: () => true,
        creator: (take) => userOf(take('u')),
        // `v` stays behind in the unmapped properties, as 7.x leaves it there.
        visitor: () => room.v && appVisitorById(server, room.v._id),
        visitorChannelInfo: () => room.v && { phone: room.v.phone, lastMessageTs: room.lm },
        department: (take) => departmentOf(server, take('departmentId')),
        servedBy: (take) => userOf(take('servedBy')),
        closedBy: (take) => userOf(take('closedBy')),
        responseBy: (take) => userOf(take('responseBy')),
    })) as unknown as IRoom;
}

/** The room with this id in app shape. */
export async function appRoomById(server: Server, id: string): Promise<IRoom | undefined> {
    return toAppRoom(server, await server.collections.rooms.findOne({ _id: id }));
}

/** Livechat rooms in app shape. */
export async function toAppLivechatRooms(server: Server, rooms: readonly RoomDocument[]): Promise<ILivechatRoom[]> {
    return (await Promise.all(rooms.map((room) => toAppRoom(server, room)))) as ILivechatRoom[];
}

async function departmentOf(server: Server, id: unknown) {
    if (typeof id !== 'string') return undefined;
    return toAppDepartment(await server.collections.departments.findOne({ _id: id }));
}
