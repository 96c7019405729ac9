import type { IEnvironmentRead } from '@rocket.chat/apps-engine/definition/accessors';
import { type ISetting, SettingType } from '@rocket.chat/apps-engine/definition/settings';
import { parseSettings } from '../model/parse-settings';
import type { Log, SettingsSource } from '../model/ports';
import { SETTINGS, type SettingId, type Settings, type WorkspaceSettings } from '../model/settings';
import { REREAD_AFTER_MS } from '../model/timing';
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
    /**
     * The last read, under way or done. The promise is kept and not its result, so that those who wait for it and those
     * who come right after it go on in the order in which they came.
     */
    latest: Promise<Settings> | undefined;
    readAt: number;
    /** The problems that were last told to the log. */
    told: string;
}

/** Has the settings read again when they are next asked for. */
export function forgetSettings(memory: SettingsMemory): void {
    memory.latest = undefined;
}

/** Settings from memory, over the accessors of one request. Problems in them are logged when they change. */
export function settingsOver(
    environment: IEnvironmentRead,
    { memory, log }: { readonly memory: SettingsMemory; readonly log: Log },
): SettingsSource {
    const readNow = async (): Promise<Settings> => {
        memory.readAt = Date.now();
        const settings = await readSettings(environment);
        const found = JSON.stringify(settings.problems);
        for (const { setting, line, why } of found === memory.told ? [] : settings.problems) {
            log.warn('sms.setting-problem', { setting, line, why });
        }
        memory.told = found;
        return settings;
    };
    const readForAll = (): Promise<Settings> => {
        const reading = readNow();
        memory.latest = reading;
        reading.catch(() => {
            memory.latest = memory.latest === reading ? undefined : memory.latest;
        });
        return reading;
    };
    const current = () => memory.latest ?? readForAll();
    return {
        current,
        async reread() {
            const before = memory.latest;
            if (before === undefined || Math.abs(Date.now() - memory.readAt) < REREAD_AFTER_MS) {
                return current();
            }
            const reading = readNow();
            await reading;
            // Whoever changed a setting meanwhile has had them forgotten, and that counts more.
            memory.latest = memory.latest === before ? reading : memory.latest;
            return reading;
        },
    };
}

const TYPES = {
    string: SettingType.STRING,
    lines: SettingType.STRING,
    password: SettingType.PASSWORD,
    int: SettingType.NUMBER,
    boolean: SettingType.BOOLEAN,
    room: SettingType.ROOM_PICK,
} as const;

async function readSettings(environment: IEnvironmentRead): Promise<Settings> {
    const stored: Partial<Record<SettingId, unknown>> = {};
    const [siteUrl, workspace] = await Promise.all([
        timely(environment.getServerSettings().getValueById('Site_Url')),
        readWorkspace(environment),
        ...SETTINGS.map(async ({ id }) => {
            stored[id] = await timely(environment.getSettings().getValueById(id));
        }),
    ]);
    return parseSettings(stored, typeof siteUrl === 'string' ? siteUrl : '', workspace);
}

/** A server whose clock is the one to go by does not tell apps its zone.
 * Source: Rocket.Chat apps/meteor/server/settings/general.ts. */
async function readWorkspace(environment: IEnvironmentRead): Promise<WorkspaceSettings> {
    const read = async (id: string): Promise<string | undefined> => {
        const value: unknown = await timely(environment.getServerSettings().getValueById(id)).catch(() => undefined);
        return typeof value === 'string' && value !== '' ? value : undefined;
    };
    const [language, whose, timeZone] = await Promise.all(
        ['Language', 'Default_Timezone_For_Reporting', 'Default_Custom_Timezone'].map(read),
    );
    return { language, ...(whose === 'custom' ? { timeZone } : {}) };
}

/** Whether Omnichannel is on; undefined where the server does not tell. */
export async function isOmnichannelOn(environment: IEnvironmentRead): Promise<boolean | undefined> {
    const read = environment.getServerSettings().getValueById('Livechat_enabled');
    const value: unknown = await timely(read).catch(() => undefined);
    return typeof value === 'boolean' ? value : undefined;
}
