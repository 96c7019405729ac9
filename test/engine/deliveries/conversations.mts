import type { TestWorkspace } from '../../harness/workspace.mts';
import type { MessageView } from '../../workspace/rocketchat/views.mts';
import { isOf } from '../inbound.mts';

/** What an agent sees of a customer. */
export interface Conversation {
    readonly visitors: number;
    readonly openRooms: number;
    /** What the customer said, oldest first, over all rooms; a file is `[its name]`. */
    readonly said: readonly string[];
}

type Sight = Pick<TestWorkspace['people'], 'visitors' | 'rooms' | 'messages'>;

/** The conversations of these customers (numbers), in their order. */
export async function conversationsOf(customers: readonly string[], people: Sight): Promise<readonly Conversation[]> {
    const [visitors, rooms] = await Promise.all([people.visitors(), people.rooms()]);
    return Promise.all(
        customers.map(async (customer) => {
            const own = visitors.filter((visitor) => isOf(visitor, customer));
            const ids = own.map(({ id }) => id);
            const theirs = rooms.filter(({ visitorId }) => ids.includes(visitorId ?? ''));
            const messages = (await Promise.all(theirs.map(({ id }) => people.messages(id)))).flat();
            return {
                visitors: own.length,
                openRooms: theirs.filter(({ open }) => open).length,
                said: messages.filter(({ from }) => from === 'visitor').map(asSaid),
            };
        }),
    );
}

// That a text waited says how slow the machine was, too, and is told by stories over a clock of their own.
const WAITED = /^> 🕐 .*\n/u;

function asSaid({ text, files }: MessageView): string {
    return files.length === 0 ? text.replace(WAITED, '') : files.map(({ name }) => `[${name}]`).join(' ');
}
