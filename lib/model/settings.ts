import type { Accounts } from './accounts';
import type { DepartmentMap } from './department-map';
import type { PublicAddress } from './public-address';

/** The settings by id, in the order in which an admin meets them. `lines`: a text of several lines. */
export const SETTINGS = [
    { id: 'twilio_account_sid', type: 'string', section: 'section_twilio', packageValue: '' },
    { id: 'twilio_auth_token', type: 'password', section: 'section_twilio', packageValue: '' },
    { id: 'public_url', type: 'string', section: 'section_twilio', packageValue: '' },
    { id: 'default_department', type: 'string', section: 'section_routing', packageValue: '' },
    { id: 'departments_by_number', type: 'lines', section: 'section_routing', packageValue: '' },
    { id: 'default_number', type: 'string', section: 'section_replies', packageValue: '' },
    { id: 'default_country', type: 'string', section: 'section_replies', packageValue: '' },
    { id: 'twilio_messaging_service_sid', type: 'string', section: 'section_replies', packageValue: '' },
    { id: 'offline_reply', type: 'lines', section: 'section_replies', packageValue: '' },
    { id: 'offline_reply_every_minutes', type: 'int', section: 'section_replies', packageValue: 60 },
    { id: 'show_delivery', type: 'boolean', section: 'section_replies', packageValue: true },
    { id: 'reply_expires_hours', type: 'int', section: 'section_replies', packageValue: 4 },
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
    { id: 'alarm_room', type: 'room', section: 'section_advanced', packageValue: '' },
    { id: 'recover_every_minutes', type: 'int', section: 'section_advanced', packageValue: 10 },
    { id: 'remember_days', type: 'int', section: 'section_advanced', packageValue: 7 },
] as const;

export type SettingId = (typeof SETTINGS)[number]['id'];

/** The settings as the stories use them. Tokens and ids are trimmed: they are pasted. */
export interface Settings {
    readonly accounts: Accounts;
    readonly messagingServiceSid: string;
    /** Origin and path without a slash at the end; undefined when what is set is no address. */
    readonly apiUrl?: string;
    /** Where agents see the workspace: Site_Url without a slash at the end. */
    readonly siteUrl: string;
    /** For webhooks, callbacks and media alike: Site_Url where none is set that is one; undefined when that is none either. */
    readonly publicAddress?: PublicAddress;
    readonly defaultDepartment: string;
    readonly departmentsByNumber: DepartmentMap;
    /** The number from which agents write first, as it was typed; '' for none. */
    readonly defaultNumber: string;
    /** In two letters; '' for none. */
    readonly defaultCountry: string;
    readonly offlineReply: string;
    readonly offlineReplyEveryMs: number;
    readonly media: { readonly enabled: boolean; readonly types: string; readonly maxBytes: number };
    readonly showDelivery: boolean;
    /** How long a reply may wait for Twilio; at least an hour. */
    readonly replyExpiresMs: number;
    readonly rememberDays: number;
    /** The ids of the rooms that hear of troubles of the channel. */
    readonly alarmRooms: readonly string[];
    /** How often Twilio's log is compared with what arrived; 0: never. */
    readonly recoverEveryMs: number;
    /** The workspace's, as `Europe/Berlin`, where it has chosen one. */
    readonly timeZone?: string;
    /** The workspace's, as `pt-BR`; '' where it is not told. */
    readonly language?: string;
    /** What an admin should mend, without any secret. */
    readonly problems: readonly SettingProblem[];
}

export interface SettingProblem {
    readonly setting: SettingId;
    /** Of a setting with several lines, from 1. */
    readonly line?: number;
    readonly why: string;
}

/** What the workspace itself is set to. */
export type WorkspaceSettings = Pick<Settings, 'timeZone' | 'language'>;
