import type { CustomerState, Customers } from '../../model/ports';
import { labels } from './labels';
import type { Records } from './records';

type OptOutRecord = Pick<CustomerState, 'optedOut' | 'changedAt'>;
type ReplyRecord = Pick<CustomerState, 'repliedAt' | 'repliedTo'>;

/**
 * Customer states as records of the app's persistence: one for the opt-out and one for the last reply. Two instances that
 * write the first one of a kind at once leave two, and then the later one counts.
 */
export function customersOver(records: Records): Customers {
    return {
        async read(address) {
            const found = await records.find(labels.customer(address));
            const optOut = found.filter(isOptOut).reduce(laterChange, { optedOut: false, changedAt: 0 });
            const reply = found.filter(isReply).reduce(laterReply, { repliedAt: 0, repliedTo: '' });
            const { optedOut, changedAt } = optOut;
            const { repliedAt, repliedTo } = reply;
            return { address, optedOut, changedAt, repliedAt, repliedTo };
        },
        setOptOut: (change) => records.put([labels.customer(change.address), labels.optOut], change),
        setReply: (reply) => records.put([labels.customer(reply.address), labels.offlineReply], reply),
    };
}

function laterChange(one: OptOutRecord, other: OptOutRecord): OptOutRecord {
    return other.changedAt > one.changedAt ? other : one;
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
