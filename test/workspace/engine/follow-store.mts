import type { IAppStorageItem } from '@rocket.chat/apps-engine/server/storage/IAppStorageItem.js';
import type { Store } from '../store/store.mts';
import type { Engine } from './engine.mts';
import { isEnabled } from './installation.mts';

const APPS = 'rocketchat_apps';
/** An installation writes several times in a row; they are followed as one. */
const SETTLE_MS = 50;

/**
 * Makes this instance do what the others did: an app installed, updated, enabled, disabled, removed or configured there
 * is so here, with its hooks run here too. Source: apps/meteor/server/services/apps-engine/service.ts.
 */
export function followStore(store: Store, engine: Engine): () => void {
    const due = new Map<string, NodeJS.Timeout>();
    const follow = (appId: string): void => {
        clearTimeout(due.get(appId));
        due.set(
            appId,
            setTimeout(() => {
                if (engine.isBusy()) {
                    follow(appId);
                    return;
                }
                due.delete(appId);
                reconcile({ store, engine, appId }).catch((error) => console.error(`Following app ${appId}:`, error));
            }, SETTLE_MS).unref(),
        );
    };
    const unfollow = store.changes((change) => {
        if (change.collection === APPS) {
            follow(String(change.document.id));
        }
    });
    return () => {
        unfollow();
        for (const timer of due.values()) {
            clearTimeout(timer);
        }
    };
}

interface Followed {
    readonly store: Store;
    readonly engine: Engine;
    readonly appId: string;
}

async function reconcile({ store, engine, appId }: Followed): Promise<void> {
    const { manager } = engine;
    const local = manager.getOneById(appId);
    const [found] = await store.find(APPS, { id: appId });
    const stored = found && (await manager.getStorage().retrieveOne(appId));
    if (!stored) {
        if (local) {
            await manager.removeLocal(appId);
        }
        return;
    }
    if (!local) {
        await manager.addLocal(appId);
        return;
    }
    if (local.getStorageItem().signature !== stored.signature) {
        await manager.updateAndStartupLocal(stored, await engine.packageOf(stored));
        return;
    }
    await followStatus(engine, stored);
    await followSettings(engine, stored);
}

/** Compares with the status this instance stored: the app's own is not to be trusted while its Deno restarts. */
async function followStatus({ manager }: Engine, stored: IAppStorageItem): Promise<void> {
    const here = manager.getOneById(stored.id).getStorageItem();
    if (isEnabled(here.status) === isEnabled(stored.status)) {
        return;
    }
    here.status = stored.status;
    await (isEnabled(stored.status) ? manager.enable(stored.id) : manager.disable(stored.id, stored.status, true));
}

async function followSettings({ manager }: Engine, stored: IAppStorageItem): Promise<void> {
    const here = manager.getOneById(stored.id).getStorageItem().settings;
    for (const setting of Object.values(stored.settings)) {
        if (JSON.stringify(here[setting.id]?.value) !== JSON.stringify(setting.value)) {
            await manager.getSettingsManager().updateAppSetting(stored.id, setting);
        }
    }
}
