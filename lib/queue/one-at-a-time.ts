/** One at a time per lane, in the order of the calls, within this process. */
export interface OneAtATime {
    /** Whether nothing runs or waits on this lane. */
    isIdle(lane: string): boolean;
    /** How many run or wait on this lane. */
    countOn(lane: string): number;
    /** Runs the work when everything before it on this lane has ended, well or not. */
    inOrder<T>(lane: string, work: () => Promise<T>): Promise<T>;
}

/** With no work in it. */
export function oneAtATime(): OneAtATime {
    const lanes = new Map<string, { tail: Promise<unknown>; count: number }>();
    return {
        isIdle: (lane) => !lanes.has(lane),
        countOn: (lane) => lanes.get(lane)?.count ?? 0,
        inOrder(lane, work) {
            const line = lanes.get(lane) ?? { tail: Promise.resolve(), count: 0 };
            lanes.set(lane, line);
            line.count += 1;
            const result = line.tail.then(work, work);
            line.tail = result.then(nothing, nothing).then(() => {
                line.count -= 1;
                if (line.count === 0) {
                    lanes.delete(lane);
                }
            });
            return result;
        },
    };
}

function nothing(): void {}
