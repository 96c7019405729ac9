import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import { packageFolder } from '../engine/package-folder.mts';

/** What the page needs of node_modules, by its name under `/vendor/`. */
const VENDOR: Record<string, readonly [string, string]> = {
    'preact.mjs': ['preact', 'dist/preact.mjs'],
    'preact-hooks.mjs': ['preact', 'hooks/dist/hooks.mjs'],
    'htm.mjs': ['htm', 'dist/htm.mjs'],
    'htm-preact.mjs': ['htm', 'preact/index.mjs'],
    'signals-core.mjs': ['@preact/signals-core', 'dist/signals-core.mjs'],
    'signals.mjs': ['@preact/signals', 'dist/signals.mjs'],
    'message-parser.mjs': ['@rocket.chat/message-parser', 'dist/messageParser.mjs'],
    'inter.woff2': ['@fontsource-variable/inter', 'files/inter-latin-wght-normal.woff2'],
};

const FOLDER = fileURLToPath(new URL('../page/', import.meta.url));
/** Modules of the app that the page uses, by their name under `/app/`. */
const OF_THE_APP = ['phone-format', 'emoji'];

/** The web page at `/`, from test/workspace/page, what it needs of node_modules under `/vendor/` and of the app under `/app/`. */
export function pageRoutes(): Router {
    const router = Router();
    router.get('/vendor/:name', (request, response, next) => {
        const [name, path] = VENDOR[String(request.params.name)] ?? [];
        if (!name || !path) {
            next();
            return;
        }
        response.sendFile(join(packageFolder(name), path), { dotfiles: 'allow', maxAge: '1h' });
    });
    for (const name of OF_THE_APP) {
        const module = onceAsked(() =>
            inBrowser(fileURLToPath(new URL(`../../../lib/words/${name}.ts`, import.meta.url))),
        );
        router.get(`/app/${name}.mjs`, (_request, response, next) => {
            module().then((script) => response.type('text/javascript').send(script), next);
        });
    }
    router.get('/favicon.ico', (_request, response) => response.sendFile(join(FOLDER, '../../../icon.png')));
    if (existsSync(FOLDER)) {
        router.use(express.static(FOLDER, { etag: false, setHeaders: (response) => response.set(headersOfPage()) }));
    }
    return router;
}

/** A module of the app as a browser runs it, so that the page writes numbers exactly as the app does. */
async function inBrowser(module: string): Promise<string> {
    const { build } = await import('esbuild');
    const built = await build({ entryPoints: [module], bundle: true, format: 'esm', target: 'es2022', write: false });
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
