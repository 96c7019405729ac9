import type { OpenRoom, OpenRooms } from '../../model/ports';
import { labels } from './labels';
import type { Records } from './records';

/** The conversations that may be open, as records of the app's persistence. Of two of one room the older counts. */
export function openRoomsOver(records: Records): OpenRooms {
    return {
        all: async () => Array.from(roomsIn(await records.find(labels.openRooms)).values()),
        find: async (roomId) => roomsIn(await records.find(labels.openRoom(roomId))).get(roomId),
        add: (room) => records.create([labels.openRooms, labels.openRoom(room.roomId)], room),
        async remove(roomId) {
            await records.remove([labels.openRoom(roomId)]);
        },
    };
}

function roomsIn(found: readonly unknown[]): ReadonlyMap<string, OpenRoom> {
    const rooms = new Map<string, OpenRoom>();
    for (const { roomId, since } of found.filter(isOpenRoom)) {
        rooms.set(roomId, { roomId, since: Math.min(since, rooms.get(roomId)?.since ?? since) });
    }
    return rooms;
}

function isOpenRoom(data: unknown): data is OpenRoom {
    if (typeof data !== 'object' || data === null) {
        return false;
    }
    const { roomId, since }: Partial<Record<keyof OpenRoom, unknown>> = data;
    return typeof roomId === 'string' && typeof since === 'number';
}
