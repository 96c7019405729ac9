import type { Identities } from '../model/customer-ports';
import type { InboundText } from '../model/inbound-text';
import type { Conversation } from '../model/livechat-ports';
import type { OpenRooms } from '../model/ports';
import { isSameWay, type WayToAnswer, wayToAnswerIn } from '../model/room';

interface Noting {
    readonly text: InboundText & Pick<WayToAnswer, 'isNumberNamed'>;
    readonly conversation: Conversation;
}

interface NotingPorts {
    readonly identities: Identities;
    readonly openRooms: OpenRooms;
}

/**
 * Notes what has to be known of a room that was opened for this text: how to answer its visitor, since a bare room, which
 * the server may open by itself, does not say whom it answers, and since when the app answers there, so that what agents
 * say in it can be looked for.
 */
export async function noteOpened(
    { text, conversation: { room, visitor } }: Noting,
    since: number,
    { identities, openRooms }: NotingPorts,
): Promise<void> {
    await Promise.all([identities.noteWay(visitor.id, text), openRooms.add({ roomId: room.id, since })]);
}

/**
 * The same for a room that an attempt may have opened which ended before it noted that: the event of the first reply there
 * may be lost, and then nobody would ever look for it.
 */
export async function noteFound(about: Noting, since: number, ports: NotingPorts): Promise<void> {
    // A reply may have had it noted since, as of its own time.
    if (((await ports.openRooms.find(about.conversation.room.id))?.since ?? Infinity) > since) {
        await noteOpened(about, since, ports);
    }
}

/**
 * Notes how to answer where the room says it otherwise, or not at all: a number may have joined or left a messaging service
 * since the room was opened, and a WhatsApp customer may have hidden the phone.
 */
export async function noteNewWay(
    { text, conversation }: Noting,
    { identities }: Pick<NotingPorts, 'identities'>,
): Promise<void> {
    const { room, visitor } = conversation;
    const known = wayToAnswerIn(room);
    if (known === undefined || !isSameWay(known, text)) {
        await identities.noteWay(visitor.id, text);
    }
}
