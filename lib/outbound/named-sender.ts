import { URL } from 'url';
import type { Account } from '../model/accounts';
import { parseAddress } from '../model/address';
import type { AskTwilio } from '../model/http-ports';
import type { Settings } from '../model/settings';
import { readApiAnswer, textIn } from '../twilio/api-answer';
import { destinationsUrl } from '../twilio/destination-urls';
import { itemsIn } from '../twilio/pages';
import type { Sender, Senders } from './senders';

export interface NamedSenderPorts {
    readonly askTwilio: AskTwilio;
    readonly settings: Settings;
}

/**
 * The number of ours that an agent named, in E.164: one that the app knows, else one that an account of ours has at Twilio;
 * undefined where it is none. What Twilio does not answer for counts as ours: its refusal is told.
 */
export async function namedSender(
    phone: string,
    { known, usual, of }: Senders,
    ports: NamedSenderPorts,
): Promise<Sender | undefined> {
    const { accounts, apiUrl } = ports.settings;
    if (known.includes(phone) || usual?.address.id === phone || apiUrl === undefined) {
        return of(phone);
    }
    const all = [accounts.main, ...Array.from(accounts.subaccounts.values())];
    const asked = all.filter(({ sid, authTokens }) => sid !== '' && authTokens.length > 0);
    const found = await Promise.all(asked.map((account) => has(phone, account, { apiUrl, ...ports })));
    const owner = asked[found.indexOf(true)];
    const address = parseAddress(phone);
    if (owner !== undefined) {
        return address && { address, accountSid: owner.sid };
    }
    return found.every((answer) => answer === false) && asked.length > 0 ? undefined : of(phone);
}

/** Undefined where Twilio does not say. Source: Twilio "IncomingPhoneNumber resource", list. */
async function has(
    phone: string,
    account: Account,
    { apiUrl, askTwilio }: NamedSenderPorts & { readonly apiUrl: string },
): Promise<boolean | undefined> {
    const list = destinationsUrl(apiUrl, { kind: 'number', accountSid: account.sid });
    if (list === undefined) {
        return undefined;
    }
    const url = new URL(list.url);
    url.searchParams.set('PhoneNumber', phone);
    const answer = readApiAnswer(await askTwilio({ method: 'GET', url: url.href, account }));
    return answer.kind === 'done'
        ? itemsIn(answer.body, list.key).some((item) => textIn(item, 'phone_number') === phone)
        : undefined;
}
