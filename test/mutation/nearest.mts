import path from 'node:path';
import {
    commonTokens,
    declareFactoryPlugin,
    type Injector,
    type PluginContext,
    PluginKind,
    tokens,
} from '@stryker-mutator/api/plugin';
import type { MutantRunOptions, TestRunner } from '@stryker-mutator/api/test-runner';
import { createTapTestRunnerFactory } from '@stryker-mutator/tap-runner';
import { reaching } from './reaching.mts';

/** The name by which Stryker's options ask for this plugin. */
export const NEAREST = 'nearest';

/** What so many do not notice the others hardly ever do, and would take most of the time. It counts as not noticed. */
const MOST_FILES = 20;

/** Runs test files as the runner for TAP does: of those that run into a fault the nearest to its file, the nearest first. */
export const strykerPlugins = [
    declareFactoryPlugin(
        PluginKind.TestRunner,
        NEAREST,
        Object.assign(nearestFirst, { inject: tokens(commonTokens.injector) }),
    ),
];

function nearestFirst(injector: Injector<PluginContext>): TestRunner {
    const runner = createTapTestRunnerFactory()(injector);
    return {
        capabilities: () => runner.capabilities(),
        init: () => runner.init(),
        dryRun: (options) => runner.dryRun(options),
        mutantRun: (options) => runner.mutantRun(sorted(options)),
    };
}

function sorted({ testFilter, ...options }: MutantRunOptions): MutantRunOptions {
    if (testFilter === undefined) {
        return options;
    }
    // Stryker runs this in its copy of the repository.
    const root = process.cwd();
    const near = reaching(testFilter, [path.relative(root, options.sandboxFileName)], root);
    const far = testFilter.filter((file) => !near.includes(file));
    return { ...options, testFilter: [...near, ...far].slice(0, MOST_FILES) };
}
