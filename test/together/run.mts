import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { repositoryRoot } from '../workspace/cache.mts';

// `npm run test:run`: all tests, what takes long first, so that nothing long is left for the end. The first of the engine's
// parts packages the app, for which the others wait; the stories need no package.
const ORDER = [/engine-1\b/, /stories/, /browser/, /engine/, /harness/, /workspace/, /./];

/** On two cores; a part of the engine's waits half of its time. */
const AT_ONCE = 4;

const folder = join(repositoryRoot, 'test', 'together');
const places = new Map(
    readdirSync(folder)
        .filter((name) => name.endsWith('.test.mts'))
        .map((name) => [name, ORDER.findIndex((pattern) => pattern.test(name))]),
);
const inOrder = [...places].sort(([, one], [, other]) => one - other).map(([name]) => join(folder, name));

const events = run({ files: inOrder, concurrency: AT_ONCE });
events.on('test:fail', () => {
    process.exitCode = 1;
});
events.compose(new spec()).pipe(process.stdout);
