import { randomId } from '../store/random-id.mts';
import { toAppMessage } from './convert-message.mts';
import type { MessageDocument, RoomDocument, SystemMessageType, UserDocument, UserStub } from './documents.mts';
import { meteorError } from './meteor-error.mts';
import type { Server } from './server.mts';
import { isVetoed } from './vetoes.mts';

type Sending = {
    readonly message: MessageDocument;
    readonly room: RoomDocument;
    readonly sender?: UserDocument | undefined;
};

const MAY_MENTION_ALL = ['admin', 'owner', 'moderator', 'user', 'federated-external'];
const MAY_IMPERSONATE = ['bot', 'app'];

/**
 * Saves a message of anybody and tells every app about it, unawaited: the one way in for visitors, agents, apps and
 * uploads. `sender` is absent for a visitor. Where another app forbids the message, nothing is saved and nothing comes back;
 * the old generation trips over that nothing and rejects.
 */
export async function saveMessage(
    server: Server,
    { message, room, sender }: Sending,
): Promise<MessageDocument | undefined> {
    mustBeAllowed(message, room, sender);
    mustNotMention(message, sender);
    mustHaveLicence(server, { message, room, sender });
    const { _id: roomId, v } = room;
    if (await isVetoed(server, { what: 'message', roomId, visitorId: v?._id, text: message.msg })) {
        if (server.generation === 'new') return undefined;
        throw new TypeError("Cannot read properties of undefined (reading '_id')");
    }
    const saved: MessageDocument = { ...message, msg: message.msg ?? '', _updatedAt: new Date() };
    await server.collections.messages.insert(saved);
    server.emit(saved.t ? 'IPostSystemMessageSent' : 'IPostMessageSent', () => toAppMessage(server, saved));
    await noteInRoom(server, saved, room);
    return saved;
}

type SystemMessage = {
    readonly rid: string;
    readonly t: SystemMessageType;
    readonly msg: string;
    readonly u: UserStub;
};

/** Saves a message that says what happened in a room; apps are not told. */
export async function saveSystemMessage(server: Server, message: SystemMessage): Promise<void> {
    const now = new Date();
    await server.collections.messages.insert({
        ...message,
        _id: randomId(),
        ts: now,
        _updatedAt: now,
        groupable: false,
    });
    await server.collections.rooms.update(
        { _id: message.rid },
        { $inc: { msgs: 1 }, $set: { lm: now, _updatedAt: now } },
    );
}

function mustBeAllowed(message: MessageDocument, room: RoomDocument, sender: UserDocument | undefined): void {
    if (!message.alias && !message.avatar) return;
    const isGuestsAlias = !message.avatar && message.token !== undefined && message.token === room.v?.token;
    if (!isGuestsAlias && !hasOneOf(sender, MAY_IMPERSONATE)) throw new Error('Not enough permission');
}

function mustNotMention(message: MessageDocument, sender: UserDocument | undefined): void {
    if (hasOneOf(sender, MAY_MENTION_ALL)) return;
    const mentioned = [...(message.msg ?? '').matchAll(/(?:^|\s|>)@([0-9a-zA-Z\-_.]+)/g)].map(([, name]) => name);
    if (mentioned.includes('all')) throw meteorError('error-action-not-allowed', 'Notify all in this room not allowed');
    if (mentioned.includes('here')) {
        throw meteorError('error-action-not-allowed', 'Notify active users in this room not allowed');
    }
}

/** The licence's limit of monthly contacts stops answers, not questions. A switch of the workspace, off by default. */
function mustHaveLicence(server: Server, { message, room }: Sending): void {
    if (room.t !== 'l' || message.token || message.t) return;
    if (server.settings.isOn('Workspace_MAC_limit_reached')) throw new Error('error-mac-limit-reached');
}

function hasOneOf(user: UserDocument | undefined, roles: readonly string[]): boolean {
    return user?.roles.some((role) => roles.includes(role)) ?? false;
}

async function noteInRoom(server: Server, message: MessageDocument, room: RoomDocument): Promise<void> {
    const now = message._updatedAt;
    const firstResponseTs = room.responseBy?.firstResponseTs ?? now;
    const answered = message.token
        ? { $set: { lm: now, _updatedAt: now, waitingResponse: true }, $unset: { responseBy: '' } }
        : {
              $set: { lm: now, _updatedAt: now, responseBy: { ...message.u, firstResponseTs, lastMessageTs: now } },
              $unset: { waitingResponse: '' },
          };
    await server.collections.rooms.update({ _id: message.rid, t: 'l' }, { ...answered, $inc: { msgs: 1 } });
}
