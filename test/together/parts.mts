import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { cacheFolder, repositoryRoot } from '../workspace/cache.mts';
import { COMPILED } from '../workspace/compiled.mts';

/** Which folders' tests run together, and in how many processes. */
const TOGETHER: readonly (readonly [folders: readonly string[], processes: number])[] = [
    [['engine'], 6],
    [['stories'], 2],
    [['browser'], 1],
    [['harness'], 1],
    [['contract', 'simulator'], 1],
    [['unit'], 2],
];

/**
 * What takes long comes first, so that nothing long is left for the end. The first of the engine's parts packages the app,
 * for which the others wait; the stories need no package.
 */
const ORDER = [/^engine-1/, /^stories/, /^browser/, /^engine/, /^harness/, /^contract/, /./];

const TESTS = join(repositoryRoot, 'test');
const PART = 'part:';

/** Compiles all tests; returns the file of each part, in the order in which they shall begin. */
export async function compiledParts(): Promise<readonly string[]> {
    const parts = new Map(TOGETHER.flatMap(([folders, processes]) => partsOf(folders, processes)));
    const outdir = cacheFolder('together');
    await rm(outdir, { recursive: true });
    await build({
        ...COMPILED,
        plugins: [...COMPILED.plugins, written(parts)],
        splitting: true,
        outdir,
        entryPoints: [...parts.keys()].map((name) => ({ in: `${PART}${name}`, out: name })),
    });
    const place = (name: string) => ORDER.findIndex((pattern) => pattern.test(name));
    return [...parts.keys()].sort((one, other) => place(one) - place(other)).map((name) => join(outdir, `${name}.mjs`));
}

function partsOf(folders: readonly string[], processes: number): readonly (readonly [name: string, program: string])[] {
    const files = folders.flatMap((folder) =>
        readdirSync(join(TESTS, folder))
            .filter((name) => name.endsWith('.test.mts'))
            .sort()
            .map((name) => `${folder}/${name}`),
    );
    return Array.from({ length: processes }, (_, part) => {
        const here = files.filter((_, at) => at % processes === part);
        return [`${folders.join('-')}-${part + 1}`, programOf(here)];
    });
}

function programOf(files: readonly string[]): string {
    const list = files.map((file) => `['${file}', () => import('./${file}')]`);
    return `import { together } from './together/together.mts'; together([${list.join(', ')}]);`;
}

function written(parts: ReadonlyMap<string, string>): Plugin {
    return {
        name: 'parts',
        setup(bundler) {
            bundler.onResolve({ filter: new RegExp(`^${PART}`) }, ({ path }) => ({ path, namespace: PART }));
            bundler.onLoad({ filter: /./, namespace: PART }, ({ path }) => ({
                contents: parts.get(path.slice(PART.length)) ?? '',
                resolveDir: TESTS,
            }));
        },
    };
}
