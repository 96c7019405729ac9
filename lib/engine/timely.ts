/** How long an accessor may take before it counts as failed, in milliseconds. */
export const ACCESSOR_TIMEOUT_MS = 10_000;

/**
 * The accessor's result, or a rejection when it takes too long: the engine itself gives calls to the server no limit,
 * and one that never ends would hold its conversation up for ever. What it asked for may still happen.
 */
export function timely<T>(call: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('accessor timed out')), ACCESSOR_TIMEOUT_MS);
        call.then(resolve, reject).finally(() => clearTimeout(timer));
    });
}
