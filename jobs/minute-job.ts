import type { App } from '@rocket.chat/apps-engine/definition/App';
import type { IHttp, ILogger, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import { type IJobContext, type IProcessor, StartupType } from '@rocket.chat/apps-engine/definition/scheduler';
import type { AppMemory } from '../lib/engine/app-memory';
import { enter } from '../lib/engine/enter';
import { type CountToReport, doWaiting } from './do-waiting';

/** The job that does what waits, every minute on one of the workspace's instances. */
export function minuteJob(app: App, memory: AppMemory, refused: CountToReport): IProcessor {
    return {
        id: 'minute',
        startupSetting: { type: StartupType.RECURRING, interval: '* * * * *', skipImmediate: true },
        async processor(
            this: unknown,
            _context: IJobContext,
            read: IRead,
            modify: IModify,
            http: IHttp,
            persistence: IPersistence,
        ): Promise<void> {
            await enter<void>({
                accessors: { read, modify, http, persistence },
                app: { id: app.getID(), logger: () => loggerOf(this, app), memory },
                story: (ports) => doWaiting({ ...ports, refused }),
                onFailure: { event: 'sms.job-failed', result: undefined },
            });
        },
    };
}

/** Newer engines run the processor as a method of the app with the job's own logger; older ones do not. */
function loggerOf(self: unknown, app: App): ILogger {
    return isApp(self) ? self.getLogger() : app.getLogger();
}

function isApp(self: unknown): self is App {
    return typeof self === 'object' && self !== null && 'getLogger' in self;
}
