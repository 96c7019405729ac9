import { URLSearchParams } from 'url';
import { parseUrl } from '../model/parse-url';
import { type Addresses, type Destination, partOf } from './destinations';

/** How often and after what Twilio calls again; Twilio does not sign it. Source: Twilio "Webhooks connection overrides". */
const OVERRIDES = '#rc=3&rp=4xx,5xx,ct,rt';

/** What is not as it should be of a destination that leads here. */
export type Flaw = 'method' | 'retries' | 'fallback' | 'fallback-method';

/** Where a destination leads, seen from the address of our webhook. */
export type Standing =
    | { readonly kind: 'here'; readonly flaws: readonly Flaw[] }
    | { readonly kind: 'elsewhere'; readonly url: string }
    | { readonly kind: 'application'; readonly sid: string }
    | { readonly kind: 'nowhere' };

/** Where a destination leads. A TwiML application counts more than an address. */
export function standingOf(destination: Destination, webhookUrl: string): Standing {
    const [url, sid] = [partOf(destination, 'url'), partOf(destination, 'application')];
    if (sid !== '') {
        return { kind: 'application', sid };
    }
    if (url === '') {
        return { kind: 'nowhere' };
    }
    return leadsTo(url, webhookUrl)
        ? { kind: 'here', flaws: flawsOf(destination, webhookUrl) }
        : { kind: 'elsewhere', url };
}

function flawsOf(destination: Destination, webhookUrl: string): readonly Flaw[] {
    const [url, fallbackUrl] = [partOf(destination, 'url'), partOf(destination, 'fallbackUrl')];
    const hasFallback = leadsTo(fallbackUrl, webhookUrl);
    const isWrong: Readonly<Record<Flaw, boolean>> = {
        method: !isPost(partOf(destination, 'method')),
        retries: !(retriesIn(url) >= 1),
        fallback: !hasFallback,
        'fallback-method': hasFallback && !isPost(partOf(destination, 'fallbackMethod')),
    };
    return FLAWS.filter((flaw) => isWrong[flaw]);
}

const FLAWS: readonly Flaw[] = ['method', 'retries', 'fallback', 'fallback-method'];

/** Twilio calls by POST where no method is told. */
function isPost(method: string): boolean {
    return method === '' || method.toUpperCase() === 'POST';
}

function retriesIn(url: string): number {
    const [, fragment = ''] = url.split('#');
    return Number(new URLSearchParams(fragment).get('rc') ?? 0);
}

/** Whether an address is that of our webhook, whatever its query (`?department=…`), its login and what is behind its `#`. */
export function leadsTo(url: string, webhookUrl: string): boolean {
    const [one, other] = [parseUrl(url), parseUrl(webhookUrl)];
    return one !== undefined && other !== undefined && one.origin === other.origin && one.pathname === other.pathname;
}

/** Whether an address is that of such an app's webhook, on whatever host and behind whatever path; Rocket.Chat's own route is none. */
export function isOurPath(url: string): boolean {
    const { pathname } = parseUrl(url) ?? { pathname: '' };
    return /\/sms-incoming\/twilio\/?$/i.test(pathname) && !/\/api\/v1\//i.test(pathname);
}

/** The addresses to give a destination; the query of one that leads here already is kept, since it may name a department. */
export function addressesFor(destination: Destination, webhookUrl: string): Addresses {
    const url = partOf(destination, 'url');
    const [, query] = /^[^?#]*(\?[^#]*)/.exec(leadsTo(url, webhookUrl) ? url : '') ?? [];
    const fallbackUrl = `${webhookUrl}${query ?? ''}`;
    return { url: `${fallbackUrl}${OVERRIDES}`, fallbackUrl };
}
