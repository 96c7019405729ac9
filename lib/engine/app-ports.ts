import type { IHttp, ILogger, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';
import { watchedDispatches, watchedSending } from '../channel/note-fortune';
import type { KeptRecords, VisitorsNamed } from '../channel/ports';
import type { DuePorts } from '../channel/sweep-when-due';
import { templatesOver } from '../channel/templates';
import type { WatchPorts } from '../channel/watch';
import type { AttemptTextPorts } from '../inbound/attempt-text';
import type { AskTwilio, Probe } from '../model/http-ports';
import type { Connections, OurNumbers } from '../model/number-ports';
import type { Clock, SettingsSource, Warnings, Windows } from '../model/ports';
import type { AttemptReplyPorts } from '../outbound/attempt-reply';
import type { Laters, Questions } from '../outbound/first-ports';
import type { MissingPorts } from '../outbound/missing-replies';
import type { Stopped, Templates } from '../outbound/ports';
import type { WaitingPorts } from '../outbound/tell-waiting';
import { agentsOver } from './agents';
import type { AppMemory } from './app-memory';
import { askTwilioOver } from './ask-twilio';
import { livechatOver, visitorsNamedOver } from './livechat';
import { logOver, type RequestLog } from './log';
import { probeOver } from './probe';
import { roomMessagesOver } from './room-messages';
import { isOmnichannelOn, settingsOver } from './settings';
import { channelStatesOver } from './store/channel-states';
import { connectionsOver } from './store/connections';
import { customersOver } from './store/customers';
import { dispatchesOver } from './store/dispatches';
import { identitiesOver } from './store/identities';
import { keptRecordsOver } from './store/kept-records';
import { lanesOver, ledgerOver } from './store/lanes';
import { latersOver } from './store/laters';
import { openRoomsOver } from './store/open-rooms';
import { ourNumbersOver } from './store/our-numbers';
import { questionsOver } from './store/questions';
import { recordsOver } from './store/records';
import { stoppedOver } from './store/stopped';
import { sweepsOver } from './store/sweeps';
import { waitNotesOver } from './store/wait-notes';
import { windowsOver } from './store/windows';
import { mediaOver, messagesOver } from './twilio-http';
import { uploadsOver } from './uploads';

/** What Rocket.Chat hands to an endpoint, a job or an event handler. */
export interface Accessors {
    readonly read: IRead;
    readonly modify: IModify;
    readonly http: IHttp;
    readonly persistence: IPersistence;
}

/** What the stories need from outside, but for the settings as they are. */
export type AppPorts = Omit<
    AttemptTextPorts & AttemptReplyPorts & MissingPorts & WaitingPorts & DuePorts & WatchPorts,
    'settings' | 'log'
> & {
    readonly settingsSource: SettingsSource;
    readonly log: RequestLog;
    readonly askTwilio: AskTwilio;
    readonly ourNumbers: OurNumbers;
    readonly connections: Connections;
    readonly probe: Probe;
    readonly warnings: Warnings;
    readonly isOmnichannelOn: () => Promise<boolean | undefined>;
    readonly kept: KeptRecords;
    readonly visitorsNamed: VisitorsNamed;
    readonly questions: Questions;
    readonly windows: Windows;
    readonly stopped: Stopped;
    readonly laters: Laters;
    readonly templates: Templates;
};

/** The app at the time of one request; `logger` gives that of the moment. */
export interface AppInHand {
    readonly id: string;
    readonly logger: () => ILogger;
    readonly memory: AppMemory;
}

/** The app as a door has it. */
export function appInHand(app: Pick<IApp, 'getID' | 'getLogger'>, memory: AppMemory): AppInHand {
    return { id: app.getID(), logger: () => app.getLogger(), memory };
}

/** The ports of the stories over the accessors of one request. */
export function portsOver(accessors: Accessors, app: AppInHand): AppPorts {
    const { read, modify, http, persistence } = accessors;
    const { memory } = app;
    const log = logOver(app.logger, memory.log);
    const records = recordsOver(read, persistence);
    const identities = identitiesOver(records, { memory: memory.identities, clock });
    return {
        appId: app.id,
        process: memory.process,
        replies: memory.replies,
        log,
        clock,
        settingsSource: settingsOver(read.getEnvironmentReader(), { memory: memory.settings, log }),
        lanes: lanesOver(records),
        ledger: ledgerOver(records),
        customers: customersOver(records, identities),
        identities,
        openRooms: openRoomsOver(records),
        kept: keptRecordsOver(records),
        livechat: livechatOver(read, modify),
        visitorsNamed: visitorsNamedOver(read),
        roomMessages: roomMessagesOver(read),
        fetchMedia: mediaOver(http),
        sendMessage: watchedSending(messagesOver(http, log), memory.watch, clock),
        askTwilio: askTwilioOver(http),
        ourNumbers: ourNumbersOver(records),
        heard: memory.heard,
        sweeps: sweepsOver(records),
        sweepMemory: memory.sweeps,
        channelStates: channelStatesOver(records),
        watchMemory: memory.watch,
        connections: connectionsOver(records),
        probe: probeOver(http),
        warnings: () => Array.from(memory.log.warnings.values()),
        isOmnichannelOn: () => isOmnichannelOn(read.getEnvironmentReader()),
        questions: questionsOver(records),
        windows: windowsOver(records),
        stopped: stoppedOver(records, clock),
        laters: latersOver(records),
        templates: templatesOver(askTwilioOver(http), { memory: memory.templates, clock }),
        agents: agentsOver(read, modify, app.id),
        uploads: uploadsOver(read),
        dispatches: watchedDispatches(dispatchesOver(records, clock), memory.watch, clock),
        waitNotes: waitNotesOver(records, clock),
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
