import { Stryker } from '@stryker-mutator/core';
import { repositoryRoot } from '../workspace/cache.mts';
import { filesToMutate, optionsFor } from './options.mts';

// `npm run mutate -- lib/words lib/twilio/verify.ts` plants small faults there, one after the other, and tells which of
// them no test of the fast rings notices. Without a folder or file it does so in all of lib/, which takes hours.
const options = optionsFor(filesToMutate(process.argv.slice(2), repositoryRoot), repositoryRoot);
// Stryker copies the folder that it is started in.
process.chdir(repositoryRoot);
await new Stryker(options).runMutationTest();
