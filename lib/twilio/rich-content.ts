import type { Button, ListChoice, Location, Referral, RepliedTo } from '../model/inbound-text';
import { parseDegrees } from './degrees';
import { isTrue, lineOf, sidOf, textOf, withoutUndefined } from './field-values';
import type { Fields } from './fields';

/** A shared place, also by its name or address alone; undefined when nothing tells of one. */
export function parseLocation(fields: Fields): Location | undefined {
    const texts = [lineOf(fields, 'Latitude') ?? '', lineOf(fields, 'Longitude') ?? ''] as const;
    const latitude = parseDegrees({ text: texts[0], limit: 90, compass: ['N', 'S'] });
    const longitude = parseDegrees({ text: texts[1], limit: 180, compass: ['E', 'W'] });
    const isReadable = latitude !== undefined && longitude !== undefined;
    const place: Location = withoutUndefined({
        ...(isReadable ? { latitude, longitude } : { unreadable: texts.filter(Boolean).join(', ') || undefined }),
        address: lineOf(fields, 'Address'),
        label: lineOf(fields, 'Label'),
    });
    return Object.keys(place).length === 0 ? undefined : place;
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
