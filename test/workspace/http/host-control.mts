import { Router } from 'express';
import { APP_ID } from '../app-id.mts';
import type { Fault } from '../faults.mts';
import type { Host } from '../host.mts';
import { appRoutes } from './app-control.mts';
import { bodyOf, json, jsonBody } from './json.mts';
import { logLinesOf } from './log-lines.mts';
import { briefCalls } from './traffic.mts';
import { inboxOf, stateOf } from './views.mts';
import { waitingOf } from './waiting.mts';

const PERSISTENCE = 'rocketchat_apps_persistence';
const JOBS = 'rocketchat_apps_scheduler';

/**
 * The control API of one instance, under `/workspace/api`:
 * `GET state`, `inbox`, `waiting`, `settings`, `translations`, `log` (what the app itself logged), `logs` (with the engine's), `records`, `jobs`, `calls`, `calls/brief`, `faults`, `events` (server-sent), `files/:id`;
 * `POST settings {id: value}`, `app/install {zip}`, `app/update {zip}`, `app/enable`, `app/disable`, `runtime/kill`, `runtime/ready {notPid}`, `jobs/run`,
 * `faults {call, about, skip, times, delayMs, fail, failAfter, hang}`, `people/:method [arguments]`; `DELETE calls`, `faults`.
 */
export function hostControl(host: Host): Router {
    const router = Router();
    router.use(jsonBody);
    router.get('/events', host.feed.serve);
    readRoutes(router, host);
    appRoutes(router, host);
    faultRoutes(router, host);
    peopleRoutes(router, host);
    return router;
}

function readRoutes(router: Router, host: Host): void {
    router.get(
        '/state',
        json(() => stateOf(host)),
    );
    router.get(
        '/inbox',
        json(() => inboxOf(host)),
    );
    router.get(
        '/waiting',
        json(() => waitingOf(host)),
    );
    router.get(
        '/calls/brief',
        json(() => briefCalls(host.calls.list())),
    );
    router.get(
        '/records',
        json(() => host.store.find(PERSISTENCE, {})),
    );
    router.get(
        '/jobs',
        json(() => host.store.find(JOBS, {})),
    );
    router.get(
        '/calls',
        json(() => host.calls.list()),
    );
    router.delete(
        '/calls',
        json(() => host.calls.clear()),
    );
    router.get(
        '/log',
        json(() => logLinesOf(host)),
    );
    router.get(
        '/logs',
        json(() => host.engine.appLogs(APP_ID)),
    );
    router.get('/files/:id', async (request, response) => {
        try {
            const { file, content } = await host.server.people.fileContent(request.params.id);
            response.set('X-Content-Type-Options', 'nosniff').set('Content-Security-Policy', 'sandbox');
            response.type(file.type).send(content);
        } catch (error) {
            response.status(404).json({ success: false, error: (error as Error).message });
        }
    });
}

function faultRoutes(router: Router, { faults, feed }: Host): void {
    router.get(
        '/faults',
        json(() => faults.list()),
    );
    router.delete(
        '/faults',
        json(() => {
            faults.clear();
            feed.tell('faults', []);
        }),
    );
    router.post(
        '/faults',
        json((request) => {
            const fault = bodyOf(request);
            if (typeof fault.call !== 'string') {
                throw new Error('"call" is needed: the name of a bridge call, such as LivechatBridge.doCreateRoom');
            }
            faults.add(fault as unknown as Fault);
            feed.tell('faults', faults.list());
        }),
    );
}

/** Everything a human does has a method of its own on `people`; the body is the array of its arguments. */
function peopleRoutes(router: Router, { server }: Host): void {
    const { people } = server;
    router.post(
        '/people/:method',
        json((request) => {
            const name = String(request.params.method);
            const method: unknown = Object.hasOwn(people, name) ? Reflect.get(people, name) : undefined;
            if (typeof method !== 'function' || name === 'onChange') {
                throw new Error(`Nobody can "${name}"; there is ${Object.keys(people).join(', ')}`);
            }
            const body: unknown = request.body;
            return method.apply(people, Array.isArray(body) ? body : []);
        }),
    );
}
