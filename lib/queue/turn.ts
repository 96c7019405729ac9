import type { Clock, Lines } from '../model/ports';
import { byArrival, type Entry, isLive, LEASE_MS, parked } from './pending';

/**
 * The right to work on a line. `ahead` are the entries that arrived earlier and still wait, oldest first: whoever has
 * the turn does them first, so that nothing is overtaken.
 */
export interface Turn {
    readonly kind: 'held';
    readonly ahead: readonly Entry[];
    /** Whether others were before us: what was looked up until now may have changed. */
    readonly waited: boolean;
    /** Whether the turn is still ours, renewed when half of the lease is gone; asked before every step that shows. */
    stillHeld(): Promise<boolean>;
    /** Stores a changed entry of the line without touching what the turn itself keeps in it. */
    save(entry: Entry): Promise<void>;
}

export type TurnOutcome = Turn | { readonly kind: 'busy' } | { readonly kind: 'gone' };

export interface TurnPorts {
    readonly lines: Lines;
    readonly clock: Clock;
}

/** How long a contender waits for the others, in milliseconds: shorter than its own lease. */
export const MAX_WAIT_MS = 20_000;

const SAFETY_MS = 5_000;
const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 400;

/**
 * Takes the turn on the line of an entry that is stored as a live claim without a ticket.
 *
 * The store has neither unique keys nor compare-and-set, but an insert is seen by every later read. That is enough for
 * Lamport's bakery (Communications of the ACM 17/8, 1974), with a short cut for the common case:
 * - Whoever sees no other live entry has the turn at once. Anyone who comes later sees this entry, and waits.
 * - Whoever sees another one draws a ticket higher than all it sees, and then waits until no live entry is without a
 *   ticket and none has a lower one.
 * A dead contender holds the others up until its lease ends. So two processes have the turn at the same time only when
 * one of them was stopped for longer than its lease and then went on; `stillHeld` is what keeps it from acting then.
 *
 * `busy`: the others took longer than MAX_WAIT_MS, or one of them tried the work and put it off; the entry is nobody's.
 * `gone`: somebody else did the work and removed the entry.
 */
export async function takeTurn(mine: Entry, ports: TurnPorts): Promise<TurnOutcome> {
    const { claim, rivals, found } = await look(mine, ports);
    if (claim !== 'stands') {
        return { kind: claim };
    }
    if (rivals.length === 0) {
        return held({ lease: mine, found, waited: false }, ports);
    }
    const highest = Math.max(...found.map((entry) => entry.ticket));
    const queued = { ...mine, ticket: highest + 1 };
    await ports.lines.update(queued);
    return waitInLine(queued, ports);
}

async function waitInLine(mine: Entry, ports: TurnPorts): Promise<TurnOutcome> {
    const giveUpAt = Math.min(ports.clock.now() + MAX_WAIT_MS, mine.leaseUntil - SAFETY_MS);
    for (
        let pauseMs = FIRST_PAUSE_MS;
        ports.clock.now() < giveUpAt;
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    ) {
        const { claim, rivals, found } = await look(mine, ports);
        if (claim !== 'stands') {
            return { kind: claim };
        }
        if (rivals.every((rival) => comesAfter(rival, mine))) {
            const lease = await prolonged(mine, ports);
            return lease === undefined ? giveUp(mine, ports) : held({ lease, found, waited: true }, ports);
        }
        await ports.clock.wait(pauseMs);
    }
    return giveUp(mine, ports);
}

async function giveUp(mine: Entry, { lines }: TurnPorts): Promise<TurnOutcome> {
    await lines.update(parked(mine));
    return { kind: 'busy' };
}

/** What one read of the line shows. */
interface Sight {
    readonly found: readonly Entry[];
    /** Live entries of other processes; our own queue lets one at a time through. */
    readonly rivals: readonly Entry[];
    /** `busy` when the others do not see a live claim in our entry any more: then they need not wait for us either. */
    readonly claim: 'stands' | 'busy' | 'gone';
}

async function look(mine: Entry, { lines, clock }: TurnPorts): Promise<Sight> {
    // A lease that ends while the read is under way may have been renewed meanwhile.
    const askedAt = clock.now();
    const found = await lines.read(mine.line);
    const stored = found.find((entry) => entry.id === mine.id);
    return {
        found,
        rivals: found.filter((entry) => entry.owner !== mine.owner && isLive(entry, askedAt)),
        claim: stored === undefined ? 'gone' : stands(stored, mine) && isLive(mine, clock.now()) ? 'stands' : 'busy',
    };
}

/** Whoever has the turn may have tried our work as well, and stored it as nobody's. */
function stands(stored: Entry, mine: Entry): boolean {
    return stored.leaseUntil === mine.leaseUntil && stored.ticket === mine.ticket;
}

/** The lease renewed; undefined when that took until after its end, since others may have seen it end. */
async function prolonged(lease: Entry, { lines, clock }: TurnPorts): Promise<Entry | undefined> {
    const longer = { ...lease, leaseUntil: clock.now() + LEASE_MS };
    await lines.update(longer);
    return isLive(lease, clock.now()) ? longer : undefined;
}

function comesAfter(rival: Entry, mine: Entry): boolean {
    return rival.ticket > mine.ticket || (rival.ticket === mine.ticket && byArrival(mine, rival) < 0);
}

function held(
    won: { readonly lease: Entry; readonly found: readonly Entry[]; readonly waited: boolean },
    ports: TurnPorts,
): Turn {
    let { lease } = won;
    return {
        kind: 'held',
        ahead: aheadOf(lease, won.found),
        waited: won.waited,
        async stillHeld() {
            const leftMs = lease.leaseUntil - ports.clock.now();
            if (leftMs >= SAFETY_MS && leftMs < LEASE_MS / 2) {
                lease = (await prolonged(lease, ports)) ?? lease;
            }
            return lease.leaseUntil - ports.clock.now() >= SAFETY_MS;
        },
        save: (entry) =>
            ports.lines.update(
                entry.id === lease.id ? { ...entry, leaseUntil: lease.leaseUntil, ticket: lease.ticket } : entry,
            ),
    };
}

/** Up to a copy of our own work: settling that removes our entry as well, and with it what holds the turn. */
function aheadOf(mine: Entry, found: readonly Entry[]): readonly Entry[] {
    const earlier = found.filter((entry) => entry.kind !== 'token' && byArrival(entry, mine) < 0).sort(byArrival);
    const copy = earlier.findIndex((entry) => entry.key === mine.key);
    return copy < 0 ? earlier : earlier.slice(0, copy + 1);
}
