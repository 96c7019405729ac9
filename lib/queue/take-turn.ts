import { FIRST_WAIT_MS, LEASE_SAFETY_MS, LONGEST_WAIT_MS, MAX_WAIT_MS } from '../model/timing';
import { byArrival, isClaimed, type Pending, parked } from './pending';
import { held, type Mine, prolonged, type Turn, type TurnPorts } from './turn';

/** What came of taking the turn. */
export type TurnOutcome = Turn | { readonly kind: 'busy' } | { readonly kind: 'gone' };

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

function comesAfter(rival: Pending, mine: Mine): boolean {
    const gap = ticketOf(rival) - ticketOf(mine);
    return gap > 0 || (gap === 0 && byArrival(mine, rival) < 0);
}

function ticketOf({ claim }: Pending): number {
    return claim?.ticket ?? NO_TICKET;
}

/** Lower than any that is drawn: whoever has none yet may still draw one that is as low as ours. */
const NO_TICKET = 0;
