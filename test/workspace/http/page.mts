import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import { packageFolder } from '../engine/package-folder.mts';
import type { Generation } from '../rocketchat/server.mts';

/** What the page needs of node_modules, by its name under `/vendor/`. */
const VENDOR: Record<string, readonly [string, string]> = {
    'preact.mjs': ['preact', 'dist/preact.mjs'],
    'preact-hooks.mjs': ['preact', 'hooks/dist/hooks.mjs'],
    'htm.mjs': ['htm', 'dist/htm.mjs'],
    'htm-preact.mjs': ['htm', 'preact/index.mjs'],
    'signals-core.mjs': ['@preact/signals-core', 'dist/signals-core.mjs'],
    'signals.mjs': ['@preact/signals', 'dist/signals.mjs'],
    'inter.woff2': ['@fontsource-variable/inter', 'files/inter-latin-wght-normal.woff2'],
};

const FOLDER = fileURLToPath(new URL('../page/', import.meta.url));
/** Modules of the app that the page uses, by their name under `/app/`. */
const OF_THE_APP = ['phone-format', 'emoji'];

/** Rocket.Chat's parser of messages for each generation of the server: 0.31.32, and 0.32, the newest that is published. */
const PARSERS: Record<Generation, string> = { old: '@rocket.chat/message-parser', new: 'message-parser-next' };

/** The web page at `/`, from test/workspace/page, what it needs of node_modules under `/vendor/` and of the app under `/app/`. */
export function pageRoutes(generation: Generation): Router {
    const router = Router();
    serveScript(router, '/vendor/message-parser.mjs', () => bundled(`export { parse } from '${PARSERS[generation]}'`));
    router.get('/vendor/:name', (request, response, next) => {
        const [name, path] = VENDOR[String(request.params.name)] ?? [];
        if (!name || !path) {
            next();
            return;
        }
        response.sendFile(join(packageFolder(name), path), { dotfiles: 'allow', maxAge: '1h' });
    });
    for (const name of OF_THE_APP) {
        serveScript(router, `/app/${name}.mjs`, () => bundled(`export * from '../../../lib/words/${name}.ts'`));
    }
    router.get('/favicon.ico', (_request, response) => response.sendFile(join(FOLDER, '../../../icon.png')));
    if (existsSync(FOLDER)) {
        router.use(express.static(FOLDER, { etag: false, setHeaders: (response) => response.set(headersOfPage()) }));
    }
    return router;
}

function serveScript(router: Router, path: string, make: () => Promise<string>): void {
    const module = onceAsked(make);
    router.get(path, (_request, response, next) => {
        module().then((script) => response.type('text/javascript').send(script), next);
    });
}

/** A module as a browser runs it: of the app, so that the page writes numbers exactly as the app does, or of a package. */
async function bundled(contents: string): Promise<string> {
    const { build } = await import('esbuild');
    const stdin = { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)) };
    const built = await build({ stdin, bundle: true, format: 'esm', target: 'es2022', write: false });
    return built.outputFiles[0]?.text ?? '';
}

function onceAsked<T>(make: () => Promise<T>): () => Promise<T> {
    let made: Promise<T> | undefined;
    return () => {
        made ??= make();
        return made;
    };
}

/** Nothing is fetched from elsewhere: the browser itself sees to that. */
function headersOfPage(): Record<string, string> {
    return {
        'Cache-Control': 'no-store',
        'Referrer-Policy': 'no-referrer',
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy': [
            "default-src 'self'",
            `script-src 'self' ${importMapHash()}`,
            "img-src 'self' blob: data:",
            "media-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        ].join('; '),
    };
}

/** An import map can only be written inside the page, so the policy names it by its hash. */
function importMapHash(): string {
    const html = readFileSync(join(FOLDER, 'index.html'), 'utf8');
    const map = /<script type="importmap">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
    return `'sha256-${createHash('sha256').update(map).digest('base64')}'`;
}
