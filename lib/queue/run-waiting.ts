import { JOB_STARTS_FOR_MS } from '../model/timing';
import { inLogWords, troubleOf } from '../model/trouble';
import type { Attempt } from './attempt';
import { withPass } from './pass';
import { byArrival, isClaimed, isDue, type Pending } from './pending';
import { AT_ONCE, placesBesideFresh } from './places';
import type { QueuePorts } from './ports';

export interface WaitingWork {
    /** When the job began whose time this is. */
    readonly startedAt: number;
    /** Made for each thing that waits. */
    readonly attempt: Attempt;
    /** Whether trying this one has any prospect; asked before its lane is visited. */
    readonly isHopeful: (pending: Pending) => Promise<boolean>;
    /** Told everything that waits, before it is tried. */
    readonly onFound?: (waiting: readonly Pending[]) => void;
}

/** Tries what waits and is due, lane by lane, oldest first, several lanes at once, for as long as a job has time. */
export async function runWaiting(work: WaitingWork, ports: QueuePorts): Promise<void> {
    const { clock, log } = ports;
    const { startedAt } = work;
    const now = clock.now();
    const waiting = await waitingIn(ports);
    work.onFound?.(waiting);
    const next = headsOf(waiting)
        .filter((head) => !isClaimed(head, now) && isDue(head, now))
        .values();
    const places = placesBesideFresh(ports);
    const worker = async (): Promise<void> => {
        for (const head of next) {
            const place = await places.take();
            try {
                if (clock.now() - startedAt > JOB_STARTS_FOR_MS) {
                    return;
                }
                if (await work.isHopeful(head)) {
                    const attempt: Attempt = (task) => {
                        place.goesOn();
                        return work.attempt(task);
                    };
                    // One lane that the store fails on must not keep the others from their turn.
                    await visitLane(head.lane, attempt, ports).catch((error) =>
                        log.warn('sms.job-failed', { why: inLogWords(troubleOf(error)) }),
                    );
                }
            } finally {
                place.leave();
            }
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await removeDeadPasses(ports);
}

async function waitingIn({ lanes }: QueuePorts): Promise<readonly Pending[]> {
    return [...(await lanes.waiting('text')), ...(await lanes.waiting('reply')), ...(await lanes.waiting('first'))];
}

/** The oldest of each lane, oldest first. */
function headsOf(waiting: readonly Pending[]): readonly Pending[] {
    const heads = new Map<string, Pending>();
    for (const pending of waiting.slice().sort(byArrival)) {
        if (!heads.has(pending.lane)) {
            heads.set(pending.lane, pending);
        }
    }
    return Array.from(heads.values());
}

/** Takes the turn on a lane with a pass and does what waits there. A lane that is being worked on is left alone. */
async function visitLane(lane: string, attempt: Attempt, ports: QueuePorts): Promise<void> {
    if (ports.process.oneAtATime.isIdle(lane)) {
        await withPass(lane, { attempt }, ports);
    }
}

/** Passes of processes that died with the turn in hand. */
async function removeDeadPasses({ lanes, clock }: QueuePorts): Promise<void> {
    for (const pass of await lanes.waiting('pass')) {
        if (!isClaimed(pass, clock.now())) {
            await lanes.remove(pass);
        }
    }
}
