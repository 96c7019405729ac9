import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BuildOptions, Plugin } from 'esbuild';

/**
 * How esbuild makes what Node runs by itself of our modules: tsx translates them one after the other in another thread, and
 * takes twice as long as everything else that a process does until it has started. Packages stay outside, and a module finds
 * the files beside it as if it stood where it was written.
 */
export const COMPILED = {
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'error',
    outExtension: { '.js': '.mjs' },
    define: { 'import.meta.url': 'moduleUrl', 'import.meta.dirname': 'moduleFolder' },
    plugins: [knowingItsPlace(), theAppsPackages()],
} satisfies BuildOptions;

/** What Node has to be told so that an error names the lines as they were written. */
export const COMPILED_FLAGS = ['--enable-source-maps'];

function knowingItsPlace(): Plugin {
    return {
        name: 'place',
        setup(bundler) {
            bundler.onLoad({ filter: /\.mts$/ }, async ({ path }) => {
                const places = `const moduleUrl = ${JSON.stringify(pathToFileURL(path).href)}, moduleFolder = ${JSON.stringify(dirname(path))};`;
                return { contents: places + (await readFile(path, 'utf8')), loader: 'ts' };
            });
        },
    };
}

/** The app asks for packages as CommonJS does, by their folders too, and has its own. */
function theAppsPackages(): Plugin {
    return {
        name: 'packages of the app',
        setup(bundler) {
            bundler.onResolve({ filter: /^[^.]/ }, ({ path, importer }) => {
                if (!importer.endsWith('.ts')) {
                    return undefined;
                }
                const found = createRequire(importer).resolve(path);
                return { path: isAbsolute(found) ? pathToFileURL(found).href : found, external: true };
            });
        },
    };
}
