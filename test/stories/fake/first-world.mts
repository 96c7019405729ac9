import { randomBytes } from 'node:crypto';
import { doWaiting } from '../../../jobs/do-waiting.ts';
import { templatesOver } from '../../../lib/channel/templates.ts';
import { conversationsOver } from '../../../lib/engine/first-conversations.ts';
import type { CommandAnswer } from '../../../lib/model/command-answer.ts';
import type { Filled } from '../../../lib/model/form.ts';
import type { FilledTemplate } from '../../../lib/model/template.ts';
import { Failure } from '../../../lib/model/trouble.ts';
import { later } from '../../../lib/outbound/later.ts';
import type { Agents, RoomMessages } from '../../../lib/outbound/ports.ts';
import { template } from '../../../lib/outbound/template.ts';
import { submitText } from '../../../lib/outbound/text-form.ts';
import { sayYes, writeFirst } from '../../../lib/outbound/write-first.ts';
import { type FakeProcess, type FakeWorkspace, fakeWorkspace } from '../fake-ports.mts';
import { gateOf, type Life } from './calls.mts';
import { ACCOUNT, OUR_NUMBER } from './signed-texts.mts';

/** One workspace in which agents write first. */
export interface FirstWorld {
    readonly workspace: FakeWorkspace;
    /** What agents were told later, where they had asked. */
    readonly told: string[];
    /** Agents who are offline. */
    readonly away: Set<string>;
    /** What leaves in place of a message’s words, by its id. */
    readonly templates: Map<string, FilledTemplate>;
    /** What Rocket.Chat says to a message of an agent's, where it does not take it. */
    refuses: (text: string) => string | undefined;
    start(name: string, aheadMs?: number): FirstProcess;
}

export interface FirstProcess extends Pick<FakeProcess, 'deliver'> {
    /** An agent types this behind `/sms`. */
    types(line: string, agent?: Partial<Typist>): Promise<CommandAnswer>;
    /** An agent sends the form “Text a customer”. */
    /** By one id a form that is sent twice. */
    submits(filled: Filled, id?: string): Promise<readonly string[]>;
    recover(): Promise<void>;
    kill(): void;
}

export interface Typist {
    readonly id: string;
    readonly roles: readonly string[];
    readonly language: string;
    readonly utcOffset: number;
    /** As Rocket.Chat cuts the line, where that is not at the spaces. */
    readonly words: readonly string[];
    /** Where: in no conversation unless told. */
    readonly roomId: string;
}

/** A workspace with one number, from which agents write. */
export function firstWorld(): FirstWorld {
    const world: FirstWorld = {
        workspace: fakeWorkspace(),
        told: [],
        away: new Set(),
        templates: new Map(),
        refuses: () => undefined,
        start: (name, aheadMs) => startedIn(world, name, aheadMs),
    };
    Object.assign(world.workspace.settings, { default_number: OUR_NUMBER, default_country: 'US' });
    return world;
}

function startedIn(world: FirstWorld, name: string, aheadMs?: number): FirstProcess {
    const { workspace } = world;
    const process = workspace.start(name, aheadMs);
    const life: Life = { name, isDead: false };
    const agents = agentsIn(world, gateOf(life, workspace));
    const roomMessages = {
        ...process.ports.roomMessages,
        room: roomIn(world),
        isOpen: async (id: string) => openRoomsIn(world).some((one) => one.id === id),
    };
    const { askTwilio, clock } = process.ports;
    const templates = templatesOver(askTwilio, { memory: new Map(), clock });
    const ports = { ...process.ports, agents, roomMessages, templates };
    const settled = async () => {
        const withSettings = { ...ports, settings: await ports.settingsSource.current() };
        return { ...withSettings, conversations: conversationsOver(withSettings) };
    };
    return {
        deliver: process.deliver,
        async types(line, about = {}) {
            const { id = 'ana', roles = ['user', 'livechat-agent'], language, utcOffset = 0, words } = about;
            const { roomId = 'general' } = about;
            const cut = words ?? line.split(' ').filter((word) => word !== '');
            const caller = { id, username: id, roles, utcOffset, ...(language !== undefined && { language }) };
            const order = { caller, isYes: false };
            const [name, ...rest] = cut;
            const own = { ...order, room: { id: roomId }, words: rest };
            if (name === 'later') {
                return later(own, await settled());
            }
            if (name === 'template') {
                return template(own, await settled());
            }
            return name === 'yes' ? sayYes(own, await settled()) : writeFirst({ ...own, words: cut }, await settled());
        },
        async submits(filled, id = randomBytes(8).toString('hex')) {
            const caller = { id: 'ana', username: 'ana', roles: ['livechat-agent'], utcOffset: 0 };
            const result = await submitText(filled, { caller, roomId: 'general', id }, await settled());
            return result.kind === 'form' ? result.form.lines : result.answer.lines;
        },
        recover: () => doWaiting(ports),
        kill() {
            process.kill();
            life.isDead = true;
        },
    };
}

function roomIn({ workspace }: FirstWorld): RoomMessages['room'] {
    return async (id) => {
        const room = workspace.omnichannel.rooms.find((one) => one.id === id);
        const visitor = workspace.omnichannel.visitors.find(({ token }) => token === room?.visitorToken);
        return room && { ...room, visitorId: visitor?.id };
    };
}

function agentsIn(world: FirstWorld, gate: ReturnType<typeof gateOf>): Agents {
    const { omnichannel, clock } = world.workspace;
    return {
        canReact: true,
        react: async () => {},
        reactionsOn: async () => [],
        announce: async () => {},
        tell: ({ text }) => gate('agents.tell', () => void world.told.push(text)),
        isThere: (agentId) => gate('agents.isThere', () => !world.away.has(agentId)),
        postAs: (agentId, { roomId, text, template }) =>
            gate('agents.postAs', () => {
                const code = world.refuses(text);
                const room = omnichannel.rooms.find(({ id }) => id === roomId);
                if (code !== undefined || room?.servedBy?.id !== agentId) {
                    throw new Failure({ kind: 'refused', code: code ?? 'error-not-allowed' });
                }
                omnichannel.nextId += 1;
                const id = `message-${omnichannel.nextId}`;
                if (template !== undefined) {
                    world.templates.set(id, template);
                }
                omnichannel.messages.push({ id, roomId, text, senderId: agentId, at: clock.now() });
                return id;
            }),
    };
}

/** What agents wrote, as `agent: text`, in order. */
export function writtenIn({ workspace }: FirstWorld): readonly string[] {
    const visitors = new Set(workspace.omnichannel.visitors.map(({ id }) => id));
    return workspace.omnichannel.messages
        .filter(({ senderId }) => !visitors.has(senderId))
        .map(({ senderId, text }) => `${senderId}: ${text}`);
}

export function openRoomsIn({ workspace }: FirstWorld) {
    return workspace.omnichannel.rooms.filter(({ isOpen }) => isOpen);
}

/** A second number of ours, known by its texts. */
export async function knowNumber(world: FirstWorld, number: string): Promise<void> {
    await world.workspace.start('admin').ports.ourNumbers.note({ accountSid: ACCOUNT, number, since: 0, how: 'heard' });
}
