import { optionsAndWords, wholeNumber } from '../workspace/command-line.mts';
import type { Runtime } from '../workspace/engine/runtime.mts';
import { placeOf } from '../workspace/start-options.mts';

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

const [FEWEST_ROUNDS, MOST_ROUNDS] = [10, 5_000];

export const USAGE = `Measures SMS Incoming beside an endpoint that does nothing, the least that can be done, and the algorithm of
Rocket.Chat's built-in route, all in one run. Takes some minutes on two quiet cores, and writes what README shows.

  npm run bench -- [options]

  --quick           a minute or two: fewer rounds, no scale-out; writes nothing unless --write is given
  --runtime <r>     node (as Rocket.Chat 8.8 and later) or deno; node unless told
  --rounds <n>      requests of each kind to each contender, ${FEWEST_ROUNDS} to ${MOST_ROUNDS}
  --only <parts>    these parts alone, with a comma between two: ${PARTS.slice(0, 7).join(', ')},
                    ${PARTS.slice(7).join(', ')}; writes nothing
  --extra <one>     one more question, by itself: inputs (the largest of every shape), backlog (texts and replies that
                    waited, and fresh ones beside them), flood (refused requests beside accepted ones), others
                    (messages of the workspace that are not ours), week (what a process keeps in mind over a week of
                    a clock that is moved); writes nothing
  --texts <n>       texts after which the memory is looked at again, of each kind in the backlog, and of a day of the
                    week; ${FULL.memoryTexts} unless told, ${QUICK.memoryTexts} with --quick
  --json            prints every figure as JSON in place of the tables
  --write           writes docs/speed.json, docs/speed.svg and the table in README.md, as the full run does
  --no-write        writes nothing`;

export interface BenchOptions {
    readonly runtime: Runtime;
    readonly size: Size;
    readonly parts: ReadonlySet<Part>;
    /** Measured in place of the parts; undefined for these. */
    readonly extra: Extra | undefined;
    readonly writes: boolean;
    /** Whether every figure is printed in place of the tables. */
    readonly isJson: boolean;
}

/** What the command line asks for. Throws, with one sentence, for anything else. */
export function benchOptions(typed: readonly string[]): BenchOptions {
    const { values } = optionsAndWords(typed, { options: OPTIONS, most: 0 });
    const size = values.quick ? QUICK : FULL;
    const rounds = wholeNumber('--rounds', values.rounds ?? String(size.rounds), {
        from: FEWEST_ROUNDS,
        to: MOST_ROUNDS,
    });
    const memoryTexts = wholeNumber('--texts', values.texts ?? String(size.memoryTexts));
    const extra = extraIn(values.extra);
    const parts = partsIn(values.only);
    const isPartial = extra !== undefined || parts !== undefined;
    if (values.write && (values['no-write'] || isPartial)) {
        throw new Error('--write is for a whole run, without --only, --extra and --no-write.');
    }
    if (extra !== undefined && (parts !== undefined || values.json)) {
        throw new Error('--extra is asked by itself, without --only and --json.');
    }
    const { runtime = 'node' } = placeOf({ runtime: values.runtime });
    const writes = !isPartial && !values['no-write'] && (values.write ?? !values.quick);
    const all = new Set(parts ?? PARTS);
    return { runtime, size: { ...size, rounds, memoryTexts }, parts: all, extra, writes, isJson: values.json === true };
}

const FLAG = { type: 'boolean' } as const;
const TEXT = { type: 'string' } as const;
const OPTIONS = {
    ...{ quick: FLAG, json: FLAG, write: FLAG, 'no-write': FLAG },
    ...{ runtime: TEXT, rounds: TEXT, only: TEXT, extra: TEXT, texts: TEXT },
};

function extraIn(word: string | undefined): Extra | undefined {
    const extra = EXTRAS.find((one) => one === word);
    if (word !== undefined && extra === undefined) {
        throw new Error(`--extra is ${EXTRAS.join(', ')}, and not "${word}".`);
    }
    return extra;
}

function partsIn(words: string | undefined): readonly Part[] | undefined {
    const asked = words?.split(',').map((part) => part.trim());
    const unknown = asked?.find((part) => !isPart(part));
    if (unknown !== undefined) {
        throw new Error(`--only knows no part "${unknown}".`);
    }
    return asked?.filter(isPart);
}

function isPart(name: string): name is Part {
    return PARTS.some((part) => part === name);
}
