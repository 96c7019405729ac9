import type { Clock } from '../../../lib/model/ports.ts';

/** Time that stands still until a test moves it. */
export interface VirtualClock extends Clock {
    /** Moves on by this much, and stops at everything that falls due on the way. */
    advance(ms: number): Promise<void>;
    /** Moves on until the promise has settled; throws when nothing is left that could settle it. */
    until<T>(promise: Promise<T>): Promise<T>;
    /** Moves on until nobody waits any more. */
    quiet(): Promise<void>;
    /** Somebody sets the clock: it shows so much more, or less, and who waits for it waits as long as before. */
    set(byMs: number): void;
}

interface Timer {
    readonly at: number;
    readonly ring: () => void;
}

export const STARTS_AT = Date.UTC(2026, 0, 15, 12);

/** A clock that shows noon of 15 January 2026. */
export function virtualClock(): VirtualClock {
    let now = STARTS_AT;
    let aheadMs = 0;
    const timers: Timer[] = [];
    const ringNext = async (upTo = Infinity): Promise<boolean> => {
        await microtasks();
        const [next] = timers;
        if (next === undefined || next.at > upTo) {
            return false;
        }
        timers.shift();
        now = Math.max(now, next.at);
        next.ring();
        return true;
    };
    return {
        now: () => now + aheadMs,
        wait: (ms) =>
            new Promise((resolve) => {
                const timer = { at: now + Math.max(0, ms), ring: resolve };
                const later = timers.findIndex(({ at }) => at > timer.at);
                timers.splice(later < 0 ? timers.length : later, 0, timer);
            }),
        async advance(ms) {
            const target = now + ms;
            while (await ringNext(target)) {
                // the next one
            }
            now = target;
            await microtasks();
        },
        async until(promise) {
            let isSettled = false;
            const settle = () => {
                isSettled = true;
            };
            promise.then(settle, settle);
            await microtasks();
            while (!isSettled && (await ringNext())) {
                await microtasks();
            }
            if (!isSettled) {
                throw new Error('deadlock: nobody waits for the clock, and the promise has not settled');
            }
            return promise;
        },
        async quiet() {
            while (await ringNext()) {
                // the next one
            }
        },
        set(byMs) {
            aheadMs += byMs;
        },
    };
}

/** Everything that needs no time has happened. */
function microtasks(): Promise<void> {
    return new Promise((resolve) => {
        setImmediate(resolve);
    });
}
