import { type Attempt, finished, type Task, type Visited } from './attempt';
import { inTurn } from './in-turn';
import type { QueuePorts } from './ports';

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
