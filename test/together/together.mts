import { AsyncResource } from 'node:async_hooks';
import { describe, followNoMore } from './whose-error.mts';

/**
 * Runs these test files in this process: loading the engine and the compiler takes longer than most files' tests. Each file
 * is a suite, so that its hooks are its own.
 */
export function together(files: readonly (readonly [name: string, load: () => Promise<unknown>])[]): void {
    // One after the other: of two that wait for the same module, the second would be run as part of the first.
    let before: Promise<unknown> = Promise.resolve();
    for (const [name, load] of files) {
        describe(name, async () => {
            // Bound, since the tests of a file belong to the suite in whose name it is run.
            before = before.then(AsyncResource.bind(load));
            await before;
        });
    }
    void before.then(followNoMore);
}
