import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache.mts';
import { isAlive } from './is-alive.mts';

/** Where a running workspace can be reached. */
export interface Remembered {
    readonly url: string;
    readonly pid: number;
}

/** Lets `npm run text` find this workspace: the one started last is texted. */
export function remember(workspace: Remembered): void {
    save([...running().filter(({ pid }) => pid !== workspace.pid), workspace]);
}

/** The workspace that was started last, of those whose process still lives. */
export function remembered(): Remembered | undefined {
    return running().at(-1);
}

/** To be called when it stops; those started before it are found again. */
export function forget({ pid }: Remembered): void {
    save(running().filter((one) => one.pid !== pid));
}

function save(workspaces: readonly Remembered[]): void {
    writeFileSync(file(), JSON.stringify(workspaces));
}

function running(): Remembered[] {
    try {
        const known: unknown = JSON.parse(readFileSync(file(), 'utf8'));
        return Array.isArray(known) ? known.filter(({ pid }: Remembered) => isAlive(pid)) : [];
    } catch {
        return [];
    }
}

const file = (): string => join(cacheFolder(), 'workspace.json');
