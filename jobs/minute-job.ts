import type { App } from '@rocket.chat/apps-engine/definition/App';
import type { IHttp, ILogger, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import { type IJobContext, type IProcessor, StartupType } from '@rocket.chat/apps-engine/definition/scheduler';
import { type AppMemory, portsOver } from '../lib/engine/app-ports';
import { recover } from '../lib/queue/run-waiting';

/** The job that delivers what waits, every minute on one of the workspace's instances. */
export function minuteJob(app: App, memory: AppMemory): IProcessor {
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
            const ports = portsOver(
                { read, modify, http, persistence },
                { id: app.getID(), logger: () => loggerOf(this, app), memory },
            );
            try {
                await recover({ ...ports, settings: await ports.settings.current() });
            } catch {
                ports.log.warn('sms.job-failed', {});
            } finally {
                ports.log.close();
            }
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
