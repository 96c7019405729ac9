import type { IEnvironmentRead } from '@rocket.chat/apps-engine/definition/accessors';
import { type ISetting, SettingType } from '@rocket.chat/apps-engine/definition/settings';
import type { Log, SettingsSource } from '../ports';
import { parseSettings, SETTINGS, type SettingId, type Settings } from '../settings';
import { timely } from './timely';

/** The settings as Rocket.Chat shows them to an admin. */
export function settingDefinitions(): readonly ISetting[] {
    return SETTINGS.map(({ id, type, section, packageValue }) => ({
        id,
        type: TYPES[type],
        packageValue,
        required: false,
        public: false,
        multiline: type === 'lines',
        section,
        i18nLabel: `${id}_label`,
        i18nDescription: `${id}_description`,
        i18nPlaceholder: `${id}_placeholder`,
    }));
}

/** The settings that one process has read. */
export interface SettingsMemory {
    known: Settings | undefined;
    /** The read under way, for everybody who asks meanwhile. */
    reading: Promise<Settings> | undefined;
    readAt: number;
    /** Counts the changes, so that a read that was under way during one is not kept. */
    changes: number;
}

/** Has the settings read again when they are next asked for. */
export function forgetSettings(memory: SettingsMemory): void {
    memory.known = undefined;
    memory.reading = undefined;
    memory.changes += 1;
}

/** Settings from memory, over the accessors of one request. Problems in them are logged when they are read. */
export function settingsOver(
    environment: IEnvironmentRead,
    { memory, log }: { readonly memory: SettingsMemory; readonly log: Log },
): SettingsSource {
    const readNow = async (): Promise<Settings> => {
        const { changes } = memory;
        memory.readAt = Date.now();
        const settings = await readSettings(environment);
        memory.known = memory.changes === changes ? settings : undefined;
        for (const { setting, line, why } of settings.problems) {
            log.warn('sms.setting-problem', { setting, line, why });
        }
        return settings;
    };
    const read = (): Promise<Settings> => {
        if (memory.reading !== undefined) {
            return memory.reading;
        }
        const reading = readNow().finally(() => {
            memory.reading = memory.reading === reading ? undefined : memory.reading;
        });
        memory.reading = reading;
        return reading;
    };
    return {
        current: async () => memory.known ?? read(),
        reread: async () =>
            memory.known !== undefined && Date.now() - memory.readAt < REREAD_AFTER_MS ? memory.known : read(),
    };
}

const REREAD_AFTER_MS = 5_000;

const TYPES = {
    string: SettingType.STRING,
    lines: SettingType.STRING,
    password: SettingType.PASSWORD,
    int: SettingType.NUMBER,
    boolean: SettingType.BOOLEAN,
} as const;

async function readSettings(environment: IEnvironmentRead): Promise<Settings> {
    const stored: Partial<Record<SettingId, unknown>> = {};
    const [siteUrl] = await Promise.all([
        timely(environment.getServerSettings().getValueById('Site_Url')),
        ...SETTINGS.map(async ({ id }) => {
            stored[id] = await timely(environment.getSettings().getValueById(id));
        }),
    ]);
    return parseSettings(stored, typeof siteUrl === 'string' ? siteUrl : '');
}
