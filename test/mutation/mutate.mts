import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { withSeed } from '../harness/seeded.mts';
import { repositoryRoot } from '../workspace/cache.mts';
import { commandLine, optionsAndWords, wholeNumber } from '../workspace/command-line.mts';
import { endWithNpm } from '../workspace/end-with-npm.mts';
import { COPIES, filesToMutate, optionsFor } from './options.mts';
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
    const foreign = positionals.find((name) => !/^(?:\.\/)?lib(?:\/|$)/.test(name));
    if (foreign !== undefined) {
        throw new Error(`${foreign} is not in lib/, where the app is.`);
    }
    const [sample] = values.sample === undefined ? [] : [wholeNumber('--sample', values.sample)];
    return { size: sample, files: filesToMutate(positionals, repositoryRoot) };
});
endWithNpm();
removeCopies();
process.on('exit', removeCopies);
for (const signal of ['SIGTERM', 'SIGHUP', 'SIGPIPE'] as const) {
    process.on(signal, () => process.exit(1));
}
// Stryker copies the folder that it is started in.
process.chdir(repositoryRoot);
await (size === undefined ? mutate() : withSeed((_, seed) => mutate({ size, seed })));

/** What a run that was ended leaves is found by whatever packages the app, and is not its code. */
function removeCopies(): void {
    rmSync(join(repositoryRoot, COPIES), { recursive: true, force: true });
}

async function mutate(sample?: Sample): Promise<void> {
    const results = await new Stryker(optionsFor(files, repositoryRoot, sample)).runMutationTest();
    const drawn = sample === undefined ? '' : ` of ${sample.size} faults (SEED=${sample.seed} draws the same)`;
    process.stdout.write(`Mutation score${drawn}\n${scoreLines(results, repositoryRoot).join('\n')}\n`);
}
