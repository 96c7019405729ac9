import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { PartialStrykerOptions } from '@stryker-mutator/api/core';
import { reaching } from './reaching.mts';

// What these rooms do is said by their unit tests alone, and those take a tenth of the time.
const PURE_ROOMS = /^lib\/(?:model|twilio|words)\//;

/** The files to plant faults in, from the root: those named, all of the folders named, or all of lib/. */
export function filesToMutate(names: readonly string[], root: string): readonly string[] {
    return (names.length === 0 ? ['lib'] : names).flatMap((name) =>
        statSync(path.join(root, name)).isDirectory() ? filesIn(name, '.ts', root) : [name],
    );
}

/** What Stryker is to do with these files, from the root of the repository. */
export function optionsFor(mutate: readonly string[], root: string): PartialStrykerOptions {
    const rings = mutate.every((file) => PURE_ROOMS.test(file)) ? ['unit'] : ['unit', 'stories'];
    const tests = rings.flatMap((ring) => filesIn(`test/${ring}`, '.test.mts', root));
    return {
        mutate: [...mutate],
        testRunner: 'tap',
        tap: {
            testFiles: [...reaching(tests, mutate, root)],
            nodeArgs: ['--test-reporter=tap', '-r', '{{hookFile}}', '--import', LOADER, '{{testFile}}'],
            forceBail: true,
        },
        coverageAnalysis: 'perTest',
        concurrency: Number(process.env.MUTATE_CONCURRENCY ?? 1),
        // The dry run tells how long a test takes; beside other work it may take several times as long.
        timeoutMS: 30_000,
        timeoutFactor: 4,
        dryRunTimeoutMinutes: 30,
        reporters: ['clear-text', 'progress-append-only', 'json'],
        clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
        jsonReporter: { fileName: 'test/.cache/mutation.json' },
        tempDirName: 'test/.cache/mutation',
        ignorePatterns: ['.git', 'dist', 'test/screenshots', 'test/icon', 'test/browser', 'test/soak', 'test/bench'],
    };
}

const LOADER = import.meta.resolve('tsx');

function filesIn(folder: string, ending: string, root: string): readonly string[] {
    return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith(ending) && !file.split(path.sep).includes('generated'))
        .map((file) => path.join(folder, file));
}
