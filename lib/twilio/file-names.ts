import { extensionOf, familyOf, plainType } from './media-types';

export interface MediaItem {
    readonly contentType: string;
    /** Position in the text, from 0. */
    readonly index: number;
    readonly total: number;
}

/** A file name whose extension says the type, because Rocket.Chat derives the type from the name: 'picture.jpg', or
 * 'picture-2.jpg' when the text has several items, so that names are unique within it. Unknown types end in '.bin'.
 * Source: the types of Twilio "Accepted MIME types", https://www.twilio.com/docs/messaging/guides/accepted-mime-types */
export function fileNameFor({ contentType, index, total }: MediaItem): string {
    const type = plainType(contentType);
    const extension = extensionOf(type, '');
    const noun =
        extension === 'bin' ? 'file' : (NOUNS.get(extension) ?? NOUNS_BY_FAMILY.get(familyOf(type)) ?? 'document');
    return total > 1 ? `${noun}-${index + 1}.${extension}` : `${noun}.${extension}`;
}

/** A file name that Twilio accepts in Content-Disposition: at most 20 characters, ASCII without spaces, with the
 * extension of the type (the name's own when the type is unknown, else `bin`). */
export function plainFileName(name: string, type: string): string {
    const [, stem = name, ownExtension = ''] = /^(.*)\.([A-Za-z0-9]{1,5})$/s.exec(name) ?? [];
    const extension = extensionOf(type, ownExtension.toLowerCase());
    const plain = stem
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .replace(/[^A-Za-z0-9_-]+/g, '-')
        .slice(0, MAX_NAME_LENGTH - extension.length - 1)
        .replace(/^-+|-+$/g, '');
    return `${plain || 'file'}.${extension}`;
}

const MAX_NAME_LENGTH = 20;

const NOUNS: ReadonlyMap<string, string> = new Map([
    ['ogg', 'voice'],
    ['amr', 'voice'],
    ['vcf', 'contact'],
    ['ics', 'event'],
    ['txt', 'text'],
]);

const NOUNS_BY_FAMILY: ReadonlyMap<string, string> = new Map([
    ['image', 'picture'],
    ['video', 'video'],
    ['audio', 'audio'],
]);
