import type { Clock, Log, Window, Windows } from '../model/ports';
import type { Settings } from '../model/settings';
import { WINDOW_FORGOTTEN_AFTER_MS, WINDOW_MS, WINDOW_TOLD_BEFORE_MS } from '../model/timing';
import { inLogWords, troubleOf } from '../model/trouble';
import { momentText } from '../words/moment';
import { languageOf, speaking } from '../words/say';
import { WINDOW_WORDS } from '../words/topics/window';
import type { Agents, RoomMessages } from './ports';

export interface WindowPorts {
    readonly windows: Windows;
    readonly agents: Agents;
    readonly roomMessages: RoomMessages;
    readonly settings: Settings;
    readonly clock: Clock;
    readonly log: Log;
}

/** Tells the agents of conversations, once each, that their channel takes free words for less than an hour more. Never rejects. */
export async function tellWindowsEnding(ports: WindowPorts): Promise<void> {
    try {
        for (const window of await ports.windows.all()) {
            await tellOfOne(window, ports);
        }
    } catch (error) {
        ports.log.warn('sms.not-told', { why: inLogWords(troubleOf(error)) });
    }
}

async function tellOfOne(window: Window, ports: WindowPorts): Promise<void> {
    const { roomId, wroteAt, isTold } = window;
    const now = ports.clock.now();
    const endsAt = wroteAt + WINDOW_MS;
    if (now - endsAt > WINDOW_FORGOTTEN_AFTER_MS) {
        return ports.windows.remove(roomId);
    }
    if (isTold || now >= endsAt || now < endsAt - WINDOW_TOLD_BEFORE_MS) {
        return;
    }
    const room = await ports.roomMessages.room(roomId);
    const agentId = room?.isOpen === true ? room.servedBy?.id : undefined;
    if (agentId !== undefined) {
        const { language, timeZone } = ports.settings;
        const time = momentText({ moment: String(Math.floor(endsAt / 1000)), format: 't', timeZone }) ?? '';
        await ports.agents.tell({
            agentId,
            roomId,
            text: speaking(WINDOW_WORDS, languageOf([language]))('ends', { time }),
        });
    }
    const latest = await ports.windows.find(roomId);
    if (latest?.wroteAt === wroteAt) {
        await ports.windows.note({ ...window, isTold: true });
    }
}
