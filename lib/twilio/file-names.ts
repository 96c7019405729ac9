import { cleanLine } from '../words/clean-text';
import { extensionOf, familyOf, isKnownExtension, plainType } from './media-types';

export interface MediaItem {
    readonly contentType: string;
    /** Position in the text, from 0. */
    readonly index: number;
    readonly total: number;
    /** What the sender called it. */
    readonly given?: string;
}

/** A file name whose extension says the type, because Rocket.Chat derives the type from the name: the sender's own
 * without what could mislead, else 'picture.jpg', or 'picture-2.jpg' when the text has several items, so that names are
 * unique within it. Unknown types end in '.bin', or as the sender's own name does.
 * Source: the types of Twilio "Accepted MIME types", https://www.twilio.com/docs/messaging/guides/accepted-mime-types */
export function fileNameFor({ contentType, index, total, given = '' }: MediaItem): string {
    const own = ownName(given, contentType);
    if (own !== '') {
        return own;
    }
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

/**
 * The sender's name for a file, as it may be shown: without folders, control characters and what turns the direction of
 * writing, of at most 120 characters, with the one ending that its type has ('invoice.pdf.exe' that is a PDF is
 * 'invoice.pdf'). '' when nothing is left of it.
 */
function ownName(given: string, contentType: string): string {
    const [, bare = ''] = /([^/\\]*)$/.exec(given.normalize('NFC').replace(INVISIBLE, '').trim()) ?? [];
    const plain = cleanLine(bare.replace(/[<>:"|?*]/g, '-'), bare.length).replace(/^[. ]+|[. ]+$/g, '');
    const [, stem = plain, ending = ''] = /^(.+)\.([A-Za-z0-9]{1,8})$/.exec(plain) ?? [];
    const own = ending.toLowerCase();
    const extension = extensionOf(contentType, own);
    const isEnding = own === extension || isKnownExtension(own);
    const characters = Array.from(withoutInnerEndings(isEnding ? stem : plain, extension));
    const name = characters
        .slice(0, MAX_OWN_NAME_LENGTH - extension.length - 1)
        .join('')
        .trim();
    return name === '' ? '' : `${name}.${own === extension ? ending : extension}`;
}

/** 'photo.jpg' before '.exe' would be taken for the ending where the rest is not shown. */
function withoutInnerEndings(stem: string, extension: string): string {
    const [, before = '', inner = ''] = /^(.+)\.([A-Za-z0-9]{1,8})$/.exec(stem) ?? [];
    const isArchive = inner === 'tar' && extension === 'gz';
    if (inner === '' || isArchive || !isKnownExtension(inner.toLowerCase())) {
        return stem;
    }
    return inner.toLowerCase() === extension ? withoutInnerEndings(before, extension) : `${before}_${inner}`;
}

const MAX_OWN_NAME_LENGTH = 120;
/** Marks of direction, joiners and blanks without width, controls and halves of characters. */
const INVISIBLE =
    /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\p{Cc}\p{Cs}]/gu;

const MAX_NAME_LENGTH = 20;

const NOUNS: ReadonlyMap<string, string> = new Map([
    ['ogg', 'voice'],
    ['amr', 'voice'],
    ['vcf', 'contact'],
    ['ics', 'event'],
    ['vcs', 'event'],
    ['awb', 'voice'],
    ['txt', 'text'],
]);

const NOUNS_BY_FAMILY: ReadonlyMap<string, string> = new Map([
    ['image', 'picture'],
    ['video', 'video'],
    ['audio', 'audio'],
]);
