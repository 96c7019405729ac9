import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Runtime } from './engine/runtime.mts';
import type { JobsEveryMs } from './rocketchat/job-scheduler.mts';
import type { Generation } from './rocketchat/server.mts';

/** What a child process needs to know to be one more Rocket.Chat instance. */
export interface InstanceOptions {
    readonly instanceId: string;
    /** `127.0.0.1:<port>` of the store that all instances share. */
    readonly storeAddress: string;
    readonly siteUrl: string;
    readonly generation?: Generation;
    readonly runtime?: Runtime;
    readonly processJobsEveryMs?: JobsEveryMs;
    /** The engine says on the console what each kill leaves behind; where hundreds are meant to happen, it need not. */
    readonly isQuiet?: boolean;
}

/** What the child says to its parent. */
export type InstanceReport = { readonly url: string } | { readonly failed: string };

export interface ChildInstance {
    readonly instanceId: string;
    readonly url: string;
    readonly pid: number;
    /** Ends it and its app's process; harmless when it is dead already. */
    stop(): Promise<void>;
    /** SIGKILL, as a crashed server goes; its app's process ends with it. */
    kill(): Promise<void>;
}

const STOP_TIMEOUT_MS = 5_000;

/** Starts `instance.mts` as a process of its own and resolves when it serves requests. */
export async function startChildInstance(options: InstanceOptions): Promise<ChildInstance> {
    const child = fork(fileURLToPath(new URL('./instance.mts', import.meta.url)), [JSON.stringify(options)], {
        execArgv: ['--import', import.meta.resolve('tsx')],
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const report = await firstReport(child);
    if ('failed' in report) {
        throw new Error(`Instance ${options.instanceId} did not start: ${report.failed}`);
    }
    return {
        instanceId: options.instanceId,
        url: report.url,
        pid: child.pid ?? 0,
        stop: () => end(child, () => child.connected && child.send('stop')),
        kill: () => end(child, () => child.kill('SIGKILL')),
    };
}

function firstReport(child: ChildProcess): Promise<InstanceReport> {
    return new Promise((resolve) => {
        child.once('message', (report) => resolve(report as InstanceReport));
        child.once('error', (error) => resolve({ failed: error.message }));
        child.once('exit', (code, signal) => resolve({ failed: `it ended with ${signal ?? `code ${code}`}` }));
    });
}

async function end(child: ChildProcess, ask: () => unknown): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) {
        return;
    }
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    ask();
    await ended;
    clearTimeout(impatience);
}
