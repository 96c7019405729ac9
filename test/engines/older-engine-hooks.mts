import { existsSync } from 'node:fs';
import { createRequire, type LoadHook, type ResolveHook } from 'node:module';
import { join } from 'node:path';
import { engineFolder } from '../workspace/engine/engine-folder.mts';

const PACKAGE = '@rocket.chat/apps-engine/';
const SCHEME = 'older-engine:';
const newest = createRequire(import.meta.url);

/** Modules in whose place stand ours, because the workspace asks for more than older engines give. */
const REPLACED: Record<string, string> = {
    'server/managers/AppRuntimeManager.js': './older-runtime-manager.mts',
};

/** Sends every import of the Apps-Engine to the engine that this process is to run. */
export const resolve: ResolveHook = (specifier, context, nextResolve) => {
    if (!specifier.startsWith(PACKAGE)) {
        return nextResolve(specifier, context);
    }
    const path = specifier.slice(PACKAGE.length);
    const ours = REPLACED[path];
    const url = ours ? new URL(ours, import.meta.url).href : `${SCHEME}${path}`;
    return { url, format: 'module', shortCircuit: true };
};

/** A module of that engine, with a class that does nothing for whatever only the newest has: bridges, for the most part. */
export const load: LoadHook = (url, context, nextLoad) => {
    if (!url.startsWith(SCHEME)) {
        return nextLoad(url, context);
    }
    const path = url.slice(SCHEME.length);
    const file = join(engineFolder(), path);
    const names = Object.keys(Object(newest(`${PACKAGE}${path}`)));
    const source = [
        `import { createRequire } from 'node:module';`,
        existsSync(file)
            ? `const found = createRequire(${JSON.stringify(file)})(${JSON.stringify(file)});`
            : 'const found = {};',
        ...names.map((name) => `export const ${name} = found.${name} ?? class {};`),
    ].join('\n');
    return { format: 'module', source, shortCircuit: true };
};
