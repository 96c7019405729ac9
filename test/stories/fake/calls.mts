import { troubleIn } from '../../../lib/engine/rocketchat-error.ts';
import { ACCESSOR_TIMEOUT_MS } from '../../../lib/model/timing.ts';
import { Failure } from '../../../lib/model/trouble.ts';
import type { VirtualClock } from './virtual-clock.mts';

/** One call of one process to what lies outside of it. */
export interface Call {
    readonly process: string;
    /** 'lines.create', 'livechat.post'… */
    readonly name: string;
    /** Counts the calls of all processes from 1. */
    readonly number: number;
}

/** Where a test interferes: it may wait, throw, or kill a process. */
export interface Hook {
    /** A promise of LATE: the call is given up, and what it asked for happens all the same, but later. */
    before?(call: Call): unknown;
    after?(call: Call): unknown;
}

export const LATE = 'late';

/** The store does not take that a text is done. */
export const NOT_SETTLED: Hook = {
    before: ({ name }) => {
        if (name === 'records.create text') {
            throw new Error('not primary');
        }
    },
};

/** Every call there was, and the hook that each passes on its way in and out. */
export interface Calls {
    readonly made: Call[];
    hook: Hook;
}

/**
 * The numbers, from 1, of the calls on whose one side something may happen that is a case of its own: what happens after
 * a call that only reads is as if it happened before it, or before the next one.
 */
export function strikesAt(calls: readonly Call[], side: 'before' | 'after'): readonly number[] {
    return calls.flatMap(({ name }, at) => (side === 'after' && READS.test(name) ? [] : [at + 1]));
}

const READS =
    /^(?:records\.find|rooms\.\w+|agents\.(?:isThere|reactionsOn)|livechat\.(?:find\w+|is\w+|openRooms|messagesSince))$/;

/** What a process may be: once it is dead, nothing it asked for is answered and nothing new reaches the store. */
export interface Life {
    readonly name: string;
    isDead: boolean;
}

/** Runs an effect, which happens at one moment, between the hook's two sides. */
export type Gate = <T>(name: string, effect: () => T) => Promise<T>;

/** The gate through which all calls of one process go. */
export function gateOf(life: Life, { calls, clock }: { readonly calls: Calls; readonly clock: VirtualClock }): Gate {
    const pass: Gate = async (name, effect) => {
        if (life.isDead) {
            return forever();
        }
        const call = { process: life.name, name, number: calls.made.length + 1 };
        calls.made.push(call);
        if ((await calls.hook.before?.(call)) === LATE) {
            void clock
                .wait(LATE_BY_MS)
                .then(effect)
                .catch(() => {});
            return hang(clock);
        }
        if (life.isDead) {
            return forever();
        }
        const result = effect();
        await calls.hook.after?.(call);
        return life.isDead ? forever() : result;
    };
    // As the engine's adapters have it: whatever an accessor rejects with is a Failure.
    return (name, effect) =>
        pass(name, effect).catch((error: Error) => {
            throw error instanceof Failure ? error : new Failure(troubleIn(error.message));
        });
}

const LATE_BY_MS = ACCESSOR_TIMEOUT_MS + 2_000;

/** For a hook: the call hangs, and is given up. */
export async function hang(clock: VirtualClock): Promise<never> {
    await clock.wait(ACCESSOR_TIMEOUT_MS);
    throw new Failure({ kind: 'unanswered' });
}

export function forever(): Promise<never> {
    return new Promise(() => {});
}

/** For a hook: the process dies over the call. */
export function diedBy(kill: () => void): Promise<never> {
    kill();
    return forever();
}
