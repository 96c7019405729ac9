import type { Livechat, Posted } from '../model/livechat-ports';
import type { Clock } from '../model/ports';
import { DAY_MS } from '../model/timing';
import type { Pending } from '../queue/pending';
import type { Ledger, Settled } from '../queue/ports';
import { withoutWaited } from '../words/text-lines';

/** What stands in a room and may be of an earlier attempt at a text. */
export interface EarlierPosts {
    /** The message with this text, taken: asked again, it is not found twice. */
    takeText(text: string): string | undefined;
    /** The upload with this file name, likewise. */
    takeFile(name: string): string | undefined;
}

/** For a first attempt, which need not look. */
export const NOTHING_POSTED: EarlierPosts = { takeText: () => undefined, takeFile: () => undefined };

export interface Search {
    /** Where to look, besides the rooms of the lane's settled texts: those may have been closed meanwhile. */
    readonly rooms: readonly string[];
    readonly visitorId: string;
    readonly pending: Pending;
}

/**
 * What earlier attempts at a text may have posted: the visitor's messages that no settled text accounts for, of this
 * lane or of another one that shares the room. Rocket.Chat lets an app neither choose a message's id nor attach data to
 * it, so a message is recognised by its words; one that the server changed (a bad-words filter, say) is not.
 */
export async function postedEarlier(
    { rooms, visitorId, pending }: Search,
    { livechat, ledger, clock }: { readonly livechat: Livechat; readonly ledger: Ledger; readonly clock: Clock },
): Promise<EarlierPosts> {
    const history = await ledger.history(pending.lane);
    // A clock that was ahead when the text came says nothing of when it was posted; settled is remembered for a day at least.
    const since = Math.min(pending.arrivedAt, clock.now()) - DAY_MS;
    const everywhere = Array.from(new Set([...roomsOf(history, since), ...rooms]));
    const messages = await Promise.all(everywhere.map((roomId) => livechat.messagesSince({ roomId, since })));
    const beside = await Promise.all(everywhere.map((roomId) => ledger.settledIn(roomId)));
    const settled = new Set([...history, ...beside.flat()].flatMap(({ traces }) => traces));
    // Oldest first, as the texts of a lane are.
    const candidates = messages
        .flat()
        .filter((message) => message.senderId === visitorId && !settled.has(message.fileId ?? message.id))
        .sort((one, other) => one.at - other.at);
    return {
        takeText: (text) =>
            take(
                candidates,
                (message) => message.fileId === undefined && withoutWaited(message.text ?? '') === withoutWaited(text),
            )?.id,
        takeFile: (name) => take(candidates, (message) => message.fileName === name)?.fileId,
    };
}

/** Where texts of the lane were settled since then, and where the last one was. */
function roomsOf(history: readonly Settled[], since: number): readonly string[] {
    const latestFirst = history.slice().sort((one, other) => other.at - one.at);
    const rooms = latestFirst.flatMap(({ roomId, at }) => (roomId === undefined ? [] : [{ roomId, at }]));
    return rooms.filter(({ at }, index) => index === 0 || at >= since).map(({ roomId }) => roomId);
}

function take(from: Posted[], matches: (message: Posted) => boolean): Posted | undefined {
    const index = from.findIndex(matches);
    return index < 0 ? undefined : from.splice(index, 1)[0];
}
