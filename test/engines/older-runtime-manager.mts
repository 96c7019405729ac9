import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AppManager } from '@rocket.chat/apps-engine/server/AppManager.js';
import type { AppRuntimeManager as Newest } from '@rocket.chat/apps-engine/server/managers/AppRuntimeManager.js';
import type { IRuntimeController } from '@rocket.chat/apps-engine/server/runtime/IRuntimeController.js';
import { engineFolder } from '../workspace/engine/engine-folder.mts';

type Factory = NonNullable<ConstructorParameters<typeof Newest>[1]>;
type Package = Parameters<Factory>[1];
type StorageItem = Parameters<Factory>[2];

interface Older {
    readonly subprocesses: Record<string, IRuntimeController>;
}

const require = createRequire(join(engineFolder(), 'package.json'));
const older: { readonly AppRuntimeManager: new (manager: AppManager) => Older } = require(
    join(engineFolder(), 'server/managers/AppRuntimeManager.js'),
);

/** The engine's own, with what came with 1.62: whoever makes it says how an app's process is made. */
export class AppRuntimeManager extends older.AppRuntimeManager {
    constructor(
        private readonly appManager: AppManager,
        private readonly factory: Factory,
    ) {
        super(appManager);
    }

    async startRuntimeForApp(appPackage: Package, storageItem: StorageItem): Promise<IRuntimeController> {
        const controller = this.factory(this.appManager, appPackage, storageItem);
        this.subprocesses[appPackage.info.id] = controller;
        await controller.setupApp();
        return controller;
    }
}
