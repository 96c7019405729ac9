import { otherHost } from './api-hosts';
import type { Destination } from './destinations';

/** Where a destination is read and written; undefined where the API's host has no such other host. */
export function destinationUrl(
    apiUrl: string,
    { kind, accountSid, sid }: Pick<Destination, 'kind' | 'accountSid' | 'sid'>,
): string | undefined {
    if (kind === 'number') {
        return `${apiUrl}/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers/${sid}.json`;
    }
    const host = otherHost(apiUrl, 'messaging');
    const path = kind === 'service' ? '/v1/Services/' : '/v2/Channels/Senders/';
    return host === undefined ? undefined : `${host}${path}${sid}`;
}

/** Where all of a kind are listed, and under which name; undefined as above. Twilio gives a thousand a page at most. */
export function destinationsUrl(
    apiUrl: string,
    { kind, accountSid }: Pick<Destination, 'kind' | 'accountSid'>,
): { readonly url: string; readonly key: string } | undefined {
    if (kind === 'number') {
        const url = `${apiUrl}/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers.json?PageSize=1000`;
        return { url, key: 'incoming_phone_numbers' };
    }
    const host = otherHost(apiUrl, 'messaging');
    if (host === undefined) {
        return undefined;
    }
    return kind === 'service'
        ? { url: `${host}/v1/Services?PageSize=100`, key: 'services' }
        : { url: `${host}/v2/Channels/Senders?Channel=whatsapp&PageSize=100`, key: 'senders' };
}

/** Where the numbers, or the WhatsApp senders, of a service are listed, and under which name. */
export function membersUrl(
    serviceUrl: string,
    of: 'numbers' | 'senders',
): { readonly url: string; readonly key: string } {
    return of === 'numbers'
        ? { url: `${serviceUrl}/PhoneNumbers?PageSize=100`, key: 'phone_numbers' }
        : { url: `${serviceUrl}/ChannelSenders?PageSize=100`, key: 'senders' };
}
