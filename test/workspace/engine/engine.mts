import type { IPermission } from '@rocket.chat/apps-engine/definition/permissions/IPermission.js';
import type { SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands/SlashCommandContext.js';
import type { IUIActionButton } from '@rocket.chat/apps-engine/definition/ui/IUIActionButtonDescriptor.js';
import { AppManager } from '@rocket.chat/apps-engine/server/AppManager.js';
import type { AppBridges } from '@rocket.chat/apps-engine/server/bridges/AppBridges.js';
import type { ILoggerStorageEntry } from '@rocket.chat/apps-engine/server/logging/index.js';
import type {
    AppLogStorage,
    AppMetadataStorage,
    AppSourceStorage,
    IAppStorageItem,
} from '@rocket.chat/apps-engine/server/storage/index.js';
import { skipDebugLines } from './debug-lines.mts';
import { disable, enable, type InstalledApp, installApp, uninstall, updateApp } from './installation.mts';
import { hideKnownNoise, type KnownNoise } from './known-noise.mts';
import { type PreparedRuntime, prepareRuntime, type Runtime } from './runtime.mts';
import { type Runtimes, watchRuntimes } from './runtimes.mts';
import { type AppSettings, settingsOf } from './settings.mts';

/** What the engine needs of the Rocket.Chat behind it; `workspaceServer()` makes it. */
export interface EngineServer {
    readonly bridges: AppBridges;
    readonly metadataStorage: AppMetadataStorage;
    readonly logStorage: AppLogStorage;
    readonly sourceStorage: AppSourceStorage;
}

export interface EngineOptions {
    readonly server: EngineServer;
    /** What runs the apps; node unless told, and deno where no Node will do. */
    readonly runtime?: Runtime;
}

export interface Engine {
    readonly manager: AppManager;
    /** What runs the apps here. */
    readonly runtime: Runtime;
    /** Installs a package and enables it, as `POST /api/apps` does. Rejects when the package is no app. */
    installApp(zip: Buffer, permissionsGranted?: IPermission[]): Promise<InstalledApp>;
    /** Replaces an installed app by another package, as `POST /api/apps/:id` does. */
    updateApp(zip: Buffer, permissionsGranted?: IPermission[]): Promise<InstalledApp>;
    enable(appId: string): Promise<void>;
    disable(appId: string): Promise<void>;
    uninstall(appId: string): Promise<void>;
    settings(appId: string): AppSettings;
    /** What the app and the engine logged for it, newest last. */
    appLogs(appId: string): Promise<ILoggerStorageEntry[]>;
    /** The id of the app's process, or undefined while there is none. */
    runtimePid(appId: string): number | undefined;
    /** Bytes of that process that are still reachable after its garbage was collected; rejects where Deno runs it. */
    liveMemory(appId: string): Promise<number>;
    /** Whether that process can be asked: not before it has started. */
    isRuntimeReady(appId: string): boolean;
    /** Kills the app's process with SIGKILL; the engine then starts another. Returns the id of the killed process. */
    killRuntime(appId: string): number;
    /** Resolves once the app runs, enabled, in a process that is not `notPid`; rejects after two minutes. */
    runtimeReady(appId: string, notPid?: number): Promise<void>;
    /** Tells the apps of an event, as Rocket.Chat's listener bridge does; its errors are logged, never thrown. */
    fireEvent(name: string, ...payload: readonly unknown[]): Promise<unknown>;
    /** Has an app run one of its slash commands. Rejects with what the app threw. */
    runCommand(command: string, context: SlashCommandContext): Promise<void>;
    /** Hands what somebody did in an app's buttons and views to the app; resolves with its answer. */
    interact(interaction: object): Promise<unknown>;
    /** The menu entries of the apps that are enabled. */
    actionButtons(): Promise<readonly IUIActionButton[]>;
    /** Whether an installation, update or status change is under way here. */
    isBusy(): boolean;
    /** The package of an installed app, from the source storage. */
    packageOf(app: IAppStorageItem): Promise<Buffer>;
    /** Ends every app's process and forgets the engine; a new one may then start in this process. Never rejects. */
    stop(): Promise<void>;
}

/** Starts the real Apps-Engine over a workspace server and loads the apps its storages know. One per process at a time. */
export async function startEngine({ server, runtime }: EngineOptions): Promise<Engine> {
    forbidTestMode();
    skipDebugLines();
    const prepared = await prepareRuntime(runtime);
    const noise = hideKnownNoise();
    const manager = new AppManager({
        metadataStorage: server.metadataStorage,
        logStorage: server.logStorage,
        bridges: server.bridges,
        sourceStorage: server.sourceStorage,
        tempFilePath: prepared.tempFilePath,
    });
    const runtimes = watchRuntimes(manager, prepared.node);
    await manager.load();
    await manager.enableAll();
    return engineOver({ manager, runtimes, server, noise, prepared });
}

interface Parts {
    readonly manager: AppManager;
    readonly runtimes: Runtimes;
    readonly server: EngineServer;
    readonly noise: KnownNoise;
    readonly prepared: PreparedRuntime;
}

function engineOver({ manager, runtimes, server, noise, prepared }: Parts): Engine {
    let underWay = 0;
    const busy = async <T,>(work: Promise<T>): Promise<T> => {
        underWay += 1;
        try {
            return await work;
        } finally {
            underWay -= 1;
        }
    };
    return {
        manager,
        runtime: prepared.runtime,
        installApp: (zip, permissions) => busy(installApp(manager, zip, permissions)),
        updateApp: (zip, permissions) => busy(updateApp(manager, zip, permissions)),
        enable: (appId) => busy(enable(manager, appId)),
        disable: (appId) => busy(disable(manager, appId)),
        uninstall: (appId) => busy(uninstall(manager, appId)),
        isBusy: () => underWay > 0,
        packageOf: (app) => server.sourceStorage.fetch(app),
        settings: (appId) => settingsOf(manager, appId),
        appLogs: (appId) => server.logStorage.getEntriesFor(appId),
        runtimePid: runtimes.pid,
        liveMemory: runtimes.liveMemory,
        isRuntimeReady: runtimes.isReady,
        killRuntime(appId) {
            noise.killed();
            return runtimes.kill(appId);
        },
        runtimeReady: runtimes.ready,
        runCommand: (command, context) => manager.getCommandManager().executeCommand(command, context),
        interact: (interaction) => listen(manager, 'IUIKitInteractionHandler', [interaction]),
        actionButtons: async () => manager.getUIActionButtonManager().getAllActionButtons(),
        fireEvent: (name, ...payload) => fireEvent(manager, name, payload),
        async stop() {
            await runtimes.stopAll();
            noise.stop();
            forgetSingleton();
            prepared.remove();
        },
    };
}

async function listen(manager: AppManager, name: string, payload: readonly unknown[]): Promise<unknown> {
    const listeners = manager.getListenerManager();
    const execute: unknown = Reflect.get(listeners, 'executeListener');
    if (typeof execute !== 'function') {
        throw new Error('This Apps-Engine has no AppListenerManager.executeListener');
    }
    return execute.call(listeners, name, ...payload);
}

/** Rocket.Chat does not await these events: a failing app never fails what caused the event. */
async function fireEvent(manager: AppManager, name: string, payload: readonly unknown[]): Promise<unknown> {
    try {
        return await listen(manager, name, payload);
    } catch (error) {
        console.error(`The event ${name} failed:`, error);
        return undefined;
    }
}

/** With NODE_ENV=test the engine grants every permission, and a forgotten one would show only in production. */
function forbidTestMode(): void {
    if (process.env.NODE_ENV === 'test') {
        delete process.env.NODE_ENV;
    }
}

function forgetSingleton(): void {
    Reflect.set(AppManager, 'Instance', undefined);
}
