import type { TestContext } from 'node:test';
import { check } from '../../../lib/channel/check/check.ts';
import type { CheckPorts } from '../../../lib/channel/check/check-ports.ts';
import type { Sweeps } from '../../../lib/channel/sweeps.ts';
import type { ChannelStates } from '../../../lib/channel/troubles.ts';
import { channelStatesOver } from '../../../lib/engine/store/channel-states.ts';
import { sweepsOver } from '../../../lib/engine/store/sweeps.ts';
import type { Probe } from '../../../lib/model/http-ports.ts';
import type { Warning } from '../../../lib/model/ports.ts';
import type { Trouble } from '../../../lib/model/trouble.ts';
import type { PendingKind } from '../../../lib/queue/pending.ts';
import { newProcess } from '../../../lib/queue/process.ts';
import { OURS } from '../../simulator/our-app.mts';
import { type ChannelWorld, channelWorld, typed, WEBHOOK, WITH_OVERRIDES } from './channel-world.mts';
import { memoryRecords } from './memory-records.mts';

/** A channel in which everything is right, until a test spoils something. */
export interface CheckWorld extends ChannelWorld {
    /** The departments there are, by id or name, and whether an agent is online in each. */
    readonly departments: Map<string, boolean>;
    isAnyoneOnline: boolean;
    isOmnichannelOn: boolean | undefined;
    canReact: boolean;
    /** Whether the server marked the newest conversation as the only open one of its visitor; undefined where none is open. */
    isOnlyOne: boolean | undefined;
    probed: Awaited<ReturnType<Probe>>;
    readonly warnings: Warning[];
    /** The rooms there are, by id. */
    readonly rooms: Set<string>;
    readonly channelStates: ChannelStates;
    readonly sweeps: Sweeps;
    /** Has something wait for this reason since so many minutes. */
    wait(kind: PendingKind, trouble: Trouble['kind'] | undefined): Promise<void>;
    /** All that an admin reads, over every answer of the command. */
    check(language?: string): Promise<readonly string[]>;
}

export async function checkWorld(t: TestContext): Promise<CheckWorld> {
    const base = await channelWorld(t);
    base.twilio.number(OURS, { webhookUrl: WITH_OVERRIDES, fallbackUrl: WEBHOOK });
    const records = memoryRecords(base.stored, (name, effect) => base.gate(name, effect));
    const world: CheckWorld = Object.assign(base, {
        rooms: new Set<string>(),
        channelStates: channelStatesOver(records),
        sweeps: sweepsOver(records),
        departments: new Map<string, boolean>(),
        isAnyoneOnline: true,
        isOmnichannelOn: true,
        canReact: true,
        isOnlyOne: true,
        probed: { kind: 'answer', status: 405 } as const,
        warnings: [],
        wait: (kind: PendingKind, trouble: Trouble['kind'] | undefined) => waitIn(world, kind, trouble),
        check: (language?: string) => checkIn(world, language),
    });
    return world;
}

async function waitIn(world: CheckWorld, kind: PendingKind, trouble: Trouble['kind'] | undefined): Promise<void> {
    const { lanes, clock } = world.ports();
    const at = clock.now() - 5 * 60_000;
    const pending = newProcess().newPending({ lane: 'a', kind, work: {} }, at);
    // The codes and words that some kinds have are of no use here.
    const lastTry = trouble && { count: 1, at, dueAt: at, trouble: { kind: trouble } as Trouble };
    await lanes.add({ ...pending, ...(lastTry && { lastTry }) });
}

const OPEN_ROOMS = [
    { roomId: 'older', since: 1 },
    { roomId: 'newest', since: 3 },
    { roomId: 'old', since: 2 },
];

async function checkIn(world: CheckWorld, language = 'en'): Promise<readonly string[]> {
    const lines: string[] = [];
    const ports: CheckPorts = {
        ...world.ports(),
        livechat: {
            findDepartment: async (name) => (world.departments.has(name) ? name : undefined),
            isAnyoneOnline: async (id) =>
                id === undefined ? world.isAnyoneOnline : (world.departments.get(id) ?? false),
        },
        roomMessages: {
            room: async (id) =>
                id === 'newest' ? { id, isOnlyOne: world.isOnlyOne } : world.rooms.has(id) ? { id } : undefined,
        },
        openRooms: { all: async () => (world.isOnlyOne === undefined ? [] : OPEN_ROOMS) },
        channelStates: world.channelStates,
        sweeps: world.sweeps,
        agents: { canReact: world.canReact },
        isOmnichannelOn: async () => world.isOmnichannelOn,
        probe: async () => world.probed,
        warnings: () => world.warnings,
    };
    const tell = async (answer: { readonly lines: readonly string[] }) => void lines.push(...answer.lines);
    const last = await check(typed('', language), { ...ports, tell });
    return [...lines, ...last.lines];
}
