import { execFile } from 'node:child_process';
import { type FSWatcher, readdirSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { digestOfInputs, packagedApp } from './package-app.mts';

/** What becomes of a change to the app's sources. */
export interface Deployment {
    readonly phase: 'idle' | 'packaging' | 'installing' | 'failed';
    /** Unix time in milliseconds at which the phase began. */
    readonly since: number;
    /** Why the change cannot run, as the compiler says it. */
    readonly problem?: string;
}

export interface Redeploying {
    current(): Deployment;
    stop(): void;
}

export interface Sources {
    /** The app's folder. */
    readonly root: string;
    /** Puts a package in the place of the one that runs. */
    readonly deploy: (zip: Buffer) => Promise<unknown>;
    readonly onChange: (deployment: Deployment) => void;
    /** Makes the package and resolves with its path; `rc-apps package` unless told. */
    readonly packaged?: (root: string) => Promise<string>;
}

/** An editor writes several files, or one several times, when somebody saves once. */
const SETTLE_MS = 200;

/** Packages and deploys the app again whenever its sources change. What does not compile is said, and what ran goes on. */
export function redeployOnChange({ root, deploy, onChange, packaged = packageChecked }: Sources): Redeploying {
    let current: Deployment = { phase: 'idle', since: Date.now() };
    let deployed = digestOfInputs(root);
    let isBusy = false;
    const become = (phase: Deployment['phase'], problem?: string): void => {
        current = { phase, since: Date.now(), ...(problem !== undefined && { problem }) };
        onChange(current);
    };
    const follow = async (): Promise<void> => {
        for (let now = digestOfInputs(root); now !== deployed; now = digestOfInputs(root)) {
            deployed = now;
            try {
                become('packaging');
                const zip = readFileSync(await packaged(root));
                become('installing');
                await deploy(zip);
                become('idle');
            } catch (error) {
                become('failed', error instanceof Error ? error.message : String(error));
            }
        }
    };
    const stop = watching(root, () => {
        if (!isBusy) {
            isBusy = true;
            follow().finally(() => {
                isBusy = false;
            });
        }
    });
    return { current: () => current, stop };
}

/**
 * The path of the app's zip, packaged first if need be. What esbuild finds takes no time, so that a slip of the pen is
 * told before the twenty seconds of the packager. Rejects with what the compiler says.
 */
export async function packageChecked(root: string): Promise<string> {
    await build({
        absWorkingDir: root,
        entryPoints: [join(root, 'SmsIncomingApp.ts')],
        bundle: true,
        write: false,
        platform: 'node',
        external: ['@rocket.chat/*'],
        logLevel: 'silent',
    }).catch((error: Error) => {
        throw new Error(error.message.replace(/^Build failed with/, 'The app does not compile,'));
    });
    return packagedApp(root).catch(async (error: Error) => {
        const found = await typeErrors(root);
        throw found === '' ? error : new Error(`The app does not compile:\n${found}`);
    });
}

/** What TypeScript says of the app, which the packager keeps to itself; empty when it finds nothing. */
function typeErrors(root: string): Promise<string> {
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    return new Promise((resolve) => {
        execFile(process.execPath, [tsc, '--noEmit', '--pretty', 'false'], { cwd: root }, (_error, said) =>
            resolve(said.trim()),
        );
    });
}

/** Calls back when something in the app's folder has changed and is quiet again; returns how to stop. */
function watching(root: string, changed: () => void): () => void {
    let timer: NodeJS.Timeout | undefined;
    const soon = (): void => {
        clearTimeout(timer);
        timer = setTimeout(changed, SETTLE_MS);
    };
    const folders = readdirSync(root, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !NOT_THE_APP.has(entry.name))
        .map(({ name }) => watch(join(root, name), { recursive: true }, soon));
    const watchers: readonly FSWatcher[] = [watch(root, soon), ...folders];
    return () => {
        clearTimeout(timer);
        for (const watcher of watchers) {
            watcher.close();
        }
    };
}

const NOT_THE_APP = new Set(['node_modules', 'test', 'dist']);
