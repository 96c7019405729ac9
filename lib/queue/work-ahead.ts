import type { Trouble } from '../model/trouble';
import type { Attempt } from './attempt';
import { isDue, type Pending, type Try } from './pending';
import type { Turn } from './turn';

/**
 * Everything that arrived earlier on the lane, oldest first; returns what stands in the way where the first has to wait.
 * So does one that is left for now, and one that the store does not know to be finished: of two at once, nobody could tell
 * whose trace in the room is whose.
 */
export async function workAhead<Seen>(
    { pending, turn }: { readonly pending: Pending; readonly turn: Turn },
    attempt: Attempt<Seen>,
    now: number,
): Promise<Trouble | undefined> {
    for (const ahead of turn.ahead) {
        if (ahead.lastTry !== undefined && isLeft(ahead, ahead.lastTry, { pending, now })) {
            return ahead.lastTry.trouble;
        }
        const attempted = await attempt({ pending: ahead, turn, isUndisturbed: false, isAsSeen: false });
        if (attempted.kind === 'waits') {
            return attempted.trouble;
        }
        if (attempted.kind === 'finished' && !(await attempted.settled)) {
            return { kind: 'store-failed' };
        }
    }
    return undefined;
}

/**
 * Whether what is ahead is not tried for our sake: it was tried in vain since we arrived, so that we are no news, or the
 * last call for it had no answer and may still happen.
 */
function isLeft(
    ahead: Pending,
    last: Try,
    { pending, now }: { readonly pending: Pending; readonly now: number },
): boolean {
    const isTriedSince = last.at > pending.arrivedAt && last.at <= now;
    return isTriedSince || (last.trouble.kind === 'unanswered' && !isDue(ahead, now));
}
