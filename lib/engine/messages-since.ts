import type { IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IMessageRaw } from '@rocket.chat/apps-engine/definition/messages';
import type { Posted } from '../model/livechat-ports';
import { timely } from './timely';

/** The messages of a room from this time on (milliseconds since 1970), newest first; at most the last 1,000. */
export async function messagesSince(
    { roomId, since }: { readonly roomId: string; readonly since: number },
    read: IRead,
): Promise<readonly Posted[]> {
    const found: Posted[] = [];
    for (let page = 0; page < MAX_PAGES; page += 1) {
        const options = { limit: PAGE_SIZE, skip: page * PAGE_SIZE, sort: { createdAt: 'desc' } } as const;
        const messages = ((await timely(read.getRoomReader().getMessages(roomId, options))) ?? []).map(toPosted);
        found.push(...messages.filter(({ at }) => at >= since));
        if (messages.length < PAGE_SIZE || messages.some(({ at }) => at < since)) {
            break;
        }
    }
    return found;
}

/** The most that Rocket.Chat returns at once. */
const PAGE_SIZE = 100;
const MAX_PAGES = 10;

function toPosted(message: IMessageRaw): Posted {
    return {
        id: message.id,
        text: message.text ?? '',
        senderId: message.sender?._id ?? '',
        at: new Date(message.createdAt).getTime(),
        fileId: message.file?._id,
        fileName: message.file?.name,
    };
}
