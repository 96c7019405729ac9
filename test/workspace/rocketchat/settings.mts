import type { Store } from '../store/store.mts';
import type { Documents } from './collections.mts';
import type { SettingDocument } from './documents.mts';

/** The workspace's settings, read from memory as Rocket.Chat reads them, and kept fresh by the store's changes. */
export type Settings = {
    /** The value, or undefined for a setting that does not exist. */
    readonly value: (id: string) => unknown;
    readonly isOn: (id: string) => boolean;
    readonly number: (id: string) => number;
    readonly text: (id: string) => string;
    readonly document: (id: string) => SettingDocument | undefined;
    /** Writes one value; a setting that does not exist yet is made, readable by apps. */
    readonly set: (id: string, value: unknown) => Promise<void>;
    readonly close: () => void;
};

/** Reads all settings once, after giving an empty workspace Rocket.Chat's defaults. */
export async function settingsOf(
    store: Store,
    documents: Documents<SettingDocument>,
    siteUrl: string,
): Promise<Settings> {
    const cache = new Map<string, SettingDocument>();
    for (const setting of defaultSettings(siteUrl)) {
        await documents.update({ _id: setting._id }, { $setOnInsert: setting }, { upsert: true });
    }
    const close = store.changes((change) => {
        if (change.collection === 'rocketchat_settings') {
            const { document } = change;
            cache.set(document._id, document as SettingDocument);
        }
    });
    for (const setting of await documents.find({})) cache.set(setting._id, setting);

    const value = (id: string) => cache.get(id)?.value;
    return {
        value,
        isOn: (id) => value(id) === true,
        number: (id) => Number(value(id)),
        text: (id) => String(value(id) ?? ''),
        document: (id) => cache.get(id),
        async set(id, newValue) {
            const fresh = setting(id, newValue);
            const saved = await documents.findAndUpdate(
                { _id: id },
                { $set: { value: newValue }, $setOnInsert: withoutIdAndValue(fresh) },
                { upsert: true },
            );
            if (saved) cache.set(id, saved);
        },
        close,
    };
}

function withoutIdAndValue({ _id, value: _value, ...rest }: SettingDocument): object {
    return rest;
}

function setting(id: string, value: unknown, kind: Partial<SettingDocument> = {}): SettingDocument {
    return {
        _id: id,
        value,
        packageValue: value,
        type: typeof value,
        secret: false,
        hidden: false,
        public: true,
        ...kind,
    };
}

/** Rocket.Chat's own defaults, except Site_Url. */
function defaultSettings(siteUrl: string): SettingDocument[] {
    const secret = { secret: true, public: false };
    return [
        setting('Site_Url', siteUrl),
        setting('Language', ''),
        setting('Default_Timezone_For_Reporting', 'server'),
        setting('Default_Custom_Timezone', ''),
        setting('Livechat_enabled', true),
        setting('Livechat_accept_chats_with_no_agents', false),
        setting('Livechat_assign_new_conversation_to_bot', false),
        setting('Livechat_Routing_Method', 'Auto_Selection'),
        setting('Livechat_request_comment_when_closing_conversation', true),
        setting('Livechat_guest_count', 1),
        setting('Message_MaxAllowedSize', 5000),
        setting('Message_CustomFields_Enabled', false),
        setting('FileUpload_Enabled', true),
        setting('FileUpload_MaxFileSize', 104857600),
        setting('FileUpload_MediaTypeWhiteList', ''),
        setting('FileUpload_MediaTypeBlackList', 'image/svg+xml'),
        setting('FileUpload_ProtectFiles', true),
        setting('FileUpload_Enable_json_web_token_for_files', true),
        setting('FileUpload_json_web_token_secret_for_files', ''),
        setting('SMS_Enabled', false),
        setting('SMS_Service', 'twilio'),
        setting('SMS_Default_Omnichannel_Department', ''),
        setting('SMS_Twilio_Account_SID', '', secret),
        setting('SMS_Twilio_authToken', '', secret),
    ];
}
