import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isAlive } from './is-alive.mts';

const LOOK_EVERY_MS = 500;

/**
 * Calls `end` when the npm that started this script is gone, however it went: npm starts a shell, and a signal that ends
 * npm or the shell does not reach what the shell has started. Does nothing for a script that npm did not start.
 */
export function endWithNpm(end: () => void = () => process.exit(1)): void {
    if (process.env.npm_lifecycle_event === undefined) {
        return;
    }
    const { ppid: shell } = process;
    const npm = npmAbove(shell);
    const timer = setInterval(() => {
        if (process.ppid !== shell || (npm !== undefined && !isAlive(npm))) {
            clearInterval(timer);
            end();
        }
    }, LOOK_EVERY_MS);
    timer.unref();
}

/** The id of the npm whose child this process is; undefined where it cannot be told. */
function npmAbove(pid: number): number | undefined {
    try {
        const above = parentOf(pid);
        return isNpm(above) ? above : undefined;
    } catch {
        return undefined;
    }
}

function parentOf(pid: number): number {
    return Number(told(pid, 'ppid') ?? /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

function isNpm(pid: number): boolean {
    return /\bnpm\b/.test(told(pid, 'command') ?? readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
}

/** What `ps` says of a process; undefined where there is no `ps`. */
function told(pid: number, column: string): string | undefined {
    try {
        return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
    } catch {
        return undefined;
    }
}
