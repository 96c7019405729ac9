import type { AppBridges } from '@rocket.chat/apps-engine/server/bridges/index.js';
import type {
    AppLogStorage,
    AppMetadataStorage,
    AppSourceStorage,
} from '@rocket.chat/apps-engine/server/storage/index.js';
import type { Router } from 'express';
import type { Store } from '../store/store.mts';
import { type Apis, appApis } from './apis.mts';
import { appBridges } from './app-bridges.mts';
import { appLogStorage } from './app-log-storage.mts';
import { appMetadataStorage } from './app-metadata-storage.mts';
import { appSourceStorage } from './app-source-storage.mts';
import { CLIENT_PATIENCE_MS } from './client-views.mts';
import { collectionsOf } from './collections.mts';
import { type Commands, commandsOf } from './commands.mts';
import { seedWorkspace } from './default-workspace.mts';
import { fileRoute } from './file-route.mts';
import { type Interactions, interactionsOf } from './interactions.mts';
import { type JobScheduler, type JobsEveryMs, jobScheduler } from './job-scheduler.mts';
import { livechatApi } from './livechat-api.mts';
import { type People, peopleOf } from './people.mts';
import type { Generation, Server } from './server.mts';
import { settingsOf } from './settings.mts';
import type { Tap } from './tap.mts';

export type WorkspaceServerOptions = {
    readonly store: Store;
    /** What the setting Site_Url says when nobody has changed it. */
    readonly siteUrl: string;
    /** Names this process among those that share the store. */
    readonly instanceId: string;
    /** new unless told. */
    readonly generation?: Generation;
    readonly taps?: readonly Tap[];
    /** Every app event with its converted payload: hand it to the engine's listener manager. It is never awaited. */
    readonly onEvent: (event: string, payload: unknown) => unknown;
    /** How often the scheduler looks for due jobs; Rocket.Chat's Agenda looks every 5 seconds. */
    readonly processJobsEveryMs?: JobsEveryMs;
    /** As long as Rocket.Chat's client unless told. */
    readonly clientPatienceMs?: number;
};

export type WorkspaceServer = {
    readonly generation: Generation;
    readonly bridges: AppBridges;
    readonly metadataStorage: AppMetadataStorage;
    readonly logStorage: AppLogStorage;
    readonly sourceStorage: AppSourceStorage;
    readonly people: People;
    readonly scheduler: JobScheduler;
    readonly apis: Apis;
    readonly commands: Commands;
    readonly interactions: Interactions;
    /** Stored files at `/file-upload/<id>/<name>`, guarded as Rocket.Chat guards them: mount it at the root. */
    readonly files: Router;
    /** What anybody may ask of Omnichannel under `/api/v1/livechat`: mount it at the root. */
    readonly livechatApi: Router;
    /** Stops timers and store listeners; the store itself is its owner's to close. */
    readonly close: () => Promise<void>;
};

/** One Rocket.Chat instance over a store, ready to be given to `new AppManager({ … })`. An empty store is furnished first. */
export async function workspaceServer(options: WorkspaceServerOptions): Promise<WorkspaceServer> {
    const { store, siteUrl, instanceId, generation = 'new' } = options;
    const collections = collectionsOf(store);
    const settings = await settingsOf(store, collections.settings, siteUrl);
    const server: Server = {
        store,
        collections,
        settings,
        siteUrl,
        instanceId,
        generation,
        clientPatienceMs: options.clientPatienceMs ?? CLIENT_PATIENCE_MS,
        emit(event, payload) {
            payload()
                .then((made) => options.onEvent(event, made))
                .catch(() => undefined);
        },
    };
    await seedWorkspace(server);
    const scheduler = jobScheduler(server, { processEveryMs: options.processJobsEveryMs ?? 5000 });
    const apis = appApis(server);
    const commands = commandsOf(server);
    const interactions = interactionsOf(server);
    return {
        generation,
        bridges: appBridges({
            server,
            scheduler,
            apis,
            commands,
            taps: options.taps ?? [],
        }),
        metadataStorage: appMetadataStorage(collections.apps),
        logStorage: appLogStorage(collections.appLogs),
        sourceStorage: appSourceStorage(collections.appSources),
        people: peopleOf(server, { commands, interactions }),
        scheduler,
        apis,
        commands,
        interactions,
        files: fileRoute(server),
        livechatApi: livechatApi(server),
        async close() {
            settings.close();
            await scheduler.stop();
        },
    };
}
