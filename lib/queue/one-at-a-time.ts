/** One at a time per line, in the order of the calls, within this process. */
export interface LineQueue {
    /** Whether nothing runs or waits on this line. */
    isIdle(line: string): boolean;
    /** Runs the work when everything queued before it on this line has ended, well or not. */
    inOrder<T>(line: string, work: () => Promise<T>): Promise<T>;
}

/** A queue with no work in it. */
export function lineQueue(): LineQueue {
    const tails = new Map<string, Promise<unknown>>();
    return {
        isIdle: (line) => !tails.has(line),
        inOrder(line, work) {
            const before = tails.get(line) ?? Promise.resolve();
            const result = before.then(work, work);
            const tail = result.then(nothing, nothing).then(() => {
                if (tails.get(line) === tail) {
                    tails.delete(line);
                }
            });
            tails.set(line, tail);
            return result;
        },
    };
}

function nothing(): void {}
