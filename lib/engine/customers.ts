import type { CustomerState, Customers } from '../ports';
import type { Records } from './records';

/**
 * Customer states as records of the app's persistence. Two instances that write the first state of a customer at once
 * leave two records, so a read takes the careful view of all it finds.
 */
export function customersOver(records: Records): Customers {
    return {
        async read(address) {
            const states = (await records.find(label(address))).filter(isCustomerState);
            return states.reduce(merged, { address, optedOut: false, changedAt: 0, repliedAt: 0, repliedTo: '' });
        },
        write: (state) => records.put([label(state.address)], state),
    };
}

function label(address: string): string {
    return `customer:${address}`;
}

/** Of two records the later change counts, and the later reply. */
function merged(one: CustomerState, other: CustomerState): CustomerState {
    const changed = other.changedAt > one.changedAt ? other : one;
    const replied = other.repliedAt > one.repliedAt ? other : one;
    return { ...changed, repliedAt: replied.repliedAt, repliedTo: replied.repliedTo };
}

function isCustomerState(data: unknown): data is CustomerState {
    if (typeof data !== 'object' || data === null) {
        return false;
    }
    const state: Partial<Record<keyof CustomerState, unknown>> = data;
    return (
        typeof state.address === 'string' &&
        typeof state.optedOut === 'boolean' &&
        typeof state.changedAt === 'number' &&
        typeof state.repliedAt === 'number' &&
        typeof state.repliedTo === 'string'
    );
}
