import hooks, { type AsyncHook } from 'node:async_hooks';

// node:test follows every promise to the test that made it. That is a third of the time of tests that are made of promises,
// and all it tells is in which test a file is loaded, and whose an error is that nobody caught.
const { createHook } = hooks;
const made: AsyncHook[] = [];
hooks.createHook = (callbacks) => {
    const hook = createHook(callbacks);
    made.push(hook);
    return hook;
};
// Not imported above, where it would be loaded first.
export const { describe } = await import('node:test');

/**
 * From here on promises are followed no more: all files have been loaded. An error that nobody catches still turns the
 * process red, though not the test it came from. Does nothing in a Node that follows them in another way.
 */
export function followNoMore(): void {
    hooks.createHook = createHook;
    for (const hook of made) {
        hook.disable();
    }
}
