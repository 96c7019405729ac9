import { bareAddress, channelOf, isE164 } from './channel.mts';
import type { NumberConfiguration, PhoneText } from './contract.mts';
import type { StoredMedia } from './exchange.mts';
import { placeOf } from './places.mts';
import { segmentsOf } from './segments.mts';

export type Delivery = {
    readonly sid: string;
    readonly accountSid: string;
    readonly from: string;
    readonly text: PhoneText;
    readonly number: NumberConfiguration;
    readonly media: readonly StoredMedia[];
    readonly apiUrl: string;
    readonly optOutType: string | null;
    readonly geo: boolean;
};

/** Every parameter of the webhook for one inbound message, by channel. Source: Twilio "Messaging webhook request",
 * with `MessageType` and the legacy Sms… fields as they are on the wire. */
export function inboundFields(delivery: Delivery): Record<string, string> {
    const { text, from } = delivery;
    const channel = channelOf(text.to) === 'sms' ? channelOf(from) : channelOf(text.to);
    const fields: Record<string, string> = {
        ...(channel === 'sms' && delivery.geo ? geoFields(from, text.to) : {}),
        SmsMessageSid: delivery.sid,
        NumMedia: String(delivery.media.length),
        SmsSid: delivery.sid,
        SmsStatus: 'received',
        Body: text.body ?? '',
        To: text.to,
        NumSegments: String(channel === 'sms' && delivery.media.length === 0 ? segmentsOf(text.body ?? '') : 1),
        MessageSid: delivery.sid,
        AccountSid: delivery.accountSid,
        From: from,
        ApiVersion: '2010-04-01',
        ...mediaFields(delivery),
        ...richFields(text),
    };
    if (channel === 'whatsapp') {
        Object.assign(fields, whatsAppFields(delivery));
    }
    if (channel === 'rcs') {
        fields.ChannelMetadata = JSON.stringify({ type: 'rcs', data: {} });
    }
    if (delivery.number.messagingServiceSid !== undefined) {
        fields.MessagingServiceSid = delivery.number.messagingServiceSid;
    }
    if (delivery.optOutType !== null) {
        fields.OptOutType = delivery.optOutType;
    }
    return withChanges(fields, text.fields ?? {});
}

/** The fields with some replaced, and those that are null removed. */
export function withChanges(
    fields: Readonly<Record<string, string>>,
    changes: Readonly<Record<string, string | null>>,
): Record<string, string> {
    const result = { ...fields };
    for (const [name, value] of Object.entries(changes)) {
        if (value === null) {
            delete result[name];
        } else {
            result[name] = value;
        }
    }
    return result;
}

function geoFields(from: string, to: string): Record<string, string> {
    const fields: Record<string, string> = {};
    for (const [side, address] of [
        ['To', to],
        ['From', from],
    ] as const) {
        for (const [part, value] of Object.entries(placeOf(address))) {
            fields[side + part] = value;
        }
    }
    return fields;
}

function mediaFields({ media, text, apiUrl }: Delivery): Record<string, string> {
    const fields: Record<string, string> = {};
    for (const [index, item] of media.entries()) {
        const own = `${apiUrl}/2010-04-01/Accounts/${item.accountSid}/Messages/${item.messageSid}/Media/${item.sid}`;
        fields[`MediaContentType${index}`] = item.contentType;
        fields[`MediaUrl${index}`] = text.media?.[index]?.url ?? own;
    }
    return fields;
}

function richFields(text: PhoneText): Record<string, string> {
    const fields: Record<string, string> = {};
    if (text.location !== undefined) {
        fields.Latitude = String(text.location.latitude);
        fields.Longitude = String(text.location.longitude);
        put(fields, { Address: text.location.address, Label: text.location.label });
    }
    put(fields, {
        ButtonText: text.button?.text,
        ButtonPayload: text.button === undefined ? undefined : (text.button.payload ?? text.button.text),
        ButtonType: text.button === undefined ? undefined : (text.button.type ?? 'REPLY'),
        ListId: text.list?.id,
        ListTitle: text.list?.title,
        OriginalRepliedMessageSid: text.repliedTo?.sid,
        OriginalRepliedMessageSender: text.repliedTo === undefined ? undefined : (text.repliedTo.sender ?? text.to),
        Forwarded: text.forwarded === undefined || text.forwarded === false ? undefined : 'true',
        FrequentlyForwarded: text.forwarded === 'often' ? 'true' : undefined,
    });
    return fields;
}

function whatsAppFields({ from, text, media }: Delivery): Record<string, string> {
    const id = bareAddress(from);
    const phone = isE164(id);
    const waId = text.waId ?? (phone ? id.slice(1) : undefined);
    const fields: Record<string, string> = { MessageType: messageType(text, media) };
    const context: Record<string, string> = {};
    put(context, { ProfileName: text.profileName, WaId: waId });
    put(fields, { ...context, ExternalUserId: phone ? undefined : id });
    fields.ChannelMetadata = JSON.stringify({ type: 'whatsapp', data: { context } });
    fields.ReferralNumMedia = '0';
    for (const [name, value] of Object.entries(text.referral ?? {})) {
        fields[`Referral${name}`] = value;
    }
    return fields;
}

function messageType(text: PhoneText, media: readonly StoredMedia[]): string {
    if (text.location !== undefined) {
        return 'location';
    }
    if (text.button !== undefined || text.list !== undefined) {
        return text.list === undefined ? 'button' : 'interactive';
    }
    const family = media[0]?.contentType.split('/')[0];
    if (family === undefined) {
        return 'text';
    }
    return ['image', 'audio', 'video'].includes(family) ? family : 'document';
}

function put(fields: Record<string, string>, values: Readonly<Record<string, string | undefined>>): void {
    for (const [name, value] of Object.entries(values)) {
        if (value !== undefined) {
            fields[name] = value;
        }
    }
}
