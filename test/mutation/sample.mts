import { createHash } from 'node:crypto';
import path from 'node:path';
import { type CheckResult, CheckStatus } from '@stryker-mutator/api/check';
import type { Mutant, StrykerOptions } from '@stryker-mutator/api/core';
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';

/** So many of all the faults, which ones the seed says. */
export interface Sample {
    readonly size: number;
    readonly seed: number;
}

/** The name by which Stryker's options ask for this plugin. */
export const SAMPLE = 'sample';

/**
 * Those of the faults that the sample takes: the same for the same seed and code, in whichever order they come. A sample that
 * is larger than all of them is all of them.
 */
export function sampleOf<T extends Pick<Mutant, 'fileName' | 'location' | 'mutatorName' | 'replacement'>>(
    mutants: readonly T[],
    { size, seed }: Sample,
): readonly T[] {
    const drawn = mutants.map((mutant) => ({ mutant, lot: lotOf(mutant, seed) }));
    return drawn
        .sort((one, other) => (one.lot < other.lot ? -1 : 1))
        .slice(0, size)
        .map(({ mutant }) => mutant);
}

function lotOf(
    { fileName, location, mutatorName, replacement }: Parameters<typeof sampleOf>[0][number],
    seed: number,
): string {
    const file = path.relative(process.cwd(), fileName);
    return createHash('sha256')
        .update(JSON.stringify([seed, file, location, mutatorName, replacement]))
        .digest('hex');
}

/** Stryker counts as no fault what a checker says would not compile: so it passes over those that were not drawn. */
export const strykerPlugins = [
    declareFactoryPlugin(PluginKind.Checker, SAMPLE, Object.assign(sampler, { inject: tokens(commonTokens.options) })),
];

/** Lets Stryker take the sample among its options. */
export const strykerValidationSchema = { type: 'object', properties: { [SAMPLE]: { type: 'object' } } };

function sampler(options: StrykerOptions) {
    const sample = options[SAMPLE] as Sample;
    return {
        init: () => Promise.resolve(),
        // All at once, since which are drawn is known when all are.
        group: (mutants: readonly Mutant[]) => Promise.resolve([mutants.map(({ id }) => id)]),
        check(mutants: readonly Mutant[]): Promise<Record<string, CheckResult>> {
            const drawn = new Set(sampleOf(mutants, sample).map(({ id }) => id));
            const passedOver: CheckResult = { status: CheckStatus.CompileError, reason: 'not in the sample' };
            return Promise.resolve(
                Object.fromEntries(
                    mutants.map(({ id }) => [id, drawn.has(id) ? { status: CheckStatus.Passed } : passedOver]),
                ),
            );
        },
    };
}
