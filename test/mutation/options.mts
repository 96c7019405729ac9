import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { PartialStrykerOptions } from '@stryker-mutator/api/core';
import { NEAREST } from './nearest.mts';
import { reaching } from './reaching.mts';
import { SAMPLE, type Sample } from './sample.mts';

// What these rooms do is said by their unit tests alone, and those take a tenth of the time.
const PURE_ROOMS = /^lib\/(?:model|twilio|words)\//;

// Tests of documents hold them against the code as it is written.
const isOfCode = (file: string): boolean => !/documents/.test(file);

// What a program makes; tests hold it against what it is made from.
const MADE = /\bgenerated\b|emoji-names/;

/** The files to plant faults in, from the root: those named, all of the folders named, or all of lib/. */
export function filesToMutate(names: readonly string[], root: string): readonly string[] {
    return (names.length === 0 ? ['lib'] : names).flatMap((name) =>
        statSync(path.join(root, name)).isDirectory() ? filesIn(name, '.ts', root) : [name],
    );
}

/** What Stryker is to do with these files, from the root of the repository: with all their faults, or with a sample. */
export function optionsFor(mutate: readonly string[], root: string, sample?: Sample): PartialStrykerOptions {
    const rings = mutate.every((file) => PURE_ROOMS.test(file)) ? ['unit'] : ['unit', 'stories'];
    const tests = rings.flatMap((ring) => filesIn(`test/${ring}`, '.test.mts', root)).filter(isOfCode);
    return {
        mutate: [...mutate],
        testRunner: NEAREST,
        tap: {
            testFiles: [...reaching(tests, mutate, root)],
            nodeArgs: [...NODE, '{{testFile}}'],
            forceBail: true,
        },
        coverageAnalysis: 'perTest',
        concurrency: Number(process.env.MUTATE_CONCURRENCY ?? 1),
        // The dry run tells how long a test takes; beside other work it may take several times as long.
        timeoutMS: 30_000,
        timeoutFactor: 2,
        dryRunTimeoutMinutes: 240,
        reporters: ['clear-text', 'progress-append-only', 'json'],
        clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
        jsonReporter: { fileName: 'test/.cache/mutation.json' },
        tempDirName: COPIES,
        plugins: PLUGINS,
        testRunnerNodeArgs: ['--import', LOADER],
        ...(sample && samplingOf(sample)),
        ignorePatterns: ['.git', 'dist'],
        // Tests read some files as they are, and tsx checks no types.
        disableTypeChecks: false,
    };
}

/** Where Stryker puts its copies of the repository, from the root. */
export const COPIES = 'test/.cache/mutation';

const LOADER = import.meta.resolve('tsx');

const PLUGINS = ['@stryker-mutator/tap-runner', new URL('nearest.mts', import.meta.url).href];

/** Ends a test file that waits for what a fault has taken away, and hardly computes any more: it counts as red. */
const END = `data:text/javascript,let before = 0; setInterval(() => {
    const { user, system } = process.cpuUsage();
    if (user + system - before < 300_000) process.exit(1);
    before = user + system;
}, 60_000).unref()`;

const NODE = ['--test-reporter=tap', '-r', '{{hookFile}}', '--import', LOADER, '--import', END];

function samplingOf(sample: Sample): PartialStrykerOptions {
    return {
        plugins: [...PLUGINS, new URL('sample.mts', import.meta.url).href],
        checkers: [SAMPLE],
        checkerNodeArgs: ['--import', LOADER],
        [SAMPLE]: sample,
    };
}

function filesIn(folder: string, ending: string, root: string): readonly string[] {
    return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith(ending) && !MADE.test(file))
        .map((file) => path.join(folder, file));
}
