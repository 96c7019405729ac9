import { membersOf } from '../../model/json';
import type { Window, Windows } from '../../model/ports';
import { labels } from './labels';
import type { Records } from './records';

/**
 * Until when free words are taken, as records of the app's persistence. Of several of one room the latest text counts: two
 * instances can have made them, or a version that had the labels the other way round, 0.2 and before.
 */
export function windowsOver(records: Records): Windows {
    const readFrom = async (label: string): Promise<readonly Window[]> => {
        const found = (await records.find(label)).flatMap((stored) => toWindow(stored) ?? []);
        return found.sort(
            (one, other) => other.wroteAt - one.wroteAt || Number(other.isTold ?? 0) - Number(one.isTold ?? 0),
        );
    };
    return {
        note: (window) => records.put([labels.window(window.roomId), labels.windows], window),
        async find(roomId) {
            const [latest] = await readFrom(labels.window(roomId));
            return latest;
        },
        async all() {
            const rooms = new Set<string>();
            const found = await readFrom(labels.windows);
            return found.filter(({ roomId }) => !rooms.has(roomId) && rooms.add(roomId));
        },
        async remove(roomId) {
            await records.remove([labels.window(roomId)]);
        },
    };
}

function toWindow(stored: unknown): Window | undefined {
    const { roomId, wroteAt, isTold } = membersOf(stored);
    return typeof roomId === 'string' && typeof wroteAt === 'number'
        ? { roomId, wroteAt, ...(isTold === true && { isTold }) }
        : undefined;
}
