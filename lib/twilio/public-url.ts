import { type PublicAddress, publicPath } from '../model/public-address';
import { querySpellings } from './query-spellings';

/**
 * The URLs Twilio may have signed for one request, likeliest first; that first one is what to show the admin.
 * An app sees neither the URL nor the query as sent, so the default port, the spelling of the host and those of the
 * query are tried: at most 512, no two alike, and two to four without a query.
 * Source: Twilio "Webhooks security" (port and encoding as configured, fragment and credentials not signed).
 */
export function candidateUrls(request: ReceivedRequest): readonly string[] {
    const { publicAddress: base } = request;
    if (base === undefined) {
        return [];
    }
    const path = publicPath(base, request.path);
    const urls = new Set<string>();
    for (const query of querySpellings(request.query)) {
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

function originsOf(base: PublicAddress): readonly string[] {
    const defaultPort = base.scheme === 'https:' ? ':443' : ':80';
    const otherPorts: Readonly<Record<string, string>> = { '': defaultPort, [defaultPort]: '' };
    const ports = [base.port, otherPorts[base.port] ?? base.port];
    return base.hosts.flatMap((host) => ports.map((port) => `${base.scheme}//${host}${port}`));
}
