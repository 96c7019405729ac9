import type { Runtime } from '../workspace/engine/runtime.mts';
import type { Generation } from '../workspace/rocketchat/server.mts';

/** The last Apps-Engine on npm with the part that runs apps: the one that is installed with the workspace. */
export const NEWEST = '1.62.0';

/** One column of the table: what is run, and which servers it stands for. */
export interface Column {
    readonly rocketChat: string;
    /** The version of the Apps-Engine. */
    readonly engine: string;
    readonly runtime: Runtime;
    readonly generation: Generation;
}

/**
 * Source: which Apps-Engine the releases of Rocket.Chat carry (7.0: 1.47, 7.8: 1.53, 8.0: 1.59, 8.2: 1.60, 8.4: 1.62, 9.0:
 * 1.68), with which release a visitor's open conversations became one (8.3), and when apps came to run in Node (8.8).
 */
export const COLUMNS: readonly Column[] = [
    { rocketChat: '7.0 to 7.7', engine: '1.46.0', runtime: 'deno', generation: 'old' },
    { rocketChat: '7.8 to 7.13', engine: '1.53.1', runtime: 'deno', generation: 'old' },
    { rocketChat: '8.0, 8.1', engine: '1.59.0', runtime: 'deno', generation: 'old' },
    { rocketChat: '8.2', engine: NEWEST, runtime: 'deno', generation: 'old' },
    { rocketChat: '8.3 to 8.7', engine: NEWEST, runtime: 'deno', generation: 'new' },
    { rocketChat: '8.8 to 9.1', engine: NEWEST, runtime: 'node', generation: 'new' },
];

/** The columns that are meant by versions of the engine and runtimes; all of them by nothing. Throws for what means none. */
export function columnsNamed(names: readonly string[]): readonly Column[] {
    const unknown = names.find((name) => !COLUMNS.some((column) => isNamed(column, name)));
    if (unknown !== undefined) {
        const known = new Set(COLUMNS.flatMap(({ engine, runtime }) => [engine, runtime]));
        throw new Error(`"${unknown}" is none of ${[...known].join(', ')}`);
    }
    return COLUMNS.filter((column) => names.length === 0 || names.some((name) => isNamed(column, name)));
}

function isNamed({ engine, runtime }: Column, name: string): boolean {
    return name === engine || name === runtime;
}
