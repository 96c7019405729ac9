import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { repositoryRoot } from '../workspace/cache.mts';

// `npm run test:run`: all tests, what takes long first, so that nothing long is left for the end. The first of the engine's
// parts packages the app, for which the others wait; the stories need no package.
const ORDER = [/engine-1\b/, /stories/, /engine/, /browser\//, /unit/, /contract/, /simulator/, /./];

/** On two cores; a part of the engine's waits half of its time. */
const AT_ONCE = 4;

const files = ['together', 'browser', 'harness'].flatMap((folder) =>
    readdirSync(join(repositoryRoot, 'test', folder))
        .filter((name) => name.endsWith('.test.mts'))
        .map((name) => join(repositoryRoot, 'test', folder, name)),
);
const places = new Map(files.map((file) => [file, ORDER.findIndex((pattern) => pattern.test(file))]));
const inOrder = files.sort((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));

const events = run({ files: inOrder, concurrency: AT_ONCE });
events.on('test:fail', () => {
    process.exitCode = 1;
});
events.compose(new spec()).pipe(process.stdout);
