import { randomBytes } from 'crypto';
import { type OneAtATime, oneAtATime } from './one-at-a-time';
import type { Pending } from './pending';

/** What one process of the app keeps in mind; gone when it dies, and nothing is lost with it. */
export interface Process {
    /** This process among all that share the store. */
    readonly owner: string;
    readonly oneAtATime: OneAtATime;
    /** The lanes on which a work of this process has the turn. */
    readonly heldLanes: Set<string>;
    /** The ids of what this process has settled and is removing. */
    readonly settled: Set<string>;
    /** Where and when this process has last settled something of a lane. */
    readonly settledRooms: Map<string, { readonly roomId: string; readonly at: number }>;
    /** The day (UTC, yyyy-mm-dd) of the last removal of what is remembered too long; '' before the first. */
    forgotOn: string;
    /** When a text or a reply last came in, in milliseconds since 1970; -Infinity before the first. */
    freshAt: number;
    /** Something new that waits: nobody's, and after everything that came before it in this process. */
    newPending(about: NewPending, now: number): Pending;
    /** The same for something that has a time of its own, by which every process sorts it, however late one hears of it. */
    datedPending(about: NewPending, time: { readonly at: number; readonly arrivedAt: number }): Pending;
}

export type NewPending = Pick<Pending, 'lane' | 'kind' | 'work'> & {
    /** Its own id where there is none: then it is the same as nothing else. */
    readonly key?: string;
};

/** A process that starts. */
export function newProcess(): Process {
    const owner = randomBytes(6).toString('hex');
    let count = 0;
    let last = 0;
    const idOf = (time: number) => {
        count += 1;
        return [digits(time, 15), digits(count, 9), owner].join('-');
    };
    const pendingOf = ({ key, ...about }: NewPending, times: { readonly at: number; readonly arrivedAt: number }) => {
        const id = idOf(times.at);
        return { ...about, id, key: key ?? id, arrivedAt: times.arrivedAt };
    };
    return {
        owner,
        oneAtATime: oneAtATime(),
        heldLanes: new Set(),
        settled: new Set(),
        settledRooms: new Map(),
        forgotOn: '',
        freshAt: -Infinity,
        newPending(about, now) {
            last = Math.max(last, now);
            return pendingOf(about, { at: last, arrivedAt: now });
        },
        datedPending: pendingOf,
    };
}

function digits(value: number, length: number): string {
    return String(value).padStart(length, '0');
}
