import { createRequire } from 'node:module';
import type { Generation } from './server.mts';

/** What the two versions of node-fetch share, as far as Rocket.Chat uses it. */
export type NodeFetch = (url: string, init: NodeFetchInit) => Promise<NodeFetchResponse>;

export type NodeFetchInit = {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly redirect?: 'follow' | 'manual';
    readonly signal: AbortSignal;
    /** Milliseconds until the headers, and as many again for the body. */
    readonly timeout: number;
};

export type NodeFetchResponse = {
    readonly status: number;
    readonly headers: Iterable<readonly [string, string]> & { get(name: string): string | null };
    readonly body: NodeJS.ReadableStream;
    arrayBuffer(): Promise<ArrayBuffer>;
};

const require = createRequire(import.meta.url);

/** The library that a server of this generation fetches with: what it does with redirects and logins is not imitated. */
export function nodeFetchOf(generation: Generation): NodeFetch {
    return generation === 'new' ? require('node-fetch-2.7') : require('node-fetch-2.3');
}
