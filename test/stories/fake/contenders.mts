import { lanesOver } from '../../../lib/engine/store/lanes.ts';
import { finished, type Task, waits } from '../../../lib/queue/attempt.ts';
import { inTurn } from '../../../lib/queue/in-turn.ts';
import { claimed, type Pending, type PendingKind, postponed } from '../../../lib/queue/pending.ts';
import type { Lanes } from '../../../lib/queue/ports.ts';
import { newProcess } from '../../../lib/queue/process.ts';
import { type TurnOutcome, takeTurn } from '../../../lib/queue/take-turn.ts';
import { type Calls, gateOf, type Life } from './calls.mts';
import { memoryRecords, type StoredRecord } from './memory-records.mts';
import { type VirtualClock, virtualClock } from './virtual-clock.mts';

export const LANE = 'sms:+14017122661>sms:+15558675310';

/** Something a holder did that shows: which turn it had, and for what. */
export interface Act {
    readonly turn: number;
    readonly pending: string;
}

/** One store and several processes that contend for one lane. */
export interface Arena {
    readonly clock: VirtualClock;
    readonly records: StoredRecord[];
    readonly calls: Calls;
    readonly acts: Act[];
    start(name: string): Contender;
}

export interface Contender {
    readonly lanes: Lanes;
    newPending(kind?: PendingKind): Pending;
    /** As a live claim of this process, from now on. */
    claimed(pending: Pending): Pending;
    /** Takes the turn for something that is stored as claimed. */
    takeTurn(pending: Pending): Promise<TurnOutcome>;
    /** A whole visit, the way everything goes through the queue. */
    visit(plan: Visit): Promise<'finished' | 'waits' | 'unreadable' | 'gone'>;
    kill(): void;
}

export interface Visit {
    /** How long each act takes from the question whether the turn is held. */
    readonly actMs: number;
    /** Whether what is worked on is refused, and so kept in the store for later. */
    readonly isRefused: boolean;
    readonly kind: 'text' | 'pass';
}

export function arena(): Arena {
    const made: Arena = {
        clock: virtualClock(),
        records: [],
        calls: { made: [], hook: {} },
        acts: [],
        start: (name) => startedIn(made, name),
    };
    return made;
}

function startedIn({ clock, records, calls, acts }: Arena, name: string): Contender {
    const life: Life = { name, isDead: false };
    const process = newProcess();
    const lanes = lanesOver(memoryRecords(records, gateOf(life, { calls, clock })));
    const nothing = () => {};
    const ports = { lanes, clock, process, log: { info: nothing, warn: nothing, warnOnce: nothing } };
    const newPending = (kind: PendingKind = 'text') =>
        process.newPending({ lane: LANE, kind, work: undefined }, clock.now());
    const act = async ({ pending, turn }: Task, ms: number): Promise<boolean> => {
        if (!(await turn.stillHeld())) {
            return false;
        }
        await clock.wait(ms);
        if (!life.isDead) {
            acts.push({ turn: numberOf(turn), pending: pending.id });
        }
        return true;
    };
    const attempt = async (task: Task, { actMs, isRefused }: Visit) => {
        for (const _ of ['first', 'second']) {
            if (!(await act(task, actMs))) {
                return waits({ kind: 'turn-lost' });
            }
        }
        if (!isRefused) {
            return finished(lanes.remove(task.pending));
        }
        const trouble = { kind: 'wordless' } as const;
        await lanes.update(postponed(task.pending, { trouble, now: clock.now() }));
        return waits(trouble);
    };
    return {
        lanes,
        newPending,
        claimed: (pending) => claimed(pending, { owner: process.owner, now: clock.now() }),
        takeTurn: (pending) => takeTurn(pending, { lanes, clock }),
        async visit(plan) {
            const pending = newPending(plan.kind);
            const isPass = (task: Task) => task.pending.id === pending.id && plan.kind === 'pass';
            const { ended } = inTurn(
                { pending, attempt: async (task) => (isPass(task) ? finished() : attempt(task, plan)) },
                ports,
            );
            const visited = await ended;
            if (plan.kind === 'pass') {
                await lanes.remove(pending);
            }
            return visited.kind;
        },
        kill() {
            life.isDead = true;
        },
    };
}

const numbers = new WeakMap<object, number>();
let turns = 0;

/** Turns are told apart by what they are, since whoever has one does several things with it. */
function numberOf(turn: object): number {
    const number = numbers.get(turn) ?? ++turns;
    numbers.set(turn, number);
    return number;
}
