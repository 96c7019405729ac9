import type { Bubble, TwimlMessage } from './contract.mts';
import type { Exchange } from './exchange.mts';
import type { Order } from './message-checks.mts';
import { isOptedOut } from './opt-out.mts';
import { carryOut, createMessage, type Sending } from './outgoing.mts';
import type { Delivered } from './webhooks.mts';

/** Who an answer goes to when it does not say. */
export type Thread = { readonly customer: string; readonly sender: string; readonly accountSid: string };

const MAX_BODY = 1600;

/** Sends the messages of an executed answer. One that cannot be sent is filed as failed: nobody is told but the log. */
export async function sendReplies(exchange: Exchange, thread: Thread, delivered: Delivered): Promise<void> {
    for (const message of delivered.twiml?.messages ?? []) {
        await sendReply(exchange, thread, { message, by: delivered.plain ? 'plain' : 'twiml' });
    }
}

/** What Twilio itself writes to a customer; opt-outs do not hold it back. */
export async function sendOwnWords(exchange: Exchange, thread: Thread, body: string): Promise<void> {
    const order = toOrder(thread, { body, media: [], to: null, from: null, statusCallback: null });
    await dispatch(exchange, {
        order,
        content: { body },
        sender: thread.sender,
        direction: 'outbound-reply',
        by: 'opt-out',
        laterCode: null,
    });
}

async function sendReply(
    exchange: Exchange,
    thread: Thread,
    reply: { message: TwimlMessage; by: Bubble['by'] },
): Promise<void> {
    const order = toOrder(thread, reply.message);
    const sender = order.from ?? thread.sender;
    const empty = order.body.trim() === '' && order.mediaUrls.length === 0;
    const optedOut = isOptedOut(exchange, { customer: order.to, sender });
    const badBody = empty || order.body.length > MAX_BODY ? 14103 : null;
    const laterCode = optedOut ? 21610 : badBody;
    const content = { body: order.body };
    await dispatch(exchange, { order, content, sender, direction: 'outbound-reply', by: reply.by, laterCode });
}

function toOrder(thread: Thread, message: TwimlMessage): Order {
    return {
        accountSid: thread.accountSid,
        to: message.to ?? thread.customer,
        from: message.from ?? thread.sender,
        messagingServiceSid: null,
        body: message.body,
        mediaUrls: message.media,
        statusCallback: message.statusCallback,
        contentSid: null,
        contentVariables: null,
    };
}

async function dispatch(exchange: Exchange, sending: Sending): Promise<void> {
    const message = createMessage(exchange, sending);
    await carryOut(exchange, message, sending);
}
