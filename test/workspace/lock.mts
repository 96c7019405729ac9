import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from './is-alive.mts';

const POLL_MS = 50;
const WAIT_MS = 600_000;

/**
 * Runs `work` while holding a lock folder that every process of this machine respects. A lock whose holder has died is
 * taken over. Rejects after ten minutes of waiting: packaging takes long beside other work.
 */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
    await take(folder);
    try {
        return await work();
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

async function take(folder: string): Promise<void> {
    const deadline = Date.now() + WAIT_MS;
    while (!taken(folder)) {
        if (isAbandoned(folder)) {
            rmSync(folder, { recursive: true, force: true });
        } else if (Date.now() > deadline) {
            throw new Error(`${folder} is held by another process; remove it if none runs`);
        } else {
            await pause(POLL_MS);
        }
    }
}

function taken(folder: string): boolean {
    try {
        mkdirSync(folder);
    } catch {
        return false;
    }
    writeFileSync(join(folder, 'pid'), String(process.pid));
    return true;
}

function isAbandoned(folder: string): boolean {
    let holder: number;
    try {
        holder = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    } catch {
        return false;
    }
    return holder > 0 && !isAlive(holder);
}
