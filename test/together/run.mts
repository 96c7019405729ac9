import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { COMPILED_FLAGS } from '../workspace/compiled.mts';
import { compiledParts } from './parts.mts';

// `npm run test:run`: all tests.

/** On two cores; a part of the engine's waits half of its time. */
const AT_ONCE = 6;

// Node 20 optimises so early that a third of a part's time goes into what hardly runs; later ones wait by themselves.
const patient = process.versions.node.startsWith('20.') ? ['--interrupt-budget=1000000'] : [];

// What this process was started with is what its children are started with. Tests make much that is soon forgotten.
process.execArgv = [...COMPILED_FLAGS, '--max-semi-space-size=32', ...patient];
const events = run({ files: [...(await compiledParts())], concurrency: AT_ONCE });
events.on('test:fail', () => {
    process.exitCode = 1;
});
events.compose(new spec()).pipe(process.stdout);
