import { toAppRoom } from './convert-room.mts';
import type { RoomDocument, UserStub } from './documents.mts';
import { saveSystemMessage } from './save-message.mts';
import type { Server } from './server.mts';

export type Closing = {
    /** As the caller has it: only its `open` is believed. */
    readonly room: RoomDocument;
    readonly comment: string | undefined;
    readonly by: { readonly kind: 'user' | 'visitor'; readonly who: UserStub };
};

/**
 * Closes a conversation: `open` is unset, agents leave, the queue forgets it, and the comment becomes the text of a system
 * message. Rejects for a closed room and, by default, without a comment.
 */
export async function closeRoom(server: Server, { room, comment, by }: Closing): Promise<void> {
    if (!room.open) throw new Error('error-room-closed');
    if (server.settings.isOn('Livechat_request_comment_when_closing_conversation') && !comment?.trim()) {
        throw new Error('error-comment-is-required');
    }
    const tags = await closingTags(server, room);
    const closed = await server.collections.rooms.findAndUpdate(
        { _id: room._id, open: true },
        {
            $set: {
                closer: by.kind,
                closedBy: by.who,
                closedAt: new Date(),
                _updatedAt: new Date(),
                ...(tags.length > 0 && { tags }),
            },
            $unset: { open: '', waitingResponse: '' },
        },
    );
    if (!closed) throw new Error('Error closing room');
    await server.collections.inquiries.remove({ rid: room._id });
    await server.collections.subscriptions.remove({ rid: room._id });
    await saveSystemMessage(server, { rid: room._id, t: 'livechat-close', msg: comment ?? '', u: by.who });
    server.emit('ILivechatRoomClosedHandler', () => toAppRoom(server, closed));
    server.emit('IPostLivechatRoomClosed', () => toAppRoom(server, closed));
}

async function closingTags(server: Server, room: RoomDocument): Promise<readonly string[]> {
    const department = room.departmentId && (await server.collections.departments.findOne({ _id: room.departmentId }));
    if (!department) return room.tags ?? [];
    const tags = [...new Set([...(room.tags ?? []), ...(department.chatClosingTags ?? [])])];
    if (department.requestTagBeforeClosingChat && !department.chatClosingTags?.length) {
        throw new Error('error-tags-must-be-assigned-before-closing-chat');
    }
    return tags;
}
