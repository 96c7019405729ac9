import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { WebhookRequest } from '../../../endpoints/check-webhook.ts';
import { APP_ID, appPath } from '../../workspace/app-id.mts';

export { APP_ID };
export const ACCOUNT = 'AC00000000000000000000000000000001';
export const SUBACCOUNT = 'AC00000000000000000000000000000002';
export const AUTH_TOKEN = '0123456789abcdef0123456789abcdef';
export const PUBLIC_URL = 'https://chat.example.com';
export const CUSTOMER = '+14017122661';
export const OUR_NUMBER = '+15558675310';

/** A text as Twilio delivers it. The fields given are laid over those of a plain text. */
export function textRequest(fields: Readonly<Record<string, string | undefined>>, query = {}): WebhookRequest {
    const all = { AccountSid: ACCOUNT, From: CUSTOMER, To: OUR_NUMBER, Body: 'Hello', MessageSid: newSid(), ...fields };
    const content = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    const path = appPath('sms-incoming/twilio');
    const search = new URLSearchParams(query).toString();
    const url = `${PUBLIC_URL}${path}${search === '' ? '' : `?${search}`}`;
    return { path, query, content, signature: getExpectedTwilioSignature(AUTH_TOKEN, url, content) };
}

let count = 0;

/** A MessageSid that no other text has. */
export function newSid(): string {
    count += 1;
    return `SM${String(count).padStart(32, '0')}`;
}

/** The fields of a file with the text of this MessageSid. */
export function mediaFields(sid: string, types: readonly string[]): Readonly<Record<string, string>> {
    const url = (index: number) =>
        `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT}/Messages/${sid}/Media/ME${String(index).padStart(32, '0')}`;
    return Object.fromEntries([
        ['NumMedia', String(types.length)],
        ...types.flatMap((type, index) => [
            [`MediaUrl${index}`, url(index)],
            [`MediaContentType${index}`, type],
        ]),
    ]);
}
