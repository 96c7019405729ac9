import type { Ledger, Livechat, Posted } from './ports';

/** What stands in a room and may be of an earlier attempt at a text. */
export interface Traces {
    /** The message with this text, taken: asked again, it is not found twice. */
    takeText(text: string): string | undefined;
    /** The upload with this file name, likewise. */
    takeFile(name: string): string | undefined;
}

/** No traces: for a first attempt, which need not look. */
export const NO_TRACES: Traces = { takeText: () => undefined, takeFile: () => undefined };

/**
 * The traces that earlier attempts at a text may have left in the room: the visitor's messages since the text arrived
 * that no settled text of the line accounts for. Rocket.Chat lets an app neither choose a message's id nor attach data
 * to it, so a message is recognised by its words; one that the server changed (a bad-words filter, say) is not.
 */
export async function tracesIn(
    search: { readonly roomId: string; readonly visitorId: string; readonly line: string; readonly since: number },
    ports: { readonly livechat: Livechat; readonly ledger: Ledger },
): Promise<Traces> {
    const [messages, history] = await Promise.all([
        ports.livechat.messagesSince(search),
        ports.ledger.history(search.line),
    ]);
    const settled = new Set(history.flatMap((done) => done.traces));
    // Oldest first, as the texts of a line are.
    const candidates = messages
        .filter((message) => message.senderId === search.visitorId && !settled.has(message.fileId ?? message.id))
        .reverse();
    return {
        takeText: (text) => take(candidates, (message) => message.fileId === undefined && message.text === text)?.id,
        takeFile: (name) => take(candidates, (message) => message.fileName === name)?.fileId,
    };
}

function take(from: Posted[], matches: (message: Posted) => boolean): Posted | undefined {
    const index = from.findIndex(matches);
    return index < 0 ? undefined : from.splice(index, 1)[0];
}
