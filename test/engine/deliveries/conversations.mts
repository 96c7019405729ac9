import type { TestWorkspace } from '../../harness/workspace.mts';
import type { MessageView } from '../../workspace/rocketchat/views.mts';
import type { Store } from '../../workspace/store/store.mts';

const PERSISTENCE = 'rocketchat_apps_persistence';

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
            const own = visitors.filter(({ phones }) => phones.includes(customer));
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

function asSaid({ text, files }: MessageView): string {
    return files.length === 0 ? text : files.map(({ name }) => `[${name}]`).join(' ');
}

/** An entry of the app as it stands in the store. */
export interface StoredEntry {
    readonly id: string;
    readonly line: string;
    readonly kind: string;
    readonly key: string;
    readonly owner: string;
    readonly leaseUntil: number;
    readonly attempts: number;
    readonly dueAt: number;
    readonly why: string;
}

/** Texts that are not delivered yet, and tokens of whoever works on them; oldest first. */
export async function entriesIn(store: Store): Promise<readonly StoredEntry[]> {
    const found = await store.find(PERSISTENCE, { 'data.leaseUntil': { $exists: true } });
    const entries = found.map(({ data }) => data as StoredEntry);
    return entries.sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** As if the time had passed that these entries wait for: the end of a dead process's lease, a pause between attempts. */
export async function letTimePass(store: Store, entries: readonly StoredEntry[]): Promise<void> {
    for (const { id } of entries) {
        const change = { $set: { 'data.leaseUntil': 0, 'data.dueAt': 0 } };
        await store.update(PERSISTENCE, { 'data.id': id, 'data.leaseUntil': { $exists: true } }, change);
    }
}
