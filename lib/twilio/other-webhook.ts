import type { Fields } from './fields';
import { fieldValue } from './fields';

/** A webhook that is no text from a customer: the field that says so, and what it is and where it belongs. */
export interface OtherWebhook {
    readonly field: string;
    readonly why: string;
}

/**
 * What these fields are, where they are no text from a customer; undefined for a text. An incoming text of every channel
 * has the status 'received' (while its media are loaded 'receiving'), so that nothing else in it can make it something
 * else; what has no status, as the built-in route's example, is a text unless another product of Twilio's named itself.
 * Source: Twilio "Messages resource, status values", "Voice webhooks", "Fax TwiML", "Conversations webhooks",
 * "TaskRouter events reference", "Debugging event webhooks".
 */
export function otherWebhookIn(fields: Fields): OtherWebhook | undefined {
    const statuses = STATUS_FIELDS.map((name) => ({ name, value: given(fields, name).toLowerCase() }));
    const sent = statuses.find(({ value }) => OUTGOING.has(value));
    if (sent !== undefined) {
        return { field: sent.name, why: DELIVERY };
    }
    return statuses.some(({ value }) => INCOMING.has(value))
        ? undefined
        : (eventIn(fields) ?? OTHERS.find(({ field }) => given(fields, field) !== '') ?? lostStatusIn(fields));
}

/** A callback may have lost either. */
const STATUS_FIELDS = ['MessageStatus', 'SmsStatus'];

/** What a delivery status may have, and a text has more than. Source: Twilio "Outbound message status in status callbacks". */
const OF_STATUSES: ReadonlySet<string> = new Set([
    ...['MessageSid', 'AccountSid', 'MessagingServiceSid', 'ApiVersion', 'From', 'To', 'MessageStatus'],
    ...['ErrorCode', 'ErrorMessage', 'RawDlrDoneDate', 'StructuredMessage', 'Price', 'PriceUnit'],
]);

const INCOMING: ReadonlySet<string> = new Set(['receiving', 'received']);
const OUTGOING: ReadonlySet<string> = new Set([
    ...['accepted', 'scheduled', 'queued', 'sending', 'sent', 'delivered', 'partially_delivered', 'undelivered'],
    ...['failed', 'read', 'canceled'],
]);

const DELIVERY = 'is a delivery status, not a text from a customer: it belongs to sms-status/twilio';
const LOST_STATUS =
    'is missing, like all that a text from a customer has: a delivery status belongs to sms-status/twilio';
const CALL =
    'is of a phone call, not of a text: a call belongs to an address for “A call comes in”, this one to “A message comes in”';
const FAX = 'is of a fax, not of a text: a fax belongs to an address of its own';
const RECORDING = 'is of a call’s recording, not of a text: it belongs to the address that handles the call';
const CONVERSATION =
    'is an event of Twilio Conversations, not a text: set this address at the number or its messaging service instead';
const VIDEO = 'is an event of Twilio Video, not a text: it belongs to an address of its own';
const TASK = 'is an event of Twilio TaskRouter, not a text: it belongs to an address of its own';
const EVENT = 'is an event of Twilio’s, not a text: it belongs to an address of its own';

/** By the fields that only they have, the telling ones first. */
const OTHERS: readonly OtherWebhook[] = [
    ...['FaxSid', 'FaxStatus', 'RemoteStationId'].map((field) => ({ field, why: FAX })),
    ...['RecordingSid', 'RecordingUrl', 'TranscriptionSid', 'TranscriptionText'].map((field) => ({
        field,
        why: RECORDING,
    })),
    ...['CallSid', 'CallStatus', 'DialCallSid', 'ConferenceSid', 'StreamSid', 'QueueSid', 'SiprecSid'].map((field) => ({
        field,
        why: CALL,
    })),
    ...['ConversationSid', 'ChannelSid', 'ChatServiceSid'].map((field) => ({ field, why: CONVERSATION })),
    ...['RoomSid', 'CompositionSid'].map((field) => ({ field, why: VIDEO })),
    ...['TaskSid', 'WorkspaceSid', 'ReservationSid'].map((field) => ({ field, why: TASK })),
    ...['PayloadType', 'specversion', 'VerificationSid', 'FactorSid', 'SyncServiceSid'].map((field) => ({
        field,
        why: EVENT,
    })),
];

/** What names itself by its kind: a read receipt or somebody typing, or an event of another product. */
function eventIn(fields: Fields): OtherWebhook | undefined {
    const type = given(fields, 'EventType');
    if (/^(?:read|delivered|typing|is_typing)$/i.test(type) && fieldValue(fields, 'Body') === undefined) {
        return { field: 'EventType', why: DELIVERY };
    }
    if (/^on[A-Z]/.test(type)) {
        return { field: 'EventType', why: CONVERSATION };
    }
    return /^(?:activity|reservation|task|task-queue|worker|workflow|workspace)\./.test(type)
        ? { field: 'EventType', why: TASK }
        : undefined;
}

/**
 * A message of which nothing is told but its sid and what became of it. An incoming text has a body, if an empty one, and
 * the number of its files and parts, and mostly where both numbers are from.
 */
function lostStatusIn(fields: Fields): OtherWebhook | undefined {
    const isOfMessage = ['MessageSid', 'SmsMessageSid', 'SmsSid'].some((name) => given(fields, name) !== '');
    return isOfMessage && fields.every(([name]) => OF_STATUSES.has(name) || /^(?:Sms|Event|Channel)/.test(name))
        ? { field: 'Body', why: LOST_STATUS }
        : undefined;
}

function given(fields: Fields, name: string): string {
    return (fieldValue(fields, name) ?? '').trim();
}
