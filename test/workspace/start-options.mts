import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Runtime } from './engine/runtime.mts';
import type { Generation } from './rocketchat/server.mts';
import { typedPath } from './typed-path.mts';
import type { WorkspaceOptions } from './workspace.mts';

const RUNTIMES: readonly Runtime[] = ['node', 'deno'];
const GENERATIONS: readonly Generation[] = ['old', 'new'];

/** What `npm start -- [--server old|new] [--runtime node|deno] [some.zip]` asks for. Throws, saying what may be typed, for anything else. */
export function startOptions(typed: readonly string[]): Pick<WorkspaceOptions, 'generation' | 'runtime' | 'zip'> {
    const { values, positionals } = parseArgs({
        args: [...typed],
        options: { server: { type: 'string' }, runtime: { type: 'string' } },
        allowPositionals: true,
    });
    const [zip] = positionals;
    const runtime = oneOf(RUNTIMES, 'runtime', values.runtime);
    const generation = oneOf(GENERATIONS, 'server', values.server);
    return {
        ...(generation && { generation }),
        ...(runtime && { runtime }),
        ...(zip && { zip: readFileSync(typedPath(zip)) }),
    };
}

function oneOf<T extends string>(allowed: readonly T[], name: string, typed: string | undefined): T | undefined {
    const found = allowed.find((one) => one === typed);
    if (typed !== undefined && !found) {
        throw new Error(`--${name} is ${allowed.join(' or ')}, not "${typed}"`);
    }
    return found;
}
