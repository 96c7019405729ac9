import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const repositoryRoot: string = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');

/** A folder under `test/.cache` (which git ignores), made when it is missing. */
export function cacheFolder(...names: readonly string[]): string {
    const folder = join(repositoryRoot, 'test', '.cache', ...names);
    mkdirSync(folder, { recursive: true });
    return folder;
}
