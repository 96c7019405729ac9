import type { IMessage } from '@rocket.chat/apps-engine/definition/messages/index.js';
import { toServerAttachments } from './convert-attachment.mts';
import { toAppMessage } from './convert-message.mts';
import type { MessageDocument, UserDocument } from './documents.mts';
import type { Server } from './server.mts';

type Editing = {
    readonly message: MessageDocument;
    readonly editor: UserDocument;
    /** Only what it names is changed. */
    readonly change: Pick<Partial<IMessage>, 'text' | 'attachments' | 'alias' | 'emoji' | 'reactions' | 'blocks'>;
};

/** Changes a message and marks it as edited; apps hear of it as an update, never as a message sent. */
export async function editMessage(server: Server, { message, editor, change }: Editing): Promise<void> {
    const now = new Date();
    const fields = {
        msg: change.text,
        attachments: toServerAttachments(change.attachments),
        alias: change.alias,
        emoji: change.emoji,
        reactions: change.reactions,
        blocks: change.blocks,
        editedAt: now,
        _updatedAt: now,
        editedBy: { _id: editor._id, username: editor.username },
    };
    const given = Object.fromEntries(
        Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
    );
    const edited = await server.collections.messages.findAndUpdate({ _id: message._id }, { $set: given });
    server.emit('IPostMessageUpdated', () => toAppMessage(server, edited));
}
