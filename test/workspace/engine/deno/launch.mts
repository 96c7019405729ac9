import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { packageFolder } from '../package-folder.mts';
import { denoConfig, npmPackageFolders } from './import-map.mts';
import { realDeno } from './real-deno.mts';

/**
 * Prepares this process so that the engine's `spawn('deno', ...)` starts the real Deno with a configuration that works
 * for the published package. The engine is untouched: a small executable named `deno` comes first in PATH. What it needs
 * is written into `folder`, the engine's `tempFilePath`.
 */
export function prepareDeno(folder: string): void {
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
