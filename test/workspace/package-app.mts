import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderPhoneLibrary } from '../phone-library/render.mts';
import { cacheFolder, repositoryRoot } from './cache.mts';
import { withLock } from './lock.mts';

interface Manifest {
    readonly nameSlug: string;
    readonly version: string;
}

/** What lies beside the zip: which files it was made from, and what they were when it was made. */
interface PackagingRecord {
    readonly zip: string;
    readonly inputs: string;
    readonly inputsAfter?: string;
}

/**
 * The path of the app's zip, made by `rc-apps package` unless the last one was made from exactly these files. Several
 * processes may call this at once: one packages, the others wait.
 */
export async function packagedApp(root: string = repositoryRoot): Promise<string> {
    const record = recordPath(root);
    return withLock(join(cacheFolder(), 'package.lock'), async () => {
        await renderPhoneLibrary(root);
        const fresh = freshZip(root);
        if (fresh) {
            return fresh;
        }
        // Before packaging: a file that is saved meanwhile must not pass for packaged.
        const packaged = digestOfInputs(root);
        await runPackager(root);
        const zip = zipPath(root);
        const made: PackagingRecord = { zip: basename(zip), inputs: packaged, inputsAfter: digestOfInputs(root) };
        writeFileSync(`${record}.new`, JSON.stringify(made));
        renameSync(`${record}.new`, record);
        return zip;
    });
}

/** Where rc-apps puts the zip. */
export function zipPath(root: string = repositoryRoot): string {
    const manifest = JSON.parse(readFileSync(join(root, 'app.json'), 'utf8')) as Manifest;
    return join(root, 'dist', `${manifest.nameSlug}_${manifest.version}.zip`);
}

/** How the zip in `dist` was made; throws where there is none. */
export function packagingRecord(root: string = repositoryRoot): PackagingRecord {
    return JSON.parse(readFileSync(recordPath(root), 'utf8')) as PackagingRecord;
}

function recordPath(root: string): string {
    return join(root, 'dist', '.inputs.json');
}

function freshZip(root: string): string | undefined {
    const zip = zipPath(root);
    if (!existsSync(recordPath(root)) || !existsSync(zip)) {
        return undefined;
    }
    const last = packagingRecord(root);
    const isKnown = last.zip === basename(zip) && last.inputsAfter !== undefined;
    return isKnown && last.inputs === digestOfInputs(root) ? zip : undefined;
}

function runPackager(root: string): Promise<void> {
    const rcApps = fileURLToPath(new URL('../rc-apps/run.cjs', import.meta.url));
    return new Promise((resolve, reject) => {
        const packager = spawn(process.execPath, [rcApps, 'package'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
        let said = '';
        packager.stdout.on('data', (text) => (said += text));
        packager.stderr.on('data', (text) => (said += text));
        packager.on('error', reject);
        packager.on('exit', (code) => {
            const made = code === 0 && said.includes('packaged up at');
            made ? resolve() : reject(new Error(problemsIn(said)));
        });
    });
}

/** What the packager found wrong, without its decoration. */
function problemsIn(said: string): string {
    const plain = said.replace(ESCAPES, '').trim();
    return `The app does not compile: ${plain === '' ? 'rc-apps package failed without a word.' : plain}`;
}

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** A digest of everything rc-apps reads: what it zips and compiles, and what its compiler is configured by. */
export function digestOfInputs(root: string): string {
    const hash = createHash('sha256');
    for (const file of inputs(root, root)) {
        hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
    return hash.digest('hex');
}

const NOT_READ = new Set(['node_modules', 'test', 'dist', 'docs', 'README.md']);

function inputs(folder: string, root: string): string[] {
    return readdirSync(folder, { withFileTypes: true })
        .filter(({ name }) => !name.startsWith('.') && !NOT_READ.has(name))
        .sort((one, other) => (one.name < other.name ? -1 : 1))
        .flatMap((entry) => {
            const path = join(folder, entry.name);
            return entry.isDirectory() ? inputs(path, root) : entry.isFile() ? [path] : [];
        });
}
