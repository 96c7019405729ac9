import { type ChildInstance, startChildInstance } from './child-instance.mts';
import { type Front, startFront } from './front.mts';
import type { Host } from './host.mts';
import { type StoreServer, serveStore } from './store/store-server.mts';
import type { Twilio } from './twilio/twilio.mts';

export interface InstanceView {
    readonly instanceId: string;
    readonly url: string;
    readonly pid: number;
}

/** More Rocket.Chat instances beside the main process, sharing its store. */
export interface Instances {
    list(): InstanceView[];
    /** Starts one more; from then on Twilio's webhooks go to each instance in turn. */
    start(): Promise<InstanceView>;
    /** Ends one of those that `start` made. Rejects for an unknown id. */
    stop(instanceId: string): Promise<void>;
    /** Where Twilio's requests arrive: the main process, or the front of all instances. */
    publicUrl(): string;
    stopAll(): Promise<void>;
}

/** Manages the additional instances; nothing is started before the first `start`. */
export function instancesOver({ host, twilio }: { readonly host: Host; readonly twilio: Twilio }): Instances {
    const children = new Map<string, ChildInstance>();
    let shared: Promise<{ store: StoreServer; front: Front }> | undefined;
    let lastId = 1;
    let publicUrl = host.url;
    const urls = (): string[] => [host.url, ...[...children.values()].map(({ url }) => url)];
    const route = (to: string): void => {
        publicUrl = to;
        twilio.route({ from: host.url, to });
    };
    return {
        list: () => [mainOf(host), ...[...children.values()].map(viewOf)],
        async start() {
            shared ??= share(host, urls);
            const { store, front } = await shared;
            lastId += 1;
            const { siteUrl, server, engine } = host;
            const place = { storeAddress: store.address, siteUrl };
            const kind = { generation: server.generation, runtime: engine.runtime };
            const child = await startChildInstance({ instanceId: String(lastId), ...place, ...kind });
            children.set(child.instanceId, child);
            route(front.url);
            return viewOf(child);
        },
        async stop(instanceId) {
            const child = children.get(instanceId);
            if (!child) {
                throw new Error(`There is no additional instance "${instanceId}"`);
            }
            children.delete(instanceId);
            if (children.size === 0) {
                route(host.url);
            }
            await child.stop();
        },
        publicUrl: () => publicUrl,
        async stopAll() {
            await Promise.all([...children.values()].map((child) => child.stop()));
            children.clear();
            const open = await shared;
            await open?.front.close();
            await open?.store.close();
        },
    };
}

async function share(host: Host, urls: () => string[]): Promise<{ store: StoreServer; front: Front }> {
    return { store: await serveStore(host.store), front: await startFront(urls) };
}

function mainOf({ instanceId, url }: Host): InstanceView {
    return { instanceId, url, pid: process.pid };
}

function viewOf({ instanceId, url, pid }: ChildInstance): InstanceView {
    return { instanceId, url, pid };
}
