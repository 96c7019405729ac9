import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { isAlive } from '../../is-alive.mts';
import { denoConfig, npmPackageFolders, packageFolder } from './import-map.mts';
import { realDeno } from './real-deno.mts';

const PREFIX = 'sms-workspace-';

export interface DenoLaunch {
    /** For AppManager's `tempFilePath`: a folder of its own, whose path holds no space. */
    readonly tempFilePath: string;
    remove(): void;
}

/**
 * Prepares this process so that the engine's `spawn('deno', ...)` starts the real Deno with a configuration that works
 * for the published package. The engine is untouched: a small executable named `deno` comes first in PATH.
 */
export function prepareDeno(): DenoLaunch {
    removeAbandoned(temporaryRoot());
    const folder = mkdtempSync(join(temporaryRoot(), `${PREFIX}${process.pid}-`));
    const engineLink = join(folder, 'apps-engine');
    symlinkSync(packageFolder('@rocket.chat/apps-engine'), engineLink, 'dir');
    linkPackages(join(folder, 'node_modules'));
    const config = join(folder, 'deno.json');
    writeFileSync(config, denoConfig(engineLink));
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'deno'), wrapper({ deno: realDeno(), config }), { mode: 0o755 });
    process.env.PATH = `${bin}${delimiter}${process.env.PATH ?? ''}`;
    process.env.DENO_DIR = join(folder, 'deno-dir');
    return { tempFilePath: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Deno looks for npm packages in `node_modules` beside its configuration and nowhere else. */
function linkPackages(nodeModules: string): void {
    for (const [name, installed] of npmPackageFolders()) {
        const link = join(nodeModules, name);
        mkdirSync(dirname(link), { recursive: true });
        symlinkSync(installed, link, 'dir');
    }
}

/** A shell script that runs Deno with our `--config`; `exec` keeps the process id, so that the engine's kill works. */
function wrapper({ deno, config }: { deno: string; config: string }): string {
    return [
        '#!/bin/sh',
        'left=$#',
        'while [ "$left" -gt 0 ]; do',
        '    argument=$1',
        '    shift',
        `    case "$argument" in --config=*) argument=--config=${quoted(config)} ;; esac`,
        '    set -- "$@" "$argument"',
        '    left=$((left - 1))',
        'done',
        `exec ${quoted(deno)} "$@"`,
        '',
    ].join('\n');
}

function quoted(text: string): string {
    return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Removes what processes that were killed could not: folders whose process is no more. */
function removeAbandoned(root: string): void {
    for (const name of readdirSync(root).filter((one) => one.startsWith(PREFIX))) {
        const pid = Number.parseInt(name.slice(PREFIX.length), 10);
        if (pid > 0 && !isAlive(pid)) {
            rmSync(join(root, name), { recursive: true, force: true });
        }
    }
}

function temporaryRoot(): string {
    const root = realpathSync(tmpdir());
    return /[\s,%]/.test(root) ? '/tmp' : root;
}
