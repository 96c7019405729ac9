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
    if (isOfThisMachine(apiUrl)) {
        return origin;
    }
    return hostname.startsWith('api.') ? origin.replace('//api.', `//${host}.`) : undefined;
}

/** Whether an API's address is of this machine, as a simulated Twilio's is. */
export function isOfThisMachine(apiUrl: string): boolean {
    return LOOPBACK.test(new URL(apiUrl).hostname);
}

const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
