import { JOB_SILENT_MS, REFUSED_BY_ROCKETCHAT_MS, REFUSED_FOR_MS, TWILIO_AWAY_MS } from '../model/timing';
import type { Failing } from './sweeps';
import type { TroubleKind, WatchMemory } from './troubles';

/** What a process can say of a trouble: that it was there at this time, and why, or that all was well then. */
export type Verdict =
    | { readonly kind: 'there'; readonly at: number; readonly why: string }
    | { readonly kind: 'over'; readonly at: number };

export interface Judging {
    readonly memory: WatchMemory;
    readonly now: number;
    /** Whether the job asks, which alone sees what waits and what Twilio answers. */
    readonly isJob: boolean;
    readonly failing: Failing | undefined;
}

/** What this process can say of each kind of trouble; of those that it knows nothing of, nothing. */
export function judge(judging: Judging): ReadonlyMap<TroubleKind, Verdict> {
    const verdicts: ReadonlyArray<readonly [TroubleKind, Verdict | undefined]> = [
        ['refused', ofWebhooks(judging)],
        ['replies', ofReplies(judging)],
        ['waiting', judging.isJob ? ofWaiting(judging) : undefined],
        ['twilio', judging.isJob ? ofTwilio(judging) : undefined],
        ['job', ofJob(judging)],
    ];
    return new Map(verdicts.flatMap(([kind, verdict]) => (verdict === undefined ? [] : [[kind, verdict] as const])));
}

/**
 * Twilio tries a text that is refused several times, so that one request alone is somebody else's; and what passes within
 * a minute, as when a token is changed, is no trouble.
 */
function ofWebhooks({ memory: { webhooks }, now }: Judging): Verdict | undefined {
    const { good, bad, firstBad, refused } = webhooks;
    if (refused >= SEVERAL && bad > good) {
        return now - firstBad >= REFUSED_FOR_MS ? { kind: 'there', at: bad, why: '' } : undefined;
    }
    return good > bad ? { kind: 'over', at: good } : undefined;
}

function ofReplies({ memory: { replies } }: Judging): Verdict | undefined {
    const fortunes = [replies.taken, replies.arrived];
    const worst = Math.max(...fortunes.filter(({ good, bad }) => bad > good).map(({ bad }) => bad), 0);
    if (worst > 0) {
        return { kind: 'there', at: worst, why: String(replies.code) };
    }
    const best = Math.max(...fortunes.map(({ good }) => good));
    return best > 0 ? { kind: 'over', at: best } : undefined;
}

function ofWaiting({ memory: { waiting, waitingWhy }, now }: Judging): Verdict | undefined {
    const isLong = Array.from(waiting.values()).some((since) => now - since >= REFUSED_BY_ROCKETCHAT_MS);
    if (isLong) {
        return { kind: 'there', at: now, why: waitingWhy };
    }
    return waiting.size === 0 ? { kind: 'over', at: now } : undefined;
}

function ofTwilio({ memory, failing, now }: Judging): Verdict | undefined {
    const starts = [memory.unreachableSince, failing?.since ?? 0].filter((since) => since > 0);
    if (starts.some((since) => now - since >= TWILIO_AWAY_MS)) {
        return { kind: 'there', at: now, why: failing?.why ?? 'unreachable' };
    }
    return starts.length === 0 ? { kind: 'over', at: now } : undefined;
}

function ofJob({ memory, isJob, now }: Judging): Verdict | undefined {
    if (isJob) {
        return { kind: 'over', at: now };
    }
    const isSilent = now - Math.max(memory.jobSeenAt, memory.startedAt) > JOB_SILENT_MS;
    return isSilent ? { kind: 'there', at: now, why: '' } : undefined;
}

const SEVERAL = 2;
