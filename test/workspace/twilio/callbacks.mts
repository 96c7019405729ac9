import { bareAddress, channelOf } from './channel.mts';
import type { MessageState } from './contract.mts';
import { errorFor } from './error-table.mts';
import { type Exchange, type Message, pause, subjectOf } from './exchange.mts';
import { deliver } from './webhooks.mts';

/** A state to report; a snapshot, since the message moves on. */
export type Report = { readonly state: MessageState; readonly code: number | null; readonly at: number };

/** Sends the status callbacks of one message, in order or newest first, as the rules for `callbacks` say. */
export async function report(exchange: Exchange, message: Message, reports: readonly Report[]): Promise<void> {
    const { era } = exchange;
    const url = message.statusCallback;
    if (url === null) {
        return;
    }
    const subject = subjectOf(message);
    const { shuffle } = exchange.behaviour.look('callbacks', subject);
    for (const item of shuffle ? [...reports].reverse() : reports) {
        const callback = exchange.behaviour.take('callbacks', subject);
        await pause(exchange, callback.delayMs);
        if (era !== exchange.era) {
            return;
        }
        if (callback.lost) {
            continue;
        }
        const copies = Array.from({ length: 1 + callback.duplicate }, () =>
            deliver(exchange, {
                kind: 'status',
                sid: message.sid,
                accountSid: message.accountSid,
                url,
                fallbackUrl: null,
                method: 'POST',
                subject,
                fields: callbackFields(message, item),
                via: null,
            }),
        );
        await Promise.all(copies);
    }
}

/** Source: Twilio "Outbound message status in status callbacks". */
function callbackFields(message: Message, { state, code, at }: Report): Record<string, string> {
    const channel = channelOf(message.to);
    const final = state === 'delivered' || state === 'undelivered';
    return {
        ...(channel === 'sms' ? {} : { ChannelPrefix: channel, ChannelInstallSid: `XE${'0'.repeat(31)}1` }),
        ...(channel === 'sms' ? {} : { ChannelToAddress: bareAddress(message.to), StructuredMessage: 'false' }),
        ...(channel === 'sms' || code !== null ? {} : { EventType: state.toUpperCase() }),
        ApiVersion: '2010-04-01',
        MessageStatus: state,
        SmsSid: message.sid,
        SmsStatus: state,
        ...(channel === 'sms' && final ? { RawDlrDoneDate: dlrDate(at) } : {}),
        ...(code === null ? {} : { ErrorCode: String(code), ErrorMessage: errorFor(code).message }),
        ...(code !== null && channel !== 'sms' ? { ChannelStatusMessage: errorFor(code).message } : {}),
        To: message.to,
        From: message.from,
        MessageSid: message.sid,
        AccountSid: message.accountSid,
        ...(message.messagingServiceSid === null ? {} : { MessagingServiceSid: message.messagingServiceSid }),
    };
}

/** YYMMDDhhmm. */
function dlrDate(at: number): string {
    return new Date(at).toISOString().replace(/\D/g, '').slice(2, 12);
}
