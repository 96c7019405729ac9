import { LEFT_FOR_A_CALL_MS } from '../model/timing';
import type { Trouble } from '../model/trouble';
import { type Attempt, type Visited, waits } from './attempt';
import { claimed, type Pending, parked } from './pending';
import type { QueuePorts } from './ports';
import { lookingPast } from './remember';
import { type TurnOutcome, takeTurn } from './take-turn';
import { workAhead } from './work-ahead';

export interface Visit<Seen> {
    /** Nobody's, and not stored yet. */
    readonly pending: Pending;
    /** Whether it may only be stored when everything before it on its lane is. */
    readonly isStoredInOrder?: boolean;
    /** Looks up what the attempt will want to know, while the turn is taken. */
    readonly lookUp?: (arrival: Arrival) => Promise<Seen>;
    /** Ends when what belongs before it is stored on its lane too, with whether something may have been stored; never rejects. */
    readonly isMoreAhead?: Promise<boolean>;
    /** Made for what is ahead, too. */
    readonly attempt: Attempt<Seen>;
    /** How it is stored when it has to wait behind something else: with what is known of it by then. */
    readonly whenBlocked?: (pending: Pending, trouble: Trouble) => Promise<Pending>;
    /** Told what became of the visit, while whatever comes next on the lane still waits. */
    readonly tell?: (visited: Visited) => Promise<void>;
}

export interface Arrival {
    /** Comes when nothing else of the lane is at work in this process: at once where nothing is. */
    readonly begins: Promise<void>;
    /** Ends when the store has it; rejects when the store refuses. */
    readonly stored: Promise<void>;
}

/**
 * The one way through the queue: stored at once, claimed already where nothing else is at work here or only what has the
 * turn, then in turn on its lane, after everything that arrived earlier and still waits. What cannot be finished stays in
 * the store as nobody's. `ended` comes when the lane is left, which is held until the store knows what was finished; it
 * rejects when the store refuses.
 */
export function inTurn<Seen = never>(
    visit: Visit<Seen>,
    ports: QueuePorts,
): { readonly stored: Promise<void>; readonly ended: Promise<Visited> } {
    const { process, clock } = ports;
    const { oneAtATime } = process;
    const { lane, kind } = visit.pending;
    process.freshAt = kind === 'pass' ? process.freshAt : clock.now();
    const isAlone = oneAtATime.isIdle(lane);
    const first = isAlone || isNext(lane, ports) ? ours(visit.pending, ports) : visit.pending;
    const add = () => ports.lanes.add(first);
    const stored = visit.isStoredInOrder ? oneAtATime.inOrder(`store ${lane}`, add) : add();
    const { begins, begin } = isAlone ? { begins: Promise.resolve(), begin: nothing } : beginning();
    const seen = visit.lookUp?.({ begins, stored });
    // Both are looked at in turn, which may be long after they have failed.
    stored.catch(nothing);
    seen?.catch(nothing);
    const ended = oneAtATime.inOrder(lane, async () => {
        await stored;
        const isOurs = isAlone || isLongOurs(first, ports);
        const pending = isOurs ? first : ours(visit.pending, ports);
        if (!isOurs) {
            await ports.lanes.update(pending);
        }
        begin();
        const [taken, known, isMore] = await Promise.all([
            takeTurn(pending, { ...ports, lanes: lookingPast(ports) }),
            seen,
            visit.isMoreAhead,
        ]);
        const turn = isMore && taken.kind === 'held' ? await taken.lookAgain() : taken;
        return whileHeld(turn.kind === 'held' ? lane : undefined, ports, async () => {
            const visited = await workOff({ pending, turn, seen: known, isOurs }, visit, ports);
            await visit.tell?.(visited);
            if (visited.kind === 'finished') {
                await visited.settled;
            }
            return visited;
        });
    });
    return { stored, ended };
}

/** Does the work with the lane noted as held; with none where the turn was not had. */
async function whileHeld<T>(lane: string | undefined, { process }: QueuePorts, work: () => Promise<T>): Promise<T> {
    if (lane === undefined) {
        return work();
    }
    process.heldLanes.add(lane);
    try {
        return await work();
    } finally {
        process.heldLanes.delete(lane);
    }
}

function ours(pending: Pending, { process, clock }: QueuePorts): Pending {
    return claimed(pending, { owner: process.owner, now: clock.now() });
}

/**
 * Whether it comes right behind what has the turn in this process. A claim without a ticket holds other processes up until
 * its own turn, so that only one may wait for that, and only for somebody who waits for nobody.
 */
function isNext(lane: string, { process }: QueuePorts): boolean {
    return process.heldLanes.has(lane) && process.oneAtATime.countOn(lane) === 1;
}

/** Whether it was claimed when it was stored, and nobody can have seen that claim end. */
function isLongOurs({ claim }: Pending, { clock }: QueuePorts): boolean {
    return claim !== undefined && claim.until - clock.now() >= LEFT_FOR_A_CALL_MS;
}

function beginning(): { readonly begins: Promise<void>; readonly begin: () => void } {
    let begin = nothing;
    const begins = new Promise<void>((resolve) => {
        begin = resolve;
    });
    return { begins, begin: () => begin() };
}

interface Stay<Seen> {
    readonly pending: Pending;
    readonly turn: TurnOutcome;
    readonly seen: Seen | undefined;
    readonly isOurs: boolean;
}

async function workOff<Seen>(
    { pending, turn, seen, isOurs }: Stay<Seen>,
    { attempt, whenBlocked }: Pick<Visit<Seen>, 'attempt' | 'whenBlocked'>,
    ports: QueuePorts,
): Promise<Visited> {
    if (turn.kind === 'gone') {
        return turn;
    }
    if (turn.kind === 'busy') {
        return waits({ kind: 'turn-lost' });
    }
    const blocked = await workAhead({ pending, turn }, attempt, ports.clock.now());
    if (blocked !== undefined) {
        await ports.lanes.update(parked((await whenBlocked?.(pending, blocked)) ?? pending));
        return waits(blocked);
    }
    // A copy of it may have been done just now, and later than what was looked up.
    const isOnly = turn.ahead.every(({ key }) => key !== pending.key);
    const isUndisturbed = isOurs && !turn.waited && isOnly;
    return attempt({ pending, turn, seen, isUndisturbed, isAsSeen: !turn.waited && turn.ahead.length === 0 });
}

function nothing(): void {}
