import { onlineAgents } from './availability.mts';
import { toAppUser } from './convert-people.mts';
import { appRoomById } from './convert-room.mts';
import type { RoomDocument, UserDocument } from './documents.mts';
import { saveSystemMessage } from './save-message.mts';
import type { Server } from './server.mts';

/**
 * Gives a new room to somebody, where selection is automatic: to the named agent if that one is there, else to the online
 * agent with the fewest open rooms. Otherwise it stays queued, also for a named agent. A department without anybody online hands the room to its fallback first.
 */
export async function routeRoom(server: Server, room: RoomDocument, agent?: UserDocument): Promise<void> {
    const departmentId = await moveToFallback(server, room);
    const automatic = server.settings.text('Livechat_Routing_Method') === 'Auto_Selection';
    const named = agent && (await isThere(server, agent)) ? agent : undefined;
    const chosen = automatic ? (named ?? (await leastBusy(server, departmentId))) : undefined;
    if (chosen) return takeRoom(server, room._id, chosen);
    await server.collections.inquiries.update({ rid: room._id }, { $set: { status: 'queued' } });
}

/** Makes an agent the one who serves a room. */
export async function takeRoom(server: Server, roomId: string, agent: UserDocument): Promise<void> {
    const u = { _id: agent._id, username: agent.username, name: agent.name };
    await server.collections.inquiries.update({ rid: roomId }, { $set: { status: 'taken' } });
    await server.collections.subscriptions.update(
        { rid: roomId, 'u._id': agent._id },
        { $set: { rid: roomId, u, open: true } },
        { upsert: true },
    );
    await server.collections.rooms.update(
        { _id: roomId },
        { $set: { servedBy: { ...u, ts: new Date() } }, $unset: { queuedAt: '' } },
    );
    await saveSystemMessage(server, { rid: roomId, t: 'command', msg: 'connected', u });
    server.emit('IPostLivechatAgentAssigned', async () => ({
        room: await appRoomById(server, roomId),
        agent: toAppUser(agent),
    }));
}

/** Hands an open room to an agent who is there, whoever has it. False for a closed one. */
export async function forwardRoom(
    server: Server,
    { roomId, agent }: { readonly roomId: string; readonly agent: UserDocument },
): Promise<boolean> {
    const room = await server.collections.rooms.findOne({ _id: roomId, open: true });
    if (!room) return false;
    if (!(await isThere(server, agent))) throw new Error('error-user-is-offline');
    if (!(await server.collections.inquiries.findOne({ rid: roomId }))) throw new Error('error-invalid-inquiry');
    if (room.servedBy?._id === agent._id) throw new Error('error-selected-agent-room-agent-are-same');
    await server.collections.subscriptions.remove({ rid: roomId, 'u._id': room.servedBy?._id });
    await takeRoom(server, roomId, agent);
    return true;
}

async function isThere(server: Server, agent: UserDocument): Promise<boolean> {
    return (await onlineAgents(server)).some(({ _id }) => _id === agent._id);
}

async function moveToFallback(server: Server, room: RoomDocument): Promise<string | undefined> {
    let departmentId = room.departmentId;
    const seen = new Set<string>();
    while (departmentId && !seen.has(departmentId) && (await onlineAgents(server, departmentId)).length === 0) {
        seen.add(departmentId);
        const department = await server.collections.departments.findOne({ _id: departmentId });
        if (!department?.fallbackForwardDepartment) return departmentId;
        departmentId = department.fallbackForwardDepartment;
        await server.collections.visitors.update({ _id: room.v?._id }, { $set: { department: departmentId } });
        await server.collections.inquiries.update({ rid: room._id }, { $set: { department: departmentId } });
        await server.collections.rooms.update({ _id: room._id }, { $set: { departmentId } });
    }
    return departmentId;
}

async function leastBusy(server: Server, departmentId: string | undefined): Promise<UserDocument | undefined> {
    const agents = await onlineAgents(server, departmentId);
    const loads = await Promise.all(
        agents.map(async (agent) => ({ agent, open: await countOpenRooms(server, agent._id) })),
    );
    return loads.sort((left, right) => left.open - right.open)[0]?.agent;
}

/** How many rooms an agent serves now. */
export async function countOpenRooms(server: Server, agentId: string): Promise<number> {
    return (await server.collections.rooms.find({ 'servedBy._id': agentId, t: 'l', open: true }, { fields: [] }))
        .length;
}
