import type { Trouble } from '../model/trouble';
import { claimed, isDue, type Pending, parked, type Try } from './pending';
import type { QueuePorts } from './ports';
import { type Turn, type TurnOutcome, takeTurn } from './turn';

/** One attempt at one thing that waits, made with the turn on its lane. */
export interface Task<Seen = never> {
    readonly pending: Pending;
    readonly turn: Turn;
    /** Whether nobody can have been at work on this lane since it arrived. */
    readonly isUndisturbed: boolean;
    /** What was looked up while the turn was taken; undefined for what arrived earlier. */
    readonly seen?: Seen;
}

/** Never rejects: what can go wrong is in the result. */
export type Attempt<Seen = never> = (task: Task<Seen>) => Promise<Attempted>;

/** What became of it for now. */
export type Attempted =
    /** It is finished; `settled` tells in the end whether the store knows, and never rejects. */
    | { readonly kind: 'finished'; readonly settled: Promise<boolean> }
    | { readonly kind: 'waits'; readonly trouble: Trouble }
    /** It cannot be read, is left where it is, and holds nobody up. */
    | { readonly kind: 'unreadable' };

/** What became of a visit: `gone` when somebody else did the work meanwhile. */
export type Visited = Attempted | { readonly kind: 'gone' };

/** Finished; what could not be settled is noticed by the next attempt, and settled then. */
export function finished(settling: Promise<unknown> = Promise.resolve()): Attempted {
    return { kind: 'finished', settled: settling.then(yes, no) };
}

/** To be tried again later. */
export function waits(trouble: Trouble): Attempted {
    return { kind: 'waits', trouble };
}

export interface Visit<Seen> {
    /** Nobody's, and not stored yet. */
    readonly pending: Pending;
    /** Whether it may only be stored when everything before it on its lane is. */
    readonly isStoredInOrder?: boolean;
    /** Looks up what the attempt will want to know, while the turn is taken. */
    readonly lookUp?: (arrival: Arrival) => Promise<Seen>;
    /** Made for what is ahead, too. */
    readonly attempt: Attempt<Seen>;
    /** How it is stored when it has to wait behind something else: with what is known of it by then. */
    readonly whenBlocked?: (pending: Pending, trouble: Trouble) => Promise<Pending>;
    /** Told what became of the visit, while whatever comes next on the lane still waits. */
    readonly tell?: (visited: Visited) => Promise<void>;
}

export interface Arrival {
    /** Whether nothing else of the lane is at work in this process. */
    readonly isAlone: boolean;
    /** Ends when the store has it; rejects when the store refuses. */
    readonly stored: Promise<void>;
}

/**
 * The one way through the queue: stored at once, claimed already where nothing else is at work here, then in turn on its
 * lane, after everything that arrived earlier and still waits. What cannot be finished stays in the store as nobody's.
 * `ended` comes when the lane is left, which is held until the store knows what was finished; it rejects when the store
 * refuses.
 */
export function inTurn<Seen = never>(
    visit: Visit<Seen>,
    ports: QueuePorts,
): { readonly stored: Promise<void>; readonly ended: Promise<Visited> } {
    const { oneAtATime, owner } = ports.process;
    const { lane } = visit.pending;
    const isAlone = oneAtATime.isIdle(lane);
    const claim = () => claimed(visit.pending, { owner, now: ports.clock.now() });
    const first = isAlone ? claim() : visit.pending;
    const add = () => ports.lanes.add(first);
    const stored = visit.isStoredInOrder ? oneAtATime.inOrder(`store ${lane}`, add) : add();
    const seen = visit.lookUp?.({ isAlone, stored });
    // Both are looked at in turn, which may be long after they have failed.
    stored.catch(nothing);
    seen?.catch(nothing);
    const ended = oneAtATime.inOrder(lane, async () => {
        await stored;
        const pending = isAlone ? first : claim();
        if (!isAlone) {
            await ports.lanes.update(pending);
        }
        const [turn, known] = await Promise.all([takeTurn(pending, ports), seen]);
        const visited = await workOff({ pending, turn, seen: known, isAlone }, visit, ports);
        await visit.tell?.(visited);
        if (visited.kind === 'finished') {
            await visited.settled;
        }
        return visited;
    });
    return { stored, ended };
}

interface Stay<Seen> {
    readonly pending: Pending;
    readonly turn: TurnOutcome;
    readonly seen: Seen | undefined;
    readonly isAlone: boolean;
}

async function workOff<Seen>(
    { pending, turn, seen, isAlone }: Stay<Seen>,
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
    return attempt({ pending, turn, seen, isUndisturbed: isAlone && !turn.waited && isOnly });
}

/**
 * Everything that arrived earlier on the lane, oldest first; returns what stands in the way where the first has to wait.
 * So does one that is left for now, and one that the store does not know to be finished: of two at once, nobody could tell whose trace in the room is whose.
 */
async function workAhead<Seen>(
    { pending, turn }: { readonly pending: Pending; readonly turn: Turn },
    attempt: Attempt<Seen>,
    now: number,
): Promise<Trouble | undefined> {
    for (const ahead of turn.ahead) {
        if (ahead.lastTry !== undefined && isLeft(ahead, ahead.lastTry, { pending, now })) {
            return ahead.lastTry.trouble;
        }
        const attempted = await attempt({ pending: ahead, turn, isUndisturbed: false });
        if (attempted.kind === 'waits') {
            return attempted.trouble;
        }
        if (attempted.kind === 'finished' && !(await attempted.settled)) {
            return { kind: 'store-failed' };
        }
    }
    return undefined;
}

/**
 * Whether what is ahead is not tried for our sake: it was tried in vain since we arrived, so that we are no news, or the
 * last call for it had no answer and may still happen.
 */
function isLeft(
    ahead: Pending,
    last: Try,
    { pending, now }: { readonly pending: Pending; readonly now: number },
): boolean {
    const isTriedSince = last.at > pending.arrivedAt && last.at <= now;
    return isTriedSince || (last.trouble.kind === 'unanswered' && !isDue(ahead, now));
}

export interface PassVisit {
    /** Made for what waits on the lane; left out where nothing does. */
    readonly attempt?: Attempt<never>;
    /** What is done when all of that is. */
    readonly atTurn?: Attempt<never>;
}

/** Takes the turn on a lane with a pass, which is gone afterwards. */
export async function withPass(lane: string, { attempt, atTurn }: PassVisit, ports: QueuePorts): Promise<Visited> {
    const { process, lanes, clock } = ports;
    const pass = process.newPending({ lane, kind: 'pass', work: undefined }, clock.now());
    const nothingToDo = async () => finished();
    const visit = {
        pending: pass,
        attempt: (task: Task) => ((task.pending.id === pass.id ? atTurn : attempt) ?? nothingToDo)(task),
    };
    try {
        return await inTurn(visit, ports).ended;
    } finally {
        await lanes.remove(pass);
    }
}

const yes = () => true;
const no = () => false;

function nothing(): void {}
