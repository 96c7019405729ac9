import type { Pending } from './pending';
import type { Lanes, Ledger, QueuePorts, Settled } from './ports';

/**
 * Remembers what became of it, and has it removed. Ends when it is remembered: what comes next on the lane in this process
 * need not wait for the removal, and looks past it meanwhile. Where it is not removed, the next attempt finds it settled.
 */
export async function remember(
    pending: Pending,
    settled: Settled,
    { ledger, process }: Pick<QueuePorts, 'process'> & { readonly ledger: Ledger },
): Promise<void> {
    await ledger.remember(settled);
    process.settled.add(pending.id);
    const forget = () => void process.settled.delete(pending.id);
    void ledger.clear(pending).then(forget, forget);
}

/** The lanes without what this process has settled and is removing. */
export function lookingPast({ lanes, process }: Pick<QueuePorts, 'lanes' | 'process'>): Lanes {
    return {
        ...lanes,
        async read(lane) {
            // As of before the read: what is removed while it is under way may be in it.
            const settled = new Set(process.settled);
            return (await lanes.read(lane)).filter(({ id }) => !settled.has(id));
        },
    };
}
