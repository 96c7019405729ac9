import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Act, arena, type Visit } from './fake/contenders.mts';

const RUNS = Number(process.env.TURN_RUNS ?? 300);

interface Arrival extends Visit {
    readonly process: number;
    readonly atMs: number;
}

const calm = fc.integer({ min: 0, max: 150 });
/** Mostly quick; now and then nearly as long as an accessor may take. */
const rough = fc.oneof(
    { weight: 8, arbitrary: calm },
    { weight: 2, arbitrary: fc.integer({ min: 1_000, max: 14_800 }) },
);

function arrivals(processes: number, spreadMs: number, actMs = calm): fc.Arbitrary<Arrival[]> {
    return fc.array(
        fc.record({
            process: fc.nat(processes - 1),
            atMs: fc.nat(spreadMs),
            actMs,
            isRefused: fc.boolean(),
            kind: fc.constantFrom('text' as const, 'text' as const, 'pass' as const),
        }),
        { minLength: 2, maxLength: 8 },
    );
}

interface Schedule {
    readonly visits: readonly Arrival[];
    /** Before and after each store call, in the order of the calls. */
    readonly delays: readonly number[];
    readonly deaths: ReadonlyArray<{ readonly process: number; readonly atMs: number }>;
}

/** Plays a schedule out; returns the acts, and how each visit of a process that lived to the end ended. */
async function play({
    visits,
    delays,
    deaths,
}: Schedule): Promise<{ acts: readonly Act[]; ended: string[]; count: number }> {
    const { clock, calls, acts, start } = arena();
    let next = 0;
    const delay = () => clock.wait(delays[next++ % delays.length] ?? 0);
    calls.hook = {
        before: delay,
        after: async () => void (await clock.wait(Math.min(100, delays[next % delays.length] ?? 0))),
    };
    const processes = ['one', 'two', 'three', 'four'].map(start);
    const ended: string[] = [];
    for (const { process, atMs, ...plan } of visits) {
        void clock.wait(atMs).then(async () => ended.push((await processes[process]?.visit(plan)) ?? ''));
    }
    for (const { process, atMs } of deaths) {
        void clock.wait(atMs).then(() => processes[process]?.kill());
    }
    await clock.quiet();
    const mortal = new Set(deaths.map(({ process }) => process));
    return { acts, ended, count: visits.filter(({ process }) => !mortal.has(process)).length };
}

/** Acts of one turn that have an act of another turn between them. */
function interleaved(acts: readonly Act[]): readonly Act[] {
    return acts.filter(
        (act, index) =>
            acts[index - 1]?.turn !== act.turn && acts.slice(0, index).some(({ turn }) => turn === act.turn),
    );
}

test('whatever the delays and deaths, two turns on a lane never act at the same time', async () => {
    await fc.assert(
        fc.asyncProperty(
            arrivals(4, 20_000, rough),
            fc.array(rough, { minLength: 5, maxLength: 40 }),
            fc.array(fc.record({ process: fc.nat(3), atMs: fc.nat(40_000) }), { maxLength: 2 }),
            async (visits, delays, deaths) => {
                const { acts } = await play({ visits, delays, deaths });
                assert.deepEqual(interleaved(acts), []);
            },
        ),
        { numRuns: RUNS },
    );
});

test('nobody starves: with quick calls everyone has the turn or finds the work done, and nobody waits in vain', async () => {
    await fc.assert(
        fc.asyncProperty(
            arrivals(4, 2_000),
            fc.array(calm, { minLength: 5, maxLength: 40 }),
            async (visits, delays) => {
                const accepted = visits.map((visit) => ({ ...visit, isRefused: false }));
                const { ended, count } = await play({ visits: accepted, delays, deaths: [] });
                assert.equal(ended.length, count);
                assert.ok(!ended.includes('waits'), String(ended));
            },
        ),
        { numRuns: RUNS },
    );
});

test('quick calls: two turns never act at the same time either, also when work is refused and kept', async () => {
    await fc.assert(
        fc.asyncProperty(arrivals(3, 500), fc.array(calm, { minLength: 5, maxLength: 40 }), async (visits, delays) => {
            const { acts } = await play({ visits, delays, deaths: [] });
            assert.deepEqual(interleaved(acts), []);
        }),
        { numRuns: RUNS },
    );
});
