import type { Clock } from '../model/ports';
import { LEASE_MS, LEASE_SAFETY_MS, LEFT_FOR_A_CALL_MS } from '../model/timing';
import { byArrival, type Claim, isClaimed, type Pending, parked } from './pending';
import type { Lanes } from './ports';

/**
 * The right to work on a lane. `ahead` is what arrived earlier and still waits, oldest first: whoever has the turn does
 * that first, so that nothing is overtaken.
 */
export interface Turn {
    readonly kind: 'held';
    readonly ahead: readonly Pending[];
    /** Whether others were before us: what was looked up until now may have changed. */
    readonly waited: boolean;
    /**
     * Whether the turn is still ours, renewed when less is left of the lease than a call may need. Asked before every call
     * that shows: one answer covers one call.
     */
    stillHeld(): Promise<boolean>;
    /** The same turn with what is ahead by now. */
    lookAgain(): Promise<Turn>;
    /** Stores a change on the lane without touching what the turn itself keeps in it. */
    save(pending: Pending): Promise<void>;
}

export interface TurnPorts {
    readonly lanes: Lanes;
    readonly clock: Clock;
}

/** What this process has claimed, and works or waits with. */
export type Mine = Pending & { readonly claim: Claim };

/** The lease renewed; undefined when that took until after its end, since others may have seen it end. */
export async function prolonged(lease: Mine, { lanes, clock }: TurnPorts): Promise<Mine | undefined> {
    const longer = { ...lease, claim: { ...lease.claim, until: clock.now() + LEASE_MS } };
    await lanes.update(longer);
    return isClaimed(lease, clock.now()) ? longer : undefined;
}

/** The turn that was won, with what the lane showed when it was: its lease is renewed as it is used. */
export function held(
    won: { readonly lease: Mine; readonly found: readonly Pending[]; readonly waited: boolean },
    ports: TurnPorts,
): Turn {
    let { lease } = won;
    const leftMs = () => lease.claim.until - ports.clock.now();
    const turnWith = (found: readonly Pending[], waited: boolean): Turn => ({
        kind: 'held',
        ahead: aheadOf(lease, found),
        waited,
        lookAgain: async () => turnWith(await ports.lanes.read(lease.lane), true),
        async stillHeld() {
            if (leftMs() >= LEASE_SAFETY_MS && leftMs() < LEFT_FOR_A_CALL_MS) {
                const longer = await prolonged(lease, ports);
                lease = { ...lease, claim: longer?.claim ?? lease.claim };
            }
            // More than a whole lease: the clock was set back, and the others may take ours for one that was wrong.
            return leftMs() >= LEFT_FOR_A_CALL_MS && leftMs() <= LEASE_MS;
        },
        save(pending) {
            if (pending.id !== lease.id) {
                // Whoever still waits with it sees that it was tried, and writes nothing more to it.
                return ports.lanes.update(parked(pending));
            }
            // What a later renewal writes too: it must not take back that a part has left.
            lease = { ...pending, claim: lease.claim };
            return ports.lanes.update(lease);
        },
    });
    return turnWith(won.found, won.waited);
}

/** Up to a copy of our own work: settling that removes ours as well, and with it what holds the turn. */
function aheadOf(mine: Pending, found: readonly Pending[]): readonly Pending[] {
    // A pass comes for all that waits, also for what was stamped by a clock that was ahead.
    const isBefore = (one: Pending) => mine.kind === 'pass' || byArrival(one, mine) < 0;
    const earlier = found.filter((one) => one.kind !== 'pass' && isBefore(one)).sort(byArrival);
    const copy = earlier.findIndex((one) => one.key === mine.key);
    return copy < 0 ? earlier : earlier.slice(0, copy + 1);
}
