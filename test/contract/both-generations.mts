import { AsyncLocalStorage } from 'node:async_hooks';
import { test as testOnce } from 'node:test';
import type { Generation } from '../workspace/rocketchat/server.mts';

const running = new AsyncLocalStorage<Generation>();

/** A test of what both generations of the server do: it runs on each, and `rocketChat()` starts that one. */
export function test(name: string, body: () => Promise<void>): void {
    for (const generation of ['new', 'old'] as const) {
        testOnce(`${name} (${generation})`, () => running.run(generation, body));
    }
}

/** The generation whose turn it is; undefined in a test of one alone. */
export function generationOfTest(): Generation | undefined {
    return running.getStore();
}
