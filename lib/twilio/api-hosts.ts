import { URL } from 'url';

/** One of Twilio's hosts, by its first label. */
export type TwilioHost = 'messaging' | 'monitor' | 'content';

/**
 * The address of another of Twilio's hosts, in the region of the API's: `https://api.dublin.ie1.twilio.com` has
 * `https://messaging.dublin.ie1.twilio.com`. One of this machine stands for all of them; undefined for any other whose
 * name does not begin with `api.`, which has none. Source: Twilio "Global infrastructure", hosts.
 */
export function otherHost(apiUrl: string, host: TwilioHost): string | undefined {
    const { origin, hostname } = new URL(apiUrl);
    if (isLoopback(hostname)) {
        return origin;
    }
    return hostname.startsWith('api.') ? origin.replace('//api.', `//${host}.`) : undefined;
}

function isLoopback(hostname: string): boolean {
    return /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
