import { parseUrl } from './parse-url';

/** The workspace's address as Twilio calls it. */
export interface PublicAddress {
    readonly scheme: 'https:' | 'http:';
    /** As the admin wrote it, and as a browser would write it (lower case, punycode). */
    readonly hosts: readonly [written: string, normalized: string];
    /** '' or ':8443'. */
    readonly port: string;
    /** Of the workspace's root, or of what stands for the app's own path, without a slash at the end: '' or '/chat'. */
    readonly path: string;
    /** As it was pasted, without '?' and fragment: how Twilio's own address spells it, where it is that. */
    readonly query?: string;
    /** Whether `path` replaces that of the app: a proxy maps it to `/api/apps/public/…`. */
    readonly isMapped?: true;
}

/**
 * The address that an admin pasted, undefined when it is none: without a scheme it means https, its fragment and
 * `user:password@` do not count, and of a whole webhook URL only what stands before the app's own path does, and its
 * query. A path that ends in `/*`, or in the webhook's own name without `/api/apps/` before it, replaces the app's:
 * `/hooks/*`, `/hooks/sms-incoming/twilio`.
 */
export function parsePublicAddress(pasted: string): PublicAddress | undefined {
    const absolute = withScheme(pasted);
    const [, scheme = '', host, port = '', path = '', query] = ADDRESS.exec(absolute) ?? [];
    const normalized = parseUrl(absolute)?.hostname ?? '';
    if (host === undefined || normalized === '') {
        return undefined;
    }
    return {
        scheme: scheme.toLowerCase() === 'http:' ? 'http:' : 'https:',
        hosts: [host, normalized],
        port,
        ...rootOf(path),
        ...(query !== undefined && { query }),
    };
}

/** Where Twilio calls a path that begins at the workspace's root. */
export function publicPath({ path: root, isMapped }: PublicAddress, path: string): string {
    return root + (isMapped ? path.replace(OWN_PATH, '') : path);
}

/** Whether Twilio takes the address for status callbacks: a host with an underscore it refuses.
 * Source: Twilio "Messages resource", StatusCallback. */
export function takesCallbacks({ hosts }: PublicAddress): boolean {
    return !hosts[1].includes('_');
}

/** The URL of a path from the workspace's root. */
export function publicUrl(address: PublicAddress, path: string): string {
    const { scheme, hosts, port } = address;
    return `${scheme}//${hosts[1]}${port}${publicPath(address, path)}`;
}

/**
 * The address of Twilio's API that an admin pasted, as origin and path without a slash at the end (SignalWire has a
 * path); undefined when no request could be made to it. What follows `/2010-04-01` is the API's own and not kept.
 */
export function parseApiAddress(pasted: string): string | undefined {
    const absolute = withScheme(pasted);
    const url = ADDRESS.test(absolute) ? parseUrl(absolute) : undefined;
    return url && `${url.origin}${url.pathname}`.replace(/\/2010-04-01(?:\/.*)?$/, '').replace(/\/+$/, '');
}

/** Scheme, host, port, path and query; a login and a fragment are passed over. */
const ADDRESS =
    /^(https?:)\/\/(?:[^/?#\\]*@)?(\[[0-9a-f:.]+\]|[^\s/?#@:[\]\\]+)(:\d{1,5})?((?:\/[^\s?#\\]*)?)(?:\?([^#\r\n]*))?(?:#\S*)?$/i;

/** Where a workspace serves its apps, and everything below. Source: Rocket.Chat apps/meteor/app/apps/server/bridges/api.ts. */
const APP_PATH = /\/api\/apps\/(?:public|private)(?:\/.*)?$/;

/** The part of a path that is the same for all of the app's endpoints. */
const OWN_PATH = /^\/api\/apps\/(?:public|private)\/[^/]+/;

/** How a path ends that a proxy maps to that part. */
const MAPPED = /\/(?:\*|sms-incoming\/twilio|sms-status\/twilio|sms-media)\/*$/;

function rootOf(path: string): Pick<PublicAddress, 'path' | 'isMapped'> {
    const root = path.replace(APP_PATH, '');
    return root === path && MAPPED.test(path)
        ? { path: path.replace(MAPPED, '').replace(/\/+$/, ''), isMapped: true }
        : { path: root.replace(/\/+$/, '') };
}

function withScheme(pasted: string): string {
    const trimmed = pasted.trim();
    return /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
}
