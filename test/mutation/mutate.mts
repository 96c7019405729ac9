import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { repositoryRoot } from '../workspace/cache.mts';
import { commandLine, optionsAndWords } from '../workspace/command-line.mts';
import { endWithNpm } from '../workspace/end-with-npm.mts';
import { filesToMutate, optionsFor } from './options.mts';

// `npm run mutate -- lib/words lib/twilio/verify.ts` plants small faults there, one after the other, and tells which of
// them no test of the fast rings notices. Without a folder or file it does so in all of lib/, which takes hours.
const USAGE = `Plants small faults in the app, one after the other, and tells which of them no test notices.

  npm run mutate -- [files or folders]

  as in npm run mutate -- lib/words lib/twilio/verify.ts; without any it is all of lib/, which takes hours`;

const options = commandLine(USAGE, (typed) => {
    const { positionals } = optionsAndWords(typed, { options: {}, most: Number.POSITIVE_INFINITY });
    const missing = positionals.find((name) => !existsSync(join(repositoryRoot, name)));
    if (missing !== undefined) {
        throw new Error(`There is no ${missing} in the app.`);
    }
    return optionsFor(filesToMutate(positionals, repositoryRoot), repositoryRoot);
});
endWithNpm();
// Stryker copies the folder that it is started in.
process.chdir(repositoryRoot);
await new Stryker(options).runMutationTest();
