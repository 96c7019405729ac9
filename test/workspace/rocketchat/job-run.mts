import type { Query } from '../store/store.mts';
import type { Documents } from './collections.mts';
import type { JobDocument } from './documents.mts';
import { nextRunAt } from './job-timing.mts';

export type Processor = (context: object) => Promise<void>;

/** Agenda's: a job whose runner died is taken over after this. */
const LOCK_LIFETIME_MS = 10 * 60 * 1000;

type Locking = { readonly id: string; readonly condition: Query; readonly instanceId: string };

/** The job, locked for this instance; undefined when another has it or the condition no longer holds. */
export function lockJob(
    jobs: Documents<JobDocument>,
    { id, condition, instanceId }: Locking,
): Promise<JobDocument | undefined> {
    const now = new Date();
    const expired = new Date(now.getTime() - LOCK_LIFETIME_MS);
    const free = { _id: id, ...condition, $or: [{ lockedAt: null }, { lockedAt: { $lte: expired } }] };
    return jobs.findAndUpdate(free, { $set: { lockedAt: now, lastModifiedBy: instanceId } });
}

/**
 * Runs a locked job and returns when it is due again. A one-time job is removed when it has succeeded; one that fails is
 * unlocked, keeps its reason, and is not run again before its next time.
 */
export async function runJob(
    jobs: Documents<JobDocument>,
    job: JobDocument,
    processor: Processor,
): Promise<Date | null> {
    const lastRunAt = new Date();
    const next = job.repeatInterval === undefined ? null : nextOf(job, lastRunAt);
    await jobs.update({ _id: job._id }, { $set: { lastRunAt, nextRunAt: next } });
    try {
        const { appId: _appId, ...data } = job.data;
        await processor({ ...data, jobId: job._id });
        if (job.type === 'normal') await jobs.remove({ _id: job._id });
        else await jobs.update({ _id: job._id }, { $set: { lockedAt: null, lastFinishedAt: new Date() } });
    } catch (thrown) {
        const now = new Date();
        const failReason = thrown instanceof Error ? thrown.message : String(thrown);
        const failed = { lockedAt: null, lastFinishedAt: now, failedAt: now, failReason };
        await jobs.update({ _id: job._id }, { $set: failed, $inc: { failCount: 1 } });
    }
    return next;
}

function nextOf(job: JobDocument, lastRunAt: Date): Date | null {
    return nextRunAt(job.repeatInterval ?? '', {
        lastRunAt,
        previousNextRunAt: job.nextRunAt ?? lastRunAt,
        now: lastRunAt,
    });
}
