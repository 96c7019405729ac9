import type { Address } from '../model/address';
import { parseAddress } from '../model/address';
import type { InboundText } from '../model/inbound-text';
import { cleanText, looksEmpty } from '../words/clean-text';
import { decodedBody } from './base64-body';
import { lineOf, sidOf, withoutUndefined } from './field-values';
import type { Fields } from './fields';
import { fieldValue } from './fields';
import { parseGeo } from './geo';
import { parseAnswers } from './interactive';
import { otherWebhookIn } from './other-webhook';
import { inboundMedia, missingMedia } from './parse-media';
import {
    parseButton,
    parseForwarded,
    parseListChoice,
    parseLocation,
    parseReferral,
    parseRepliedTo,
} from './rich-content';

export type ParsedInbound =
    | { readonly kind: 'text'; readonly text: InboundText }
    | { readonly kind: 'malformed'; readonly field: string; readonly why: string };

/**
 * The text a webhook's fields stand for, or which field is missing, wrong or of something that is no text. Only `From`
 * and `To` are required: an empty Body is a text too, and a missing one where there is anything that only texts have, or no sid.
 * Source: Twilio "Messaging webhooks", incoming message.
 */
export function parseInboundText(fields: Fields): ParsedInbound {
    const other = otherWebhookIn(fields);
    if (other !== undefined) {
        return { kind: 'malformed', ...other };
    }
    const from = addressOf(fields, 'From');
    if (from === undefined) {
        return malformed('From', fieldValue(fields, 'From'));
    }
    const to = addressOf(fields, 'To');
    if (to === undefined) {
        return malformed('To', fieldValue(fields, 'To'));
    }
    return { kind: 'text', text: withoutUndefined({ ...envelopeOf(fields, { from, to }), ...contentOf(fields) }) };
}

type Envelope = Omit<InboundText, keyof Content>;
type Content = Pick<
    InboundText,
    | ('location' | 'button' | 'list' | 'repliedTo' | 'forwarded' | 'referral')
    | ('interactive' | 'missingAnswers' | 'media' | 'missingMedia')
>;

function envelopeOf(fields: Fields, addresses: { readonly from: Address; readonly to: Address }): Envelope {
    return {
        sid: sidOf(fields, 'MessageSid') ?? sidOf(fields, 'SmsMessageSid') ?? sidOf(fields, 'SmsSid'),
        accountSid: sidOf(fields, 'AccountSid'),
        messagingServiceSid: sidOf(fields, 'MessagingServiceSid'),
        from: addresses.from,
        to: addresses.to,
        body: bodyOf(fields, addresses.from),
        geo: parseGeo(fields),
        profileName: lineOf(fields, 'ProfileName'),
        externalUserId: lineOf(fields, 'ExternalUserId'),
        profileUsername: lineOf(fields, 'ProfileUsername'),
        messageType: lineOf(fields, 'MessageType'),
        optOutType: optOutTypeOf(fields),
    };
}

function contentOf(fields: Fields): Content {
    const { pairs, leftOut } = parseAnswers(fields);
    return {
        media: inboundMedia(fields),
        missingMedia: missingMedia(fields) || undefined,
        location: parseLocation(fields),
        button: parseButton(fields),
        list: parseListChoice(fields),
        repliedTo: parseRepliedTo(fields),
        forwarded: parseForwarded(fields),
        referral: parseReferral(fields),
        interactive: pairs.length === 0 ? undefined : pairs,
        missingAnswers: leftOut || undefined,
    };
}

function malformed(field: string, value: string | undefined): ParsedInbound {
    const isMissing = value === undefined || value.trim() === '';
    return { kind: 'malformed', field, why: isMissing ? 'is missing' : 'is not an address' };
}

function addressOf(fields: Fields, name: string): Address | undefined {
    return parseAddress(fieldValue(fields, name) ?? '');
}

function bodyOf(fields: Fields, from: Address): string {
    const body = fieldValue(fields, 'Body') ?? '';
    if (looksEmpty(body)) {
        return '';
    }
    // Only concatenated SMS are known to arrive encoded; elsewhere base64 is what the customer wrote.
    return cleanText(from.channel === 'sms' ? decodedBody(body) : body, body.length);
}

function optOutTypeOf(fields: Fields): 'STOP' | 'START' | 'HELP' | undefined {
    const type = (fieldValue(fields, 'OptOutType') ?? '').trim().toUpperCase();
    return type === 'STOP' || type === 'START' || type === 'HELP' ? type : undefined;
}
