import type {
    IOnetimeSchedule,
    IProcessor,
    IRecurringSchedule,
} from '@rocket.chat/apps-engine/definition/scheduler/index.js';
import type { Query } from '../store/store.mts';
import type { JobDocument } from './documents.mts';
import { type Planned, planOnce, planRecurring } from './job-plan.mts';
import { lockJob, type Processor, runJob } from './job-run.mts';
import type { Server } from './server.mts';

export type JobView = {
    readonly id: string;
    /** The processor's id with `_<app id>` after it. */
    readonly name: string;
    readonly recurring: boolean;
    readonly nextRunAt?: string;
    readonly running: boolean;
    readonly failReason?: string;
};

/** How often due jobs are looked for; `never`: they only run when they are told to. */
export type JobsEveryMs = number | 'never';

export type JobScheduler = {
    /** Runs now, on this instance, the job with this id or processor name (with or without the app id), or every job; and waits. */
    readonly runNow: (job?: string) => Promise<void>;
    readonly jobs: () => Promise<JobView[]>;
    readonly stop: () => Promise<void>;
    readonly define: (name: string, processor: IProcessor['processor']) => void;
    readonly scheduleOnce: (job: IOnetimeSchedule, appId: string) => Promise<string>;
    readonly scheduleRecurring: (job: IRecurringSchedule, appId: string) => Promise<string>;
    readonly hasOnetime: (name: string) => Promise<boolean>;
    readonly cancel: (query: Query) => Promise<void>;
};

/**
 * Agenda over the store: every instance looks for due jobs it has a processor for, and a lock in the job's record lets one
 * of them run it. A job that fails is not retried; a recurring one has its next run set before it begins.
 */
export function jobScheduler(
    server: Server,
    { processEveryMs }: { readonly processEveryMs: JobsEveryMs },
): JobScheduler {
    const { jobs } = server.collections;
    const processors = new Map<string, Processor>();
    const mine = { name: { $in: [] as string[] } };
    const running = new Set<string>();
    const clock = processEveryMs === 'never' ? STOPPED : clockFor(processEveryMs, scan);

    async function scan(withinMs: number): Promise<void> {
        const soon = new Date(Date.now() + withinMs);
        for (const job of await jobs.find({ ...mine, nextRunAt: { $ne: null, $lte: soon } })) {
            if (job.nextRunAt && job.nextRunAt.getTime() > Date.now()) clock.wakeAt(job.nextRunAt);
            else lockAndRun(job, { nextRunAt: { $ne: null, $lte: new Date() } }).catch(() => undefined);
        }
    }

    async function lockAndRun({ _id: id, name }: JobDocument, condition: Query): Promise<void> {
        const processor = processors.get(name);
        // Concurrency 1 per processor and instance: what is due meanwhile waits for the next look.
        if (running.has(name) || !processor) return;
        running.add(name);
        const locked = await lockJob(jobs, { id, condition, instanceId: server.instanceId })
            .then((job) => job && runLocked(job, processor))
            .finally(() => running.delete(name));
        if (locked) clock.wakeAt(new Date());
    }

    async function runLocked(job: JobDocument, processor: Processor): Promise<true> {
        clock.wakeAt(await runJob(jobs, job, processor));
        return true;
    }

    async function runNow(job?: string): Promise<void> {
        const wanted = (await jobs.find(mine)).filter((found) => !job || isNamed(found, job));
        if (job && wanted.length === 0) throw new Error(`there is no job "${job}" with a processor here`);
        for (const found of wanted) {
            while (running.has(found.name)) await new Promise((resolve) => setTimeout(resolve, 5));
            await lockAndRun(found, {});
        }
    }

    function planned({ id, nextRunAt }: Planned): string {
        clock.wakeAt(nextRunAt);
        return id;
    }

    return {
        runNow,
        jobs: async () => (await jobs.find({})).map(jobView),
        stop: async () => clock.stop(),
        define(name, processor) {
            processors.set(name, processor as unknown as Processor);
            mine.name.$in = [...processors.keys()];
            clock.wakeAt(new Date());
        },
        scheduleOnce: async (job, appId) => planned(await planOnce(jobs, job, appId)),
        scheduleRecurring: async (job, appId) => planned(await planRecurring(jobs, job, appId)),
        hasOnetime: async (name) => (await jobs.findOne({ name, type: 'normal' })) !== undefined,
        cancel: async (query) => void (await jobs.remove(query)),
    };
}

type Clock = { readonly wakeAt: (at: Date | null) => void; readonly stop: () => void };

const STOPPED: Clock = { wakeAt: () => undefined, stop: () => undefined };

/** Looks every so often once it has been woken, and in between at the times it is told. A failed look is tried again. */
function clockFor(everyMs: number, look: (withinMs: number) => Promise<void>): Clock {
    const timers = new Set<NodeJS.Timeout>();
    let interval: NodeJS.Timeout | undefined;
    let stopped = false;
    const lookNow = () => {
        if (!stopped) look(everyMs).catch(() => undefined);
    };
    return {
        wakeAt(at) {
            if (stopped || !at) return;
            interval ??= setInterval(lookNow, everyMs).unref();
            const delay = Math.max(0, at.getTime() - Date.now());
            if (delay > everyMs) return;
            const timer = setTimeout(() => {
                timers.delete(timer);
                lookNow();
            }, delay).unref();
            timers.add(timer);
        },
        stop() {
            stopped = true;
            clearInterval(interval);
            for (const timer of timers) clearTimeout(timer);
        },
    };
}

function isNamed({ _id, name }: JobDocument, wanted: string): boolean {
    return wanted === _id || wanted === name || name.startsWith(`${wanted}_`);
}

function jobView(job: JobDocument): JobView {
    return {
        id: job._id,
        name: job.name,
        recurring: job.type === 'single',
        ...(job.nextRunAt && { nextRunAt: job.nextRunAt.toISOString() }),
        running: job.lockedAt !== null && job.lockedAt !== undefined,
        ...(job.failReason && { failReason: job.failReason }),
    };
}
