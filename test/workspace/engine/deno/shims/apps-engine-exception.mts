import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The engine's own AppsEngineException: its published package has the `.js` but not the `.ts` the runtime imports. */
export const { AppsEngineException } = createRequire(import.meta.url)(
    fileURLToPath(import.meta.resolve('@rocket.chat/apps-engine/definition/exceptions/AppsEngineException.js')),
);
