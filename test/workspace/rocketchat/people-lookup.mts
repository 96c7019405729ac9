import type { RoomDocument, UserDocument } from './documents.mts';
import type { Server } from './server.mts';

/** The agent with this id; rejects for anybody else. */
export async function agentOf(server: Server, agentId: string): Promise<UserDocument> {
    const agent = await server.collections.users.findOne({ _id: agentId, roles: 'livechat-agent' });
    if (!agent) throw new Error(`there is no agent ${agentId}`);
    return agent;
}

/** The user with this id, whatever they do in the workspace. */
export async function userOf(server: Server, userId: string): Promise<UserDocument> {
    const user = await server.collections.users.findOne({ _id: userId });
    if (!user) throw new Error(`there is no user ${userId}`);
    return user;
}

/** The room with this id. */
export async function roomOf(server: Server, roomId: string): Promise<RoomDocument> {
    const room = await server.collections.rooms.findOne({ _id: roomId });
    if (!room) throw new Error(`there is no room ${roomId}`);
    return room;
}

/** The room with this id, while it is open. */
export async function roomToWriteIn(server: Server, roomId: string): Promise<RoomDocument> {
    const room = await roomOf(server, roomId);
    if (!room.open) throw new Error(`room ${roomId} is closed`);
    return room;
}
