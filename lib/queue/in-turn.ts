import type { Entry } from './pending';
import type { Turn } from './turn';

/** What became of an entry for now. `settled` tells in the end whether the store knows it, and never rejects. */
export interface Worked {
    readonly kind: 'done' | 'duplicate' | 'dropped' | 'waiting' | 'skipped';
    /** For an entry that waits: what it met. */
    readonly why: string;
    readonly settled: Promise<boolean>;
}

/** The end of an attempt. What could not be settled is noticed by the next attempt, and settled then. */
export function endedAs(kind: Worked['kind'], why = '', settled: Promise<unknown> = Promise.resolve()): Worked {
    return { kind, why, settled: settled.then(yes, no) };
}

/**
 * Everything that arrived earlier on the line, oldest first. The first that has to wait ends it, and is returned. So does
 * one that the store does not know to be done: of two at once, nobody could tell whose trace in the room is whose.
 */
export async function workAhead(turn: Turn, work: (entry: Entry) => Promise<Worked>): Promise<Worked | undefined> {
    for (const entry of turn.ahead) {
        const worked = await work(entry);
        if (worked.kind === 'waiting') {
            return worked;
        }
        if (!(await worked.settled)) {
            return endedAs('waiting', 'store-failed');
        }
    }
    return undefined;
}

const yes = () => true;
const no = () => false;
