import type { Clock } from '../model/ports';
import {
    FIRST_WAIT_MS,
    LEASE_MS,
    LEASE_SAFETY_MS,
    LEFT_FOR_A_CALL_MS,
    LONGEST_WAIT_MS,
    MAX_WAIT_MS,
} from '../model/timing';
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

export type TurnOutcome = Turn | { readonly kind: 'busy' } | { readonly kind: 'gone' };

export interface TurnPorts {
    readonly lanes: Lanes;
    readonly clock: Clock;
}

/**
 * Takes the turn on the lane of something that is stored as a live claim without a ticket.
 *
 * The store has neither unique keys nor compare-and-set, but an insert is seen by every later read. That is enough for
 * Lamport's bakery (Communications of the ACM 17/8, 1974), with a short cut for the common case:
 * - Whoever sees no other live claim has the turn at once. Anyone who comes later sees this one, and waits.
 * - Whoever sees another one draws a ticket higher than all it sees, and then waits until no live claim is without a
 *   ticket and none has a lower one.
 * A dead contender holds the others up until its lease ends. So two processes have the turn at the same time only when
 * one of them was stopped for longer than its lease and then went on; `stillHeld` is what keeps it from acting then.
 *
 * `busy`: the others took longer than MAX_WAIT_MS, or one of them tried the work and put it off; it is nobody's now.
 * `gone`: somebody else did the work and removed it.
 */
export async function takeTurn(pending: Pending, ports: TurnPorts): Promise<TurnOutcome> {
    if (pending.claim === undefined) {
        return { kind: 'busy' };
    }
    const mine = { ...pending, claim: pending.claim };
    const { standing, rivals, found } = await look(mine, ports);
    if (standing !== 'stands') {
        return { kind: standing };
    }
    if (rivals.length === 0) {
        return held({ lease: mine, found, waited: false }, ports);
    }
    const highest = Math.max(...found.map(ticketOf));
    const queued = { ...mine, claim: { ...mine.claim, ticket: highest + 1 } };
    await ports.lanes.update(queued);
    return waitInLine(queued, ports);
}

/** What this process has claimed. */
type Mine = Pending & { readonly claim: Claim };

async function waitInLine(mine: Mine, ports: TurnPorts): Promise<TurnOutcome> {
    const giveUpAt = Math.min(ports.clock.now() + MAX_WAIT_MS, mine.claim.until - LEASE_SAFETY_MS);
    for (let pauseMs = FIRST_WAIT_MS; ports.clock.now() < giveUpAt; pauseMs = Math.min(pauseMs * 2, LONGEST_WAIT_MS)) {
        const { standing, rivals, found } = await look(mine, ports);
        if (standing !== 'stands') {
            return { kind: standing };
        }
        if (rivals.every((rival) => comesAfter(rival, mine))) {
            const lease = await prolonged(mine, ports);
            return lease === undefined ? giveUp(mine, ports) : held({ lease, found, waited: true }, ports);
        }
        await ports.clock.wait(pauseMs);
    }
    return giveUp(mine, ports);
}

/** As it is stored by now: whoever has the turn may have tried it, and noted that a part has left. */
async function giveUp(mine: Mine, ports: TurnPorts): Promise<TurnOutcome> {
    const { standing, stored } = await look(mine, ports);
    if (standing !== 'stands') {
        return { kind: standing };
    }
    await ports.lanes.update(parked(stored ?? mine));
    return { kind: 'busy' };
}

/** What one read of the lane shows. */
interface Sight {
    readonly found: readonly Pending[];
    /** Our own. */
    readonly stored: Pending | undefined;
    /** Live claims of other processes; our own lets one at a time through. */
    readonly rivals: readonly Pending[];
    /** Of our claim: `busy` when the others do not see a live one any more, so that they need not wait for us either. */
    readonly standing: 'stands' | 'busy' | 'gone';
}

async function look(mine: Mine, { lanes, clock }: TurnPorts): Promise<Sight> {
    // A lease that ends while the read is under way may have been renewed meanwhile.
    const askedAt = clock.now();
    const found = await lanes.read(mine.lane);
    const stored = found.find(({ id }) => id === mine.id);
    return {
        found,
        stored,
        rivals: found.filter((one) => one.claim?.owner !== mine.claim.owner && isClaimed(one, clock.now(), askedAt)),
        standing:
            stored === undefined ? 'gone' : stands(stored, mine) && isClaimed(mine, clock.now()) ? 'stands' : 'busy',
    };
}

/** Whoever has the turn may have tried our work as well, and stored it as nobody's. */
function stands({ claim }: Pending, mine: Mine): boolean {
    return claim?.until === mine.claim.until && claim.ticket === mine.claim.ticket;
}

/** The lease renewed; undefined when that took until after its end, since others may have seen it end. */
async function prolonged(lease: Mine, { lanes, clock }: TurnPorts): Promise<Mine | undefined> {
    const longer = { ...lease, claim: { ...lease.claim, until: clock.now() + LEASE_MS } };
    await lanes.update(longer);
    return isClaimed(lease, clock.now()) ? longer : undefined;
}

function comesAfter(rival: Pending, mine: Mine): boolean {
    const gap = ticketOf(rival) - ticketOf(mine);
    return gap > 0 || (gap === 0 && byArrival(mine, rival) < 0);
}

function ticketOf({ claim }: Pending): number {
    return claim?.ticket ?? NO_TICKET;
}

/** Lower than any that is drawn: whoever has none yet may still draw one that is as low as ours. */
const NO_TICKET = 0;

function held(
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
