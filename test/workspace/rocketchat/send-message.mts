import { isChannelBlocked } from './contacts.mts';
import type { MessageDocument, RoomDocument, RoomSource, UserDocument, VisitorDocument } from './documents.mts';
import { withKnownDepartment } from './guest-department.mts';
import { meteorError } from './meteor-error.mts';
import { openRoom } from './open-room.mts';
import { saveMessage } from './save-message.mts';
import type { Server } from './server.mts';

type GuestMessage = {
    /** As the app passed it, not as it is stored. */
    readonly guest: VisitorDocument;
    readonly message: MessageDocument;
    readonly source: RoomSource;
};

/**
 * Posts what a visitor wrote. When the room is closed, a new room is opened for it without a word, with nothing of the old
 * room's label, destination or custom fields. Resolves with undefined when another app forbids the message.
 */
export async function sendGuestMessage(server: Server, sending: GuestMessage): Promise<MessageDocument | undefined> {
    const { guest, message, source } = sending;
    const stored = await server.collections.rooms.findOne({ _id: message.rid });
    const visitor = await withKnownDepartment(server, guest);
    const room = stored?.open ? stored : await openRoom(server, { visitor, source });
    if (room.v?.token !== guest.token) throw meteorError('cannot-access-room');
    if (await isChannelBlocked(server, guest._id, room.source ?? source))
        throw new Error('error-contact-channel-blocked');
    return saveMessage(server, {
        room,
        message: {
            ...message,
            rid: room._id,
            token: guest.token,
            u: message.u ?? stubOf(guest),
            ...(guest.name && { alias: guest.name }),
        },
    });
}

/** Posts what a user, bot or app user wrote, after the checks that a user's own client goes through too. */
export async function sendUserMessage(
    server: Server,
    userId: string,
    message: MessageDocument,
): Promise<MessageDocument | undefined> {
    const maxSize = server.settings.number('Message_MaxAllowedSize');
    const drift = Math.abs(Date.now() - message.ts.getTime());
    if (drift > 60_000) throw meteorError('error-message-ts-out-of-sync', 'Message timestamp is out of sync');
    if ((message.msg ?? '').length > maxSize) {
        throw meteorError('error-message-size-exceeded', 'Message size exceeds Message_MaxAllowedSize');
    }
    if (message.customFields !== undefined) mustTakeCustomFields(server);
    const sender = await server.collections.users.findOne({ _id: userId });
    if (!sender) throw meteorError('error-invalid-user', 'Invalid user');
    const room = await server.collections.rooms.findOne({ _id: message.rid });
    if (!room || !(await mayPost(server, room, sender))) throw meteorError('error-not-allowed');
    const { _id, username, name } = sender;
    return saveMessage(server, { room, sender, message: { ...message, u: { _id, username, name } } });
}

/** What a bridge answers: nothing, as Rocket.Chat does, where another app forbade the message. */
export function idOf(saved: MessageDocument | undefined): string {
    return saved?._id as string;
}

/** An app's user may write anywhere, even in closed conversations; others only where they belong. */
async function mayPost(server: Server, room: RoomDocument, sender: UserDocument): Promise<boolean> {
    if (sender.type === 'app' || room.t !== 'l') return true;
    if (room.servedBy?._id === sender._id) return true;
    return (await server.collections.subscriptions.findOne({ rid: room._id, 'u._id': sender._id })) !== undefined;
}

function mustTakeCustomFields(server: Server): void {
    if (!server.settings.isOn('Message_CustomFields_Enabled')) throw new Error('Custom fields not enabled');
    throw new Error('Invalid custom fields');
}

function stubOf({ _id, username, name }: VisitorDocument) {
    return { _id, username, ...(name && { name }) };
}
