import { type Address, addressKey, readAddress } from './address';
import { isObject } from './json';

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
    /** The agent who has it; absent while it waits for one. */
    readonly servedBy?: { readonly id: string; readonly username?: string; readonly name?: string };
}

/** How to answer a customer: who they are, from which of our addresses, and through which account and service. */
export interface WayToAnswer {
    readonly from: Address;
    readonly to: Address;
    readonly accountSid?: string;
    readonly messagingServiceSid?: string;
    /** Whether our number is named to the messaging service too: an agent wrote first, so that no text came through it. */
    readonly isNumberNamed?: true;
}

/** A customer and what of ours they write to, by the keys under which records are filed. */
export interface Pair {
    readonly address: string;
    readonly ours: string;
}

/**
 * Whom an opt-out is between: a customer and our number, or the messaging service through which the text came, since
 * Twilio's block spans all numbers of a service. Source: Twilio "Error 21610".
 */
export function pairOf({ from, to, messagingServiceSid }: WayToAnswer): Pair {
    return { address: addressKey(from), ours: messagingServiceSid ?? addressKey(to) };
}

/** Whether both say the same customer, number, account and service, letter for letter. */
export function isSameWay(one: WayToAnswer, other: WayToAnswer): boolean {
    return (
        one.from.raw === other.from.raw &&
        one.to.raw === other.to.raw &&
        one.accountSid === other.accountSid &&
        one.messagingServiceSid === other.messagingServiceSid
    );
}

/** A way to answer as a room of ours keeps it in `customFields.sms`. Addresses are as received. */
export interface RoomSms {
    readonly from: string;
    readonly to: string;
    readonly channel: string;
    readonly accountSid?: string;
    readonly messagingServiceSid?: string;
    readonly isNumberNamed?: true;
}

/** How to answer in this room, undefined when its fields do not say. */
export function wayToAnswerIn({ customFields }: Pick<RoomSummary, 'customFields'>): WayToAnswer | undefined {
    return readWay(customFields?.sms);
}

/** A way to answer as a room or the store keeps it; undefined for anything else. */
export function readWay(stored: unknown): WayToAnswer | undefined {
    if (!isObject(stored)) {
        return undefined;
    }
    const { accountSid, messagingServiceSid, isNumberNamed } = stored;
    const [from, to] = [readAddress(stored.from), readAddress(stored.to)];
    return (
        from &&
        to && {
            from,
            to,
            ...(typeof accountSid === 'string' ? { accountSid } : {}),
            ...(typeof messagingServiceSid === 'string' ? { messagingServiceSid } : {}),
            ...(isNumberNamed === true ? { isNumberNamed } : {}),
        }
    );
}
