import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../workspace/cache.mts';

export interface AppCopy {
    readonly folder: string;
    remove(): void;
}

const NOT_THE_APP = new Set(['node_modules', 'dist', 'test']);

/** A copy of the app's files with the repository's node_modules, for what would write into the repository. */
export function copyApp(): AppCopy {
    const folder = mkdtempSync(join(tmpdir(), 'sms-app-'));
    for (const name of appFiles(repositoryRoot)) {
        cpSync(join(repositoryRoot, name), join(folder, name), { recursive: true });
    }
    symlinkSync(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'), 'dir');
    return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The names at the top of a folder that belong to the app. */
function appFiles(folder: string): string[] {
    return readdirSync(folder).filter((name) => !name.startsWith('.') && !NOT_THE_APP.has(name));
}
