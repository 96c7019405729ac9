import { randomId } from '../store/random-id.mts';
import { hasOnlineAgents, requiredDepartment } from './availability.mts';
import { isChannelBlocked, linkContact } from './contacts.mts';
import { toAppRoom } from './convert-room.mts';
import type { RoomDocument, RoomSource, UserDocument, VisitorDocument } from './documents.mts';
import { meteorError } from './meteor-error.mts';
import { routeRoom } from './routing.mts';
import { saveSystemMessage } from './save-message.mts';
import type { Server } from './server.mts';
import { isVetoed } from './vetoes.mts';

export type NewRoom = {
    readonly visitor: VisitorDocument;
    readonly source: RoomSource;
    readonly agent?: UserDocument | undefined;
    readonly customFields?: { readonly [key: string]: unknown } | undefined;
};

/**
 * Opens a conversation: a new room each time. Rejects when Omnichannel is off, the channel
 * is blocked, another app forbids it, nobody is online to take it, or, in the new generation, the visitor's token has an open
 * room.
 */
export async function openRoom(server: Server, wanted: NewRoom): Promise<RoomDocument> {
    if (!server.settings.isOn('Livechat_enabled')) throw meteorError('error-omnichannel-is-disabled');
    mustBeText(wanted.visitor._id, '_id');
    mustBeText(wanted.visitor.username, 'username');
    if (await isChannelBlocked(server, wanted.visitor._id, wanted.source))
        throw new Error('error-contact-channel-blocked');
    const department = wanted.visitor.department ?? (wanted.agent ? undefined : await requiredDepartment(server));
    if (!(await somebodyIsThere(server, wanted.agent, department))) {
        throw meteorError('no-agent-online', 'Sorry, no online agents');
    }
    const contact = await linkContact(server, wanted.visitor, wanted.source);
    const placing = { department, contactId: contact._id, name: contact.name };
    const room = newRoom(wanted, { ...placing, isOnlyOne: server.generation === 'new' });
    if (await isVetoed(server, { what: 'room', visitorId: wanted.visitor._id }))
        throw meteorError('error-app-prevented', 'An app prevented the room from being created');
    await server.collections.rooms.insert(room);
    await server.collections.inquiries.insert({
        rid: room._id,
        status: 'ready',
        ts: room.ts,
        ...(department && { department }),
    });
    const { _id, username } = wanted.visitor;
    await saveSystemMessage(server, { rid: room._id, t: 'livechat-started', msg: '', u: { _id, username } });
    server.emit('IPostLivechatRoomStarted', () => toAppRoom(server, room));
    await routeRoom(server, room, wanted.agent);
    return (await server.collections.rooms.findOne({ _id: room._id })) ?? room;
}

async function somebodyIsThere(server: Server, agent: UserDocument | undefined, department?: string): Promise<boolean> {
    if (server.settings.isOn('Livechat_accept_chats_with_no_agents')) return true;
    // One who is named is not asked about here; routing then passes over one who is away.
    return agent ? true : hasOnlineAgents(server, department);
}

type Placing = {
    readonly department: string | undefined;
    readonly contactId: string;
    readonly name: string;
    readonly isOnlyOne: boolean;
};

function newRoom({ visitor, source, customFields }: NewRoom, placing: Placing): RoomDocument {
    const { department, contactId, name, isOnlyOne } = placing;
    const now = new Date();
    const phone = visitor.phone?.[0]?.phoneNumber;
    return {
        _id: randomId(),
        t: 'l',
        fname: name,
        msgs: 0,
        ts: now,
        lm: now,
        _updatedAt: now,
        open: true,
        ...(isOnlyOne && { _enforceSingleRoom: true }),
        waitingResponse: true,
        queuedAt: now,
        v: {
            _id: visitor._id,
            username: visitor.username,
            token: visitor.token ?? '',
            status: visitor.status ?? 'online',
            ...(phone && { phone }),
        },
        contactId,
        source,
        ...(department && { departmentId: department }),
        ...(isPlainObject(customFields) && { customFields }),
    };
}

function isPlainObject(value: unknown): value is { readonly [key: string]: unknown } {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mustBeText(value: unknown, field: string): void {
    if (typeof value !== 'string')
        throw new Error(`Match error: Expected string, got ${typeof value} in field ${field}`);
}
