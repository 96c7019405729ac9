import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { withSeed } from '../harness/seeded.mts';
import { repositoryRoot } from '../workspace/cache.mts';
import { filesToMutate, optionsFor } from './options.mts';
import type { Sample } from './sample.mts';
import { scoreLines } from './score.mts';

// `npm run mutate -- lib/words lib/twilio/verify.ts` plants small faults there, one after the other, and tells which of
// them no test of the fast rings notices. Without a folder or file it does so in all of lib/, which takes a day;
// `--sample 400` plants that many, drawn by chance.
const { values, positionals } = parseArgs({ options: { sample: { type: 'string' } }, allowPositionals: true });
const files = filesToMutate(positionals, repositoryRoot);
// Stryker copies the folder that it is started in.
process.chdir(repositoryRoot);
await (values.sample === undefined ? mutate() : withSeed((_, seed) => mutate({ size: Number(values.sample), seed })));

async function mutate(sample?: Sample): Promise<void> {
    const results = await new Stryker(optionsFor(files, repositoryRoot, sample)).runMutationTest();
    const drawn = sample === undefined ? '' : ` of ${sample.size} faults (SEED=${sample.seed} draws the same)`;
    process.stdout.write(`Mutation score${drawn}\n${scoreLines(results, repositoryRoot).join('\n')}\n`);
}
