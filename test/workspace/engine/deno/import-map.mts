import { pathToFileURL } from 'node:url';
import { packageFolder } from '../package-folder.mts';

/** npm packages of the engine's own deno.jsonc, in the versions it names there. */
const NPM_PACKAGES: Record<string, string> = {
    '@msgpack/msgpack': '3.0.0-beta2',
    acorn: '8.10.0',
    'acorn-walk': '8.2.0',
    astring: '1.8.6',
    'jsonrpc-lite': '2.2.0',
    'stack-trace': '0.0.10',
    uuid: '8.3.2',
};

/**
 * The Deno configuration the engine's runtime runs with, in place of the published one, whose import map names JSR
 * packages and TypeScript sources that are not published. `engineFolder` is the engine's package, reachable by a path
 * without spaces: the runtime turns its URL into a path without decoding it.
 */
export function denoConfig(engineFolder: string): string {
    const shim = (name: string): string => new URL(`./shims/${name}.mts`, import.meta.url).href;
    const imports: Record<string, string> = {
        '@rocket.chat/apps-engine/definition/exceptions/AppsEngineException.ts': shim('apps-engine-exception'),
        '@rocket.chat/apps-engine/': pathToFileURL(`${engineFolder}/`).href,
        '@rocket.chat/ui-kit': shim('ui-kit'),
        '@std/io': shim('std-io'),
        // Engines before 1.60.
        'https://deno.land/std@0.216.0/io/write_all.ts': shim('std-io'),
        '@std/streams': shim('std-streams'),
        '@std/cli/parse-args': shim('std-parse-args'),
    };
    for (const [name, version] of Object.entries(NPM_PACKAGES)) {
        imports[name] = `npm:${name}@${version}`;
    }
    return JSON.stringify({ nodeModulesDir: 'manual', lock: false, unstable: ['detect-cjs'], imports }, null, 4);
}

/** Where each npm package of that configuration is installed, by name. */
export function npmPackageFolders(): ReadonlyMap<string, string> {
    return new Map(Object.keys(NPM_PACKAGES).map((name) => [name, packageFolder(name)]));
}
