import { parseSubaccounts } from './accounts';
import { type DepartmentMap, parseDepartmentMap } from './department-map';

/** The settings by id, in the order in which an admin meets them. `lines`: a text of several lines. */
export const SETTINGS = [
    { id: 'twilio_account_sid', type: 'string', section: 'section_twilio', packageValue: '' },
    { id: 'twilio_auth_token', type: 'password', section: 'section_twilio', packageValue: '' },
    { id: 'public_url', type: 'string', section: 'section_twilio', packageValue: '' },
    { id: 'default_department', type: 'string', section: 'section_routing', packageValue: '' },
    { id: 'departments_by_number', type: 'lines', section: 'section_routing', packageValue: '' },
    { id: 'twilio_messaging_service_sid', type: 'string', section: 'section_replies', packageValue: '' },
    { id: 'offline_reply', type: 'lines', section: 'section_replies', packageValue: '' },
    { id: 'offline_reply_every_minutes', type: 'int', section: 'section_replies', packageValue: 60 },
    { id: 'show_delivery', type: 'boolean', section: 'section_replies', packageValue: true },
    { id: 'media_enabled', type: 'boolean', section: 'section_media', packageValue: true },
    {
        id: 'media_types',
        type: 'string',
        section: 'section_media',
        packageValue: 'image/*,audio/*,video/*,text/*,application/pdf',
    },
    { id: 'media_max_mb', type: 'int', section: 'section_media', packageValue: 16 },
    { id: 'twilio_auth_token_secondary', type: 'password', section: 'section_advanced', packageValue: '' },
    { id: 'twilio_subaccounts', type: 'lines', section: 'section_advanced', packageValue: '' },
    { id: 'twilio_api_url', type: 'string', section: 'section_advanced', packageValue: 'https://api.twilio.com' },
    { id: 'remember_days', type: 'int', section: 'section_advanced', packageValue: 7 },
] as const;

export type SettingId = (typeof SETTINGS)[number]['id'];

/** The settings as the stories use them. Tokens and ids are trimmed: they are pasted. */
export interface Settings {
    readonly accountSid: string;
    /** The primary auth token, then the secondary where one is set. */
    readonly authTokens: readonly string[];
    /** Auth token by AccountSid. */
    readonly subaccounts: ReadonlyMap<string, { readonly authToken: string }>;
    readonly messagingServiceSid: string;
    /** Without a slash at the end. */
    readonly apiUrl: string;
    /** The workspace's address as Twilio calls it. */
    readonly publicUrl: string;
    readonly defaultDepartment: string;
    readonly departmentsByNumber: DepartmentMap;
    readonly offlineReply: string;
    readonly offlineReplyEveryMs: number;
    readonly media: { readonly enabled: boolean; readonly types: string; readonly maxBytes: number };
    readonly showDelivery: boolean;
    readonly rememberDays: number;
    /** What an admin should mend, without any secret. */
    readonly problems: readonly SettingProblem[];
}

export interface SettingProblem {
    readonly setting: SettingId;
    readonly line: number;
    readonly why: string;
}

/** The settings from their stored values. A value of the wrong type counts as not set. */
export function parseSettings(stored: Readonly<Partial<Record<SettingId, unknown>>>, siteUrl: string): Settings {
    const text = (id: SettingId) => textOf(stored[id]).trim();
    const subaccounts = parseSubaccounts(textOf(stored.twilio_subaccounts));
    const departments = parseDepartmentMap(textOf(stored.departments_by_number));
    return {
        accountSid: text('twilio_account_sid'),
        authTokens: [text('twilio_auth_token'), text('twilio_auth_token_secondary')].filter((token) => token !== ''),
        subaccounts: subaccounts.entries,
        messagingServiceSid: text('twilio_messaging_service_sid'),
        apiUrl: (text('twilio_api_url') || 'https://api.twilio.com').replace(/\/+$/, ''),
        publicUrl: text('public_url') || siteUrl.trim(),
        defaultDepartment: text('default_department'),
        departmentsByNumber: departments,
        offlineReply: text('offline_reply'),
        offlineReplyEveryMs: numberOf(stored.offline_reply_every_minutes, 60) * 60_000,
        media: {
            enabled: stored.media_enabled !== false,
            types: text('media_types'),
            maxBytes: numberOf(stored.media_max_mb, 16) * 1024 * 1024,
        },
        showDelivery: stored.show_delivery !== false,
        rememberDays: Math.max(1, Math.round(numberOf(stored.remember_days, 7))),
        problems: [
            ...subaccounts.problems.map(({ line, why }) => problem('twilio_subaccounts', line, why)),
            ...departments.problems.map(({ line, why }) => problem('departments_by_number', line, why)),
        ],
    };
}

function problem(setting: SettingId, line: number, why: string): SettingProblem {
    return { setting, line, why };
}

function textOf(value: unknown): string {
    return typeof value === 'string' ? value : '';
}

/** A number that is not negative; a setting of type int may be stored as text. */
function numberOf(value: unknown, fallback: number): number {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : fallback;
}
