import type { Trouble } from '../model/trouble';
import type { Pending } from './pending';
import type { Turn } from './turn';

/** One attempt at one thing that waits, made with the turn on its lane. */
export interface Task<Seen = never> {
    readonly pending: Pending;
    readonly turn: Turn;
    /** Whether nobody can have tried it: it was claimed from the moment it was stored, and nobody was before it since. */
    readonly isUndisturbed: boolean;
    /** Whether the lane is as it was when what was looked up was looked up. */
    readonly isAsSeen: boolean;
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

const yes = () => true;
const no = () => false;
