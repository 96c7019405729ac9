import type { Address } from '../model/address';
import { parseAddress } from '../model/address';
import type { InboundText } from '../model/inbound-text';
import { isSameAddress, type RoomSms, type RoomSummary, wayToAnswerIn } from '../model/room';

/** Which conversation a text belongs to. */
export interface RoomKey {
    readonly appId: string;
    /** The customer. */
    readonly from: Address;
    /** Our address: it carries the channel. */
    readonly to: Address;
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
export function roomFieldsFor({ from, to, accountSid, messagingServiceSid }: InboundText): RoomFields {
    return {
        source: { type: 'app', label: LABELS[to.channel], destination: to.raw },
        customFields: {
            sms: {
                from: from.raw,
                to: to.raw,
                channel: to.channel,
                ...(accountSid === undefined ? {} : { accountSid }),
                ...(messagingServiceSid === undefined ? {} : { messagingServiceSid }),
            },
        },
    };
}

const LABELS = { sms: 'SMS', whatsapp: 'WhatsApp', messenger: 'Messenger', rcs: 'RCS', other: 'other' } as const;

function ours<R extends RoomSummary>(rooms: readonly R[], { appId }: RoomKey): readonly R[] {
    return rooms
        .filter((room) => room.isOpen === true && room.source?.type === 'app' && room.source.id === appId)
        .sort(olderFirst);
}

function roomsFor<R extends RoomSummary>(rooms: readonly R[], key: RoomKey): readonly R[] {
    return ours(rooms, key).filter((room) => {
        const way = wayToAnswerIn(room);
        if (way !== undefined) {
            return isSameAddress(way.to, key.to) && isSameAddress(way.from, key.from);
        }
        const destination = parseAddress(room.source?.destination ?? '');
        return destination !== undefined && isSameAddress(destination, key.to);
    });
}

function isBare(room: RoomSummary): boolean {
    return wayToAnswerIn(room) === undefined && (room.source?.destination ?? '') === '';
}

function olderFirst(one: RoomSummary, other: RoomSummary): number {
    const gap = (one.createdAt?.getTime() ?? Infinity) - (other.createdAt?.getTime() ?? Infinity);
    // NaN: neither says when
    return gap || (one.id < other.id ? -1 : 1);
}
