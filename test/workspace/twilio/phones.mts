import { phoneKey } from './channel.mts';
import type { NumberConfiguration, Phone, PhoneText, Sent } from './contract.mts';
import { changed, type Exchange, type StoredMedia, underWay } from './exchange.mts';
import { inboundFields } from './inbound-fields.mts';
import { inboundRoute } from './inbound-route.mts';
import { handleOptOut } from './opt-out.mts';
import { sendOwnWords, sendReplies } from './replies.mts';
import { deliver } from './webhooks.mts';
import { openWindow } from './window.mts';

/** The phone with this address. Made anew at each call over the same messages. */
export function phoneAt(exchange: Exchange, address: string): Phone {
    return {
        address,
        get messages() {
            return bubblesOf(exchange, address);
        },
        get optedOutOf() {
            const mine = [...exchange.optedOut].filter((pair) => pair.startsWith(`${address}|`));
            return mine.map((pair) => pair.slice(address.length + 1));
        },
        send: (text) => sendText(exchange, { from: address, text, via: null }),
    };
}

/** A customer's message, all the way: its webhook, what Twilio answers by itself, and what our answer says. */
export function sendText(
    exchange: Exchange,
    sending: { readonly from: string; readonly text: PhoneText; readonly via: string | null },
): Promise<Sent> {
    const number = exchange.numbers.get(sending.text.to);
    if (number === undefined) {
        const known = [...exchange.numbers.keys()].join(', ') || 'none yet';
        return Promise.reject(new RangeError(`${sending.text.to} is none of our numbers, which are: ${known}`));
    }
    return underWay(exchange, dispatch(exchange, { ...sending, number }));
}

type Sending = {
    readonly from: string;
    readonly text: PhoneText;
    readonly via: string | null;
    readonly number: NumberConfiguration;
};

async function dispatch(exchange: Exchange, { from, text, via, number }: Sending): Promise<Sent> {
    const { era } = exchange;
    const route = inboundRoute(exchange, number);
    const accountSid = number.accountSid ?? exchange.options.accountSid;
    const thread = { customer: from, sender: text.to, accountSid };
    const sid = exchange.sids.next((text.media ?? []).length > 0 ? 'MM' : 'SM');
    const media = storeMedia(exchange, { sid, accountSid, text });
    openWindow(exchange, thread);
    record(exchange, { sid, from, text, media, accountSid });
    const subject = { customer: from, number: text.to, body: text.body ?? '' };
    const own = handleOptOut(exchange, { ...thread, body: text.body ?? '', forced: text.optOutType });
    const fields = inboundFields({
        sid,
        accountSid,
        from,
        text,
        number,
        media,
        apiUrl: exchange.urls.api,
        optOutType: own.optOutType,
        geo: exchange.behaviour.look('webhooks', subject).geo,
    });
    if (own.answer !== null) {
        await sendOwnWords(exchange, thread, own.answer);
    }
    if (route === null) {
        return { sid, attempts: [], twiml: null };
    }
    const delivered = await deliver(exchange, { kind: 'inbound', sid, accountSid, ...route, subject, fields, via });
    if (era === exchange.era) {
        await sendReplies(exchange, thread, delivered);
    }
    return { sid, attempts: delivered.attempts, twiml: delivered.twiml };
}

function storeMedia(
    exchange: Exchange,
    message: { sid: string; accountSid: string; text: PhoneText },
): readonly StoredMedia[] {
    return (message.text.media ?? []).map((item) => {
        const stored: StoredMedia = {
            sid: exchange.sids.next('ME'),
            messageSid: message.sid,
            accountSid: message.accountSid,
            name: item.name ?? '',
            contentType: item.contentType,
            bytes: item.bytes ?? new Uint8Array(),
            createdAt: Date.now(),
        };
        exchange.media.set(stored.sid, stored);
        return stored;
    });
}

function record(
    exchange: Exchange,
    inbound: { sid: string; from: string; text: PhoneText; media: readonly StoredMedia[]; accountSid: string },
): void {
    const { sid, from, text, accountSid } = inbound;
    const at = Date.now();
    const common = { sid, from, to: text.to, body: text.body ?? '' };
    exchange.messages.set(sid, {
        ...common,
        accountSid,
        direction: 'inbound',
        messagingServiceSid: exchange.numbers.get(text.to)?.messagingServiceSid ?? null,
        mediaUrls: [],
        statusCallback: null,
        state: 'received',
        errorCode: null,
        createdAt: at,
        updatedAt: at,
    });
    bubblesOf(exchange, from).push({
        ...common,
        direction: 'out',
        by: 'customer',
        media: inbound.media.map((item) => ({
            name: item.name,
            contentType: item.contentType,
            url: `${exchange.urls.api}/2010-04-01/Accounts/${accountSid}/Messages/${sid}/Media/${item.sid}`,
            bytes: item.bytes,
        })),
        state: 'received',
        at,
    });
    changed(exchange, 'phone');
}

function bubblesOf(exchange: Exchange, address: string): NonNullable<ReturnType<Exchange['phones']['get']>> {
    const key = phoneKey(address);
    const bubbles = exchange.phones.get(key) ?? [];
    exchange.phones.set(key, bubbles);
    return bubbles;
}
