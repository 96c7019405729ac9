import { parseSubaccount } from './accounts';
import { parseDepartment } from './department-map';
import { parseApiAddress, parsePublicAddress, takesCallbacks } from './public-address';
import { type LineProblem, parseLines } from './setting-lines';
import { SETTINGS, type SettingId, type SettingProblem, type Settings, type WorkspaceSettings } from './settings';

type Stored = Readonly<Partial<Record<SettingId, unknown>>>;

/** The settings from their stored values. A value of the wrong type counts as not set. */
export function parseSettings(stored: Stored, siteUrl: string, workspace: WorkspaceSettings = {}): Settings {
    const text = (id: SettingId) => textOf(stored[id]).trim();
    const subaccounts = parseLines(textOf(stored.twilio_subaccounts), parseSubaccount);
    const departments = parseLines(textOf(stored.departments_by_number), parseDepartment);
    const apiUrl = parseApiAddress(text('twilio_api_url') || String(defaultOf('twilio_api_url')));
    const pasted = parsePublicAddress(text('public_url'));
    const publicAddress = pasted ?? parsePublicAddress(siteUrl);
    const tokens = [text('twilio_auth_token'), text('twilio_auth_token_secondary')];
    return {
        accounts: {
            main: { sid: text('twilio_account_sid'), authTokens: tokens.filter((token) => token !== '') },
            subaccounts: subaccounts.entries,
        },
        messagingServiceSid: text('twilio_messaging_service_sid'),
        apiUrl,
        siteUrl: siteUrl.replace(/\/+$/, ''),
        publicAddress,
        defaultDepartment: text('default_department'),
        departmentsByNumber: departments.entries,
        defaultNumber: text('default_number'),
        defaultCountry: text('default_country').toUpperCase(),
        offlineReply: text('offline_reply'),
        offlineReplyEveryMs: numberOf(stored, 'offline_reply_every_minutes') * 60_000,
        media: {
            enabled: stored.media_enabled !== false,
            types: text('media_types'),
            maxBytes: numberOf(stored, 'media_max_mb') * 1024 * 1024,
        },
        showDelivery: stored.show_delivery !== false,
        replyExpiresMs: Math.max(1, numberOf(stored, 'reply_expires_hours')) * 3_600_000,
        ...workspace,
        rememberDays: Math.max(1, Math.round(numberOf(stored, 'remember_days'))),
        alarmRooms: roomsIn(stored.alarm_room),
        recoverEveryMs: numberOf(stored, 'recover_every_minutes') * 60_000,
        problems: [
            ...problemsOf('twilio_subaccounts', subaccounts.problems),
            ...problemsOf('departments_by_number', departments.problems),
            ...defaultProblems(text('default_number'), text('default_country')),
            ...(apiUrl === undefined ? [noAddress('twilio_api_url')] : []),
            ...(pasted === undefined && text('public_url') !== '' ? [noAddress('public_url')] : []),
            ...(publicAddress === undefined || takesCallbacks(publicAddress) ? [] : [NO_CALLBACKS]),
        ],
    };
}

function defaultOf(id: SettingId): string | number | boolean | undefined {
    return SETTINGS.find((setting) => setting.id === id)?.packageValue;
}

function problemsOf(setting: SettingId, problems: readonly LineProblem[]): readonly SettingProblem[] {
    return problems.map((problem) => ({ setting, ...problem }));
}

function defaultProblems(number: string, country: string): readonly SettingProblem[] {
    const isNumber = number === '' || /^\+?[\d\s().-]{7,}$/.test(number);
    const isCountry = country === '' || /^[a-z]{2}$/i.test(country);
    return [
        ...(isNumber
            ? []
            : [{ setting: 'default_number', why: 'is not a phone number such as +15558675310' } as const]),
        ...(isCountry
            ? []
            : [{ setting: 'default_country', why: 'is not a country in two letters such as US' } as const]),
    ];
}

function noAddress(setting: SettingId): SettingProblem {
    return { setting, why: 'is not an address such as https://example.com' };
}

const NO_CALLBACKS: SettingProblem = {
    setting: 'public_url',
    why: 'has an underscore in its host, which Twilio does not call back: replies leave, and nobody hears what becomes of them',
};

/** What a room picker holds: a list of rooms, or of their ids; also ids in a text, with commas between them.
 * Source: Rocket.Chat apps/meteor/client/views/admin/settings/Setting/inputs/RoomPickSettingInput.tsx. */
function roomsIn(value: unknown): readonly string[] {
    const picked: readonly unknown[] = Array.isArray(value) ? value : textOf(value).split(/[\s,]+/);
    const ids = picked.map((one) => (typeof one === 'object' && one !== null && '_id' in one ? one._id : one));
    return ids.filter((id): id is string => typeof id === 'string' && id !== '');
}

function textOf(value: unknown): string {
    return typeof value === 'string' ? value : '';
}

/** A number that is not negative, else the default; a setting of type int may be stored as text. */
function numberOf(stored: Stored, id: SettingId): number {
    const value = stored[id];
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : Number(defaultOf(id));
}
