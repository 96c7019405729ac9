import {
    type IOnetimeSchedule,
    type IProcessor,
    type IRecurringSchedule,
    StartupType,
} from '@rocket.chat/apps-engine/definition/scheduler/index.js';
import { SchedulerBridge } from '@rocket.chat/apps-engine/server/bridges/index.js';
import type { JobScheduler } from './job-scheduler.mts';

/** Apps' jobs. What goes wrong while scheduling is logged by Rocket.Chat and reaches no app: the id is then undefined. */
export class WorkspaceSchedulerBridge extends SchedulerBridge {
    constructor(private readonly scheduler: JobScheduler) {
        super();
    }

    async cancelAllJobs(appId: string): Promise<void> {
        await this.scheduler.cancel({ name: { $regex: new RegExp(`_${appId}$`) } });
    }

    protected async registerProcessors(processors: IProcessor[], appId: string): Promise<undefined | string[]> {
        const started: (string | undefined)[] = [];
        for (const { id, processor, startupSetting } of processors) {
            this.scheduler.define(id, processor);
            if (startupSetting?.type === StartupType.ONETIME && !(await this.scheduler.hasOnetime(id))) {
                started.push(await this.scheduleOnce({ ...startupSetting, id }, appId));
            }
            if (startupSetting?.type === StartupType.RECURRING) {
                started.push(await this.scheduleRecurring({ ...startupSetting, id }, appId));
            }
        }
        return started.length > 0 ? started.filter((id) => id !== undefined) : undefined;
    }

    protected scheduleOnce(job: IOnetimeSchedule, appId: string): Promise<string | undefined> {
        return this.scheduler.scheduleOnce(job, appId).catch(() => undefined);
    }

    protected scheduleRecurring(job: IRecurringSchedule, appId: string): Promise<string | undefined> {
        return this.scheduler.scheduleRecurring(job, appId).catch(() => undefined);
    }

    /** By the id that scheduling returned (the engine adds the app id to it), or by the processor's. */
    protected async cancelJob(jobId: string): Promise<void> {
        await this.scheduler.cancel({ $or: [{ _id: jobId.split('_')[0] }, { name: jobId }] });
    }
}
