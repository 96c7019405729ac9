import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

export interface Bundling {
    /** The file to write. */
    readonly main: string;
    /** The folder of the engine that has `server` and `deno-runtime`. */
    readonly engine: string;
    /** The folder of the newest definitions, which apps are given. */
    readonly definitions: string;
}

const CHILD = fileURLToPath(new URL('./child/', import.meta.url));
const SHIMS = fileURLToPath(new URL('../deno/shims/', import.meta.url));

/**
 * What is the same on Deno and on Node comes from the published engine when the workspace starts: handlers, accessors,
 * builders, logger. Everything that differs is ours: wire, sandbox, modules, error handlers.
 */
const ENTRY = `
import app from 'deno-runtime/handlers/app/handler.ts';
import api from 'deno-runtime/handlers/api-handler.ts';
import scheduler from 'deno-runtime/handlers/scheduler-handler.ts';
import slashcommand from 'deno-runtime/handlers/slashcommand-handler.ts';
import { AppObjectRegistry as registry } from 'deno-runtime/AppObjectRegistry.ts';
import { AppAccessorsInstance as accessors } from 'deno-runtime/lib/accessors/mod.ts';
import { Logger } from 'deno-runtime/lib/logger.ts';
import { sanitizeDeprecatedUsage as rewriteSource } from 'deno-runtime/lib/sanitizeDeprecatedUsage.ts';
import { AppAccessorManager } from 'engine/server/managers/AppAccessorManager.js';
import { JsonRpcError } from 'jsonrpc-lite';
import * as uuid from 'uuid';
import { serve } from 'child/main.mts';
serve({
    handlers: { app, api, scheduler, slashcommand },
    registry, accessors, Logger, rewriteSource, AppAccessorManager, JsonRpcError, uuid,
});
`;

/** Which of our modules stand in the place of the engine's own, by the end of their path. */
const REPLACED: Record<string, string> = {
    'lib/messenger.ts': join(CHILD, 'messenger.mts'),
    'lib/require.ts': join(CHILD, 'engine-require.mts'),
    'app/construct.ts': join(CHILD, 'construct.mts'),
    '@rocket.chat/ui-kit': join(SHIMS, 'ui-kit.mts'),
    '@std/streams': join(SHIMS, 'std-streams.mts'),
    '@rocket.chat/apps-engine/definition/exceptions/AppsEngineException.ts': join(CHILD, 'apps-engine-exception.mts'),
};

/** Writes the child's program as one file. */
export async function bundleChild({ main, engine, definitions }: Bundling): Promise<void> {
    await build({
        stdin: { contents: ENTRY, resolveDir: CHILD, loader: 'ts' },
        outfile: main,
        bundle: true,
        platform: 'node',
        target: 'node22',
        format: 'cjs',
        keepNames: true,
        logLevel: 'error',
        define: { ENGINE_FOLDER: JSON.stringify(engine), DEFINITIONS_FOLDER: JSON.stringify(definitions) },
        plugins: [resolving(engine)],
    });
}

function resolving(engine: string): Plugin {
    const denoRuntime = join(engine, 'deno-runtime');
    const names: Record<string, string> = { 'deno-runtime/': denoRuntime, 'engine/': engine, 'child/': CHILD };
    return {
        name: 'apps-engine',
        setup(bundler) {
            bundler.onResolve({ filter: /^(deno-runtime|engine|child)\// }, ({ path }) => {
                const [name = '', folder = ''] = Object.entries(names).find(([start]) => path.startsWith(start)) ?? [];
                return { path: join(folder, path.slice(name.length)) };
            });
            // The accessors reach the manager only to look up permissions, which is the host's business.
            bundler.onResolve({ filter: /\/AppManager$/ }, () => ({ path: join(CHILD, 'no-manager.mts') }));
            bundler.onResolve({ filter: /./ }, async ({ path, importer, resolveDir, kind }) => {
                if (!importer.startsWith(denoRuntime)) {
                    return undefined;
                }
                const isPackage = !path.startsWith('.');
                return (
                    replaced(isPackage ? path : join(resolveDir, path)) ??
                    // One copy of each package, whichever of the two halves asks for it.
                    (isPackage ? bundler.resolve(path, { resolveDir: CHILD, kind }) : undefined)
                );
            });
        },
    };
}

function replaced(path: string): { path: string } | undefined {
    const found = Object.entries(REPLACED).find(([end]) => path.endsWith(end));
    return found && { path: found[1] };
}
