import { within } from '../model/deadline';
import type { OpenRoom } from '../model/ports';
import { ROOMS_AGAIN, ROOMS_AGAIN_IN_RUNS, ROOMS_COMPARED_FOR_MS } from '../model/timing';
import { inLogWords, troubleOf } from '../model/trouble';
import { type MissingPorts, noteUnnoted, takeUpMissing } from './missing-replies';

const AT_ONCE = 8;

/**
 * Compares the rooms with the outbox: all of them once in the life of a process, for as long as the job has time and then
 * in its next run, and those whose turn it is again later, since other processes die too. Returns how many replies nobody
 * had heard of until then. Never rejects.
 */
export async function compareRooms(ports: MissingPorts): Promise<number> {
    const { clock, replies, log } = ports;
    const giveUpAt = clock.now() + ROOMS_COMPARED_FOR_MS;
    let found = 0;
    const whole = async () => {
        const doubted = Array.from(replies.doubted, ([roomId, since]) => ({ roomId, since }));
        const rooms = roomsToCompare([...(await ports.openRooms.all()), ...doubted], replies.comparedUntil).values();
        const worker = async (): Promise<void> => {
            for (const room of rooms) {
                if (clock.now() >= giveUpAt) {
                    return;
                }
                found += await compareRoom(room, ports);
            }
        };
        await Promise.all(Array.from({ length: AT_ONCE }, worker));
    };
    const told = (error: unknown) => log.warn('sms.store-failed', { why: inLogWords(troubleOf(error)) });
    await within({ ms: ROOMS_COMPARED_FOR_MS, clock }, whole().catch(told));
    return found;
}

/** Those that this process has not seen yet, and of the others so many that all are seen again in a few runs, oldest first. */
function roomsToCompare(
    rooms: readonly OpenRoom[],
    comparedUntil: (roomId: string) => number | undefined,
): readonly OpenRoom[] {
    const unseen = rooms.filter(({ roomId }) => comparedUntil(roomId) === undefined);
    const seen = rooms
        .map((room) => ({ room, until: comparedUntil(room.roomId) }))
        .flatMap(({ room, until }) => (until === undefined ? [] : [{ room, until }]))
        .sort((one, other) => one.until - other.until);
    const again = Math.max(ROOMS_AGAIN, Math.ceil(seen.length / ROOMS_AGAIN_IN_RUNS));
    return [...unseen, ...seen.slice(0, again).map(({ room }) => room)];
}

/** A room that fails is left to the next run and keeps nobody from theirs. */
async function compareRoom({ roomId }: OpenRoom, ports: MissingPorts): Promise<number> {
    const isNew = ports.replies.comparedUntil(roomId) === undefined;
    try {
        const found = await takeUpMissing({ roomId }, ports);
        // Of a room that was closed while the app was away nobody has heard.
        if (isNew && !(await ports.roomMessages.isOpen(roomId))) {
            await forgetRoom(roomId, ports);
        }
        return found;
    } catch (error) {
        ports.log.warn('sms.store-failed', { room: roomId, why: inLogWords(troubleOf(error)) });
        return 0;
    }
}

/** A room was closed: what was said in it last is looked through, and then the room is forgotten. */
export async function roomClosed(roomId: string, ports: MissingPorts): Promise<void> {
    if ((await ports.openRooms.find(roomId)) === undefined) {
        await noteUnnoted({ roomId, at: ports.clock.now() }, ports);
    }
    await takeUpMissing({ roomId }, ports);
    await forgetRoom(roomId, ports);
}

async function forgetRoom(roomId: string, { openRooms, replies }: MissingPorts): Promise<void> {
    await openRooms.remove(roomId);
    replies.forgetRoom(roomId);
}
