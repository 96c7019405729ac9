import type { RoomMessages, Written } from './ports';

/** What was read of a room: all of its messages since `from`, in milliseconds since 1970, and maybe some older ones. */
export interface ReadBack {
    readonly written: readonly Written[];
    readonly from: number;
}

/**
 * Reads a room from its last message back to this time, page by page, as far as the last 900 messages. The first page is
 * small: as a rule nobody has said much since a room was last read.
 */
export async function readBack(
    { roomId, since }: { readonly roomId: string; readonly since: number },
    roomMessages: Pick<RoomMessages, 'written'>,
): Promise<ReadBack> {
    const written: Written[] = [];
    for (const limit of PAGES) {
        const page = await roomMessages.written({ roomId, skip: written.length, limit });
        written.push(...page);
        if (page.length < limit) {
            return { written, from: -Infinity };
        }
        if (page.some(({ at }) => at < since)) {
            break;
        }
    }
    // Of two messages of one time the page may end with the first.
    return { written, from: Math.min(...written.map(({ at }) => at)) + 1 };
}

const PAGES: readonly number[] = [20, 80, ...Array<number>(8).fill(100)];
