import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { cacheFolder, repositoryRoot } from '../workspace/cache.mts';
import { COMPILED } from '../workspace/compiled.mts';

/** Which folders' tests run together, and in how many processes. */
const TOGETHER: readonly (readonly [folders: readonly string[], processes: number])[] = [
    [['engine'], 7],
    [['stories'], 2],
    [['browser'], 1],
    [['harness'], 1],
    [['contract', 'simulator'], 1],
    [['unit'], 2],
];

/**
 * What waits for others half of its time comes first, beside checks that compute; what only computes keeps the machine busy
 * to the end. The first of the engine's parts packages the app, for which the others wait.
 */
const ORDER = [/^engine-1/, /^browser/, /^engine/, /^harness/, /^contract/, /^stories/, /./];

/** What the longest take, roughly. */
const SECONDS: Readonly<Record<string, number>> = {
    'engine/old-server': 110,
    'engine/commands': 90,
    'engine/interruptions': 85,
    'engine/instances': 75,
    'engine/reply-order': 60,
    'engine/permissions': 55,
    'engine/soak': 40,
    'engine/signature': 35,
    'engine/media': 35,
    'engine/deploy': 35,
    'engine/secrets': 30,
    'engine/media-8': 30,
    'engine/reply-interruptions': 30,
    'engine/order': 25,
    'engine/waiting': 25,
    'engine/lifecycle': 25,
    'engine/parallel': 25,
    'engine/twice': 20,
    'engine/delivery': 20,
    'engine/attachments': 20,
    'engine/hostile': 20,
    'engine/replies': 20,
    'engine/random-texts': 20,
    'engine/settings': 15,
    'engine/shapes': 15,
    'engine/answers': 15,
    'engine/opt-out': 15,
    'engine/offline-reply': 15,
    'engine/departments': 15,
    'engine/names': 15,
    'stories/interruptions': 35,
    'stories/send-reply': 20,
    'stories/turn-model': 10,
    'stories/watch': 10,
    'stories/watched-month': 10,
    'stories/later': 10,
    'unit/escape-markdown': 10,
    'unit/largest-input': 10,
};

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
    return dealt(files, processes).map((part, index) => [`${folders.join('-')}-${index + 1}`, programOf(part)]);
}

/** Each file, the longest first, to the part that has the least to do. */
function dealt(files: readonly string[], processes: number): readonly (readonly string[])[] {
    const parts = Array.from({ length: processes }, () => ({ files: [] as string[], seconds: 0 }));
    for (const file of files.slice().sort((one, other) => secondsOf(other) - secondsOf(one))) {
        parts.sort((one, other) => one.seconds - other.seconds);
        const [least] = parts;
        least?.files.push(file);
        if (least) {
            least.seconds += secondsOf(file);
        }
    }
    return parts.sort((one, other) => other.seconds - one.seconds).map((part) => part.files);
}

function secondsOf(file: string): number {
    return SECONDS[file.replace('.test.mts', '')] ?? 5;
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
