import { bareAddress, channelOf, isAlphanumeric, isE164, isShortCode } from './channel.mts';
import { fillTemplate } from './content-message.mts';
import type { BubbleTemplate } from './contract.mts';
import type { Exchange } from './exchange.mts';
import { isOptedOut } from './opt-out.mts';
import { isWindowShut } from './window.mts';

/** A message somebody wants sent. */
export type Order = {
    readonly accountSid: string;
    readonly to: string;
    readonly from: string | null;
    readonly messagingServiceSid: string | null;
    readonly body: string;
    readonly mediaUrls: readonly string[];
    readonly statusCallback: string | null;
    /** An approved template, which may leave outside the WhatsApp window. */
    readonly contentSid: string | null;
    /** JSON text, as it was sent. */
    readonly contentVariables: string | null;
};

export type Checked =
    | { readonly kind: 'refused'; readonly code: number; readonly value: string }
    /** `laterCode`: accepted, and bound to fail with this code. */
    | ({ readonly kind: 'accepted'; readonly sender: string; readonly laterCode: number | null } & Content);

/** What the message says: its own body, or what its template comes to. */
type Content = { readonly content: { readonly body: string; readonly template?: BubbleTemplate } };

const MAX_BODY = 1600;
const MAX_MEDIA = 10;

/** What Twilio says to an order, in the order in which it looks. */
export function checkOrder(exchange: Exchange, order: Order): Checked {
    const problem = contentProblem(order) ?? recipientProblem(order.to);
    if (problem !== null) {
        return problem;
    }
    const sender = chooseSender(exchange, order);
    if (typeof sender !== 'string') {
        return sender;
    }
    if (channelOf(sender) !== channelOf(order.to)) {
        return refused(21910);
    }
    const filled = contentOf(exchange, order);
    if (filled.kind === 'refused') {
        return refused(filled.code);
    }
    const { content } = filled;
    const pair = { customer: order.to, sender };
    if (isOptedOut(exchange, pair)) {
        const viaService = order.messagingServiceSid !== null;
        return viaService ? { kind: 'accepted', sender, content, laterCode: 21610 } : refused(21610);
    }
    const shut =
        order.contentSid === null && isWindowShut(exchange, { customer: order.to, number: sender, body: order.body });
    return { kind: 'accepted', sender, content, laterCode: shut ? 63016 : filled.laterCode };
}

type Said = Content & { readonly kind: 'said'; readonly laterCode: number | null };

function contentOf(exchange: Exchange, order: Order): Said | { readonly kind: 'refused'; readonly code: number } {
    const { accountSid, contentSid, contentVariables, body } = order;
    if (contentSid === null) {
        return { kind: 'said', content: { body }, laterCode: null };
    }
    const filled = fillTemplate(exchange, { accountSid, contentSid, contentVariables });
    if (filled.kind === 'refused') {
        return filled;
    }
    const { body: said, template, laterCode } = filled;
    return { kind: 'said', content: { body: said, template }, laterCode };
}

function contentProblem(order: Order): Checked | null {
    if (order.to === '') {
        return refused(21604);
    }
    if (order.from === null && order.messagingServiceSid === null) {
        return refused(21603);
    }
    if (order.body === '' && order.mediaUrls.length === 0 && order.contentSid === null) {
        return refused(21602);
    }
    if (order.body.length > MAX_BODY) {
        return refused(21617);
    }
    if (order.mediaUrls.length > MAX_MEDIA) {
        return refused(21623);
    }
    if (order.statusCallback !== null && !isFetchable(order.statusCallback)) {
        return refused(21609, order.statusCallback);
    }
    return order.mediaUrls.every(isFetchable) ? null : refused(21620);
}

function isFetchable(url: string): boolean {
    return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function recipientProblem(to: string): Checked | null {
    const bare = bareAddress(to);
    switch (channelOf(to)) {
        case 'messenger':
            return bare === '' ? refused(21211, to) : null;
        case 'whatsapp':
            return isE164(bare) || /^[A-Z]{2}\.\w+$/.test(bare) ? null : refused(21211, to);
        default:
            if (isShortCode(bare)) {
                return refused(21265, to);
            }
            return isE164(bare) ? null : refused(21211, to);
    }
}

function chooseSender(exchange: Exchange, order: Order): string | Checked {
    const own = (address: string): boolean => {
        const number = exchange.numbers.get(address);
        return number !== undefined && (number.accountSid ?? exchange.options.accountSid) === order.accountSid;
    };
    const { from, messagingServiceSid: service } = order;
    if (service !== null) {
        const pool = [...exchange.numbers].filter(([, number]) => number.messagingServiceSid === service);
        const usable = pool
            .map(([address]) => address)
            .filter((address) => own(address) && channelOf(address) === channelOf(order.to))
            .filter((address) => from === null || from === address);
        return pool.length === 0 ? refused(21705, service) : (usable[0] ?? refused(21703));
    }
    const sender = from ?? '';
    if (own(sender)) {
        return sender;
    }
    if (channelOf(sender) !== 'sms') {
        return refused(63007);
    }
    const wellFormed = isE164(sender) || isShortCode(sender) || isAlphanumeric(sender);
    return refused(wellFormed ? 21606 : 21212, sender);
}

function refused(code: number, value = ''): Checked {
    return { kind: 'refused', code, value };
}
