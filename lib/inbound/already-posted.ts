import type { Done, Ledger, Livechat, Posted } from '../model/ports';

/** What stands in a room and may be of an earlier attempt at a text. */
export interface Traces {
    /** The message with this text, taken: asked again, it is not found twice. */
    takeText(text: string): string | undefined;
    /** The upload with this file name, likewise. */
    takeFile(name: string): string | undefined;
}

/** No traces: for a first attempt, which need not look. */
export const NO_TRACES: Traces = { takeText: () => undefined, takeFile: () => undefined };

export interface Search {
    /** Where to look, besides the room of the line's last settled text: that one may have been closed meanwhile. */
    readonly rooms: readonly string[];
    readonly visitorId: string;
    readonly line: string;
    /** Milliseconds since 1970. */
    readonly since: number;
}

/**
 * The traces that earlier attempts at a text may have left in a room: the visitor's messages since the text arrived
 * that no settled text accounts for, of this line or of another one that shares the room. Rocket.Chat lets an app neither choose a message's id nor attach data
 * to it, so a message is recognised by its words; one that the server changed (a bad-words filter, say) is not.
 */
export async function tracesIn(
    search: Search,
    ports: { readonly livechat: Livechat; readonly ledger: Ledger },
): Promise<Traces> {
    const history = await ports.ledger.history(search.line);
    const rooms = Array.from(new Set([...lastRoom(history), ...search.rooms]));
    const { since } = search;
    const messages = await Promise.all(rooms.map((roomId) => ports.livechat.messagesSince({ roomId, since })));
    const beside = await Promise.all(rooms.map((roomId) => ports.ledger.settledIn(roomId)));
    const settled = new Set([...history, ...beside.flat()].flatMap((done) => done.traces));
    // Oldest first, as the texts of a line are.
    const candidates = messages
        .flat()
        .filter((message) => message.senderId === search.visitorId && !settled.has(message.fileId ?? message.id))
        .sort((one, other) => one.at - other.at);
    return {
        takeText: (text) => take(candidates, (message) => message.fileId === undefined && message.text === text)?.id,
        takeFile: (name) => take(candidates, (message) => message.fileName === name)?.fileId,
    };
}

function lastRoom(history: readonly Done[]): readonly string[] {
    const [last] = history.filter(({ roomId }) => roomId !== undefined).sort((one, other) => other.at - one.at);
    return last?.roomId === undefined ? [] : [last.roomId];
}

function take(from: Posted[], matches: (message: Posted) => boolean): Posted | undefined {
    const index = from.findIndex(matches);
    return index < 0 ? undefined : from.splice(index, 1)[0];
}
