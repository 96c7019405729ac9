import { existsSync, readFileSync } from 'node:fs';
import { optionsAndWords } from './command-line.mts';
import type { Runtime } from './engine/runtime.mts';
import type { Generation } from './rocketchat/server.mts';
import { typedPath } from './typed-path.mts';
import type { WorkspaceOptions } from './workspace.mts';

const RUNTIMES: readonly Runtime[] = ['node', 'deno'];
const GENERATIONS: readonly Generation[] = ['old', 'new'];

export const USAGE = `Starts the local workspace, until Ctrl-C.

  npm start -- [--server old|new] [--runtime node|deno] [some.zip]

  --server   which Rocket.Chat it stands for: old (7.0 to 8.2) or new (8.3 and later, unless told)
  --runtime  what runs the app: node (unless told) or deno
  some.zip   another package of the app; without one these sources run, and run again when they change
  --help     this text

  PORT=4000 TWILIO_PORT=4001 npm start`;

/** What `npm start -- …` asks for. Throws, with one sentence, for anything else. */
export function startOptions(typed: readonly string[]): Pick<WorkspaceOptions, 'generation' | 'runtime' | 'zip'> {
    const options = { server: { type: 'string' }, runtime: { type: 'string' } } as const;
    const { values, positionals } = optionsAndWords(typed, { options, most: 1 });
    const [zip] = positionals;
    return { ...placeOf(values), ...(zip && { zip: zipAt(zip) }) };
}

/** Which server it stands for and what runs the app; what is absent is as usual. */
export type Place = Pick<WorkspaceOptions, 'generation' | 'runtime'>;

/** What `--server` and `--runtime` ask for. Throws, with one sentence, for another value. */
export function placeOf(typed: { readonly server?: string; readonly runtime?: string }): Place {
    const runtime = oneOf(RUNTIMES, 'runtime', typed.runtime);
    const generation = oneOf(GENERATIONS, 'server', typed.server);
    return { ...(generation && { generation }), ...(runtime && { runtime }) };
}

function oneOf<T extends string>(allowed: readonly T[], name: string, typed: string | undefined): T | undefined {
    const found = allowed.find((one) => one === typed);
    if (typed !== undefined && !found) {
        throw new Error(`--${name} is ${allowed.join(' or ')}, not "${typed}".`);
    }
    return found;
}

/** Source: the first bytes of a zip, in PKWARE's APPNOTE. */
function zipAt(path: string): Buffer {
    const file = typedPath(path);
    const bytes = existsSync(file) ? readFileSync(file) : undefined;
    if (bytes === undefined) {
        throw new Error(`There is no file ${path}.`);
    }
    if (bytes.toString('latin1', 0, 4) !== 'PK\u0003\u0004') {
        throw new Error(`${path} is no zip: npm run package makes one, and without a file these sources run.`);
    }
    return bytes;
}
