import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packageFolder } from '../workspace/engine/package-folder.mts';

/**
 * Imported before rc-apps: it takes the zip that lies in `dist` for what it has just compiled. Compiling takes it half a
 * minute and is tested elsewhere (zip.test.mts).
 */
const requireOfTool = createRequire(join(packageFolder('@rocket.chat/apps-cli'), 'package.json'));
const compiler: unknown = Reflect.get(requireOfTool('@rocket.chat/apps-compiler'), 'AppsCompiler');
const prototype: unknown = typeof compiler === 'function' && Reflect.get(compiler, 'prototype');
if (typeof prototype !== 'object' || prototype === null || !('compile' in prototype && 'outputZip' in prototype)) {
    throw new Error('The compiler of rc-apps has no methods compile and outputZip any more');
}
Object.assign(prototype, { compile: async () => ({ diagnostics: [] }), outputZip: async () => undefined });
