import { setTimeout as pause } from 'node:timers/promises';
import { encode } from '@msgpack/msgpack';
import type { BridgeCall } from '../workspace/rocketchat/tap.mts';
import type { Kind } from './kinds.mts';
import { appOf, type Contender, type World } from './world.mts';

/** What one kind took each contender, round by round. */
export interface Latency {
    readonly kind: string;
    readonly ms: Readonly<Partial<Record<Contender, readonly number[]>>>;
}

/** What is measured, and how often; a customer who is new in a round must not have been in one before. */
export interface Rounds {
    readonly kinds: readonly Kind[];
    readonly rounds: number;
    readonly firstRound?: number;
}

export type Progress = (line: string) => void;

/** Each kind in turn by each contender in turn, round after round, so that whatever else the machine does meets all alike. */
export async function measureLatency(
    world: World,
    { kinds, rounds, firstRound = 0 }: Rounds,
    progress: Progress,
): Promise<readonly Latency[]> {
    const taken = new Map(
        kinds.map((kind) => [kind, new Map(kind.who.map((who): [Contender, number[]] => [who, []]))]),
    );
    for (let round = 0; round < rounds + WARM_UP; round += 1) {
        for (const kind of kinds) {
            progress(`round ${round + 1} of ${rounds + WARM_UP}: ${kind.name}`);
            for (const who of turned(kind.who, round)) {
                await kind.prepare?.(world, who, firstRound + round);
                const ms = await kind.once(world, who, firstRound + round);
                await world.quiet();
                if (round >= WARM_UP) {
                    taken.get(kind)?.get(who)?.push(ms);
                }
            }
        }
    }
    return kinds.map((kind) => ({ kind: kind.name, ms: Object.fromEntries(taken.get(kind) ?? []) }));
}

/** Rounds that do not count: until then the runtimes compile what they run. */
const WARM_UP = 8;

/** Nobody always comes first, behind whatever the one before left to be done. */
function turned<T>(all: readonly T[], by: number): readonly T[] {
    const at = by % all.length;
    return [...all.slice(at), ...all.slice(0, at)];
}

/** What one kind asks of Rocket.Chat. */
export interface Cost {
    readonly kind: string;
    readonly contender: Contender;
    /** All calls, also those after the answer. */
    readonly calls: number;
    /** How many stood one behind the other until the answer, or until Twilio was asked. */
    readonly chain: number;
    /** What the calls and their results are as msgpack. */
    readonly bytes: number;
}

/** Counts the calls of each kind by each contender, once. */
export async function measureCosts(world: World, kinds: readonly Kind[], progress: Progress): Promise<readonly Cost[]> {
    const costs: Cost[] = [];
    for (const kind of kinds) {
        for (const contender of kind.who) {
            progress(`calls of ${kind.name}`);
            costs.push(await costOf(world, kind, contender));
        }
    }
    return costs;
}

async function costOf(world: World, kind: Kind, contender: Contender): Promise<Cost> {
    await kind.prepare?.(world, contender, COUNTED);
    // What was sent before is reported by Twilio for a moment.
    await pause(REPORTED_MS);
    await world.quiet();
    const held = holding(appOf(contender));
    const remove = world.workspace.taps.add(held.tap);
    let isDone = false;
    const done = kind.once(world, contender, COUNTED).then(() => {
        isDone = true;
    });
    let chain = 0;
    while (!isDone) {
        await pause(STILL_MS);
        chain += held.letGo(STILL_MS) ? 1 : 0;
    }
    held.open();
    await done;
    await world.quiet();
    // Nor is what follows without being asked for, as the reports of a reply, over yet.
    await pause(REPORTED_MS);
    await world.quiet();
    remove();
    return { kind: kind.name, contender, chain, ...held.total() };
}

/** A round that no other measure has. */
const COUNTED = 900_000;

const REPORTED_MS = 2_000;

/** Longer than an app takes from the end of one call to the beginning of the next. */
const STILL_MS = 60;

/** Counts an app's calls, and holds them back until none has come for a while: those that wait together wait for nothing
 * of one another. */
function holding(appId: string) {
    let waiting: Array<() => void> = [];
    let isOpen = false;
    let [calls, bytes, lastAt] = [0, 0, 0];
    return {
        tap: {
            before(call: BridgeCall): Promise<void> | undefined {
                if (call.appId !== appId) {
                    return undefined;
                }
                calls += 1;
                bytes += sizeOf(call.args);
                lastAt = performance.now();
                return isOpen ? undefined : new Promise((go) => waiting.push(go));
            },
            after(call: BridgeCall, { result }: { readonly result?: unknown }) {
                bytes += call.appId === appId ? sizeOf(result) : 0;
            },
        },
        /** Lets those through that wait, where the last came so long ago. */
        letGo(stillMs: number): boolean {
            if (waiting.length === 0 || performance.now() - lastAt < stillMs) {
                return false;
            }
            const going = waiting;
            waiting = [];
            for (const go of going) {
                go();
            }
            return true;
        },
        open() {
            isOpen = true;
            for (const go of waiting) {
                go();
            }
            waiting = [];
        },
        total: () => ({ calls, bytes }),
    };
}

function sizeOf(value: unknown): number {
    try {
        return encode(value, { ignoreUndefined: true }).length;
    } catch {
        // Rooms know themselves, and are sent by their id.
        return 0;
    }
}
