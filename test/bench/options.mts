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

/** What can be measured by itself: the kinds of things that happen (kinds.mts), and what is measured of all of it. */
export const PARTS = [
    'returning',
    'first',
    'refused',
    'repeated',
    'picture',
    'reply',
    'far',
    'throughput',
    'growth',
    'memory',
    'scale-out',
] as const;

export type Part = (typeof PARTS)[number];

/** What is measured where it is asked for, and prints a table of its own. */
const EXTRAS = ['inputs', 'backlog', 'flood', 'others', 'week'] as const;

export type Extra = (typeof EXTRAS)[number];

const HELP = `npm run bench -- [options]

Measures SMS Incoming beside an endpoint that does nothing, the least that can be done, and the algorithm of
Rocket.Chat's built-in route, all in one run. Takes about 8 minutes on two quiet cores.

  --quick           about a minute: fewer rounds, no scale-out; writes nothing unless --write is given
  --runtime <r>     node (as Rocket.Chat 8.8 and later) or deno; node unless told
  --rounds <n>      requests of each kind to each contender, 10 to 5000
  --only <parts>    these parts alone, with a comma between two: ${PARTS.slice(0, 7).join(', ')},
                    ${PARTS.slice(7).join(', ')}; writes nothing
  --extra <one>     one more question, by itself: inputs (the largest of every shape), backlog (ten thousand texts and
                    replies that waited, and fresh ones beside them), flood (refused requests beside accepted ones),
                    others (messages of the workspace that are not ours), week (what a process keeps in mind over
                    a week of a clock that is moved)
  --texts <n>       texts after which the memory is looked at again, of each kind in the backlog, and of a day of the week
  --write           writes docs/speed.json, docs/speed.svg and the table in README.md, as the full run does
  --no-write        writes nothing
  --help            this text`;

export interface BenchOptions {
    readonly runtime: Runtime;
    readonly size: Size;
    readonly isQuick: boolean;
    readonly parts: ReadonlySet<Part>;
    /** Measured in place of the parts; undefined for these. */
    readonly extra: Extra | undefined;
    readonly writes: boolean;
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
                runtime: { type: 'string', default: 'node' },
                rounds: { type: 'string' },
                only: { type: 'string' },
                extra: { type: 'string' },
                texts: { type: 'string' },
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
        const extra = EXTRAS.find((one) => one === values.extra);
        if (values.extra !== undefined && extra === undefined) {
            return { help: `--extra is ${EXTRAS.join(' or ')}\n\n${HELP}`, code: 2 };
        }
        const memoryTexts = Number(values.texts ?? size.memoryTexts);
        if (!Number.isInteger(memoryTexts) || memoryTexts < 1) {
            return { help: `--texts is a whole number\n\n${HELP}`, code: 2 };
        }
        const asked = values.only?.split(',').map((part) => part.trim());
        const unknown = asked?.find((part) => !isPart(part));
        if (unknown !== undefined) {
            return { help: `--only knows no ${unknown || 'part without a name'}\n\n${HELP}`, code: 2 };
        }
        const writes = asked === undefined && !values['no-write'] && (values.write ?? !values.quick);
        const parts = new Set(asked?.filter(isPart) ?? PARTS);
        return { runtime, size: { ...size, rounds, memoryTexts }, isQuick: values.quick, parts, extra, writes };
    } catch (error) {
        return { help: `${error instanceof Error ? error.message : String(error)}\n\n${HELP}`, code: 2 };
    }
}

function isPart(name: string): name is Part {
    return PARTS.some((part) => part === name);
}
