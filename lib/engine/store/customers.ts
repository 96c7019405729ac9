import type { CustomerState, Customers, Identities } from '../../model/customer-ports';
import { labels } from './labels';
import type { Records } from './records';

type OptOutRecord = Pick<CustomerState, 'optedOut' | 'changedAt' | 'startedAt'> & { readonly ours?: unknown };
type ReplyRecord = Pick<CustomerState, 'repliedAt' | 'repliedTo'>;

/**
 * Customer states as records of the app's persistence: one for the opt-out of each number or service, and one for the last
 * reply, under the address by which a WhatsApp customer of two is known. Two instances that write the first one of a kind
 * at once leave two, and then the later one counts.
 */
export function customersOver(records: Records, identities: Pick<Identities, 'customerBehind'>): Customers {
    const known = async (address: string): Promise<string> =>
        (address.startsWith('whatsapp:') ? await identities.customerBehind(address) : undefined) ?? address;
    return {
        async read(pair) {
            const { ours } = pair;
            const address = await known(pair.address);
            const found = await records.find(labels.customer(address));
            const optOut = found
                .filter(isOptOut)
                .filter((record) => isAbout(ours, record))
                .reduce(laterChange, { optedOut: false, changedAt: 0 });
            const started = typeof optOut.startedAt === 'number' ? { startedAt: optOut.startedAt } : {};
            const reply = found.filter(isReply).reduce(laterReply, { repliedAt: 0, repliedTo: '' });
            const { optedOut, changedAt } = optOut;
            const { repliedAt, repliedTo } = reply;
            return { address, optedOut, changedAt, ...started, repliedAt, repliedTo };
        },
        async setOptOut(change) {
            const whose = [labels.customer(await known(change.address)), labels.optOut, labels.ours(change.ours)];
            await records.put(whose, change);
        },
        async setReply(reply) {
            await records.put([labels.customer(await known(reply.address)), labels.offlineReply], reply);
        },
    };
}

/** What version 0.1 noted is about all that is ours. */
function isAbout(ours: string, record: OptOutRecord): boolean {
    return record.ours === ours || typeof record.ours !== 'string';
}

function laterChange(one: OptOutRecord, other: OptOutRecord): OptOutRecord {
    return lastOf(other) > lastOf(one) ? other : one;
}

function lastOf({ changedAt, startedAt = 0 }: OptOutRecord): number {
    return Math.max(changedAt, startedAt);
}

function laterReply(one: ReplyRecord, other: ReplyRecord): ReplyRecord {
    return other.repliedAt > one.repliedAt ? other : one;
}

function isOptOut(data: unknown): data is OptOutRecord {
    if (typeof data !== 'object' || data === null) {
        return false;
    }
    const { optedOut, changedAt }: Partial<Record<keyof OptOutRecord, unknown>> = data;
    return typeof optedOut === 'boolean' && typeof changedAt === 'number';
}

function isReply(data: unknown): data is ReplyRecord {
    if (typeof data !== 'object' || data === null) {
        return false;
    }
    const { repliedAt, repliedTo }: Partial<Record<keyof ReplyRecord, unknown>> = data;
    return typeof repliedAt === 'number' && typeof repliedTo === 'string';
}
