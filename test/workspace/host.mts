import express, { Router } from 'express';
import { type CallLog, callLog } from './call-log.mts';
import { type Engine, startEngine } from './engine/engine.mts';
import { followStore } from './engine/follow-store.mts';
import type { Runtime } from './engine/runtime.mts';
import { type Faults, faults } from './faults.mts';
import { appRoutesOf } from './http/app-routes.mts';
import { type EventFeed, eventFeed } from './http/events.mts';
import { refuseForeign } from './http/guard.mts';
import { hostControl } from './http/host-control.mts';
import { type Listening, listen } from './http/listen.mts';
import { loginsOf } from './http/logins.mts';
import { restRoutes } from './http/rest.mts';
import { type WorkspaceServer, workspaceServer } from './rocketchat/bridges.mts';
import type { JobsEveryMs } from './rocketchat/job-scheduler.mts';
import type { Generation } from './rocketchat/server.mts';
import type { Store } from './store/store.mts';
import { type TapList, tapList } from './taps.mts';

export interface HostOptions {
    readonly store: Store;
    readonly instanceId?: string;
    /** 3000 and up; another free port is taken when it is in use. 0 or none: any free port. */
    readonly port?: number;
    /** Site_Url; the address this host listens on unless told. */
    readonly siteUrl?: string;
    /** new unless told. */
    readonly generation?: Generation;
    /** What runs the apps; node unless told. */
    readonly runtime?: Runtime;
    readonly processJobsEveryMs?: JobsEveryMs;
    /** As long as Rocket.Chat's client unless told. */
    readonly clientPatienceMs?: number;
}

/** One Rocket.Chat process: bridges over a store, the Apps-Engine, and an HTTP server. */
export interface Host {
    readonly instanceId: string;
    readonly url: string;
    readonly siteUrl: string;
    readonly listening: Listening;
    readonly store: Store;
    readonly server: WorkspaceServer;
    readonly engine: Engine;
    readonly calls: CallLog;
    readonly faults: Faults;
    readonly taps: TapList;
    readonly feed: EventFeed;
    /** Routes added here answer after Rocket.Chat's own. */
    readonly routes: Router;
    stop(): Promise<void>;
}

/** Starts one Rocket.Chat process's worth of workspace inside this process. */
export async function startHost(options: HostOptions): Promise<Host> {
    const { store, instanceId = '1', generation = 'new' } = options;
    const feed = eventFeed();
    const routes = Router();
    const ready: Ready = {};
    const listening = await listen(expressApp({ routes, ready, feed, generation }), options.port);
    const siteUrl = options.siteUrl ?? listening.url;
    const watched = watchedCalls(feed);
    const server = await workspaceServer({
        store,
        siteUrl,
        instanceId,
        taps: [watched.taps.tap],
        onEvent: (event, payload) => ready.engine?.fireEvent(event, payload),
        generation,
        ...(options.processJobsEveryMs && { processJobsEveryMs: options.processJobsEveryMs }),
        ...(options.clientPatienceMs && { clientPatienceMs: options.clientPatienceMs }),
    });
    const engine = await engineFor(server, ready, options.runtime);
    const unfollow = followStore(store, engine);
    const unwatch = store.changes((change) => feed.tell('store', change));
    const stop = async (): Promise<void> => {
        unfollow();
        unwatch();
        await listening.close();
        await server.close();
        await engine.stop();
    };
    const place = { instanceId, url: listening.url, siteUrl, listening };
    const host: Host = { ...place, ...watched, store, server, engine, feed, routes, stop };
    routes.use('/workspace/api', hostControl(host));
    return host;
}

/** What the HTTP server can use only once it is there. */
interface Ready {
    server?: WorkspaceServer;
    engine?: Engine;
    apis?: Router;
    livechatApi?: Router;
}

function watchedCalls(feed: EventFeed): Pick<Host, 'calls' | 'faults' | 'taps'> {
    const taps = tapList();
    const calls = callLog((call) => feed.tell('call', call));
    const switchable = faults(() => feed.tell('faults', switchable.list()));
    taps.add(calls.tap);
    taps.add(switchable.tap);
    return { calls, faults: switchable, taps };
}

async function engineFor(server: WorkspaceServer, ready: Ready, runtime?: Runtime): Promise<Engine> {
    const engine = await startEngine({ server, ...(runtime && { runtime }) });
    const apiManager = engine.manager.getApiManager();
    server.apis.setExecutor((appId, path, request) => apiManager.executeApi(appId, path, request));
    server.commands.setExecutor(engine.runCommand);
    server.interactions.setExecutor(engine.interact, engine.actionButtons);
    ready.server = server;
    ready.livechatApi = server.livechatApi;
    ready.apis = server.apis.router;
    ready.engine = engine;
    return engine;
}

interface AppParts {
    readonly routes: Router;
    readonly ready: Ready;
    readonly feed: EventFeed;
    readonly generation: Generation;
}

function expressApp({ routes, ready, feed, generation }: AppParts): express.Express {
    const app = express();
    app.disable('x-powered-by');
    app.use(refuseForeign);
    app.use((request, response, next) => {
        if (request.path.startsWith('/api/')) {
            response.on('finish', () => {
                feed.tell('rest', { method: request.method, url: request.originalUrl, status: response.statusCode });
            });
        }
        next();
    });
    const logins = loginsOf(() => ready.server?.people);
    app.use(restRoutes(() => engineOf(ready), generation, logins));
    app.use(appRoutesOf(() => ready.server, logins));
    app.use((request, response, next) => {
        ready.livechatApi ? ready.livechatApi(request, response, next) : next();
    });
    app.use((request, response, next) => {
        ready.apis ? ready.apis(request, response, next) : next();
    });
    app.use(routes);
    return app;
}

function engineOf({ engine }: { engine?: Engine }): Engine {
    if (!engine) {
        throw new Error('The workspace is still starting');
    }
    return engine;
}
