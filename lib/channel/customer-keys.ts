import { pendingTextIn } from '../inbound/pending-text';
import { type Address, addressKey, parseAddress } from '../model/address';
import type { Identities } from '../model/customer-ports';
import type { WayToAnswer } from '../model/room';
import { firstTextIn } from '../outbound/first-text';
import { pendingReplyIn } from '../outbound/pending-reply';
import type { Pending } from '../queue/pending';
import type { KeptRecords } from './ports';

export interface KeyPorts {
    readonly identities: Identities;
    readonly kept: KeptRecords;
}

/** The keys of all addresses of whoever is behind these: on WhatsApp one person has two, and either may be the one that they
 * are known by. `texts` are those that wait. */
export async function keysOf(
    addresses: readonly Address[],
    texts: readonly Pending[],
    { identities, kept }: KeyPorts,
): Promise<readonly string[]> {
    const keys = new Set(addresses.map(addressKey));
    for (const key of Array.from(keys).filter(isWhatsApp)) {
        const customer = (await identities.customerBehind(key)) ?? key;
        keys.add(customer);
        for (const alias of await kept.aliasesOf(customer)) {
            keys.add(alias);
        }
    }
    // Aliases were noted without the customer by earlier versions; a text that waits may name both.
    for (const { text } of texts.flatMap((pending) => pendingTextIn(pending) ?? [])) {
        const both = [addressKey(text.from), `whatsapp:${text.externalUserId}`];
        for (const key of text.externalUserId !== undefined && both.some((one) => keys.has(one)) ? both : []) {
            keys.add(key);
        }
    }
    return Array.from(keys);
}

const isWhatsApp = (key: string): boolean => key.startsWith('whatsapp:');

/** Whether what waits is of one of these customers. */
export function isOf(keys: readonly string[], pending: Pending): boolean {
    const way = wayOf(pending);
    return way === undefined
        ? keys.some((key) => [`${key}>`, `first:${key}>`].some((start) => pending.lane.startsWith(start)))
        : keys.includes(addressKey(way.from));
}

/** Between whom something is that waits: a text, a reply, or what an agent writes first; undefined where nobody knows. */
export function wayOf(pending: Pending): Pick<WayToAnswer, 'from' | 'to'> | undefined {
    return pendingTextIn(pending)?.text ?? pendingReplyIn(pending)?.reply.way ?? firstTextIn(pending)?.way;
}

/** The address that a key stands for; undefined where it stands for none. */
export function addressOfKey(key: string): Address | undefined {
    return parseAddress(key.replace(/^(?:sms|other):/, ''));
}
