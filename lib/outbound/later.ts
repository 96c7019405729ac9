import { randomBytes } from 'crypto';
import type { Caller } from '../model/caller';
import type { CommandAnswer } from '../model/command-answer';
import type { CommandOrder } from '../model/command-order';
import type { WayToAnswer } from '../model/room';
import { LATEST_LATER_MS } from '../model/timing';
import { inLogWords, troubleOf } from '../model/trouble';
import { escapeMarkdown } from '../words/escape-markdown';
import { readLaterTime } from '../words/later-time';
import { languageOf, type Saying, speaking } from '../words/say';
import { LATER_WORDS } from '../words/topics/later';
import type { FirstText } from './first-text';
import type { Later, Laters } from './ports';
import { openConversationIn, type RoomWayPorts } from './room-way';
import { carryFirst, type SendFirstPorts, tellLater } from './send-first';

export type LaterPorts = SendFirstPorts & RoomWayPorts & { readonly laters: Laters };

type Say = Saying<keyof (typeof LATER_WORDS)['en']>;

/** `/sms later`: puts a text of this conversation off, lists what is put off, or takes one of it back. */
export async function later(order: CommandOrder, ports: LaterPorts): Promise<CommandAnswer> {
    const { caller, room, words } = order;
    const say = speaking(LATER_WORDS, languageOf([caller.language, ports.settings.language]));
    const open = await openConversationIn(room.id, ports);
    if (open === undefined) {
        return { lines: [say('notHere')] };
    }
    const [first = '', number = ''] = words;
    if (first === '') {
        return { lines: listed(await ports.laters.inRoom(room.id), caller, say) };
    }
    if (first.toLowerCase() === 'cancel') {
        return { lines: await cancelled({ number, roomId: room.id, caller, say }, ports) };
    }
    return { lines: await putOff(order, { way: open.way, say }, ports) };
}

async function putOff(
    { caller, room, words }: CommandOrder,
    { way, say }: { readonly way: WayToAnswer; readonly say: Say },
    ports: LaterPorts,
): Promise<readonly string[]> {
    const now = ports.clock.now();
    const time = readLaterTime(words.join(' '), { now, utcOffset: caller.utcOffset });
    if (time === undefined || time.rest === '') {
        return [say(time === undefined ? 'usage' : 'noText')];
    }
    if (time.at <= now || time.at - now > LATEST_LATER_MS) {
        return [say('notThen', { time: timeFor(caller, time.at) })];
    }
    const { id: agentId, language } = caller;
    const whose = { agentId, askedIn: room.id, ...(language && { language }), mayTake: false };
    const first: FirstText = { way, text: time.rest, ...whose };
    await ports.laters.add({ id: randomBytes(8).toString('hex'), roomId: room.id, dueAt: time.at, first });
    const all = await ports.laters.inRoom(room.id);
    return [
        say('set', { time: timeFor(caller, time.at) }),
        `> ${escapeMarkdown(time.rest)}`,
        ...listed(all, caller, say),
    ];
}

interface Cancelling {
    readonly number: string;
    readonly roomId: string;
    readonly caller: Caller;
    readonly say: Say;
}

async function cancelled(
    { number, roomId, caller, say }: Cancelling,
    { laters }: LaterPorts,
): Promise<readonly string[]> {
    const all = await laters.inRoom(roomId);
    const one = /^\d+$/.test(number) ? all[Number(number) - 1] : undefined;
    if (one === undefined) {
        return [say('noSuch'), ...listed(all, caller, say)];
    }
    await laters.remove(one.id);
    return [
        say('cancelled', { time: timeFor(caller, one.dueAt) }),
        ...listed(await laters.inRoom(roomId), caller, say),
    ];
}

function listed(all: readonly Later[], caller: Caller, say: Say): readonly string[] {
    const lines = all.map(
        ({ dueAt, first }, index) => `${index + 1}. ${timeFor(caller, dueAt)} · ${beginningOf(first)}`,
    );
    return all.length === 0 ? [say('none')] : [say('list'), ...lines];
}

function beginningOf({ text }: FirstText): string {
    const characters = Array.from(text.replace(/\s+/g, ' '));
    return escapeMarkdown(
        characters.length > MAX_SHOWN ? `${characters.slice(0, MAX_SHOWN).join('')}…` : characters.join(''),
    );
}

const MAX_SHOWN = 40;

/**
 * What was put off and is due leaves as what an agent writes first does, once: into the open conversation, or a new one. The
 * agent is told of what could not. Never rejects.
 */
export async function leaveLaters(ports: LaterPorts): Promise<void> {
    try {
        const now = ports.clock.now();
        for (const one of (await ports.laters.all()).filter(({ dueAt }) => dueAt <= now)) {
            await leave(one, ports);
        }
    } catch (error) {
        ports.log.warn('sms.store-failed', { why: inLogWords(troubleOf(error)) });
    }
}

async function leave({ id, dueAt, first }: Later, ports: LaterPorts): Promise<void> {
    const told = tellLater(ports);
    if (ports.clock.now() - dueAt > ports.settings.replyExpiresMs) {
        const say = speaking(LATER_WORDS, languageOf([first.language, ports.settings.language]));
        const { agentId, askedIn: roomId } = first;
        await ports.agents.tell({ agentId, roomId, text: say('missed', { words: `“${beginningOf(first)}”` }) });
        return ports.laters.remove(id);
    }
    // Under its own id, so that one that was begun by a process that died is recognised.
    const carried = await carryFirst(first, `later:${id}`, ports);
    if (carried.kind === 'not-stored') {
        return undefined;
    }
    if (carried.kind !== 'posted' && carried.kind !== 'waits') {
        await told(first, id, carried);
    }
    return ports.laters.remove(id);
}

function timeFor({ utcOffset }: Caller, at: number): string {
    return new Date(at + utcOffset * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
