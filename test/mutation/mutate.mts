import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { withSeed } from '../harness/seeded.mts';
import { repositoryRoot } from '../workspace/cache.mts';
import { commandLine, optionsAndWords, wholeNumbers } from '../workspace/command-line.mts';
import { endWithNpm } from '../workspace/end-with-npm.mts';
import { filesToMutate, optionsFor } from './options.mts';
import type { Sample } from './sample.mts';
import { scoreLines } from './score.mts';

// `npm run mutate -- lib/words lib/twilio/verify.ts` plants small faults there, one after the other, and tells which of
// them no test of the fast rings notices. Without a folder or file it does so in all of lib/, which takes a day;
// `--sample 400` plants that many, drawn by chance.
const USAGE = `Plants small faults in the app, one after the other, and tells which of them no test notices.

  npm run mutate -- [--sample <number>] [files or folders]

  as in npm run mutate -- lib/words lib/twilio/verify.ts; without any it is all of lib/, which takes a day
  --sample   plants only so many, drawn by chance; SEED=… draws the same again`;

const { size, files } = commandLine(USAGE, (typed) => {
    const { values, positionals } = optionsAndWords(typed, {
        options: { sample: { type: 'string' } },
        most: Number.POSITIVE_INFINITY,
    });
    const missing = positionals.find((name) => !existsSync(join(repositoryRoot, name)));
    if (missing !== undefined) {
        throw new Error(`There is no ${missing} in the app.`);
    }
    const [sample] = values.sample === undefined ? [] : wholeNumbers([values.sample], [1]);
    return { size: sample, files: filesToMutate(positionals, repositoryRoot) };
});
endWithNpm();
// Stryker copies the folder that it is started in.
process.chdir(repositoryRoot);
await (size === undefined ? mutate() : withSeed((_, seed) => mutate({ size, seed })));

async function mutate(sample?: Sample): Promise<void> {
    const results = await new Stryker(optionsFor(files, repositoryRoot, sample)).runMutationTest();
    const drawn = sample === undefined ? '' : ` of ${sample.size} faults (SEED=${sample.seed} draws the same)`;
    process.stdout.write(`Mutation score${drawn}\n${scoreLines(results, repositoryRoot).join('\n')}\n`);
}
