import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { engineFolder } from '../engine-folder.mts';
import { denoConfig, npmPackageFolders } from './import-map.mts';
import { realDeno } from './real-deno.mts';

/**
 * Prepares this process so that the engine's `spawn('deno', ...)` starts the real Deno with a configuration that works
 * for the published package. The engine is untouched: a small executable named `deno` comes first in PATH. What it needs
 * is written into `folder`, the engine's `tempFilePath`.
 */
export function prepareDeno(folder: string): void {
    const engineLink = join(folder, 'apps-engine');
    symlinkSync(engineFolder(), engineLink, 'dir');
    linkPackages(join(folder, 'node_modules'));
    // Where engines from 1.60 on link it by themselves: Deno runs nothing inside node_modules.
    symlinkSync(join(engineFolder(), 'deno-runtime'), join(folder, 'deno-runtime'), 'dir');
    const config = join(folder, 'deno.json');
    writeFileSync(config, denoConfig(engineLink));
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    const deno = join(bin, 'deno');
    writeFileSync(deno, wrapper({ deno: realDeno(), config, folder }), { mode: 0o755 });
    replaceDenoBin(deno);
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

/** Engines before 1.47 look nowhere but in the npm package `deno-bin`, which only a folder of test/engines has. */
function replaceDenoBin(deno: string): void {
    const bin = join(engineFolder(), '..', '..', 'deno-bin', 'bin');
    if (existsSync(bin)) {
        rmSync(join(bin, 'deno'), { force: true });
        symlinkSync(deno, join(bin, 'deno'));
    }
}

interface Wrapped {
    readonly deno: string;
    readonly config: string;
    readonly folder: string;
}

/**
 * A shell script that runs Deno with our `--config` and nothing from the network, and older engines' runtime from the same
 * folder as newer ones'. `exec` keeps the process id, so that the engine's kill works; there may be no PATH.
 */
function wrapper({ deno, config, folder }: Wrapped): string {
    return [
        '#!/bin/sh',
        'left=$#',
        'while [ "$left" -gt 0 ]; do',
        '    argument=$1',
        '    shift',
        '    left=$((left - 1))',
        '    case "$argument" in',
        `        run) set -- "$@" run --cached-only --config=${quoted(config)} ;;`,
        "        --config=* | --cached-only | '') ;;",
        `        --allow-read=*) set -- "$@" "$argument",${quoted(folder)} ;;`,
        `        */deno-runtime/main.ts) set -- "$@" ${quoted(join(folder, 'deno-runtime', 'main.ts'))} ;;`,
        '        *) set -- "$@" "$argument" ;;',
        '    esac',
        'done',
        `exec ${quoted(deno)} "$@"`,
        '',
    ].join('\n');
}

function quoted(text: string): string {
    return `'${text.replaceAll("'", `'\\''`)}'`;
}
