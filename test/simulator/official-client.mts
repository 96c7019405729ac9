import twilioSdk from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient.js';
import type { Twilio } from '../workspace/twilio/twilio.mts';

type Client = ReturnType<typeof twilioSdk>;

/** The official SDK, talking to the simulator instead of Twilio's hosts. */
export function clientFor(twilio: Twilio, account: { sid?: string; token?: string } = {}): Client {
    const httpClient = new RequestClient();
    const request = httpClient.request.bind(httpClient);
    httpClient.request = (options) =>
        request({ ...options, uri: options.uri.replace(/^https:\/\/\w+\.twilio\.com/, twilio.apiUrl) });
    return twilioSdk(account.sid ?? twilio.accountSid, account.token ?? twilio.authToken, { httpClient });
}
