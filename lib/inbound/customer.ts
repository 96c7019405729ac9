import { randomBytes } from 'crypto';
import { addressKey } from '../model/address';
import type { Identities } from '../model/customer-ports';
import type { InboundText } from '../model/inbound-text';
import type { Visitor } from '../model/livechat-ports';
import type { Settings } from '../model/settings';
import { Failure } from '../model/trouble';
import { finished } from '../queue/attempt';
import { withPass } from '../queue/pass';
import type { QueuePorts } from '../queue/ports';
import { visitorFor } from './visitor';

export interface CustomerPorts extends QueuePorts {
    readonly identities: Identities;
    readonly settings: Settings;
}

/** The visitor that the writer of a text is, whether or not Rocket.Chat has it yet. */
export async function visitorOf(text: InboundText, ports: CustomerPorts): Promise<Visitor> {
    const { subaccounts } = ports.settings.accounts;
    const { to, accountSid = '' } = text;
    const [secret, customer] = await Promise.all([visitorSecret(ports), customerOf(text, ports.identities)]);
    return visitorFor(text, { customer, to, subaccount: subaccounts.has(accountSid) ? accountSid : '' }, secret);
}

/**
 * The key of the address that a customer is known by. On WhatsApp one person has two: the number, which they may hide,
 * and WhatsApp's own id, which may come with it. Whichever was seen first stays.
 * Source: Twilio "Messaging webhooks", ExternalUserId.
 */
async function customerOf({ from, externalUserId }: InboundText, identities: Identities): Promise<string> {
    const own = addressKey(from);
    if (from.channel !== 'whatsapp') {
        return own;
    }
    const keys = Array.from(new Set([own, ...(externalUserId === undefined ? [] : [`whatsapp:${externalUserId}`])]));
    const known = await Promise.all(keys.map((key) => identities.customerBehind(key)));
    const customer = known.find((one) => one !== undefined) ?? own;
    const isTold = keys.length > 1 || from.phone === undefined;
    const unknown = keys.filter((_, index) => known[index] === undefined);
    await Promise.all(isTold ? unknown.map((key) => identities.noteCustomer(key, customer)) : []);
    return customer;
}

/** The secret of this workspace's visitors, made where there is none: with a turn, so that two instances make one. */
async function visitorSecret(ports: CustomerPorts): Promise<string> {
    const { identities } = ports;
    const known = await identities.secret();
    if (known !== undefined) {
        return known;
    }
    const make = async () => {
        if ((await identities.secret()) === undefined) {
            await identities.keepSecret(randomBytes(32).toString('hex'));
        }
        return finished();
    };
    await withPass('visitor secret', { atTurn: make }, ports);
    const made = await identities.secret();
    if (made === undefined) {
        throw new Failure({ kind: 'turn-lost' });
    }
    return made;
}
