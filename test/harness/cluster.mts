import { readFileSync } from 'node:fs';
import { request } from 'undici';
import { appPath } from '../workspace/app-id.mts';
import { type ChildInstance, startChildInstance } from '../workspace/child-instance.mts';
import type { Runtime } from '../workspace/engine/runtime.mts';
import type { Fault } from '../workspace/faults.mts';
import { type Front, startFront } from '../workspace/front.mts';
import { packagedApp } from '../workspace/package-app.mts';
import { STORE_INDEXES } from '../workspace/rocketchat/collections.mts';
import type { JobsEveryMs } from '../workspace/rocketchat/job-scheduler.mts';
import type { Generation } from '../workspace/rocketchat/server.mts';
import { memoryStore } from '../workspace/store/memory-store.mts';
import type { Store } from '../workspace/store/store.mts';
import { serveStore } from '../workspace/store/store-server.mts';
import { startTwilio, type Twilio } from '../workspace/twilio/twilio.mts';
import { ACCOUNT_SID, AUTH_TOKEN, OUR_NUMBER } from '../workspace/workspace.mts';
import { type Fields, type PostAnswer, type PostOptions, signedPost } from './signed-post.mts';
import { until } from './until.mts';

export interface ClusterOptions {
    readonly zip?: Buffer;
    readonly settings?: Readonly<Record<string, unknown>>;
    readonly processJobsEveryMs?: JobsEveryMs;
    readonly isQuiet?: boolean;
    readonly generation?: Generation;
    /** What runs the apps; node unless told. */
    readonly runtime?: Runtime;
}

/** One instance of the cluster, reached by its control API. */
export interface ClusterInstance extends ChildInstance {
    /** `GET /workspace/api/<path>`. */
    get(path: string): Promise<unknown>;
    /** `POST /workspace/api/<path>`; rejects with the error's text. */
    send(path: string, body?: unknown): Promise<unknown>;
    /** Makes accessor calls of this instance fail, wait or hang. */
    addFault(fault: Fault): Promise<void>;
}

/** Several Rocket.Chat instances over one store behind one address, as child processes. */
export interface Cluster {
    /** The address of the front, which is Site_Url and what Twilio signs. */
    readonly url: string;
    readonly front: Front;
    readonly instances: readonly ClusterInstance[];
    readonly store: Store;
    readonly twilio: Twilio;
    /** What was installed. */
    readonly zip: Buffer;
    /** Posts signed fields through the front, or at instance `at` (0 is the first). */
    post(endpoint: string, fields: Fields, options?: PostOptions & { readonly at?: number }): Promise<PostAnswer>;
    /** Saves settings of the app, and resolves when every instance follows them. */
    configure(values: Readonly<Record<string, unknown>>): Promise<void>;
    /** One of the humans' methods (workspace/rocketchat/people.mts), by any instance. */
    people(method: string, ...parameters: readonly unknown[]): Promise<unknown>;
    stop(): Promise<void>;
}

/** Starts `count` instances, with the app installed by the first and configured. */
export async function startCluster(count: number, options: ClusterOptions = {}): Promise<Cluster> {
    const zip = options.zip ?? readFileSync(await packagedApp());
    const store = memoryStore({ indexes: STORE_INDEXES });
    const served = await serveStore(store);
    const instances: ClusterInstance[] = [];
    const front = await startFront(() => instances.map(({ url }) => url));
    const twilio = await startTwilio({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN });
    const { processJobsEveryMs = 'never', isQuiet, generation, runtime } = options;
    const common = {
        storeAddress: served.address,
        siteUrl: front.url,
        processJobsEveryMs,
        ...(isQuiet && { isQuiet }),
        ...(generation && { generation }),
        ...(runtime && { runtime }),
    };
    const startOne = async (number: number): Promise<ClusterInstance> =>
        instanceOver(await startChildInstance({ instanceId: String(number), ...common }));
    const first = await startOne(1);
    await install(first, zip);
    const others = await Promise.all(Array.from({ length: count - 1 }, (_, at) => startOne(at + 2)));
    instances.push(first, ...others);
    const settings = { twilio_account_sid: ACCOUNT_SID, twilio_auth_token: AUTH_TOKEN, twilio_api_url: twilio.apiUrl };
    await configureAll(instances, { ...settings, ...options.settings });
    twilio.number(OUR_NUMBER, { webhookUrl: `${front.url}${appPath('sms-incoming/twilio')}` });
    return {
        url: front.url,
        front,
        instances,
        store,
        twilio,
        zip,
        post: (endpoint, fields, { at, ...postOptions } = {}) =>
            signedPost({
                address: `${at === undefined ? front.url : instances[at]?.url}${appPath(endpoint)}`,
                publicAddress: `${front.url}${appPath(endpoint)}`,
                fields,
                token: AUTH_TOKEN,
                options: postOptions,
            }),
        configure: (values) => configureAll(instances, values),
        people: (method, ...parameters) => first.send(`people/${method}`, parameters),
        async stop() {
            await twilio.stop();
            await front.close();
            await Promise.all(instances.map((instance) => instance.stop()));
            await served.close();
            await store.close();
        },
    };
}

function instanceOver(child: ChildInstance): ClusterInstance {
    const call = async (path: string, init: Parameters<typeof request>[1] = {}): Promise<unknown> => {
        const { statusCode, body } = await request(`${child.url}/workspace/api/${path}`, init);
        const answer: unknown = await body.json();
        if (statusCode >= 400) {
            throw new Error(`${path}: ${JSON.stringify(answer)}`);
        }
        return answer;
    };
    const send = (path: string, body: unknown = {}): Promise<unknown> =>
        call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    return {
        ...child,
        get: (path) => call(path),
        send,
        async addFault(fault) {
            await send('faults', fault);
        },
    };
}

async function install(first: ClusterInstance, zip: Buffer): Promise<void> {
    await first.send('app/install', { zip: { base64: zip.toString('base64') } });
}

/** Saves the settings at the first instance, and waits until every other has followed and run its hooks. */
async function configureAll(
    instances: readonly ClusterInstance[],
    values: Readonly<Record<string, unknown>>,
): Promise<void> {
    await instances[0]?.send('settings', values);
    for (const instance of instances) {
        await until(() => follows(instance, values), {
            what: `instance ${instance.instanceId} to follow the settings`,
        });
    }
}

async function follows(instance: ClusterInstance, values: Readonly<Record<string, unknown>>): Promise<boolean> {
    const stored = (await instance.get('settings')) as Record<string, { value?: unknown }>;
    return Object.entries(values).every(([id, value]) => stored[id]?.value === value);
}
