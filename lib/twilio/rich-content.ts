import type { Button, ListChoice, Location, Referral, RepliedTo } from '../model/inbound-text';
import { isTrue, lineOf, sidOf, textOf, withoutUndefined } from './field-values';
import type { Fields } from './fields';
import { fieldValue } from './fields';

/** A shared place; undefined without two coordinates that exist on Earth. */
export function parseLocation(fields: Fields): Location | undefined {
    const latitude = degrees({ text: fieldValue(fields, 'Latitude'), limit: 90 });
    const longitude = degrees({ text: fieldValue(fields, 'Longitude'), limit: 180 });
    if (latitude === undefined || longitude === undefined) {
        return undefined;
    }
    return withoutUndefined({
        latitude,
        longitude,
        address: lineOf(fields, 'Address'),
        label: lineOf(fields, 'Label'),
    });
}

/** The tapped quick-reply or action button; a button without a text shows its payload. */
export function parseButton(fields: Fields): Button | undefined {
    const text = lineOf(fields, 'ButtonText') ?? lineOf(fields, 'ButtonPayload');
    return text === undefined ? undefined : { text };
}

/** The chosen row of a list picker; a row without a title shows its id. */
export function parseListChoice(fields: Fields): ListChoice | undefined {
    const title = lineOf(fields, 'ListTitle') ?? lineOf(fields, 'ListId');
    return title === undefined ? undefined : { title };
}

/** The message this one quotes. Twilio names it for messages up to 7 days old. */
export function parseRepliedTo(fields: Fields): RepliedTo | undefined {
    return sidOf(fields, 'OriginalRepliedMessageSid') === undefined
        ? undefined
        : withoutUndefined({ sender: lineOf(fields, 'OriginalRepliedMessageSender') });
}

/** 'many' is WhatsApp's "forwarded many times". */
export function parseForwarded(fields: Fields): 'once' | 'many' | undefined {
    if (isTrue(fields, 'FrequentlyForwarded')) {
        return 'many';
    }
    return isTrue(fields, 'Forwarded') ? 'once' : undefined;
}

/** Where a click-to-WhatsApp customer came from; undefined when no referral field says anything. */
export function parseReferral(fields: Fields): Referral | undefined {
    if (REFERRAL_FIELDS.every((name) => lineOf(fields, name) === undefined)) {
        return undefined;
    }
    return withoutUndefined({
        headline: lineOf(fields, 'ReferralHeadline'),
        body: textOf(fields, 'ReferralBody'),
        url: lineOf(fields, 'ReferralSourceUrl'),
    });
}

/** Not `ReferralNumMedia`, which comes as 0 without a referral. */
const REFERRAL_FIELDS: readonly string[] = [
    'ReferralHeadline',
    'ReferralBody',
    'ReferralSourceUrl',
    'ReferralSourceType',
    'ReferralSourceId',
    'ReferralMediaUrl',
    'ReferralMediaContentType',
    'ReferralCtwaClid',
];

function degrees(coordinate: { readonly text: string | undefined; readonly limit: number }): number | undefined {
    const text = (coordinate.text ?? '').trim();
    const value = /^[+-]?\d{1,3}(\.\d{1,20})?$/.test(text) ? Number(text) : Number.NaN;
    return Math.abs(value) <= coordinate.limit ? value : undefined;
}
