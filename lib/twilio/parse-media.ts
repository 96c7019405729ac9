import type { InboundMedia } from '../model/inbound-text';
import { lineOf } from './field-values';
import type { Fields } from './fields';
import { fieldValue } from './fields';
import { plainType } from './media-types';

/**
 * The files of a text in Twilio's order, at most 10, without the layout of an MMS (SMIL), which is nothing to show. Read from the names that are there, since `NumMedia` may be
 * absent or wrong and numbers may be skipped. Source: Twilio "Messaging webhooks", MediaUrl{N}.
 */
export function inboundMedia(fields: Fields): readonly InboundMedia[] {
    const numbers = mediaNumbers(fields).filter((number) => !isLayout(fields, number));
    const document = numbers.length === 1 ? documentName(fields) : undefined;
    const name = document === undefined ? {} : { name: document };
    return numbers
        .flatMap((number) => {
            const url = lineOf(fields, `MediaUrl${number}`);
            return url === undefined ? [] : [{ url, contentType: contentTypeOf(fields, number), ...name }];
        })
        .slice(0, MAX_MEDIA);
}

/** How many files the sender attached that `inboundMedia` does not hold: announced but not named, or beyond ten. */
export function missingMedia(fields: Fields): number {
    const announced = fieldValue(fields, 'NumMedia') ?? '';
    const attached = Math.max(/^\d{1,2}$/.test(announced) ? Number(announced) : 0, mediaNumbers(fields).length);
    const layouts = mediaNumbers(fields).filter((number) => isLayout(fields, number)).length;
    return Math.max(0, attached - layouts - inboundMedia(fields).length);
}

const MAX_MEDIA = 10;

function mediaNumbers(fields: Fields): readonly number[] {
    const numbers = fields.flatMap(([name]) => {
        const digits = /^MediaUrl(0|[1-9]\d?)$/.exec(name)?.[1];
        return digits === undefined ? [] : [Number(digits)];
    });
    return Array.from(new Set(numbers)).sort((one, other) => one - other);
}

function isLayout(fields: Fields, number: number): boolean {
    return plainType(contentTypeOf(fields, number)) === 'application/smil';
}

/** WhatsApp's name of a document, which Twilio gives as the text where the customer wrote none. */
function documentName(fields: Fields): string | undefined {
    const body = fieldValue(fields, 'Body') ?? '';
    const isDocument = (lineOf(fields, 'MessageType') ?? '').toLowerCase() === 'document';
    return isDocument && /^[^\r\n]{1,250}\.[A-Za-z0-9]{1,8}$/.test(body) ? body : undefined;
}

function contentTypeOf(fields: Fields, number: number): string {
    const given = lineOf(fields, `MediaContentType${number}`) ?? '';
    return (given.split(';')[0] ?? '').trim().toLowerCase() || 'application/octet-stream';
}
