import { isPlainText, typeOfBytes } from './magic-bytes';
import { familyOf, isGeneric, plainType } from './media-types';

export interface ServedFile {
    /** The Content-Type header of the answer; '' without one. */
    readonly header: string;
    readonly bytes: Buffer;
    /** What the webhook said. */
    readonly announced: string;
}

/**
 * The type of a file by what came: the header, where that says something, else the first bytes, else what was announced;
 * 'application/octet-stream' when nothing tells. A header or bytes that name only the container or the family, as a ZIP
 * for a spreadsheet or plain text for a contact, leave the announced type, which says more.
 */
export function servedType({ header, bytes, announced }: ServedFile): string {
    const known = isGeneric(announced) ? undefined : plainType(announced);
    const told = isGeneric(header) ? typeOfBytes(bytes) : plainType(header);
    if (told === undefined) {
        return known ?? (isPlainText(bytes) ? 'text/plain' : 'application/octet-stream');
    }
    if (known !== undefined && known !== told && holds(told, known)) {
        return known;
    }
    // A web server calls every kind of text plain, and so do some phones.
    const finer = told === 'text/plain' ? typeOfBytes(bytes) : undefined;
    return finer !== undefined && familyOf(finer) === 'text' && finer !== 'text/html' ? finer : told;
}

/** Types whose files look the same from outside. */
const KIN: ReadonlyArray<ReadonlySet<string>> = [
    new Set(['audio/ogg', 'video/ogg', 'audio/opus']),
    new Set(['text/vcard', 'text/x-vcard', 'text/directory', 'application/vcard']),
    new Set(['text/rtf', 'application/rtf', 'text/richtext']),
    new Set(['audio/amr', 'audio/amr-nb']),
    new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence']),
    new Set(['text/calendar', 'text/x-vcalendar']),
    new Set(['application/xml', 'text/xml']),
];

/** A container's usual type, and what else its files may be. */
const HELD: ReadonlyArray<readonly [container: string, held: RegExp]> = [
    ['text/plain', /^text\/(?!html$)|^application\/(?:json|vcard)$/],
    ['application/zip', /openxmlformats|opendocument|vnd\.apple\.|\+zip$|android|kmz$/],
    ['application/msword', /^application\/vnd\.ms-/],
    ['video/mp4', /^(?:audio\/mp4|video\/x-m4v)$/],
    ['video/x-m4v', /^video\/mp4$/],
    ['audio/mp4', /^audio\/aac$/],
    ['video/3gpp', /^(?:audio\/3gpp|video\/mp4)$/],
    ['video/3gpp2', /^audio\/3gpp2$/],
    ['video/webm', /^audio\/webm$/],
    ['video/x-matroska', /^audio\/(?:x-matroska|webm)$|^video\/webm$/],
];

function holds(told: string, announced: string): boolean {
    return (
        KIN.some((kin) => kin.has(told) && kin.has(announced)) ||
        HELD.some(([container, held]) => container === told && held.test(announced))
    );
}
