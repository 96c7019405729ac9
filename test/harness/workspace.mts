import { APP_ID, appPath } from '../workspace/app-id.mts';
import type { CallLog } from '../workspace/call-log.mts';
import type { Engine } from '../workspace/engine/engine.mts';
import type { Faults } from '../workspace/faults.mts';
import type { Host } from '../workspace/host.mts';
import type { People } from '../workspace/rocketchat/people.mts';
import type { Store } from '../workspace/store/store.mts';
import type { TapList } from '../workspace/taps.mts';
import type { Twilio } from '../workspace/twilio/twilio.mts';
import { startWorkspace as start, type WorkspaceOptions } from '../workspace/workspace.mts';
import { letGo } from './let-go.mts';
import { type Fields, type PostAnswer, type PostOptions, signedPost } from './signed-post.mts';
import { CEILING_MS } from './until.mts';

export { ACCOUNT_SID, AUTH_TOKEN, CUSTOMER_NUMBER, OUR_NUMBER } from '../workspace/workspace.mts';

/** A workspace for the tests of one file: the real engine is a singleton, so one per process. */
export interface TestWorkspace {
    readonly url: string;
    readonly host: Host;
    readonly people: People;
    readonly store: Store;
    readonly twilio: Twilio;
    readonly engine: Engine;
    readonly calls: CallLog;
    readonly taps: TapList;
    readonly faults: Faults;
    readonly settings: {
        set(values: Readonly<Record<string, unknown>>): Promise<void>;
        get(id: string): unknown;
    };
    /** The address of one of the app's public endpoints, such as `sms-incoming/twilio`. */
    appUrl(endpoint: string): string;
    /** Posts signed fields to one of the app's endpoints. A text that was taken has also been let go (let-go.mts). */
    post(endpoint: string, fields: Fields, options?: PostOptions): Promise<PostAnswer>;
    /** Kills the app's process and resolves when another one serves. */
    killRuntime(): Promise<void>;
    /** Runs every job of the app that is or will be due. */
    runJobs(): Promise<void>;
    stop(): Promise<void>;
}

/**
 * Starts a workspace in this process, with the app packaged (once for all test files), installed and configured. The app's
 * job runs when a test says so, and not because a minute begins; people's clients wait as long as the machine takes.
 */
export async function startWorkspace(options: WorkspaceOptions = {}): Promise<TestWorkspace> {
    const workspace = await start({ processJobsEveryMs: 'never', clientPatienceMs: CEILING_MS, ...options });
    const { host, twilio, url } = workspace;
    const { engine, server } = host;
    return {
        url,
        host,
        people: server.people,
        store: host.store,
        twilio,
        engine,
        calls: host.calls,
        taps: host.taps,
        faults: host.faults,
        settings: {
            async set(values) {
                for (const [id, value] of Object.entries(values)) {
                    await engine.settings(APP_ID).set(id, value);
                }
            },
            get: (id) => engine.settings(APP_ID).get(id),
        },
        appUrl: (endpoint) => `${url}${appPath(endpoint)}`,
        async post(endpoint, fields, postOptions = {}) {
            const answer = await signedPost({
                address: `${url}${appPath(endpoint)}`,
                publicAddress: `${publicUrl(engine, url)}${appPath(endpoint)}`,
                fields,
                token: String(engine.settings(APP_ID).get('twilio_auth_token')),
                options: postOptions,
            });
            const isText = answer.status === 200 && endpoint.startsWith('sms-incoming/');
            if (isText && !postOptions.isAnswerEnough) {
                await letGo(host.store, fields);
            }
            return answer;
        },
        async killRuntime() {
            const killed = engine.killRuntime(APP_ID);
            await engine.runtimeReady(APP_ID, killed);
        },
        async runJobs() {
            await server.scheduler.runNow();
        },
        stop: () => workspace.stop(),
    };
}

function publicUrl(engine: Engine, url: string): string {
    return String(engine.settings(APP_ID).get('public_url') || url).replace(/\/+$/, '');
}
