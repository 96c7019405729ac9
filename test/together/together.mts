import { AsyncResource } from 'node:async_hooks';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../workspace/cache.mts';
import { describe, followNoMore } from './whose-error.mts';

/**
 * Runs every `of`-th test file of these folders, from the `part`-th on, in this process: loading the engine and the
 * compiler takes longer than most files' tests. Each file is a suite, so that its hooks are its own.
 */
export function together(folders: readonly string[], part = 1, of = 1): void {
    const files = folders.flatMap((folder) =>
        readdirSync(join(repositoryRoot, 'test', folder))
            .filter((name) => name.endsWith('.test.mts'))
            .sort()
            .map((name) => `${folder}/${name}`),
    );
    // One after the other: of two that wait for the same module, the second would be run as part of the first.
    let before: Promise<unknown> = Promise.resolve();
    for (const file of files.filter((_, at) => at % of === part - 1)) {
        describe(file, async () => {
            // Bound, since the tests of a file belong to the suite in whose name it is run.
            before = before.then(AsyncResource.bind(() => import(`../${file}`)));
            await before;
        });
    }
    void before.then(followNoMore);
}
