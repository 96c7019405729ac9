import { type RoomSms, type RoomSummary, type WayToAnswer, wayToAnswerIn } from '../model/room';

export interface RoomFields {
    readonly source: { readonly type: 'app'; readonly label: string; readonly destination: string };
    readonly customFields: { readonly sms: RoomSms };
}

/**
 * The open room of this app among those of a visitor, undefined when there is none. Among several it is the oldest, so
 * that every instance chooses the same. A bare room, which the server makes when a room closes under a post, counts only
 * if there is nothing better.
 */
export function chooseRoom<R extends RoomSummary>(rooms: readonly R[], appId: string): R | undefined {
    const ours = rooms
        .filter((room) => room.isOpen === true && room.source?.type === 'app' && room.source.id === appId)
        .sort(olderFirst);
    return ours.find((room) => wayToAnswerIn(room) !== undefined) ?? ours[0];
}

/** What to create a room with: where texts come from, for people, and how to answer, for us. `source.type` has to
 * be 'app', or servers before 6.14 refuse and later ones drop the label. */
export function roomFieldsFor({ from, to, accountSid, messagingServiceSid, isNumberNamed }: WayToAnswer): RoomFields {
    return {
        source: { type: 'app', label: LABELS[to.channel], destination: to.raw },
        customFields: {
            sms: {
                from: from.raw,
                to: to.raw,
                channel: to.channel,
                ...(accountSid === undefined ? {} : { accountSid }),
                ...(messagingServiceSid === undefined ? {} : { messagingServiceSid }),
                ...(isNumberNamed && { isNumberNamed }),
            },
        },
    };
}

const LABELS = { sms: 'SMS', whatsapp: 'WhatsApp', messenger: 'Messenger', rcs: 'RCS', other: 'other' } as const;

function olderFirst(one: RoomSummary, other: RoomSummary): number {
    const gap = (one.createdAt?.getTime() ?? Infinity) - (other.createdAt?.getTime() ?? Infinity);
    // NaN: neither says when
    return gap || (one.id < other.id ? -1 : 1);
}
