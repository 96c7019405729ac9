import { until } from '../harness/until.mts';
import type { TestWorkspace } from '../harness/workspace.mts';

const QUIET_MS = 250;

/** Resolves when the app has asked nothing of Rocket.Chat for a while: calls are told apart by their time alone. */
export async function quiet({ calls }: TestWorkspace): Promise<void> {
    const isQuiet = () => Date.now() - (calls.list().at(-1)?.startedAt ?? 0) > QUIET_MS;
    await until(isQuiet, { what: 'the app to have nothing to do' });
}
