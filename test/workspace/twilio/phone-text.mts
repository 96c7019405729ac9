import type { PhoneMedia, PhoneText } from './contract.mts';

type Json = Readonly<Record<string, unknown>>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A customer's message from JSON, media bytes as `base64`; or what is wrong with it. Unknown names are ignored. */
export function parsePhoneText(value: unknown): PhoneText | { readonly error: string } {
    if (!isJson(value) || typeof value.to !== 'string') {
        return { error: 'to: one of our numbers is needed' };
    }
    const text: Mutable<PhoneText> = { to: value.to };
    for (const name of ['body', 'profileName', 'waId'] as const) {
        const given = value[name];
        if (typeof given === 'string') {
            text[name] = given;
        }
    }
    if (Array.isArray(value.media)) {
        text.media = value.media.filter(isJson).map(toMedia);
    }
    if (isJson(value.location)) {
        const { latitude, longitude, address, label } = value.location;
        text.location = { latitude: Number(latitude), longitude: Number(longitude), ...strings({ address, label }) };
    }
    if (isJson(value.button) && typeof value.button.text === 'string') {
        const { payload, type } = value.button;
        text.button = { text: value.button.text, ...strings({ payload, type }) };
    }
    if (isJson(value.list) && typeof value.list.id === 'string' && typeof value.list.title === 'string') {
        text.list = { id: value.list.id, title: value.list.title };
    }
    if (isJson(value.repliedTo) && typeof value.repliedTo.sid === 'string') {
        text.repliedTo = { sid: value.repliedTo.sid, ...strings({ sender: value.repliedTo.sender }) };
    }
    if (value.forwarded === true || value.forwarded === 'often') {
        text.forwarded = value.forwarded;
    }
    if (isJson(value.referral)) {
        text.referral = Object.fromEntries(
            Object.entries(value.referral).flatMap(([name, part]) => (typeof part === 'string' ? [[name, part]] : [])),
        );
    }
    if (value.optOutType === 'STOP' || value.optOutType === 'START' || value.optOutType === 'HELP') {
        text.optOutType = value.optOutType;
    }
    if (isJson(value.fields)) {
        text.fields = fieldChanges(value.fields);
    }
    return text;
}

/** Field values from JSON: strings, numbers as strings, null for a field to leave out; anything else is ignored. */
export function fieldChanges(value: unknown): Record<string, string | null> {
    const changes: Record<string, string | null> = {};
    for (const [name, change] of isJson(value) ? Object.entries(value) : []) {
        if (typeof change === 'string' || typeof change === 'number' || change === null) {
            changes[name] = change === null ? null : String(change);
        }
    }
    return changes;
}

function toMedia(item: Json): PhoneMedia {
    return {
        contentType: typeof item.contentType === 'string' ? item.contentType : 'application/octet-stream',
        ...strings({ name: item.name, url: item.url }),
        ...(typeof item.base64 === 'string' ? { bytes: Buffer.from(item.base64, 'base64') } : {}),
    };
}

function strings<Name extends string>(values: Readonly<Record<Name, unknown>>): Partial<Record<Name, string>> {
    const found: Partial<Record<Name, string>> = {};
    for (const name in values) {
        const value = values[name];
        if (typeof value === 'string') {
            found[name] = value;
        }
    }
    return found;
}

function isJson(value: unknown): value is Json {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
