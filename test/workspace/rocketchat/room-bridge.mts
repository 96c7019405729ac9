import type { IMessageRaw } from '@rocket.chat/apps-engine/definition/messages/index.js';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import { RoomBridge } from '@rocket.chat/apps-engine/server/bridges/index.js';
import type { GetMessagesOptions } from '@rocket.chat/apps-engine/server/bridges/RoomBridge.js';
import { notPartOfWorkspace } from './absent-bridge.mts';
import { toRawMessage } from './convert-message.mts';
import { appUserById } from './convert-people.mts';
import { appRoomById, toAppRoom } from './convert-room.mts';
import type { Server } from './server.mts';

/** Rooms as apps read them; making, deleting and moderating rooms is not part of the workspace. */
export class WorkspaceRoomBridge extends RoomBridge {
    constructor(private readonly server: Server) {
        super();
    }

    protected async getById(roomId: string): Promise<IRoom> {
        return (await appRoomById(this.server, roomId)) as IRoom;
    }

    protected async getByName(roomName: string): Promise<IRoom> {
        return (await toAppRoom(this.server, await this.server.collections.rooms.findOne({ name: roomName }))) as IRoom;
    }

    protected async getCreatorById(roomId: string): Promise<IUser | undefined> {
        const room = await this.server.collections.rooms.findOne({ _id: roomId });
        return room?.u && appUserById(this.server, room.u._id);
    }

    protected async getCreatorByName(roomName: string): Promise<IUser | undefined> {
        const room = await this.server.collections.rooms.findOne({ name: roomName });
        return room?.u && appUserById(this.server, room.u._id);
    }

    protected async getMembers(roomId: string): Promise<IUser[]> {
        const joined = await this.server.collections.subscriptions.find({ rid: roomId });
        return (await Promise.all(joined.map(({ u }) => appUserById(this.server, u._id)))) as IUser[];
    }

    /** Without system messages; in the order they were saved unless `sort` says otherwise. */
    protected async getMessages(roomId: string, options: GetMessagesOptions): Promise<IMessageRaw[]> {
        const { limit, skip = 0, sort, showThreadMessages } = options;
        const query = {
            rid: roomId,
            t: { $exists: false },
            ...(showThreadMessages === false && { tmid: { $exists: false } }),
        };
        const order = sort?.createdAt && { sort: { ts: sort.createdAt === 'desc' ? -1 : 1 } as const };
        const found = await this.server.collections.messages.find(query, { limit, skip, ...order });
        return Promise.all(found.map(toRawMessage));
    }

    /** Name, description and custom fields; whether Rocket.Chat takes them for livechat rooms has not been verified. */
    protected async update(room: IRoom): Promise<void> {
        const stored = room.id ? await this.server.collections.rooms.findOne({ _id: room.id }) : undefined;
        if (!stored) throw new Error('A room must exist to update.');
        const fields = { fname: room.displayName, description: room.description, customFields: room.customFields };
        const given = Object.fromEntries(
            Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
        );
        await this.server.collections.rooms.update({ _id: room.id }, { $set: { ...given, _updatedAt: new Date() } });
    }

    protected async create(): Promise<string> {
        throw notPartOfWorkspace('RoomBridge.create');
    }

    protected async getDirectByUsernames(): Promise<IRoom | undefined> {
        throw notPartOfWorkspace('RoomBridge.getDirectByUsernames');
    }

    protected async getAllRooms(): Promise<never> {
        throw notPartOfWorkspace('RoomBridge.getAllRooms');
    }

    protected async createDiscussion(): Promise<string> {
        throw notPartOfWorkspace('RoomBridge.createDiscussion');
    }

    protected async delete(): Promise<void> {
        throw notPartOfWorkspace('RoomBridge.delete');
    }

    protected async getModerators(): Promise<IUser[]> {
        return [];
    }

    protected async getOwners(): Promise<IUser[]> {
        return [];
    }

    protected async getLeaders(): Promise<IUser[]> {
        return [];
    }

    protected async removeUsers(): Promise<void> {
        throw notPartOfWorkspace('RoomBridge.removeUsers');
    }

    protected async getUnreadByUser(): Promise<IMessageRaw[]> {
        throw notPartOfWorkspace('RoomBridge.getUnreadByUser');
    }

    protected async getUserUnreadMessageCount(): Promise<number> {
        throw notPartOfWorkspace('RoomBridge.getUserUnreadMessageCount');
    }
}
