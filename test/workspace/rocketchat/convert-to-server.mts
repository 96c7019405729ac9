import type { ILivechatRoom, IVisitor } from '@rocket.chat/apps-engine/definition/livechat/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import type { Closing } from './close-room.mts';
import type { RoomDocument, VisitorDocument } from './documents.mts';
import type { Guest } from './register-guest.mts';
import type { Server } from './server.mts';

const STATUSES = ['online', 'away', 'busy', 'offline', 'disabled'] as const;

/** A visitor as the app passed it, in server shape; nothing is looked up. */
export function guestOf(visitor: IVisitor): VisitorDocument {
    const { id, username, name, token, phone, livechatData, status, visitorEmails, department } = visitor;
    const fields = { _id: id, username, name, token, phone, livechatData, visitorEmails, department };
    return {
        ...(Object.fromEntries(
            Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
        ) as VisitorDocument),
        status: STATUSES.find((known) => known === status) ?? 'online',
    };
}

/** What of a visitor reaches registration: the first phone and the first email, and no custom fields. */
export function registrationOf(visitor: IVisitor): Guest {
    return {
        id: orAbsent(visitor.id),
        token: orAbsent(visitor.token),
        username: orAbsent(visitor.username),
        name: orAbsent(visitor.name),
        department: orAbsent(visitor.department),
        phone: visitor.phone?.[0]?.phoneNumber,
        email: visitor.visitorEmails?.[0]?.address,
    };
}

type ClosingRequest = { readonly room: ILivechatRoom; readonly comment: string; readonly closer: IUser | undefined };

/** A closing as the app asked for it: by the closer, else by the room's visitor. Only the app's own room object counts. */
export function closingOf(server: Server, { room, comment, closer }: ClosingRequest): Closing {
    if (server.generation === 'old' && room.visitor && !room.visitorChannelInfo) {
        throw new TypeError("Cannot read properties of undefined (reading 'phone')");
    }
    return { room: roomOf(room), comment, by: closedBy(room, closer) };
}

function closedBy({ visitor }: ILivechatRoom, closer: IUser | undefined): Closing['by'] {
    if (closer) return { kind: 'user', who: { _id: closer.id, username: closer.username } };
    if (!visitor?.id) throw new Error('Error: Please provide details of the user or visitor who closed the room');
    return { kind: 'visitor', who: { _id: visitor.id, username: visitor.username } };
}

function roomOf(room: ILivechatRoom): RoomDocument {
    return {
        _id: room.id,
        t: room.type,
        msgs: room.messageCount ?? 0,
        ts: room.createdAt ?? new Date(),
        lm: room.lastModifiedAt ?? new Date(),
        _updatedAt: room.updatedAt ?? new Date(),
        ...(room.isOpen && { open: true as const }),
        ...(room.department && { departmentId: room.department.id }),
    };
}

function orAbsent(text: string | null | undefined): string | undefined {
    return text || undefined;
}
