import { mock } from 'node:test';

/** While something is killed on purpose: what the engine says of each request that is never answered. */
export async function withoutLostRequests(work: () => Promise<void>): Promise<void> {
    const quiet = mock.method(console, 'error', () => undefined);
    try {
        await work();
    } finally {
        quiet.mock.restore();
    }
}
