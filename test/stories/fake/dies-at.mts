import type { FakeProcess, FakeWorkspace } from '../fake-ports.mts';
import { forever } from './calls.mts';
import { textRequest } from './signed-texts.mts';

/** A process handles a text and dies at its call of this name, before it or after it. */
export async function diesAt(
    { calls, clock }: FakeWorkspace,
    { process, at, call }: { readonly process: FakeProcess; readonly at: 'before' | 'after'; readonly call: string },
    Body = 'Hello',
): Promise<void> {
    calls.hook = {
        [at]: ({ name }: { name: string }) => {
            if (name !== call) {
                return undefined;
            }
            process.kill();
            return forever();
        },
    };
    void process.deliver(textRequest({ Body }));
    await clock.advance(1_000);
    calls.hook = {};
}
