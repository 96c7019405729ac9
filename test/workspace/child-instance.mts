import { type ChildProcess, fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { cacheFolder } from './cache.mts';
import { COMPILED, COMPILED_FLAGS } from './compiled.mts';
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
    const child = fork(await compiledInstance(), [JSON.stringify(options)], {
        execArgv: COMPILED_FLAGS,
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

let compiling: Promise<string> | undefined;

/** The program of an instance, compiled once for all that this process starts. */
function compiledInstance(): Promise<string> {
    compiling ??= compileInstance();
    return compiling;
}

async function compileInstance(): Promise<string> {
    const entryPoints = [fileURLToPath(new URL('instance.mts', import.meta.url))];
    const { outputFiles } = await build({ ...COMPILED, entryPoints, outdir: cacheFolder('instance'), write: false });
    const { contents = new Uint8Array(), path = '' } = outputFiles[0] ?? {};
    // Under a name of its own, since another process may compile the same one now, and start it.
    const own = path.replace(/\.mjs$/, `-${process.pid}.mjs`);
    await writeFile(own, contents);
    process.once('exit', () => rmSync(own, { force: true }));
    return own;
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
