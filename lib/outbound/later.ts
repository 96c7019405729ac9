import { randomBytes } from 'crypto';
import type { CommandAnswer } from '../model/command-answer';
import type { CommandOrder } from '../model/command-order';
import type { Clock } from '../model/ports';
import type { WayToAnswer } from '../model/room';
import type { Settings } from '../model/settings';
import { LATEST_LATER_MS } from '../model/timing';
import { type AgentClock, shownTime } from '../words/agent-clock';
import { beginningOf } from '../words/beginning';
import { escapeMarkdown } from '../words/escape-markdown';
import { readLaterTime } from '../words/later-time';
import { languageOf, type Saying, speaking } from '../words/say';
import { LATER_WORDS } from '../words/topics/later';
import type { Later, Laters } from './first-ports';
import type { FirstText } from './first-text';
import { openConversationIn, type RoomWayPorts } from './room-way';

export type LaterPorts = RoomWayPorts & {
    readonly laters: Laters;
    readonly settings: Settings;
    readonly clock: Clock;
};

type Say = Saying<keyof (typeof LATER_WORDS)['en']>;

/** `/sms later`: puts a text of this conversation off, lists what is put off, changes one of it or takes it back. */
export async function later(order: CommandOrder, ports: LaterPorts): Promise<CommandAnswer> {
    const { caller, room, words } = order;
    const { language: workspace, timeZone } = ports.settings;
    const say = speaking(LATER_WORDS, languageOf([caller.language, workspace]));
    const open = await openConversationIn(room.id, ports);
    if (open === undefined) {
        return { lines: [say('notHere')] };
    }
    const clock = { now: ports.clock.now(), utcOffset: caller.utcOffset, ...(timeZone && { timeZone }) };
    const asked: Asked = { order, way: open.way, say, clock };
    const [first = '', number = '', ...rest] = words;
    switch (first.toLowerCase()) {
        case '':
            return { lines: listed(await ports.laters.inRoom(room.id), asked) };
        case 'cancel':
            return { lines: await cancelled(number, asked, ports) };
        case 'change':
            return { lines: await changed({ number, line: rest.join(' ') }, asked, ports) };
        default:
            return { lines: await putOff(asked, ports) };
    }
}

interface Asked {
    readonly order: CommandOrder;
    readonly way: WayToAnswer;
    readonly say: Say;
    readonly clock: AgentClock;
}

async function putOff({ order, way, say, clock }: Asked, ports: LaterPorts): Promise<readonly string[]> {
    const { caller, room, words } = order;
    const line = words.join(' ');
    const condition = IF_OPEN.exec(line)?.[0] ?? '';
    const time = readLaterTime(line.slice(condition.length), clock);
    if (time === undefined || time.rest === '') {
        return [say(time === undefined ? 'usage' : 'noText')];
    }
    if (isNever(time.at, clock)) {
        return [say('notThen', { time: shownTime(time.at, clock) })];
    }
    const { id: agentId, language } = caller;
    const whose = { agentId, askedIn: room.id, ...(language && { language }), mayTake: false };
    const first: FirstText = { way, text: time.rest, ...whose };
    const id = randomBytes(8).toString('hex');
    const only = condition === '' ? {} : { isOnlyIfOpen: true as const };
    await ports.laters.add({ id, roomId: room.id, dueAt: time.at, first, ...only });
    const all = await ports.laters.inRoom(room.id);
    return [
        say('set', { time: shownTime(time.at, clock) }),
        `> ${escapeMarkdown(time.rest)}`,
        ...listed(all, { say, clock }),
    ];
}

const IF_OPEN = /^if open\s+/i;

function isNever(at: number, { now }: AgentClock): boolean {
    return at <= now || at - now > LATEST_LATER_MS;
}

async function cancelled(
    number: string,
    { order, say, clock }: Asked,
    { laters }: LaterPorts,
): Promise<readonly string[]> {
    const all = await laters.inRoom(order.room.id);
    const one = numbered(number, all);
    if (one === undefined) {
        return [say('noSuch'), ...listed(all, { say, clock })];
    }
    await laters.remove(one.id);
    const left = await laters.inRoom(order.room.id);
    return [say('cancelled', { time: shownTime(one.dueAt, clock) }), ...listed(left, { say, clock })];
}

interface Change {
    readonly number: string;
    /** A time, words, or both. */
    readonly line: string;
}

async function changed(
    { number, line }: Change,
    { order, say, clock }: Asked,
    { laters }: LaterPorts,
): Promise<readonly string[]> {
    const all = await laters.inRoom(order.room.id);
    const one = numbered(number, all);
    if (one === undefined || one.dueAt - clock.now < LEAVES_MS) {
        return [say('noSuch'), ...listed(all, { say, clock })];
    }
    const time = readLaterTime(line, clock);
    const words = time === undefined ? line.trim() : time.rest;
    if (time === undefined && words === '') {
        return [say('changeUsage')];
    }
    const dueAt = time?.at ?? one.dueAt;
    if (isNever(dueAt, clock)) {
        return [say('notThen', { time: shownTime(dueAt, clock) })];
    }
    const first = { ...one.first, text: words || one.first.text };
    await laters.replace({ ...one, dueAt, first });
    const now = await laters.inRoom(order.room.id);
    return [
        say('changed', { time: shownTime(dueAt, clock) }),
        `> ${escapeMarkdown(first.text)}`,
        ...listed(now, { say, clock }),
    ];
}

/** What is due so soon may be leaving: another instance's clock may be ahead. */
const LEAVES_MS = 10_000;

function numbered(number: string, all: readonly Later[]): Later | undefined {
    return /^\d+$/.test(number) ? all[Number(number) - 1] : undefined;
}

function listed(all: readonly Later[], { say, clock }: Pick<Asked, 'say' | 'clock'>): readonly string[] {
    const lines = all.map(({ dueAt, first, isOnlyIfOpen }, index) => {
        const only = isOnlyIfOpen ? ` · ${say('onlyIfOpen')}` : '';
        return `${index + 1}. ${shownTime(dueAt, clock)} · ${beginningOf(first.text)}${only}`;
    });
    return all.length === 0 ? [say('none')] : [say('list'), ...lines];
}
