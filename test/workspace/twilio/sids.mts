import { createHash, randomBytes } from 'crypto';

/** Hands out Twilio's ids: two letters and 32 hex digits. */
export type Sids = { next(prefix: 'SM' | 'MM' | 'ME'): string; token(): string };

/** Ids that repeat from run to run when there is a seed, and never do without one. */
export function sidsFrom(seed: string | undefined): Sids {
    let count = 0;
    const hex = (): string => {
        count += 1;
        return seed === undefined
            ? randomBytes(16).toString('hex')
            : createHash('sha256').update(`${seed}:${count}`).digest('hex').slice(0, 32);
    };
    return {
        next: (prefix) => prefix + hex(),
        token: () => hex().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    };
}
