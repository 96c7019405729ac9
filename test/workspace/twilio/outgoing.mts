import { type Report, report } from './callbacks.mts';
import { channelOf, phoneKey } from './channel.mts';
import type { Bubble, BubbleMedia, BubbleTemplate, MessageState } from './contract.mts';
import { errorFor } from './error-table.mts';
import { changed, type Exchange, type Message, moveTo, pause, subjectOf } from './exchange.mts';
import type { Order } from './message-checks.mts';
import { fetchMedia } from './outgoing-media.mts';

export type Sending = {
    readonly order: Order;
    /** What it says, and how a template looks besides. */
    readonly content: { readonly body: string; readonly template?: BubbleTemplate };
    readonly sender: string;
    readonly direction: 'outbound-api' | 'outbound-reply';
    readonly by: Bubble['by'];
    /** The message is bound to fail with this code, once it has been accepted. */
    readonly laterCode: number | null;
};

/** Files an accepted message and gives it its sid. */
export function createMessage(exchange: Exchange, { order, content, sender, direction }: Sending): Message {
    const viaService = order.messagingServiceSid !== null;
    const message: Message = {
        sid: exchange.sids.next(order.mediaUrls.length > 0 ? 'MM' : 'SM'),
        accountSid: order.accountSid,
        direction,
        from: sender,
        to: order.to,
        messagingServiceSid: order.messagingServiceSid,
        body: content.body,
        ...(content.template && { template: content.template }),
        mediaUrls: order.mediaUrls,
        statusCallback: order.statusCallback,
        state: viaService ? 'accepted' : 'queued',
        errorCode: null,
        createdAt: Date.now(),
        updatedAt: Date.now(),
    };
    exchange.messages.set(message.sid, message);
    changed(exchange, 'message');
    return message;
}

/** Takes a created message to its end: media, the phone, status callbacks. Resolves when the last callback is over. */
export async function carryOut(exchange: Exchange, message: Message, sending: Sending): Promise<void> {
    const { era } = exchange;
    let code = sending.laterCode;
    let media: readonly BubbleMedia[] = [];
    if (code === null && message.mediaUrls.length > 0) {
        const fetched = await fetchMedia(exchange, message);
        if (era !== exchange.era) {
            return;
        }
        code = fetched.kind === 'failed' ? fetched.code : null;
        media = fetched.kind === 'fetched' ? fetched.media : [];
    }
    if (code === null) {
        putOnPhone(exchange, message, { by: sending.by, media });
    }
    const reports = statesOf(exchange, message, code).map(
        (state): Report => ({ state, code: isEnd(state) ? code : null, at: Date.now() }),
    );
    const { shuffle, delayMs } = exchange.behaviour.look('callbacks', subjectOf(message));
    if (shuffle) {
        reports.map((item) => move(exchange, message, item));
        await report(exchange, message, reports);
        return;
    }
    for (const item of reports) {
        await pause(exchange, message.statusCallback === null ? delayMs : 0);
        if (era !== exchange.era) {
            return;
        }
        move(exchange, message, item);
        await report(exchange, message, [item]);
    }
}

function move(exchange: Exchange, message: Message, item: Report): void {
    moveTo(exchange, message, item.code === null ? { state: item.state } : { state: item.state, code: item.code });
}

function isEnd(state: MessageState): boolean {
    return state === 'failed' || state === 'undelivered';
}

/** The states a message goes through. `queued` is reported for a messaging service only, `read` where channels tell. */
function statesOf(exchange: Exchange, message: Message, code: number | null): MessageState[] {
    const callbacks = exchange.behaviour.look('callbacks', subjectOf(message));
    const start: MessageState[] = message.messagingServiceSid === null ? [] : ['queued'];
    if (callbacks.sending) {
        start.push('sending');
    }
    if (code !== null) {
        const { state } = errorFor(code);
        return state === 'failed' ? [...start, 'failed'] : [...start, 'sent', 'undelivered'];
    }
    const channel = channelOf(message.to);
    const tells = (channel === 'whatsapp' || channel === 'rcs') && callbacks.read;
    return [...start, 'sent', 'delivered', ...(tells ? (['read'] as const) : [])];
}

function putOnPhone(
    exchange: Exchange,
    message: Message,
    { by, media }: { by: Bubble['by']; media: readonly BubbleMedia[] },
): void {
    const key = phoneKey(message.to);
    const bubbles = exchange.phones.get(key) ?? [];
    exchange.phones.set(key, bubbles);
    bubbles.push({
        sid: message.sid,
        direction: 'in',
        by,
        from: message.from,
        to: message.to,
        body: dropsBody(message, media) ? '' : message.body,
        media,
        ...(message.template && { template: message.template }),
        state: message.state,
        at: Date.now(),
    });
    changed(exchange, 'phone');
}

/** WhatsApp shows no text beside video, audio and documents. Source: Twilio "Message resource", MediaUrl. */
function dropsBody(message: Message, media: readonly BubbleMedia[]): boolean {
    return channelOf(message.to) === 'whatsapp' && media.some((item) => !item.contentType.startsWith('image/'));
}
