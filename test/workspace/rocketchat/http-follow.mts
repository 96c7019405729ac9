import type { WireRequest } from './http-request.mts';
import { type NodeFetchResponse, nodeFetchOf } from './node-fetch.mts';
import type { Generation } from './server.mts';

export type Following = {
    readonly generation: Generation;
    /** Milliseconds. */
    readonly timeout: number;
    readonly signal: AbortSignal;
};

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 5;

/**
 * Sends a request and follows its redirects, every header repeated on the way: 7.x leaves that to node-fetch 2.3.0 (20 at
 * most; after 301 and 302 a POST becomes a GET), 8.x repeats the same request itself. Source: packages/server-fetch.
 */
export function sendAndFollow(request: WireRequest, following: Following): Promise<NodeFetchResponse> {
    const { generation, ...limits } = following;
    const { url, ...init } = request;
    return generation === 'new' ? sendAgain(request, following) : nodeFetchOf('old')(url, { ...init, ...limits });
}

async function sendAgain(request: WireRequest, { generation, ...limits }: Following): Promise<NodeFetchResponse> {
    const fetch = nodeFetchOf(generation);
    const { url, ...init } = request;
    let current = url;
    for (let redirects = 0; ; redirects += 1) {
        const response = await fetch(new URL(current).toString(), { ...init, ...limits, redirect: 'manual' });
        if (!REDIRECTS.has(response.status)) {
            return response;
        }
        const location = response.headers.get('location');
        if (!location) {
            throw new Error('redirect-response-location-header-missing');
        }
        if (redirects === MOST_REDIRECTS) {
            throw new Error('error-too-many-redirects');
        }
        current = new URL(location, current).toString();
        response.body.resume();
    }
}
