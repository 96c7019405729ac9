import type { ITypingOptions } from '@rocket.chat/apps-engine/definition/accessors/INotifier.js';
import type { IMessage, Reaction } from '@rocket.chat/apps-engine/definition/messages/index.js';
import type { IRoom } from '@rocket.chat/apps-engine/definition/rooms/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import { MessageBridge } from '@rocket.chat/apps-engine/server/bridges/index.js';
import { toAppMessage, toServerMessage } from './convert-message.mts';
import { toAppUser } from './convert-people.mts';
import { editMessage } from './edit-message.mts';
import { setReaction } from './reactions.mts';
import { idOf, sendUserMessage } from './send-message.mts';
import type { Server } from './server.mts';

/** Messages of users, bots and apps, their reactions, and what is only shown. */
export class WorkspaceMessageBridge extends MessageBridge {
    constructor(private readonly server: Server) {
        super();
    }

    protected async create(message: IMessage): Promise<string> {
        const converted = await toServerMessage(this.server, message);
        return idOf(await sendUserMessage(this.server, converted.u._id, converted));
    }

    protected async update(message: IMessage): Promise<void> {
        if (!message.editor) throw new Error('Invalid editor assigned to the message for the update.');
        const stored = message.id ? await this.server.collections.messages.findOne({ _id: message.id }) : undefined;
        if (!stored) throw new Error('A message must exist to update.');
        const editor = await this.server.collections.users.findOne({ _id: message.editor.id });
        if (!editor) throw new Error('Could not find message editor');
        await editMessage(this.server, { message: stored, editor, change: message });
    }

    /** Shown to one user and stored nowhere in Rocket.Chat; no app is told. */
    protected async notifyUser(user: IUser, message: IMessage): Promise<void> {
        await this.show([user.id], message);
    }

    /** Shown to those who have joined the room: nobody while it is queued. */
    protected async notifyRoom(room: IRoom, message: IMessage): Promise<void> {
        if (!room?.id) return;
        const joined = await this.server.collections.subscriptions.find({ rid: room.id });
        await this.show(
            joined.map(({ u }) => u._id),
            message,
        );
    }

    protected async typing({ scope }: ITypingOptions): Promise<void> {
        if (scope !== undefined && scope !== 'room') throw new Error('Unrecognized typing scope provided');
    }

    protected async getById(messageId: string): Promise<IMessage> {
        return (await toAppMessage(
            this.server,
            await this.server.collections.messages.findOne({ _id: messageId }),
        )) as IMessage;
    }

    protected async delete(message: IMessage, user: IUser): Promise<void> {
        if (!message.id) throw new Error('Invalid message id');
        const [deleted] = await this.server.collections.messages.remove({ _id: message.id });
        const by = await this.server.collections.users.findOne({ _id: user.id });
        this.server.emit('IPostMessageDeleted', async () => ({
            message: await toAppMessage(this.server, deleted),
            user: toAppUser(by),
        }));
    }

    protected async addReaction(messageId: string, userId: string, reaction: Reaction): Promise<void> {
        mustBeReaction(reaction);
        await setReaction(this.server, { messageId, userId, reaction, shouldReact: true });
    }

    protected async removeReaction(messageId: string, userId: string, reaction: Reaction): Promise<void> {
        mustBeReaction(reaction);
        await setReaction(this.server, { messageId, userId, reaction, shouldReact: false });
    }

    private async show(userIds: readonly string[], message: IMessage): Promise<void> {
        const { rid, msg, u, ts, attachments, blocks } = await toServerMessage(this.server, message);
        for (const userId of userIds) {
            await this.server.collections.ephemeral.insert({
                userId,
                rid,
                msg: msg ?? '',
                u,
                ts,
                ...(attachments && { attachments }),
                ...(blocks && { blocks }),
            });
        }
    }
}

function mustBeReaction(reaction: string): void {
    if (!reaction.startsWith(':') || !reaction.endsWith(':')) throw new Error('Invalid reaction');
}
