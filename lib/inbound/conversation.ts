import { allTokens } from '../model/accounts';
import type { InboundText } from '../model/inbound-text';
import type { Conversation, Livechat, Log, Visitor } from '../model/ports';
import type { RoomSummary } from '../model/room';
import type { Settings } from '../model/settings';
import { chooseDepartment } from './choose-department';
import { chooseRoom, roomFieldsFor } from './choose-room';
import type { PendingText } from './pending-text';
import { visitorFor } from './visitor';

export interface ConversationPorts {
    readonly livechat: Livechat;
    readonly settings: Settings;
    readonly log: Log;
    readonly appId: string;
}

/** The customer's conversation on this number as it stands, without making anything; undefined when there is none. */
export async function findConversation(text: InboundText, ports: ConversationPorts): Promise<Conversation | undefined> {
    const visitor = await ports.livechat.findVisitor(customerOf(text, ports.settings));
    return visitor && findRoom(text, visitor, ports);
}

/**
 * The conversation that a text belongs to, made where there is none. To be called with the turn on the text's lane: what
 * another instance made meanwhile is found, not made again.
 */
export async function openConversation(
    work: PendingText,
    ports: ConversationPorts,
): Promise<Conversation & { readonly isNewVisitor: boolean }> {
    const profile = customerOf(work.text, ports.settings);
    const known = await ports.livechat.findVisitor(profile);
    const visitor = known ?? (await ports.livechat.createVisitor(profile));
    const found = known && (await findRoom(work.text, known, ports));
    const room = found?.room ?? (await openRoom(work, visitor, ports));
    return { visitor, room, isNewVisitor: known === undefined };
}

/** Whether a new conversation for this text would find somebody. True where that cannot be told. */
export async function isAnyoneFor(work: PendingText, ports: ConversationPorts): Promise<boolean> {
    try {
        return await ports.livechat.isAnyoneOnline(await departmentOf(work, ports));
    } catch {
        return true;
    }
}

function customerOf(text: InboundText, { accounts }: Settings): Visitor {
    const [secret = ''] = allTokens(accounts);
    return visitorFor(text, secret);
}

async function findRoom(
    text: InboundText,
    visitor: Visitor,
    ports: ConversationPorts,
): Promise<Conversation | undefined> {
    const rooms = await ports.livechat.openRooms(visitor);
    const room = chooseRoom(rooms, { appId: ports.appId, from: text.from, to: text.to });
    return room && { visitor, room };
}

/**
 * A new room, unless another one turns up when looked for again: the turn should make that impossible, and a process
 * that was stopped for longer than its lease makes it possible. Then the older one is kept and ours is closed.
 */
async function openRoom(work: PendingText, visitor: Visitor, ports: ConversationPorts): Promise<RoomSummary> {
    const departmentId = await departmentOf(work, ports);
    const room = await ports.livechat.openRoom({ visitor, departmentId, ...roomFieldsFor(work.text) });
    const kept = (await findRoom(work.text, visitor, ports))?.room;
    if (kept === undefined || kept.id === room.id) {
        return room;
    }
    await ports.livechat.closeRoom(
        room,
        'Opened twice at the same moment; the conversation goes on in the other room.',
    );
    return kept;
}

async function departmentOf(work: PendingText, ports: ConversationPorts): Promise<string | undefined> {
    const candidates = chooseDepartment({
        query: work.department,
        to: work.text.to,
        map: ports.settings.departmentsByNumber,
        fallback: ports.settings.defaultDepartment,
    });
    for (const idOrName of candidates) {
        const id = await ports.livechat.findDepartment(idOrName);
        if (id !== undefined) {
            return id;
        }
        ports.log.warnOnce('sms.department-unknown', { department: idOrName });
    }
    return undefined;
}
