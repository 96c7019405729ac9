import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { Answer } from '../../../endpoints/answer.ts';
import { answerWebhook } from '../../../endpoints/answer-webhook.ts';
import type { WebhookRequest } from '../../../endpoints/check-webhook.ts';
import { doWaiting } from '../../../jobs/do-waiting.ts';
import { parseAddress } from '../../../lib/model/address.ts';
import type { WayToAnswer } from '../../../lib/model/room.ts';
import { roomClosed } from '../../../lib/outbound/compare-rooms.ts';
import type { Agents, ReactionChange, RoomMessages, UploadSummary } from '../../../lib/outbound/ports.ts';
import type { AgentMessage, Reply } from '../../../lib/outbound/reply.ts';
import { sendAgain } from '../../../lib/outbound/send-again.ts';
import { sendReply } from '../../../lib/outbound/send-reply.ts';
import { trackDelivery } from '../../../lib/outbound/track-delivery.ts';
import { appPath } from '../../workspace/app-id.mts';
import { type FakePorts, type FakeWorkspace, fakeWorkspace } from '../fake-ports.mts';
import { gateOf, type Life } from './calls.mts';
import { memoryTwilio, type Sending, type Taken } from './memory-twilio.mts';
import { ACCOUNT, APP_ID, AUTH_TOKEN, CUSTOMER, OUR_NUMBER, PUBLIC_URL } from './signed-texts.mts';

/** One workspace in which agents reply, with everything that came of it. */
export interface ReplyWorld {
    readonly workspace: FakeWorkspace;
    /** What Twilio took, in order. */
    readonly taken: Taken[];
    /** What agents wrote, by the id of the message, whether or not the app heard of it. */
    readonly written: Map<string, AgentMessage>;
    /** The sizes of the files that agents have uploaded, by their ids. */
    readonly files: Map<string, number>;
    /** Those of them that cannot be read. */
    readonly spoilt: Set<string>;
    /** What is special about some of them. */
    readonly about: Map<string, Partial<UploadSummary>>;
    /** What agents were told, alone or all. */
    readonly notes: string[];
    readonly lines: string[];
    /** The commands of the buttons under these notes. */
    readonly buttons: string[];
    /** The reactions on each message. */
    readonly reactions: Map<string, Set<string>>;
    /** When the conversation was opened; nobody knows it of one that is as old as the world. */
    openedAt?: number;
    /** What Twilio answers to a request, unless it takes the message as usual. */
    answer: (body: string) => Sending | undefined;
    /** An agent writes, and nobody hears of it. */
    write(reply: Reply): void;
    /** A process that starts, on a machine whose clock may be so much ahead of Rocket.Chat's. */
    start(name: string, aheadMs?: number): ReplyProcess;
}

export interface ReplyProcess {
    readonly name: string;
    /** What it keeps in mind, without what leads to the store. */
    readonly memory: Pick<FakePorts, 'process' | 'replies' | 'heard' | 'sweepMemory' | 'watchMemory' | 'refused'>;
    /** A webhook of Twilio's arrives. */
    deliver(request: WebhookRequest): Promise<Answer>;
    /** An agent writes, and this process hears of it. */
    send(reply: Reply): Promise<void>;
    /** The same for what was written before. */
    hear(reply: Reply): Promise<void>;
    roomCloses(): Promise<void>;
    /** A status callback of Twilio's arrives, signed. */
    callback(status: Status): Promise<Answer>;
    recover(): Promise<void>;
    /** An agent types `/sms again` in the conversation, or presses the button of a message. */
    again(messageId?: string): Promise<string>;
    kill(): void;
}

export interface Status {
    readonly sid: string;
    readonly status: string;
    readonly errorCode?: string;
    readonly errorMessage?: string;
    readonly message?: string;
    /** The main account's unless it says another one; ours sign with one token here. */
    readonly accountSid?: string;
}

/** A workspace with credentials and nothing in it. */
export function replyWorld(): ReplyWorld {
    const world: ReplyWorld = {
        workspace: fakeWorkspace(),
        taken: [],
        written: new Map(),
        files: new Map(),
        spoilt: new Set(),
        about: new Map(),
        notes: [],
        lines: [],
        buttons: [],
        reactions: new Map(),
        answer: () => undefined,
        write: (reply) => void world.written.set(reply.messageId, messageOf(reply, world.workspace.clock.now())),
        start: (name, aheadMs) => startedIn(world, name, aheadMs),
    };
    // Remembered when the customer's first text opened the room.
    const open = { roomId: 'room', since: world.workspace.clock.now() };
    world.workspace.records.push({ labels: ['open-rooms', 'open-room:room'], json: JSON.stringify(open) });
    return world;
}

/** A reply in a conversation of one customer. */
export function replySaying(text: string, about: Partial<Reply> = {}): Reply {
    const way = wayTo(CUSTOMER);
    return { messageId: `m-${text.slice(0, 20)}`, roomId: 'room', agentId: 'ana', text, files: [], way, ...about };
}

/** How to answer a customer from our number. */
export function wayTo(customer: string, about: Partial<WayToAnswer> = {}): WayToAnswer {
    const [from, to] = [parseAddress(customer), parseAddress(OUR_NUMBER)];
    if (from === undefined || to === undefined) {
        throw new Error(`${customer} is no address`);
    }
    return { from, to, accountSid: ACCOUNT, ...about };
}

function startedIn(world: ReplyWorld, name: string, aheadMs?: number): ReplyProcess {
    const { workspace } = world;
    const process = workspace.start(name, aheadMs);
    const life: Life = { name, isDead: false };
    const gate = gateOf(life, workspace);
    const ports = {
        ...process.ports,
        agents: agentsIn(world, gate),
        roomMessages: messagesIn(world, gate),
        uploads: { ...process.ports.uploads, find: async (id: string) => fileOf(world, id) },
        sendMessage: memoryTwilio(world.taken, { gate, spoilt: (body) => world.answer(body) }),
    };
    const settled = async () => ({ ...ports, settings: await ports.settingsSource.current() });
    return {
        name,
        memory: memoryOf(ports),
        deliver: process.deliver,
        send(reply) {
            world.write(reply);
            return this.hear(reply);
        },
        async hear(reply) {
            const { at } = world.written.get(reply.messageId) ?? {};
            await sendReply({ ...reply, ...(at && { at }) }, await settled());
        },
        roomCloses: () => roomClosed('room', ports),
        callback: (status) => answerWebhook(statusRequest(status), trackDelivery, ports),
        recover: () => doWaiting(ports),
        async again(messageId) {
            const caller = { id: 'ana', username: 'ana', roles: ['livechat-agent'], utcOffset: 0 };
            const words = messageId === undefined ? [] : [messageId];
            const order = { caller, room: { id: 'room' }, words, isYes: false };
            return (await sendAgain(order, await settled())).lines.join('\n');
        },
        kill() {
            process.kill();
            life.isDead = true;
        },
    };
}

function memoryOf({ process, replies, heard, sweepMemory, watchMemory, refused }: FakePorts): ReplyProcess['memory'] {
    return { process, replies, heard, sweepMemory, watchMemory, refused };
}

function agentsIn({ notes, lines, buttons: shown, reactions }: ReplyWorld, gate: ReturnType<typeof gateOf>): Agents {
    const react = ({ messageId, add, remove }: ReactionChange) => {
        const standing = reactions.get(messageId) ?? new Set();
        reactions.set(messageId, standing);
        if (add !== undefined) {
            standing.add(add);
        }
        for (const reaction of remove ?? []) {
            standing.delete(reaction);
        }
    };
    return {
        canReact: true,
        react: (change) => gate('agents.react', () => react(change)),
        reactionsOn: (messageId) => gate('agents.reactionsOn', () => [...(reactions.get(messageId) ?? [])]),
        tell: ({ text, buttons = [] }) =>
            gate('agents.tell', () => {
                notes.push(text);
                shown.push(...buttons.map(({ command }) => command));
            }),
        isThere: async () => true,
        postAs: async () => 'message',
        announce: (_, text) => gate('agents.announce', () => void lines.push(text)),
    };
}

function messagesIn(world: ReplyWorld, gate: ReturnType<typeof gateOf>): RoomMessages {
    const { written } = world;
    return {
        written: ({ roomId, skip, limit }) =>
            gate('rooms.written', () =>
                Array.from(written.values())
                    .filter(({ room }) => room.id === roomId)
                    .map(({ id, sender, at = 0, isEdited, isVisitors }) => ({
                        messageId: id,
                        senderId: sender.id,
                        at,
                        isAgents: !isEdited && !isVisitors,
                    }))
                    .sort((one, other) => other.at - one.at)
                    .slice(skip, skip + limit),
            ),
        find: (messageId) => gate('rooms.find', () => written.get(messageId)),
        isOpen: () => gate('rooms.isOpen', () => true),
        room: (id) =>
            gate('rooms.room', () => {
                const about = { id, isOpen: true, servedBy: { id: 'ana' } };
                return world.openedAt === undefined ? about : { ...about, createdAt: new Date(world.openedAt) };
            }),
    };
}

/** The message of which Rocket.Chat tells as this reply. */
function messageOf({ messageId, roomId, agentId, text, files, way, visitorId }: Reply, at: number): AgentMessage {
    const sms = way && { ...way, from: way.from.raw, to: way.to.raw };
    return {
        id: messageId,
        at,
        text,
        isEdited: false,
        isVisitors: false,
        sender: { id: agentId, type: 'user' },
        room: { id: roomId, type: 'l', source: { type: 'app', id: APP_ID }, customFields: { sms }, visitorId },
        files,
    };
}

function statusRequest({ sid, status, errorCode, errorMessage, message, accountSid = ACCOUNT }: Status) {
    const path = appPath('sms-status/twilio');
    const query: Record<string, string> = message === undefined ? {} : { message };
    const content = {
        MessageSid: sid,
        MessageStatus: status,
        AccountSid: accountSid,
        ...(errorCode && { ErrorCode: errorCode }),
        ...(errorMessage && { ErrorMessage: errorMessage }),
    };
    const search = new URLSearchParams(query).toString();
    const url = `${PUBLIC_URL}${path}${search === '' ? '' : `?${search}`}`;
    return { path, query, content, signature: getExpectedTwilioSignature(AUTH_TOKEN, url, content) };
}

function fileOf({ files, about, spoilt }: ReplyWorld, id: string): UploadSummary | undefined {
    if (spoilt.has(id)) {
        throw new Error('Mongo is away');
    }
    const size = files.get(id);
    return size === undefined ? undefined : { size, roomId: 'room', ...about.get(id) };
}

/** The customer's last text came at this time, on a channel that takes free words for a day after it. */
export function wroteAt({ workspace }: ReplyWorld, at: number): void {
    const labels = ['window:room', 'windows'];
    const others = workspace.records.filter((record) => String(record.labels) !== String(labels));
    const json = JSON.stringify({ roomId: 'room', wroteAt: at });
    workspace.records.splice(0, workspace.records.length, ...others, { labels, json });
}

/** What Twilio took, in order. */
export function said({ taken }: ReplyWorld): readonly string[] {
    return taken.map(({ body }) => body);
}

/** What of replies still waits in the store. */
export function waiting({ workspace }: ReplyWorld): readonly string[] {
    return workspace.records
        .filter(({ labels }) => labels.some((label) => label === 'outbox' || label === 'token'))
        .map(({ json }) => json);
}
