import { DAY_MS } from '../model/timing';
import type { Pending } from './pending';
import type { Lanes, Ledger, QueuePorts, Settled } from './ports';
import type { Process } from './process';

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
    noteRoom(settled, process);
    process.settled.add(pending.id);
    const forget = () => void process.settled.delete(pending.id);
    void ledger.clear(pending).then(forget, forget);
}

function noteRoom({ lane, roomId, at }: Settled, { settledRooms }: Pick<Process, 'settledRooms'>): void {
    if (roomId === undefined) {
        return;
    }
    settledRooms.delete(lane);
    settledRooms.set(lane, { roomId, at });
    const [oldest] = settledRooms.keys();
    if (settledRooms.size > MAX_LANES && oldest !== undefined) {
        settledRooms.delete(oldest);
    }
}

const MAX_LANES = 10_000;

/**
 * Whether whoever looks for what an attempt of now may have posted on this lane finds this room in the ledger: something is
 * settled there that is remembered for as long as the attempt may be looked for.
 */
export function isRemembered(
    { lane, roomId }: { readonly lane: string; readonly roomId: string },
    { process: { settledRooms }, clock }: Pick<QueuePorts, 'process' | 'clock'>,
): boolean {
    const last = settledRooms.get(lane);
    return last?.roomId === roomId && Math.abs(clock.now() - last.at) < REMEMBERED_MS;
}

/** Of the day for which all is remembered, so much as leaves the attempt half a day. */
const REMEMBERED_MS = DAY_MS / 2;

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
