import { parseArgs } from 'node:util';
import type { Runtime } from '../workspace/engine/runtime.mts';

/** How much of everything is measured. */
export interface Size {
    /** Requests of each kind to each contender. */
    readonly rounds: number;
    /** Texts of each slice of throughput, and how many slices each contender gets. */
    readonly sliceTexts: number;
    readonly slices: number;
    /** Visitors, rooms and remembered texts that are there already. */
    readonly populations: readonly number[];
    /** Texts after which the app's memory is looked at again. */
    readonly memoryTexts: number;
    readonly instances: readonly number[];
}

const FULL: Size = {
    rounds: 150,
    sliceTexts: 160,
    slices: 5,
    populations: [100, 10_000, 100_000],
    memoryTexts: 10_000,
    instances: [1, 2, 3],
};

const QUICK: Size = {
    rounds: 25,
    sliceTexts: 48,
    slices: 3,
    populations: [100, 10_000],
    memoryTexts: 600,
    instances: [],
};

const HELP = `npm run bench -- [options]

Measures SMS Incoming beside an endpoint that does nothing, the least that can be done, and the algorithm of
Rocket.Chat's built-in route, all in one run. Takes about 8 minutes on two quiet cores.

  --quick           about a minute: fewer rounds, no scale-out; writes nothing unless --write is given
  --inputs          only how long the largest inputs of every shape take; no workspace, writes nothing
  --runtime <r>     node (as Rocket.Chat 8.8 and later) or deno; node unless told
  --rounds <n>      requests of each kind to each contender, 10 to 5000
  --write           writes docs/speed.json, docs/speed.svg and the table in README.md, as the full run does
  --no-write        writes nothing
  --help            this text`;

export interface BenchOptions {
    readonly runtime: Runtime;
    readonly size: Size;
    readonly isQuick: boolean;
    readonly writes: boolean;
    /** One question alone, in place of all the others; undefined for these. */
    readonly only: 'inputs' | undefined;
}

/** What the command line asks for; a text to be shown instead where it asks for help or cannot be read. */
export function benchOptions(
    typed: readonly string[],
): BenchOptions | { readonly help: string; readonly code: number } {
    try {
        const { values } = parseArgs({
            args: [...typed],
            options: {
                quick: { type: 'boolean', default: false },
                inputs: { type: 'boolean', default: false },
                runtime: { type: 'string', default: 'node' },
                rounds: { type: 'string' },
                write: { type: 'boolean' },
                'no-write': { type: 'boolean' },
                help: { type: 'boolean', short: 'h' },
            },
        });
        if (values.help) {
            return { help: HELP, code: 0 };
        }
        const { runtime } = values;
        if (runtime !== 'node' && runtime !== 'deno') {
            return { help: `--runtime is node or deno\n\n${HELP}`, code: 2 };
        }
        const size = values.quick ? QUICK : FULL;
        const rounds = Number(values.rounds ?? size.rounds);
        if (!Number.isInteger(rounds) || rounds < 10 || rounds > 5_000) {
            return { help: `--rounds is a number from 10 to 5000\n\n${HELP}`, code: 2 };
        }
        const writes = !values['no-write'] && (values.write ?? !values.quick);
        return {
            runtime,
            size: { ...size, rounds },
            isQuick: values.quick,
            writes,
            only: values.inputs ? 'inputs' : undefined,
        };
    } catch (error) {
        return { help: `${error instanceof Error ? error.message : String(error)}\n\n${HELP}`, code: 2 };
    }
}
