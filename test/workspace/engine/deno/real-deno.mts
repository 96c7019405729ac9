import { accessSync, chmodSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const PLATFORM_PACKAGES: Record<string, string> = {
    'linux-x64': '@deno/linux-x64-glibc',
    'linux-arm64': '@deno/linux-arm64-glibc',
    'darwin-x64': '@deno/darwin-x64',
    'darwin-arm64': '@deno/darwin-arm64',
};

/** The path of a Deno that runs here: the installed npm package's, else one on PATH. Throws saying what to do if none. */
export function realDeno(): string {
    const found = packagedDeno() ?? denoOnPath();
    if (!found) {
        throw new Error(
            `The Apps-Engine runs apps in Deno, and there is none for ${process.platform}-${process.arch}. ` +
                'Run "npm ci" (with optional dependencies), or install Deno 2 (https://deno.com) so that "deno" is on PATH.',
        );
    }
    return found;
}

function packagedDeno(): string | undefined {
    const name = PLATFORM_PACKAGES[`${process.platform}-${process.arch}`];
    if (!name) {
        return undefined;
    }
    try {
        const path = createRequire(import.meta.url).resolve(`${name}/deno`);
        return isExecutable(path) ? path : madeExecutable(path);
    } catch {
        return undefined;
    }
}

function madeExecutable(path: string): string {
    chmodSync(path, 0o755);
    return path;
}

function denoOnPath(): string | undefined {
    return (process.env.PATH ?? '')
        .split(delimiter)
        .filter((folder) => folder !== '')
        .map((folder) => join(folder, 'deno'))
        .find(isExecutable);
}

function isExecutable(path: string): boolean {
    try {
        accessSync(path, constants.X_OK);
        return true;
    } catch {
        return false;
    }
}
