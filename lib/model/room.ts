import { type Address, addressKey, parseAddress } from './address';

/** What matters here of a room of Rocket.Chat's. `isOpen` is undefined for a closed room, never false. */
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

/** How to answer a customer: who they are, from which of our addresses, and through which account and service. */
export interface WayToAnswer {
    readonly from: Address;
    readonly to: Address;
    readonly accountSid?: string;
    readonly messagingServiceSid?: string;
}

/** A way to answer as a room of ours keeps it in `customFields.sms`. Addresses are as received. */
export interface RoomSms {
    readonly from: string;
    readonly to: string;
    readonly channel: string;
    readonly accountSid?: string;
    readonly messagingServiceSid?: string;
}

/** How to answer in this room, undefined when its fields do not say. */
export function wayToAnswerIn({ customFields }: Pick<RoomSummary, 'customFields'>): WayToAnswer | undefined {
    const { sms } = customFields ?? {};
    if (!isRecord(sms) || typeof sms.from !== 'string' || typeof sms.to !== 'string') {
        return undefined;
    }
    const [from, to] = [parseAddress(sms.from), parseAddress(sms.to)];
    if (from === undefined || to === undefined) {
        return undefined;
    }
    return {
        from,
        to,
        ...(typeof sms.accountSid === 'string' ? { accountSid: sms.accountSid } : {}),
        ...(typeof sms.messagingServiceSid === 'string' ? { messagingServiceSid: sms.messagingServiceSid } : {}),
    };
}

/** Whether both are the same address, however they are written. */
export function isSameAddress(one: Address, other: Address): boolean {
    return addressKey(one) === addressKey(other);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
