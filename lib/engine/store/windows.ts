import { membersOf } from '../../model/json';
import type { Window, Windows } from '../../model/ports';
import { labels } from './labels';
import type { Records } from './records';

/** Until when free words are taken, as records of the app's persistence. Of several of one room the latest text counts. */
export function windowsOver(records: Records): Windows {
    const readFrom = async (label: string) => (await records.find(label)).flatMap((stored) => toWindow(stored) ?? []);
    return {
        note: (window) => records.put([labels.windows, labels.window(window.roomId)], window),
        async find(roomId) {
            const found = await readFrom(labels.window(roomId));
            return found.slice().sort((one, other) => other.wroteAt - one.wroteAt)[0];
        },
        all: () => readFrom(labels.windows),
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
