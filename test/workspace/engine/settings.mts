import type { ISetting } from '@rocket.chat/apps-engine/definition/settings/ISetting.js';
import type { AppManager } from '@rocket.chat/apps-engine/server/AppManager.js';

export interface AppSettings {
    /** Every setting by id, as stored. */
    all(): Record<string, ISetting>;
    /** The value, or the package's default when none was saved. Throws for an unknown id. */
    get(id: string): unknown;
    /** Saves one value as the admin's Save does: onPreSettingUpdate, store, onSettingUpdated. Throws for an unknown id. */
    set(id: string, value: unknown): Promise<void>;
}

/** The settings of an installed app, read and written through the engine's own settings manager. */
export function settingsOf(manager: AppManager, appId: string): AppSettings {
    const settings = manager.getSettingsManager();
    return {
        all: () => settings.getAppSettings(appId),
        get(id) {
            const { value, packageValue } = settings.getAppSetting(appId, id);
            return value ?? packageValue;
        },
        set: (id, value) => settings.updateAppSetting(appId, { ...settings.getAppSetting(appId, id), value }),
    };
}
