/** One at a time per lane, in the order of the calls, within this process. */
export interface OneAtATime {
    /** Whether nothing runs or waits on this lane. */
    isIdle(lane: string): boolean;
    /** Runs the work when everything before it on this lane has ended, well or not. */
    inOrder<T>(lane: string, work: () => Promise<T>): Promise<T>;
}

/** With no work in it. */
export function oneAtATime(): OneAtATime {
    const tails = new Map<string, Promise<unknown>>();
    return {
        isIdle: (lane) => !tails.has(lane),
        inOrder(lane, work) {
            const before = tails.get(lane) ?? Promise.resolve();
            const result = before.then(work, work);
            const tail = result.then(nothing, nothing).then(() => {
                if (tails.get(lane) === tail) {
                    tails.delete(lane);
                }
            });
            tails.set(lane, tail);
            return result;
        },
    };
}

function nothing(): void {}
