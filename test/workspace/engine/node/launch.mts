import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../../cache.mts';
import { engineFolder } from '../engine-folder.mts';
import { packageFolder } from '../package-folder.mts';
import { bundleChild } from './bundle.mts';

/** The command line that starts a Node for one app. */
export interface NodeLaunch {
    readonly command: string;
    argumentsFor(appId: string, spawnId: number): string[];
}

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** Builds the child's program where that has not been done yet, and says how Rocket.Chat would start it. */
export async function prepareNode(node: string, tempFilePath: string): Promise<NodeLaunch> {
    const engine = engineFolder();
    // Rocket.Chat's engine and definitions are one package; on npm the newest engine and the newest definitions are two.
    const definitions = packageFolder('apps-engine-definitions');
    const main = await builtChild(engine, definitions);
    const readable = [tempFilePath, dirname(main), engine, definitions];
    return {
        command: node,
        argumentsFor: (appId, spawnId) => [
            '--permission',
            ...readable.map((folder) => `--allow-fs-read=${folder}`),
            main,
            '--subprocess',
            appId,
            '--spawnId',
            String(spawnId),
        ],
    };
}

/** One file per state of its sources; several processes may build it at once. */
async function builtChild(engine: string, definitions: string): Promise<string> {
    const main = join(cacheFolder('node-runtime', keyOf([engine, definitions])), 'main.cjs');
    if (!existsSync(main)) {
        const unfinished = `${main}.${process.pid}`;
        await bundleChild({ main: unfinished, engine, definitions });
        renameSync(unfinished, main);
    }
    return main;
}

function keyOf(folders: readonly string[]): string {
    const hash = createHash('sha256');
    const sources = readdirSync(join(HERE, 'child')).map((name) => join(HERE, 'child', name));
    const packages = folders.map((folder) => join(folder, 'package.json'));
    for (const file of [join(HERE, 'bundle.mts'), ...sources, ...packages]) {
        hash.update(file).update(readFileSync(file));
    }
    return hash.digest('hex').slice(0, 16);
}
