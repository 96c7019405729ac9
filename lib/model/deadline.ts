import type { Clock } from './ports';

/** What `late` stands for in the result of `within`. */
export const LATE = 'late';

/** The promise's own result, or LATE when that takes longer. The promise is not stopped. A rejection passes through. */
export function within<T>(
    limit: { readonly ms: number; readonly clock: Clock },
    promise: Promise<T>,
): Promise<T | typeof LATE> {
    return Promise.race([promise, limit.clock.wait(limit.ms).then((): typeof LATE => LATE)]);
}
