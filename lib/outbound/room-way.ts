import type { Identities } from '../model/customer-ports';
import { type WayToAnswer, wayToAnswerIn } from '../model/room';
import type { RoomInHand, RoomMessages } from './ports';

export interface RoomWayPorts {
    readonly appId: string;
    readonly roomMessages: RoomMessages;
    readonly identities: Identities;
}

/** An open conversation of this app, and how to answer in it. */
export interface OpenConversation {
    readonly room: RoomInHand;
    readonly way: WayToAnswer;
}

/** The open conversation that a room is; undefined for any other room. */
export async function openConversationIn(
    roomId: string,
    { roomMessages, identities, appId }: RoomWayPorts,
): Promise<OpenConversation | undefined> {
    const room = roomId === '' ? undefined : await roomMessages.room(roomId);
    if (room?.isOpen !== true || room.source?.type !== 'app' || room.source.id !== appId) {
        return undefined;
    }
    const latest = room.visitorId === undefined ? undefined : await identities.wayTo(room.visitorId);
    const way = latest ?? wayToAnswerIn(room);
    return way && { room, way };
}
