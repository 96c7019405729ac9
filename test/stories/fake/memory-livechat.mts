import { troubleIn } from '../../../lib/engine/rocketchat-error.ts';
import type { Conversation, File, Livechat, NewRoom, Visitor } from '../../../lib/model/livechat-ports.ts';
import { Failure } from '../../../lib/model/trouble.ts';
import type { Gate } from './calls.mts';
import type { Omnichannel, StoredRoom } from './omnichannel.mts';
import type { VirtualClock } from './virtual-clock.mts';

export interface LivechatParts {
    readonly store: Omnichannel;
    readonly clock: VirtualClock;
    readonly gate: Gate;
    readonly appId: string;
}

/** Omnichannel in memory, with the refusals and the oddities of Rocket.Chat that the stories are about. */
export function memoryLivechat(parts: LivechatParts): Livechat {
    const { store, gate } = parts;
    return {
        findVisitor: (id) => gate('livechat.findVisitor', () => store.visitors.find((visitor) => visitor.id === id)),
        createVisitor: (visitor) => gate('livechat.createVisitor', () => registered(visitor, store)),
        setCustomField: ({ token, key, value }) =>
            gate('livechat.setCustomField', () => {
                store.customFields.add(`${token} ${key}=${value}`);
                return true;
            }),
        openRooms: ({ token }) =>
            gate('livechat.openRooms', () =>
                store.rooms
                    .filter((room) => room.isOpen && room.visitorToken === token)
                    .map((room) => ({ ...room, visitor: store.visitors.find((one) => one.token === token) })),
            ),
        openRoom: (room) => gate('livechat.openRoom', () => ({ ...openedRoom(room, parts), isOnlyOne: store.isNew })),
        handTo: (agentId, { room }) => gate('livechat.handTo', () => handedRoom(agentId, room.id, store)),
        closeRoom: ({ id }) =>
            gate('livechat.closeRoom', () => {
                for (const room of store.rooms.filter((one) => one.id === id)) {
                    room.isOpen = false;
                }
            }),
        post: (place, text) => gate('livechat.post', () => posted(place, { text: store.rewrite(text) }, parts).id),
        upload: (place, file) => gate('livechat.upload', () => uploaded(place, file, parts)),
        messagesSince: ({ roomId, since }) =>
            gate('livechat.messagesSince', () =>
                store.messages.filter((message) => message.roomId === roomId && message.at >= since).reverse(),
            ),
        findDepartment: (idOrName) =>
            gate('livechat.findDepartment', () =>
                [...store.departments].find((department) => department.includes(idOrName))?.at(0),
            ),
        isAnyoneOnline: () => gate('livechat.isAnyoneOnline', () => store.isEnabled && store.isAnyoneOnline),
    };
}

/** A visitor of the same token is kept as it is, but for the name. */
function registered(visitor: Visitor, { visitors }: Omnichannel): Visitor {
    const index = visitors.findIndex(({ token }) => token === visitor.token);
    const known = visitors[index];
    const result = known === undefined ? visitor : { ...known, name: visitor.name };
    visitors[index < 0 ? visitors.length : index] = result;
    return result;
}

function openedRoom(
    { visitor, departmentId, agentId, source, customFields }: NewRoom,
    parts: LivechatParts,
): StoredRoom {
    const { store } = parts;
    if (!store.isEnabled) {
        throw new Failure(troubleIn('Omnichannel is disabled [error-omnichannel-is-disabled]'));
    }
    refuseBlocked(visitor, store);
    if (!store.isAnyoneOnline) {
        throw new Failure(troubleIn('Sorry, no online agents [no-agent-online]'));
    }
    const room = addedRoom({ visitorToken: visitor.token, departmentId, source, customFields }, parts);
    if (agentId !== undefined && !store.isManual) {
        // Rocket.Chat chooses somebody else where the one who is named is not there.
        room.servedBy = agent(store.unavailable.has(agentId) ? 'somebody' : agentId);
    }
    return room;
}

function handedRoom(agentId: string, roomId: string, store: Omnichannel): StoredRoom | undefined {
    const room = store.rooms.find(({ id, isOpen }) => id === roomId && isOpen);
    if (store.unavailable.has(agentId)) {
        throw new Failure(troubleIn('error-user-is-offline'));
    }
    if (room !== undefined) {
        room.servedBy = agent(agentId);
    }
    return room && { ...room };
}

function agent(id: string): NonNullable<StoredRoom['servedBy']> {
    return { id, name: `Agent ${id}` };
}

function addedRoom(
    about: Pick<StoredRoom, 'visitorToken' | 'departmentId' | 'source' | 'customFields'>,
    { store, clock, appId }: LivechatParts,
): StoredRoom {
    if (store.isNew && store.rooms.some((room) => room.isOpen && room.visitorToken === about.visitorToken)) {
        throw new Failure(troubleIn('E11000 duplicate key error collection: rocketchat_room index: v.token_1'));
    }
    const source = { type: 'app', id: appId, ...about.source };
    const room = { ...about, id: newId('room', store), isOpen: true, createdAt: new Date(clock.now()), source };
    store.rooms.push(room);
    return room;
}

/** A message to a closed room opens a bare one. */
function posted(
    { visitor, room }: Conversation,
    what: { readonly text: string; readonly fileId?: string; readonly fileName?: string },
    parts: LivechatParts,
): { readonly id: string } {
    const { store, clock } = parts;
    refuseBlocked(visitor, store);
    const isOpen = store.rooms.some(({ id, isOpen }) => id === room.id && isOpen);
    const roomId = isOpen ? room.id : addedRoom({ visitorToken: visitor.token }, parts).id;
    const message = { ...what, roomId, id: newId('message', store), senderId: visitor.id, at: clock.now() };
    store.messages.push(message);
    return message;
}

function uploaded(place: Conversation, file: File, parts: LivechatParts): string {
    const fileId = newId('file', parts.store);
    posted(place, { text: '', fileId, fileName: file.name }, parts);
    return fileId;
}

function refuseBlocked({ id }: Visitor, store: Omnichannel): void {
    if (store.blocked.has(id)) {
        throw new Failure(troubleIn('error-contact-channel-blocked'));
    }
}

function newId(what: string, store: Omnichannel): string {
    store.nextId += 1;
    return `${what}-${store.nextId}`;
}
