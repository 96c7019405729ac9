import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Of these test files those whose imports, or the app's folders that they name, lead to one of the targets, the ones with
 * the shortest way first: they are the likeliest to notice a fault there. All paths are from the root. A file that is not there imports nothing. */
export function reaching(tests: readonly string[], targets: readonly string[], root: string): readonly string[] {
    const distances = tests.map((file) => ({ file, distance: distanceTo(file, new Set(targets), root) }));
    return distances
        .filter(({ distance }) => distance !== undefined)
        .sort((one, other) => (one.distance ?? 0) - (other.distance ?? 0))
        .map(({ file }) => file);
}

/** How many imports lead from the file to one of the targets; undefined when none do. */
function distanceTo(file: string, targets: ReadonlySet<string>, root: string): number | undefined {
    const seen = new Set([file]);
    let edge = [file];
    for (let distance = 0; edge.length > 0; distance += 1) {
        if (edge.some((one) => targets.has(one))) {
            return distance;
        }
        edge = edge.flatMap((one) => importsOf(one, root)).filter((one) => !seen.has(one));
        for (const one of edge) {
            seen.add(one);
        }
    }
    return undefined;
}

const known = new Map<string, readonly string[]>();

function importsOf(file: string, root: string): readonly string[] {
    const place = path.join(root, file);
    const imports = known.get(place) ?? readImports(file, place);
    known.set(place, imports);
    return imports;
}

function readImports(file: string, place: string): readonly string[] {
    const source = existsSync(place) ? readFileSync(place, 'utf8') : '';
    const imported = [...source.matchAll(/^(?:import|export)\s[^'";]*?'(\.[^']+)'/gm)].map(([, name = '']) => {
        const target = path.join(path.dirname(file), name);
        // The app's files name each other without their ending.
        return path.extname(target) === '' ? `${target}.ts` : target;
    });
    return [...imported, ...inNamedFolders(source, place.slice(0, -file.length))];
}

/** What a test reads that goes through a folder: it imports by a name that it makes up. */
function inNamedFolders(source: string, root: string): readonly string[] {
    const named = [...source.matchAll(/'(lib\/[\w/-]+)'/g)].map(([, folder = '']) => folder);
    return named
        .filter((folder) => statSync(path.join(root, folder), { throwIfNoEntry: false })?.isDirectory())
        .flatMap((folder) => filesIn(folder, root));
}

function filesIn(folder: string, root: string): readonly string[] {
    return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => `${folder}/${name}`);
}
