import { AppStatus, AppStatusUtils } from '@rocket.chat/apps-engine/definition/AppStatus.js';
import type { IPermission } from '@rocket.chat/apps-engine/definition/permissions/IPermission.js';
import type { AppManager } from '@rocket.chat/apps-engine/server/AppManager.js';
import type { AppFabricationFulfillment } from '@rocket.chat/apps-engine/server/compiler/index.js';

export interface InstalledApp {
    readonly id: string;
    readonly name: string;
    readonly version: string;
    readonly status: AppStatus;
}

/** Whoever installs: the engine only hands this user to the app's onInstall. */
const ADMIN = { id: 'admin', username: 'admin', name: 'Admin' };

/**
 * Adds a package disabled, then enables it: the two steps of Rocket.Chat's `POST /api/apps`. It is granted what it asks for
 * unless told, as when an admin agrees; one that asks for nothing gets the engine's defaults.
 */
export async function installApp(manager: AppManager, zip: Buffer, granted?: IPermission[]): Promise<InstalledApp> {
    const permissionsGranted = granted ?? (await askedFor(manager, zip));
    const added = await manager.add(zip, {
        enable: false,
        user: ADMIN as never,
        ...(permissionsGranted && { permissionsGranted }),
    });
    refuseFailed(added);
    const { id } = added.getAppInfo();
    await enable(manager, id).catch((error) =>
        console.warn(`App ${id} was installed but could not be enabled:`, error),
    );
    return described(manager, id);
}

/** Rocket.Chat's `POST /api/apps/:id`. */
export async function updateApp(manager: AppManager, zip: Buffer, granted?: IPermission[]): Promise<InstalledApp> {
    const permissionsGranted = granted ?? (await askedFor(manager, zip));
    const updated = await manager.update(zip, permissionsGranted as IPermission[], {
        loadApp: true,
        user: ADMIN as never,
    });
    refuseFailed(updated);
    return described(manager, updated.getAppInfo().id);
}

/** Nothing where the package cannot be read: the engine itself says what is wrong with it. */
async function askedFor(manager: AppManager, zip: Buffer): Promise<IPermission[] | undefined> {
    const read = await manager
        .getParser()
        .unpackageApp(zip)
        .catch(() => undefined);
    return read?.info.permissions;
}

export async function enable(manager: AppManager, appId: string): Promise<void> {
    await manager.changeStatus(appId, AppStatus.MANUALLY_ENABLED);
}

export async function disable(manager: AppManager, appId: string): Promise<void> {
    await manager.changeStatus(appId, AppStatus.MANUALLY_DISABLED);
}

export async function uninstall(manager: AppManager, appId: string): Promise<void> {
    await manager.remove(appId, { user: ADMIN as never });
}

/** An installed app in short. Throws when there is none by this id. */
export async function described(manager: AppManager, appId: string): Promise<InstalledApp> {
    const app = manager.getOneById(appId);
    if (!app) {
        throw new Error(`No App found by the id of: ${appId}`);
    }
    return { id: app.getID(), name: app.getName(), version: app.getVersion(), status: await app.getStatus() };
}

export function isEnabled(status: AppStatus): boolean {
    return AppStatusUtils.isEnabled(status);
}

function refuseFailed(outcome: AppFabricationFulfillment): void {
    if (outcome.hasStorageError()) {
        throw new Error(outcome.getStorageError());
    }
    if (outcome.hasAppUserError()) {
        throw new Error('Failed to create an app user for this app.');
    }
}
