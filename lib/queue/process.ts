import { randomBytes } from 'crypto';
import { type LineQueue, lineQueue } from './one-at-a-time';

/** What one process of the app keeps in mind; gone when it dies, and nothing is lost with it. */
export interface Memory {
    /** This process among all that share the store. */
    readonly owner: string;
    readonly queue: LineQueue;
    /** The day (UTC, yyyy-mm-dd) of the last removal of what is remembered too long. */
    forgotOn: string;
    /** An id for a new entry, which sorts after every earlier one of this process. */
    nextId(now: number): string;
}

/** The memory of a process that starts. */
export function newMemory(): Memory {
    const owner = randomBytes(6).toString('hex');
    let count = 0;
    let last = 0;
    return {
        owner,
        queue: lineQueue(),
        forgotOn: '',
        nextId(now) {
            last = Math.max(last, now);
            count += 1;
            return [digits(last, 15), digits(count, 9), owner].join('-');
        },
    };
}

function digits(value: number, length: number): string {
    return String(value).padStart(length, '0');
}
