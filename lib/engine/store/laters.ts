import type { Later, Laters } from '../../outbound/first-ports';
import { readFirstText } from '../../outbound/first-text';
import { labels } from './labels';
import type { Records } from './records';

/** What agents have put off, as records of the app's persistence. */
export function latersOver(records: Records): Laters {
    const readFrom = async (label: string): Promise<readonly Later[]> => {
        const found = (await records.find(label)).flatMap((stored) => toLater(stored) ?? []);
        return found.sort((one, other) => one.dueAt - other.dueAt || (one.id < other.id ? -1 : 1));
    };
    const labelsOf = ({ id, roomId }: Later) => [labels.laters, labels.later(id), labels.laterIn(roomId)];
    return {
        add: (later) => records.create(labelsOf(later), later),
        replace: (later) => records.replace(labelsOf(later), later),
        all: () => readFrom(labels.laters),
        inRoom: (roomId) => readFrom(labels.laterIn(roomId)),
        async remove(id) {
            await records.remove([labels.later(id)]);
        },
    };
}

function toLater(stored: unknown): Later | undefined {
    const { id, roomId, dueAt, first, isOnlyIfOpen }: Readonly<Record<string, unknown>> =
        typeof stored === 'object' && stored !== null ? { ...stored } : {};
    const text = readFirstText(first);
    return typeof id === 'string' && typeof roomId === 'string' && typeof dueAt === 'number' && text !== undefined
        ? { id, roomId, dueAt, first: text, ...(isOnlyIfOpen === true && { isOnlyIfOpen }) }
        : undefined;
}
