import type { RoomDocument, UserDocument } from './documents.mts';
import type { Server } from './server.mts';

const SEES_ALL_ROOMS = ['livechat-manager', 'livechat-monitor', 'admin'];

/**
 * Whether a user may read a room and react in it. In livechat that is the serving agent, those who joined, managers, and
 * with manual routing every agent while the room is queued. An app's own user is none of these.
 */
export async function canAccessRoom(server: Server, room: RoomDocument, user: UserDocument): Promise<boolean> {
    if (user.roles.some((role) => SEES_ALL_ROOMS.includes(role))) return true;
    if (room.t !== 'l') return true;
    if (room.servedBy?._id === user._id) return true;
    const [joined] = await server.collections.subscriptions.find({ rid: room._id, 'u._id': user._id }, { limit: 1 });
    if (joined) return true;
    if (server.settings.text('Livechat_Routing_Method') !== 'Manual_Selection') return false;
    const inquiry = await server.collections.inquiries.findOne({ rid: room._id, status: 'queued' });
    if (!inquiry) return false;
    if (!inquiry.department) return true;
    const member = { agentId: user._id, departmentId: inquiry.department };
    return (await server.collections.departmentAgents.findOne(member)) !== undefined;
}
