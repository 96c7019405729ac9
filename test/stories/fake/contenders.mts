import { linesOver } from '../../../lib/engine/store/waiting.ts';
import type { Lines } from '../../../lib/model/ports.ts';
import { claimed, type Entry, newEntry, parked } from '../../../lib/queue/pending.ts';
import { type Memory, newMemory } from '../../../lib/queue/process.ts';
import { type Turn, type TurnOutcome, takeTurn } from '../../../lib/queue/turn.ts';
import { type Calls, gateOf, type Life } from './calls.mts';
import { memoryRecords, type StoredRecord } from './memory-records.mts';
import { type VirtualClock, virtualClock } from './virtual-clock.mts';

export const LINE = 'sms:+14017122661>sms:+15558675310';

/** Something a holder did that shows: which turn it had, and for which entry. */
export interface Act {
    readonly turn: number;
    readonly entry: string;
}

/** One store and several processes that contend for one line. */
export interface Arena {
    readonly clock: VirtualClock;
    readonly records: StoredRecord[];
    readonly calls: Calls;
    readonly acts: Act[];
    start(name: string): Contender;
}

export interface Contender {
    readonly memory: Memory;
    readonly lines: Lines;
    newEntry(kind?: Entry['kind']): Entry;
    /** Takes the turn for a stored entry. */
    takeTurn(entry: Entry): Promise<TurnOutcome>;
    /** A whole visit: joins the queue of the process, stores the entry, takes the turn, works, leaves. */
    visit(plan: Visit): Promise<TurnOutcome['kind']>;
    kill(): void;
}

export interface Visit {
    /** How long each act takes from the question whether the turn is held. */
    readonly actMs: number;
    /** Whether what is worked on is refused, and so kept in the store for later. */
    readonly isRefused: boolean;
    readonly kind: 'text' | 'token';
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

let turns = 0;

function startedIn({ clock, records, calls, acts }: Arena, name: string): Contender {
    const life: Life = { name, isDead: false };
    const memory = newMemory();
    const lines = linesOver(memoryRecords(records, gateOf(life, { calls, clock })));
    const fresh = (kind: Entry['kind'] = 'text') => {
        const id = memory.nextId(clock.now());
        return newEntry({ id, line: LINE, kind, key: id, owner: memory.owner });
    };
    const act = async (turn: Turn, about: Pick<Act, 'turn' | 'entry'> & { readonly ms: number }): Promise<boolean> => {
        if (!(await turn.stillHeld())) {
            return false;
        }
        await clock.wait(about.ms);
        if (!life.isDead) {
            acts.push({ turn: about.turn, entry: about.entry });
        }
        return true;
    };
    const work = async (turn: Turn, own: Entry, { actMs, isRefused, kind }: Visit) => {
        turns += 1;
        const number = turns;
        for (const entry of kind === 'token' ? turn.ahead : [...turn.ahead, own]) {
            for (const _ of ['first', 'second']) {
                if (!(await act(turn, { turn: number, entry: entry.id, ms: actMs }))) {
                    return;
                }
            }
            await (isRefused ? lines.update(parked(entry)) : lines.remove(entry));
            if (isRefused) {
                break;
            }
        }
        await (kind === 'token' ? lines.remove(own) : isRefused ? lines.update(parked(own)) : undefined);
    };
    return {
        memory,
        lines,
        newEntry: fresh,
        takeTurn: (entry) => takeTurn(entry, { lines, clock }),
        async visit(plan) {
            const waiting = fresh(plan.kind);
            const isAlone = memory.queue.isIdle(LINE);
            const stored = isAlone ? claimed(waiting, clock.now()) : waiting;
            const added = lines.add(stored);
            return memory.queue.inOrder(LINE, async () => {
                await added;
                const entry = isAlone ? stored : claimed(stored, clock.now());
                if (!isAlone) {
                    await lines.update(entry);
                }
                const outcome = await takeTurn(entry, { lines, clock });
                if (outcome.kind === 'held') {
                    await work(outcome, entry, plan);
                } else if (plan.kind === 'token') {
                    await lines.remove(entry);
                }
                return outcome.kind;
            });
        },
        kill() {
            life.isDead = true;
        },
    };
}
