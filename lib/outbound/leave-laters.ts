import type { Customers } from '../model/customer-ports';
import type { Windows } from '../model/ports';
import { pairOf } from '../model/room';
import { DAY_MS } from '../model/timing';
import { inLogWords, troubleOf } from '../model/trouble';
import { beginningOf } from '../words/beginning';
import { languageOf, speaking } from '../words/say';
import { LATER_WORDS } from '../words/topics/later';
import type { ReportFirst } from './attempt-first';
import type { Later, Laters } from './first-ports';
import type { RoomMessages } from './ports';
import { carryFirst, type SendFirstPorts, tellLater } from './send-first';
import { isWindowShut } from './window';

export type LeavePorts = SendFirstPorts & {
    readonly laters: Laters;
    readonly roomMessages: Pick<RoomMessages, 'isOpen'>;
    readonly customers: Customers;
    readonly windows: Pick<Windows, 'find'>;
};

/**
 * What was put off and is due leaves as what an agent writes first does, once: into the open conversation, or a new one. The
 * agent is told of what could not. Never rejects.
 */
export async function leaveLaters(ports: LeavePorts): Promise<void> {
    const failed = (error: unknown) => ports.log.warn('sms.store-failed', { why: inLogWords(troubleOf(error)) });
    try {
        const now = ports.clock.now();
        for (const one of (await ports.laters.all()).filter(({ dueAt }) => dueAt <= now)) {
            // One that the store fails on must not keep those behind it from leaving.
            await leave(one, ports).catch(failed);
        }
    } catch (error) {
        failed(error);
    }
}

async function leave(one: Later, ports: LeavePorts): Promise<void> {
    const { id, first } = one;
    const why = await whyNotNow(one, ports);
    if (why !== undefined) {
        const say = speaking(LATER_WORDS, languageOf([first.language, ports.settings.language]));
        const { agentId, askedIn: roomId } = first;
        const text = say(why, { words: `“${beginningOf(first.text)}”` });
        await ports.agents.tell({ agentId, roomId, text }).catch((error) => {
            // Whoever is gone for a day may be gone for good.
            if (ports.clock.now() - one.dueAt < DAY_MS) {
                throw error;
            }
            ports.log.warn('sms.not-told', { why: inLogWords(troubleOf(error)) });
        });
        return ports.laters.remove(id);
    }
    const tells = tellLater(ports);
    const hears: ReportFirst = async (...told) => (told[2].kind === 'posted' ? undefined : tells(...told));
    // Under its own id, so that one that was begun by a process that died is recognised.
    const carried = await carryFirst({ first, id: `later:${id}`, hears }, ports);
    return carried.kind === 'not-stored' ? undefined : ports.laters.remove(id);
}

/** Why a text is not even put into a conversation. In an open one words that WhatsApp does not take any more stand, and leave
 * by their button; none is opened for them. */
async function whyNotNow(
    { roomId, dueAt, first, isOnlyIfOpen }: Later,
    ports: LeavePorts,
): Promise<'missed' | 'stopped' | 'closed' | 'shut' | undefined> {
    if (ports.clock.now() - dueAt > ports.settings.replyExpiresMs) {
        return 'missed';
    }
    if ((await ports.customers.read(pairOf(first.way))).optedOut) {
        return 'stopped';
    }
    if (await ports.roomMessages.isOpen(roomId)) {
        return undefined;
    }
    if (isOnlyIfOpen) {
        return 'closed';
    }
    return (await isWindowShut({ roomId, way: first.way }, ports)) ? 'shut' : undefined;
}
