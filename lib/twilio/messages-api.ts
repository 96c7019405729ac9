import { URLSearchParams } from 'url';
import type { FilledTemplate } from '../model/template';

/** The request that sends one message through Twilio's Messages API: a POST whose body is a form, with `MediaUrl` once
 * per address. Credentials are only in `auth`, never in the body. What Twilio would refuse (no body and no media, no
 * sender) is built all the same. Source: Twilio "Messages resource, create"; an API URL may have a path (SignalWire). */
export function messageRequest(message: OutgoingMessage): MessageRequest {
    const account = encodeURIComponent(message.accountSid);
    const { otherTokens = [] } = message;
    return {
        url: `${message.apiUrl.replace(/\/+$/, '')}/2010-04-01/Accounts/${account}/Messages.json`,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
        auth: `${message.accountSid}:${message.authToken}`,
        content: formOf(message),
        ...(otherTokens.length === 0
            ? {}
            : { otherAuths: otherTokens.map((token) => `${message.accountSid}:${token}`) }),
    };
}

/** Where a message that Twilio took is read again. Source: Twilio "Messages resource, fetch". */
export function messageUrl(
    { apiUrl, accountSid }: Pick<OutgoingMessage, 'apiUrl' | 'accountSid'>,
    sid: string,
): string {
    return `${apiUrl.replace(/\/+$/, '')}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages/${sid}.json`;
}

/** The same request without a status callback, as undefined where it has none: for a callback that Twilio refuses. */
export function withoutCallback(request: MessageRequest): MessageRequest | undefined {
    const form = new URLSearchParams(request.content);
    if (!form.has('StatusCallback')) {
        return undefined;
    }
    form.delete('StatusCallback');
    return { ...request, content: form.toString() };
}

/** Twilio does not take the address for status callbacks: no address, or an underscore in its host.
 * Source: Twilio error 21609. */
export const CALLBACK_REFUSED = 21609;

export interface OutgoingMessage {
    readonly apiUrl: string;
    /** The account whose number sends; a subaccount's number needs the subaccount's own SID and token. */
    readonly accountSid: string;
    readonly authToken: string;
    /** Of the same account, for where Twilio refuses the first. */
    readonly otherTokens?: readonly string[];
    readonly to: string;
    readonly from?: string;
    readonly messagingServiceSid?: string;
    readonly body?: string;
    /** At most 10, each open to everybody: Twilio fetches them without credentials. */
    readonly mediaUrls?: readonly string[];
    readonly statusCallback?: string;
    /** In place of a body and media. */
    readonly template?: FilledTemplate;
}

export interface MessageRequest {
    readonly url: string;
    readonly headers: { readonly [name: string]: string };
    /** Basic authentication as `user:password`, the form in which the Apps-Engine's http accessor takes it. */
    readonly auth: string;
    /** To be tried, in order, where Twilio answers 401. */
    readonly otherAuths?: readonly string[];
    readonly content: string;
}

function formOf(message: OutgoingMessage): string {
    const form = new URLSearchParams();
    const append = (name: string, value: string | undefined): void => {
        if (value) {
            form.append(name, value);
        }
    };
    append('To', message.to);
    append('From', message.from);
    append('MessagingServiceSid', message.messagingServiceSid);
    append('Body', message.body);
    if (message.template !== undefined) {
        const { sid, variables } = message.template;
        append('ContentSid', sid);
        append('ContentVariables', Object.keys(variables).length === 0 ? undefined : JSON.stringify(variables));
    }
    for (const url of message.mediaUrls ?? []) {
        append('MediaUrl', url);
    }
    append('StatusCallback', message.statusCallback);
    return form.toString();
}
