import { URLSearchParams } from 'url';
import { type PublicAddress, publicPath } from '../model/public-address';
import { type Pair, pairingsOf } from './query-pairs';
import { querySpellings } from './query-spellings';

/**
 * The URLs Twilio may have signed for one request, likeliest first; that first one is what to show the admin.
 * An app sees neither the URL nor the query as sent, so the default port, the spelling of the host and those of the
 * query are tried, first of all as it was pasted: at most 772, no two alike, and two to four without a query.
 * Source: Twilio "Webhooks security" (port and encoding as configured, fragment and credentials not signed).
 */
export function candidateUrls(request: ReceivedRequest): readonly string[] {
    const { publicAddress: base } = request;
    if (base === undefined) {
        return [];
    }
    const path = publicPath(base, request.path);
    const urls = new Set<string>();
    const spellings = querySpellings(request.query);
    for (const query of isPasted(base, request) ? [`?${base.query}`, ...spellings] : spellings) {
        for (const origin of originsOf(base)) {
            urls.add(origin + path + query);
        }
    }
    return Array.from(urls);
}

export interface ReceivedRequest {
    /** The workspace's address as Twilio calls it; without one no URL can be told. */
    readonly publicAddress: PublicAddress | undefined;
    /** From the root of the workspace: '/api/apps/public/…/sms-incoming/twilio'. */
    readonly path: string;
    /** In the order received. Values that are neither a text nor a list of texts are left out. */
    readonly query: Readonly<Record<string, unknown>>;
}

/** Whether the query that was pasted says what was received, so that it is how Twilio's own address spells it. */
function isPasted({ query }: PublicAddress, request: ReceivedRequest): boolean {
    const pasted = Array.from(new URLSearchParams(query), ([name, value]) => ({ name, value }));
    return pasted.length > 0 && pairingsOf(request.query).some((pairs) => inAnyOrder(pairs) === inAnyOrder(pasted));
}

function inAnyOrder(pairs: readonly Pair[]): string {
    return pairs
        .map(({ name, value }) => JSON.stringify([name, value]))
        .sort()
        .join();
}

function originsOf(base: PublicAddress): readonly string[] {
    const defaultPort = base.scheme === 'https:' ? ':443' : ':80';
    const otherPorts: Readonly<Record<string, string>> = { '': defaultPort, [defaultPort]: '' };
    const ports = [base.port, otherPorts[base.port] ?? base.port];
    return base.hosts.flatMap((host) => ports.map((port) => `${base.scheme}//${host}${port}`));
}
