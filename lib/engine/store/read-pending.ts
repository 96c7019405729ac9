import { isObject, type Members } from '../../model/json';
import { isTrouble } from '../../model/trouble';
import type { Claim, Pending, PendingKind, Try } from '../../queue/pending';

/** What waits as the store returns it, whichever version of the app wrote it; undefined for any other record. */
export function readPending(data: unknown): Pending | undefined {
    if (!isObject(data) || typeof data.id !== 'string' || typeof data.key !== 'string') {
        return undefined;
    }
    const kind = typeof data.kind === 'string' ? KINDS.get(data.kind) : undefined;
    // Version 0.1 called the lane a line.
    const lane = data.lane ?? data.line;
    if (kind === undefined || typeof lane !== 'string') {
        return undefined;
    }
    const { id, key, work } = data;
    const claim = readClaim(data);
    const lastTry = readTry(data);
    return {
        id,
        key,
        kind,
        lane,
        arrivedAt: typeof data.arrivedAt === 'number' ? data.arrivedAt : Number(id.slice(0, 15)) || 0,
        ...(claim && { claim }),
        ...(lastTry && { lastTry }),
        work,
    };
}

const KINDS: ReadonlyMap<string, PendingKind> = new Map<string, PendingKind>([
    ['text', 'text'],
    ['reply', 'reply'],
    ['first', 'first'],
    ['pass', 'pass'],
    ['token', 'pass'],
]);

/** Version 0.1 kept the claim in three fields beside the others, 0 for none. */
function readClaim(data: Members): Claim | undefined {
    const { owner, until, ticket } = isObject(data.claim)
        ? data.claim
        : { owner: data.owner, until: data.leaseUntil, ticket: data.ticket };
    if (typeof owner !== 'string' || typeof until !== 'number' || until === 0) {
        return undefined;
    }
    return { owner, until, ...(typeof ticket === 'number' && ticket > 0 ? { ticket } : {}) };
}

/** Version 0.1 told what an attempt met in words; what they meant is found out by the next one. */
function readTry(data: Members): Try | undefined {
    const { count, at, dueAt, trouble } = isObject(data.lastTry)
        ? data.lastTry
        : { count: data.attempts, at: 0, dueAt: data.dueAt, trouble: undefined };
    if (typeof count !== 'number' || count === 0 || typeof at !== 'number' || typeof dueAt !== 'number') {
        return undefined;
    }
    return { count, at, dueAt, trouble: isTrouble(trouble) ? trouble : { kind: 'wordless' } };
}
