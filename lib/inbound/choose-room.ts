import { addressKey, parseAddress } from '../model/address';
import type { InboundText } from '../twilio/parse-text';

/** What the choice needs to know of a room. `isOpen` is undefined for a closed room, never false. */
export interface RoomSummary {
    readonly id: string;
    readonly isOpen?: boolean;
    readonly createdAt?: Date;
    readonly source?: {
        readonly type?: string;
        readonly id?: string;
        readonly label?: string;
        readonly destination?: string;
    };
    readonly customFields?: Readonly<Record<string, unknown>>;
}

/** Which conversation a text belongs to. */
export interface RoomKey {
    readonly appId: string;
    /** The customer's address, as received. */
    readonly from: string;
    /** Our address, as received: it carries the channel ('whatsapp:+1…'). */
    readonly to: string;
}

/** How to answer, as a room of ours keeps it in `customFields.sms`. Addresses are as received. */
export interface RoomSms {
    readonly from: string;
    readonly to: string;
    readonly channel: string;
    readonly accountSid?: string;
    readonly messagingServiceSid?: string;
}

export interface RoomFields {
    readonly source: { readonly type: 'app'; readonly label: string; readonly destination: string };
    readonly customFields: { readonly sms: RoomSms };
}

/** The open room of this app that a text goes to, undefined when there is none. Among several it is the oldest, so
 * that every instance chooses the same. A bare room, which the server makes when a room closes under a post, counts
 * only if there is nothing better. */
export function chooseRoom<R extends RoomSummary>(rooms: readonly R[], key: RoomKey): R | undefined {
    return roomsFor(rooms, key)[0] ?? ours(rooms, key).filter(isBare)[0];
}

/** What to create a room with: where the text came from, for people, and how to answer, for us. `source.type` has to
 * be 'app', or servers before 6.14 refuse and later ones drop the label. */
export function roomFieldsFor(text: InboundText): RoomFields {
    const channel = channelOf(text.to);
    return {
        source: { type: 'app', label: LABELS.get(channel) ?? channel, destination: text.to },
        customFields: {
            sms: {
                from: text.from,
                to: text.to,
                channel,
                ...(text.accountSid === undefined ? {} : { accountSid: text.accountSid }),
                ...(text.messagingServiceSid === undefined ? {} : { messagingServiceSid: text.messagingServiceSid }),
            },
        },
    };
}

/** How to answer in this room, undefined when its fields do not say. */
export function smsOf(room: RoomSummary): RoomSms | undefined {
    const sms = room.customFields?.sms;
    if (!isRecord(sms) || typeof sms.from !== 'string' || typeof sms.to !== 'string') {
        return undefined;
    }
    return {
        from: sms.from,
        to: sms.to,
        channel: typeof sms.channel === 'string' ? sms.channel : channelOf(sms.to),
        ...(typeof sms.accountSid === 'string' ? { accountSid: sms.accountSid } : {}),
        ...(typeof sms.messagingServiceSid === 'string' ? { messagingServiceSid: sms.messagingServiceSid } : {}),
    };
}

const LABELS: ReadonlyMap<string, string> = new Map([
    ['sms', 'SMS'],
    ['whatsapp', 'WhatsApp'],
    ['messenger', 'Messenger'],
    ['rcs', 'RCS'],
]);

function ours<R extends RoomSummary>(rooms: readonly R[], { appId }: RoomKey): readonly R[] {
    return rooms
        .filter((room) => room.isOpen === true && room.source?.type === 'app' && room.source.id === appId)
        .sort(olderFirst);
}

function roomsFor<R extends RoomSummary>(rooms: readonly R[], key: RoomKey): readonly R[] {
    return ours(rooms, key).filter((room) => {
        const sms = smsOf(room);
        if (sms !== undefined) {
            return sameAddress({ one: sms.to, other: key.to }) && sameAddress({ one: sms.from, other: key.from });
        }
        const destination = room.source?.destination;
        return destination !== undefined && sameAddress({ one: destination, other: key.to });
    });
}

function isBare(room: RoomSummary): boolean {
    return smsOf(room) === undefined && (room.source?.destination ?? '') === '';
}

function olderFirst(one: RoomSummary, other: RoomSummary): number {
    const gap = (one.createdAt?.getTime() ?? Infinity) - (other.createdAt?.getTime() ?? Infinity);
    // NaN: neither says when
    return gap || (one.id < other.id ? -1 : 1);
}

function sameAddress({ one, other }: { readonly one: string; readonly other: string }): boolean {
    return keyOf(one) === keyOf(other);
}

function keyOf(raw: string): string {
    const address = parseAddress(raw);
    return address === undefined ? raw : addressKey(address);
}

function channelOf(raw: string): string {
    return parseAddress(raw)?.channel ?? 'other';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
