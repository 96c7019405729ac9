import { LOOK_BACK_MS } from '../model/timing';

/** What one process knows of replies without asking the store. Nothing is lost with it. */
export interface ReplyMemory {
    /** Whether the outbox has, or had, this message, or it is no reply at all. */
    isKnown(messageId: string): boolean;
    know(messageId: string): void;
    /** The reply is on its way into the outbox; the promise says whether that took it, and it is doubted where it did not. */
    storing(message: Heard, at: number, stored: Promise<unknown>): void;
    /** Ends when what this process has heard of in a room until now is in the outbox, or doubted; never rejects. */
    stored(roomId: string): Promise<void>;
    /** The ids of what waits, of which the agents know that. */
    readonly waitTold: Set<string>;
    /** Apps write as users of their own, whose messages are no replies. */
    readonly appUsers: Set<string>;
    /** Until when the messages of a room were compared with the outbox, in milliseconds since 1970; none before the first time. */
    comparedUntil(roomId: string): number | undefined;
    compared(roomId: string, until: number): void;
    /** Until when they were read at least once, which is not before that. */
    seenUntil(roomId: string): number | undefined;
    seen(roomId: string, until: number): void;
    /** Rooms with a message that the outbox may not have, and since when; looked through with the next run of the job. */
    readonly doubted: Map<string, number>;
    doubt(message: Heard, at: number): void;
    forgetRoom(roomId: string): void;
}

interface Heard {
    readonly messageId: string;
    readonly roomId: string;
}

/** Of a process that starts. */
export function newReplyMemory(): ReplyMemory {
    const known = new Set<string>();
    const compared = new Map<string, number>();
    const seen = new Map<string, number>();
    const doubted = new Map<string, number>();
    const onTheirWay = new Map<string, Promise<void>>();
    const doubt = ({ messageId, roomId }: Heard, at: number): void => {
        known.delete(messageId);
        compared.delete(roomId);
        seen.delete(roomId);
        doubted.set(roomId, Math.min(at, doubted.get(roomId) ?? at));
    };
    return {
        isKnown: (messageId) => known.has(messageId),
        know(messageId) {
            known.add(messageId);
            const [oldest] = known;
            if (known.size > MAX_KNOWN && oldest !== undefined) {
                known.delete(oldest);
            }
        },
        storing(message, at, stored) {
            const { roomId } = message;
            const taken = stored.then(
                () => undefined,
                () => doubt(message, at),
            );
            const all = Promise.all([onTheirWay.get(roomId), taken]).then(() => {
                if (onTheirWay.get(roomId) === all) {
                    onTheirWay.delete(roomId);
                }
            });
            onTheirWay.set(roomId, all);
        },
        stored: (roomId) => onTheirWay.get(roomId) ?? Promise.resolve(),
        waitTold: new Set(),
        appUsers: new Set(),
        comparedUntil: (roomId) => compared.get(roomId),
        compared: (roomId, until) => keep(compared, roomId, until),
        seenUntil: (roomId) => seen.get(roomId),
        seen: (roomId, until) => keep(seen, roomId, until),
        doubted,
        doubt,
        forgetRoom(roomId) {
            compared.delete(roomId);
            seen.delete(roomId);
        },
    };
}

/**
 * Notes a time of a room, and forgets those that say no more than that nothing is known: a comparison goes back no further
 * without them. That a room was closed only one process is told.
 */
function keep(times: Map<string, number>, roomId: string, until: number): void {
    times.delete(roomId);
    times.set(roomId, until);
    for (const [oldest, time] of times) {
        if (Math.abs(until - time) <= LOOK_BACK_MS) {
            return;
        }
        times.delete(oldest);
    }
}

/** Those of the last hour in a busy workspace; what is not known is asked for. */
const MAX_KNOWN = 5_000;
