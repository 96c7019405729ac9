import type { IHttp, ILogger, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { CheckPorts } from '../check-webhook';
import type { WorkPorts } from '../inbound/attempt-text';
import type { Clock } from '../model/ports';
import type { ReplyPorts } from '../outbound/attempt-reply';
import { type Memory, newMemory } from '../queue/process';
import { type Refused, refusedCount } from '../refused-count';
import { agentsOver } from './agents';
import { livechatOver } from './livechat';
import { type LogMemory, logOver, type RequestLog } from './log';
import { mediaOver } from './media';
import { messagesOver } from './messages';
import { type SettingsMemory, settingsOver } from './settings';
import { customersOver } from './store/customers';
import { dispatchesOver } from './store/dispatches';
import { recordsOver } from './store/records';
import { ledgerOver, linesOver } from './store/waiting';
import { uploadsOver } from './uploads';

/** Everything that one process of the app keeps in mind. */
export interface AppMemory extends Memory {
    readonly settings: SettingsMemory;
    readonly log: LogMemory;
    readonly refused: Refused;
}

/** The memory of a process that starts. */
export function newAppMemory(): AppMemory {
    return {
        ...newMemory(),
        settings: { latest: undefined, readAt: 0 },
        log: { warnedOnce: new Set(), late: [] },
        refused: refusedCount(),
    };
}

/** What Rocket.Chat hands to an endpoint, a job or an event handler. */
export interface Accessors {
    readonly read: IRead;
    readonly modify: IModify;
    readonly http: IHttp;
    readonly persistence: IPersistence;
}

export type AppPorts = CheckPorts &
    Omit<WorkPorts & ReplyPorts, 'settings' | 'log'> & { readonly memory: AppMemory; readonly log: RequestLog };

/** The app at the time of one request; `logger` gives that of the moment. */
export interface AppInHand {
    readonly id: string;
    readonly logger: () => ILogger;
    readonly memory: AppMemory;
}

/** The ports of the stories over the accessors of one request. */
export function portsOver(accessors: Accessors, app: AppInHand): AppPorts {
    const { read, modify, http, persistence } = accessors;
    const { memory } = app;
    const log = logOver(app.logger, memory.log);
    const records = recordsOver(read, persistence);
    return {
        appId: app.id,
        memory,
        refused: memory.refused,
        log,
        clock,
        settings: settingsOver(read.getEnvironmentReader(), { memory: memory.settings, log }),
        lines: linesOver(records),
        ledger: ledgerOver(records),
        customers: customersOver(records),
        livechat: livechatOver(read, modify),
        fetchMedia: mediaOver(http),
        sendMessage: messagesOver(http),
        agents: agentsOver(read, modify),
        uploads: uploadsOver(read),
        dispatches: dispatchesOver(records, clock),
        random: () => Math.random(),
        basePath: `/api/apps/public/${app.id}`,
    };
}

const clock: Clock = {
    now: () => Date.now(),
    wait: (ms) =>
        new Promise((resolve) => {
            setTimeout(resolve, ms);
        }),
};
