import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The folder of an installed npm package, wherever npm put it. Throws when it is not installed. */
export function packageFolder(name: string): string {
    const found = findPackageFolder(name);
    if (found === undefined) {
        throw new Error(`The npm package ${name} is not installed: run "npm ci" in the repository's root folder.`);
    }
    return found;
}

/** The same, or undefined when it is not installed, as optional packages of another platform are not. */
export function findPackageFolder(name: string): string | undefined {
    const folder = (createRequire(import.meta.url).resolve.paths(name) ?? [])
        .map((base) => join(base, name))
        .find((one) => existsSync(join(one, 'package.json')));
    return folder && realpathSync(folder);
}
