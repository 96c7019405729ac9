import type { InboundText } from '../model/inbound-text';
import type { Conversation, Livechat, NewlyOpened, NewRoom, OpenedRoom, Visitor } from '../model/livechat-ports';
import type { OpenRooms } from '../model/ports';
import type { RoomSummary, WayToAnswer } from '../model/room';
import { troubleOf } from '../model/trouble';
import { chooseRoom, roomFieldsFor } from './choose-room';
import { type CustomerPorts, visitorOf } from './customer';
import { findDepartment } from './find-department';
import type { PendingText } from './pending-text';

export interface ConversationPorts extends CustomerPorts {
    readonly livechat: Livechat;
    readonly openRooms: OpenRooms;
    readonly appId: string;
}

/** What a conversation is opened for: a text that came, or one that an agent writes first and then serves. */
export interface Opening extends Pick<PendingText, 'department'> {
    readonly text: InboundText & Pick<WayToAnswer, 'isNumberNamed'>;
    readonly agentId?: string;
}

/** Where a text belongs, as it was seen. */
export interface Place {
    /** The visitor that its writer is, whether or not Rocket.Chat has it yet. */
    readonly profile: Visitor;
    /** As Rocket.Chat has it; undefined where it has none. */
    readonly visitor: Visitor | undefined;
    /** Our open one; undefined where there is none. */
    readonly room: RoomSummary | undefined;
}

/** The customer's conversation on this number as it stands, without making anything. */
export async function findPlace(text: InboundText, ports: ConversationPorts): Promise<Place> {
    const { livechat, identities } = ports;
    const profile = await visitorOf(text, ports);
    // A room says who its visitor is, so that of whoever was here before it is asked for first, and alone.
    const hasMet = identities.hasMet(profile.id);
    const first = hasMet ? await findRoom(profile, ports) : undefined;
    const visitor = first?.visitor ?? (await livechat.findVisitor(profile.id));
    if (visitor === undefined) {
        return { profile, visitor, room: undefined };
    }
    identities.meet(visitor.id);
    const isSought = hasMet && visitor.token === profile.token;
    return { profile, visitor, room: first ?? (isSought ? undefined : await findRoom(visitor, ports)) };
}

interface Finding {
    /** Looked up already, with nobody else at work on the lane since then. */
    readonly place?: Place | undefined;
    /** Told of a room that was opened, before anything is posted in it. */
    readonly noteRoom?: (opened: Conversation) => Promise<void>;
}

/**
 * The conversation that a text belongs to, made where there is none. To be called with the turn on the text's lane: what
 * another instance made meanwhile is found, not made again.
 */
export async function openConversation(
    work: Opening,
    ports: ConversationPorts,
    finding: Finding = {},
): Promise<Conversation & { readonly isNewVisitor: boolean; readonly isNewRoom: boolean }> {
    const { profile, visitor: known, room: found } = finding.place ?? (await findPlace(work.text, ports));
    const visitor = known ?? (await createdOnce(profile, ports));
    const room = found ?? (await openRoom({ ...work, visitor, noteRoom: finding.noteRoom ?? noting }, ports));
    return { visitor, room, isNewVisitor: known === undefined, isNewRoom: found === undefined };
}

/** Of two instances that create the same visitor at once, the server lets one through. */
async function createdOnce(profile: Visitor, { livechat, identities }: ConversationPorts): Promise<Visitor> {
    try {
        const created = await livechat.createVisitor(profile);
        identities.meet(created.id);
        return created;
    } catch (error) {
        const others = troubleOf(error).kind === 'already-there' ? await livechat.findVisitor(profile.id) : undefined;
        if (others === undefined) {
            throw error;
        }
        return others;
    }
}

async function findRoom(visitor: Visitor, ports: ConversationPorts): Promise<OpenedRoom | undefined> {
    return chooseRoom(await ports.livechat.openRooms(visitor), ports.appId);
}

interface RoomToOpen extends Opening {
    readonly visitor: Visitor;
    readonly noteRoom: (opened: Conversation) => Promise<void>;
}

/**
 * A new room, unless another one turns up: a server of 8.3 or newer lets one open room a visitor through, and says so; on
 * older ones it is looked for again. The turn should make that impossible, and a process that was stopped for longer than its
 * lease makes it possible. Then the older one is kept and ours is closed.
 */
async function openRoom(work: RoomToOpen, ports: ConversationPorts): Promise<RoomSummary> {
    const { text, visitor, agentId } = work;
    const departmentId = await findDepartment(work, ports);
    const room = await createdRoom({ visitor, departmentId, agentId, ...roomFieldsFor(text) }, ports);
    const [kept] = await Promise.all([
        room.isOnlyOne ? room : findRoom(visitor, ports),
        work.noteRoom({ visitor, room }),
    ]);
    if (kept === undefined || kept.id === room.id) {
        return room;
    }
    await ports.livechat.closeRoom(
        room,
        'Opened twice at the same moment; the conversation goes on in the other room.',
    );
    return kept;
}

async function createdRoom(room: NewRoom, ports: ConversationPorts): Promise<NewlyOpened> {
    try {
        return await ports.livechat.openRoom(room);
    } catch (error) {
        const others = troubleOf(error).kind === 'already-there' ? await findRoom(room.visitor, ports) : undefined;
        if (others === undefined) {
            throw error;
        }
        return others;
    }
}

async function noting(): Promise<void> {}
