import { chooseDepartment } from '../model/department-map';
import type { Livechat, Log, Place, Visitor } from '../model/ports';
import type { Settings } from '../model/settings';
import type { InboundText } from '../twilio/parse-text';
import { chooseRoom, type RoomSummary, roomFieldsFor } from './choose-room';
import type { TextWork } from './pending-text';
import { visitorFor } from './visitor';

export interface PlacePorts {
    readonly livechat: Livechat;
    readonly settings: Settings;
    readonly log: Log;
    readonly appId: string;
}

/** The visitor's conversation on this number as it stands, without making anything; undefined when there is none. */
export async function findPlace(text: InboundText, ports: PlacePorts): Promise<Place | undefined> {
    const visitor = await ports.livechat.findVisitor(identityOf(text, ports.settings));
    return visitor && findRoom(text, visitor, ports);
}

/**
 * The conversation that a text belongs to, made where there is none; `isNew` tells whether the visitor is.
 * To be called with the turn on the text's line: what another instance made meanwhile is found, not made again.
 */
export async function openPlace(work: TextWork, ports: PlacePorts): Promise<Place & { readonly isNew: boolean }> {
    const profile = identityOf(work.text, ports.settings);
    const known = await ports.livechat.findVisitor(profile);
    const visitor = known ?? (await ports.livechat.createVisitor(profile));
    const place = known && (await findRoom(work.text, known, ports));
    return { visitor, room: place?.room ?? (await openRoom(work, visitor, ports)), isNew: known === undefined };
}

/** Whether a new conversation for this text would find somebody. True where that cannot be told. */
export async function isAnyoneFor(work: TextWork, ports: PlacePorts): Promise<boolean> {
    try {
        return await ports.livechat.isAnyoneOnline(await departmentFor(work, ports));
    } catch {
        return true;
    }
}

function identityOf(text: InboundText, settings: Settings): Visitor {
    const [secret] = [...settings.authTokens, ...Array.from(settings.subaccounts.values(), (one) => one.authToken)];
    return visitorFor(text, secret ?? '');
}

async function findRoom(text: InboundText, visitor: Visitor, ports: PlacePorts): Promise<Place | undefined> {
    const rooms = await ports.livechat.openRooms(visitor);
    const room = chooseRoom(rooms, { appId: ports.appId, from: text.from, to: text.to });
    return room && { visitor, room };
}

/**
 * A new room, unless another one turns up when looked for again: the turn should make that impossible, and a process
 * that was stopped for longer than its lease makes it possible. Then the older one is kept and ours is closed.
 */
async function openRoom(work: TextWork, visitor: Visitor, ports: PlacePorts): Promise<RoomSummary> {
    const departmentId = await departmentFor(work, ports);
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

async function departmentFor(work: TextWork, ports: PlacePorts): Promise<string | undefined> {
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
