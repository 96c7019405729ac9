import type { IOnetimeSchedule, IRecurringSchedule } from '@rocket.chat/apps-engine/definition/scheduler/index.js';
import type { Documents } from './collections.mts';
import type { JobDocument } from './documents.mts';
import { nextRunAt, whenToRun } from './job-timing.mts';

export type Planned = { readonly id: string; readonly nextRunAt: Date | null };

/** Writes down a job that runs once. */
export async function planOnce(jobs: Documents<JobDocument>, job: IOnetimeSchedule, appId: string): Promise<Planned> {
    const at = whenToRun(job.when, new Date());
    const data = { ...job.data, appId };
    const id = await jobs.insert({ name: job.id, type: 'normal', data, nextRunAt: at, lockedAt: null });
    return { id, nextRunAt: at };
}

/**
 * Writes down the one recurring job of its name. A run that is due at once is only for a job that is new; a later one is
 * set again every time, so at every start of the app.
 */
export async function planRecurring(
    jobs: Documents<JobDocument>,
    job: IRecurringSchedule,
    appId: string,
): Promise<Planned> {
    const now = new Date();
    const at = nextRunAt(job.interval, { lastRunAt: job.skipImmediate ? now : undefined, previousNextRunAt: now, now });
    const fields = { data: { ...job.data, appId }, repeatInterval: job.interval };
    const dueNow = at !== null && at <= new Date();
    const saved = await jobs.findAndUpdate(
        { name: job.id, type: 'single' },
        {
            $set: dueNow ? fields : { ...fields, nextRunAt: at },
            $setOnInsert: { lockedAt: null, ...(dueNow && { nextRunAt: at }) },
        },
        { upsert: true },
    );
    return { id: saved?._id ?? '', nextRunAt: saved?.nextRunAt ?? null };
}
