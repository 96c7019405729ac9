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
        // The one that counts comes last.
        return found.sort(
            (one, other) => one.wroteAt - other.wroteAt || Number(one.isTold === true) - Number(other.isTold === true),
        );
    };
    return {
        note: (window) => records.put([labels.window(window.roomId), labels.windows], window),
        async find(roomId) {
            const found = await readFrom(labels.window(roomId));
            return found[found.length - 1];
        },
        async all() {
            const found = await readFrom(labels.windows);
            return Array.from(new Map(found.map((window) => [window.roomId, window])).values());
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
