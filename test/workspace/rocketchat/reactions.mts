import { toAppMessage } from './convert-message.mts';
import { toAppUser } from './convert-people.mts';
import type { MessageDocument, Reactions, UserDocument } from './documents.mts';
import { isEmoji } from './emoji.mts';
import { meteorError } from './meteor-error.mts';
import { canAccessRoom } from './room-access.mts';
import type { Server } from './server.mts';

type Reacting = {
    readonly messageId: string;
    readonly userId: string;
    readonly reaction: string;
    readonly shouldReact: boolean;
};

/**
 * Adds or takes away one user's reaction. The user must be able to see the room, which an app's own user cannot in
 * livechat. Taking a reaction from a message that has none at all adds it: Rocket.Chat compares `undefined` with false.
 */
export async function setReaction(
    server: Server,
    { messageId, userId, reaction, shouldReact }: Reacting,
): Promise<void> {
    if (!isEmoji(reaction)) throw meteorError('error-not-allowed', 'Invalid emoji provided.');
    const user = await server.collections.users.findOne({ _id: userId });
    if (!user) throw meteorError('error-invalid-user', 'Invalid user');
    const message = await server.collections.messages.findOne({ _id: messageId });
    if (!message) throw meteorError('error-not-allowed', 'Not allowed');
    const reacted = message.reactions && (message.reactions[reaction]?.usernames.includes(user.username) ?? false);
    if (reacted === shouldReact) return;
    const room = await server.collections.rooms.findOne({ _id: message.rid });
    if (!room) throw meteorError('error-not-allowed', 'Not allowed');
    if (!(await canAccessRoom(server, room, user))) throw meteorError('not-authorized', 'Not Authorized');
    const reactions = reacted ? without(message, reaction, user) : withOne(message, reaction, user);
    const change = Object.keys(reactions).length > 0 ? { $set: { reactions } } : { $unset: { reactions: '' } };
    const saved = await server.collections.messages.findAndUpdate({ _id: messageId }, change);
    server.emit('IPostMessageReacted', async () => ({
        message: await toAppMessage(server, saved),
        user: toAppUser(user),
        reaction,
        isReacted: !reacted,
    }));
}

function withOne({ reactions = {} }: MessageDocument, reaction: string, user: UserDocument): Reactions {
    return { ...reactions, [reaction]: { usernames: [...(reactions[reaction]?.usernames ?? []), user.username] } };
}

function without({ reactions = {} }: MessageDocument, reaction: string, user: UserDocument): Reactions {
    const { [reaction]: mine, ...others } = reactions;
    const usernames = mine?.usernames.filter((username) => username !== user.username) ?? [];
    return usernames.length > 0 ? { ...others, [reaction]: { usernames } } : others;
}
