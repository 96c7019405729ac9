import { ourLines } from '../../lib/words/wording.ts';
import { isOf } from '../engine/inbound.mts';
import type { Cluster } from '../harness/cluster.mts';
import type { MessageView, RoomView, VisitorView } from '../workspace/rocketchat/views.mts';
import type { Sender } from './customers.mts';
import type { Account } from './ledger.mts';

/** What each customer sent and what of it is shown; and how many customers are torn over several visitors or conversations. */
export async function accountsOf(
    cluster: Cluster,
    senders: readonly Sender[],
): Promise<{ readonly accounts: readonly Account[]; readonly split: number }> {
    const visitors = (await cluster.people('visitors')) as readonly VisitorView[];
    const rooms = (await cluster.people('rooms')) as readonly RoomView[];
    let split = 0;
    const accounts: Account[] = [];
    for (const sender of senders) {
        const ids = visitors.filter((visitor) => isOf(visitor, sender.customer)).map(({ id }) => id);
        const theirs = rooms.filter(({ visitorId }) => ids.includes(visitorId ?? ''));
        split += ids.length <= 1 && theirs.filter(({ open }) => open).length <= 1 ? 0 : 1;
        const messages = await Promise.all(
            theirs.map(async ({ id }) => (await cluster.people('messages', id)) as readonly MessageView[]),
        );
        const written = messages.flat().filter(({ from }) => from === 'visitor');
        const inTime = written.sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
        accounts.push({ ...sender, shown: inTime.map(({ text }) => withoutOurLines(text)) });
    }
    return { accounts, split };
}

/** One that waited, or was found in Twilio's log, says so above the customer's words. */
function withoutOurLines(text: string): string {
    return text
        .split('\n')
        .filter((line) => !line.startsWith(ourLines('')))
        .join('\n');
}
