import { resolve } from 'node:path';

/**
 * A path as somebody typed it on the command line, made absolute. The npm scripts change to `test/` first, and npm
 * says in INIT_CWD where the person was.
 */
export function typedPath(path: string): string {
    return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}
