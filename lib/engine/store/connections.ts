import type { Connection, Connections, Pointing } from '../../model/number-ports';
import { labels } from './labels';
import type { Records } from './records';

/** What was pointed at this workspace, as records of the app's persistence. Of two of one sid the older counts. */
export function connectionsOver(records: Records): Connections {
    return {
        async all() {
            const connections = new Map<string, Connection>();
            for (const found of (await records.find(labels.connections)).filter(isConnection)) {
                const other = connections.get(found.sid);
                connections.set(found.sid, other !== undefined && other.at <= found.at ? other : found);
            }
            return Array.from(connections.values());
        },
        keep: (connection) => records.put([labels.connections, labels.connection(connection.sid)], connection),
        async remove(sid) {
            await records.remove([labels.connection(sid)]);
        },
    };
}

function isConnection(data: unknown): data is Connection {
    if (typeof data !== 'object' || data === null) {
        return false;
    }
    const { accountSid, sid, name, numbers, at, before, written }: Partial<Record<keyof Connection, unknown>> = data;
    const areTexts = [accountSid, sid, name].every((text) => typeof text === 'string');
    const isList = Array.isArray(numbers) && numbers.every((number) => typeof number === 'string');
    return areTexts && isList && typeof at === 'number' && isPointing(before) && isPointing(written);
}

function isPointing(data: unknown): data is Pointing {
    return typeof data === 'object' && data !== null && Object.values(data).every((value) => typeof value === 'string');
}
