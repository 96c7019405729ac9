import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Absolute folders, put in when the program is built. */
declare const ENGINE_FOLDER: string;
declare const DEFINITIONS_FOLDER: string;

const PACKAGE = '@rocket.chat/apps-engine';
const load = createRequire(__filename);

/** A module of the Apps-Engine's package, or one of Node's: definitions from the newest package, the rest from the engine. */
export function require(name: string): unknown {
    if (!name.startsWith(PACKAGE)) {
        return load(name);
    }
    const path = name.slice(PACKAGE.length);
    return load(join(path.startsWith('/definition') ? DEFINITIONS_FOLDER : ENGINE_FOLDER, path));
}
