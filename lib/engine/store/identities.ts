import type { Identities } from '../../model/customer-ports';
import type { Clock } from '../../model/ports';
import { readWay } from '../../model/room';
import { labels } from './labels';
import type { Records } from './records';

/** What one process remembers of its reads. */
export interface IdentitiesMemory {
    secret: string | undefined;
    /** The ids of visitors that Rocket.Chat has, those met first before the others. */
    readonly met: Set<string>;
}

const MAX_MET = 10_000;

/** Who the customers are, as records of the app's persistence. Of several of a kind the oldest counts, on every instance. */
export function identitiesOver(
    records: Records,
    { memory, clock }: { readonly memory: IdentitiesMemory; readonly clock: Clock },
): Identities {
    return {
        async secret() {
            memory.secret ??= oldest(await records.find(labels.secret), ({ secret }) => secret);
            return memory.secret;
        },
        keepSecret: (secret) => records.create([labels.secret], { secret, at: clock.now() }),
        customerBehind: async (address) =>
            oldest(await records.find(labels.alias(address)), ({ customer }) => customer),
        noteCustomer: (address, customer) =>
            records.create([labels.alias(address), labels.aliasOf(customer)], { customer, address, at: clock.now() }),
        async wayTo(visitorId) {
            return (await records.find(labels.visitor(visitorId))).map(readWay).find((way) => way !== undefined);
        },
        noteWay: (visitorId, { from, to, accountSid, messagingServiceSid, isNumberNamed }) =>
            records.put([labels.visitor(visitorId)], { from, to, accountSid, messagingServiceSid, isNumberNamed }),
        hasMet: (visitorId) => memory.met.has(visitorId),
        meet(visitorId) {
            memory.met.add(visitorId);
            const [first] = memory.met;
            if (memory.met.size > MAX_MET && first !== undefined) {
                memory.met.delete(first);
            }
        },
    };
}

type Fields = Readonly<Record<string, unknown>>;

/** The text of the record that was made first; of two of the same time the lesser. */
function oldest(found: readonly unknown[], textOf: (data: Fields) => unknown): string | undefined {
    const told = found.flatMap((data) => {
        const fields: Fields = typeof data === 'object' && data !== null ? { ...data } : {};
        const text = textOf(fields);
        return typeof text === 'string' ? [{ text, at: Number(fields.at) || 0 }] : [];
    });
    return told.sort((one, other) => one.at - other.at || (one.text < other.text ? -1 : 1))[0]?.text;
}
