import type { ILivechatMessage } from '@rocket.chat/apps-engine/definition/livechat/index.js';
import type { IMessage, IMessageAttachment, IMessageRaw } from '@rocket.chat/apps-engine/definition/messages/index.js';
import { randomId } from '../store/random-id.mts';
import { toAppAttachments, toServerAttachments } from './convert-attachment.mts';
import { appUserById, toAppUser } from './convert-people.mts';
import { appRoomById } from './convert-room.mts';
import type { MessageDocument, UserStub } from './documents.mts';
import type { Server } from './server.mts';
import { transform } from './transform.mts';

const PLAIN_FIELDS = {
    id: '_id',
    threadId: 'tmid',
    reactions: 'reactions',
    parseUrls: 'parseUrls',
    text: 'msg',
    createdAt: 'ts',
    updatedAt: '_updatedAt',
    editedAt: 'editedAt',
    emoji: 'emoji',
    avatarUrl: 'avatar',
    alias: 'alias',
    file: 'file',
    files: 'files',
    customFields: 'customFields',
    groupable: 'groupable',
    token: 'token',
    blocks: 'blocks',
    type: 't',
};

/** A message in app shape with its room and people; a visitor's carries `token` and a sender of type `unknown`. */
export async function toAppMessage(
    server: Server,
    message: MessageDocument | undefined,
): Promise<IMessage | undefined> {
    if (!message) return undefined;
    return (await transform(message, {
        ...PLAIN_FIELDS,
        room: (take) => appRoomById(server, String(take('rid'))),
        editor: (take) => stubUser(server, take('editedBy')),
        attachments: (take) => toAppAttachments(take('attachments')),
        sender: async (take) => {
            const stub = take('u') as UserStub;
            const fromStub = toAppUser({
                _id: stub._id,
                username: stub.username,
                ...(stub.name && { name: stub.name }),
            });
            if (message.token) return fromStub;
            return (await appUserById(server, stub._id)) ?? fromStub;
        },
    })) as unknown as IMessage;
}

/** A message in the cheap shape of `getMessages`: ids instead of the room and people. */
export async function toRawMessage(message: MessageDocument): Promise<IMessageRaw> {
    return (await transform(message, {
        ...PLAIN_FIELDS,
        roomId: 'rid',
        editor: 'editedBy',
        sender: 'u',
        attachments: (take) => toAppAttachments(take('attachments')),
    })) as unknown as IMessageRaw;
}

/**
 * What an app wants posted, in server shape with a new id. Rejects when the room does not exist or an attachment links to
 * something that is neither a full URL nor one of Rocket.Chat's own files.
 */
export async function toServerMessage(server: Server, message: IMessage | ILivechatMessage): Promise<MessageDocument> {
    const rid = message.room?.id && (await server.collections.rooms.findOne({ _id: message.room.id }))?._id;
    if (!rid) throw new Error('Invalid room provided on the message.');
    const attachments = toServerAttachments(message.attachments as IMessageAttachment[] | undefined);
    const now = new Date();
    return {
        _id: message.id ?? randomId(),
        rid,
        u: await senderStub(server, message.sender),
        msg: message.text as string,
        ts: message.createdAt ?? now,
        _updatedAt: message.updatedAt ?? now,
        ...given('tmid', message.threadId),
        ...given('emoji', message.emoji),
        ...given('avatar', message.avatarUrl),
        ...given('alias', message.alias),
        ...given('customFields', message.customFields),
        ...given('groupable', message.groupable),
        ...given('attachments', attachments),
        ...given('reactions', message.reactions),
        ...given('parseUrls', message.parseUrls),
        ...given('blocks', message.blocks),
        ...given('token', 'token' in message ? message.token : undefined),
    };
}

function given(field: string, value: unknown): object {
    return value === undefined || value === null ? {} : { [field]: value };
}

async function senderStub(server: Server, sender: IMessage['sender'] | undefined): Promise<UserStub> {
    if (!sender?.id) return undefined as unknown as UserStub;
    const known = await server.collections.users.findOne({ _id: sender.id });
    const { _id, username, name } = known ?? { _id: sender.id, username: sender.username, name: sender.name };
    return { _id, username, name };
}

async function stubUser(server: Server, stub: unknown) {
    return stub ? appUserById(server, (stub as UserStub)._id) : undefined;
}
