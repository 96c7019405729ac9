import type { Channel } from '../model/address';

/** The content type without its parameters, in lower case, by its registered name: `IMAGE/JPG; q=1` is `image/jpeg`. */
export function plainType(type: string): string {
    const bare = (type.split(';')[0] ?? '').trim().toLowerCase();
    return ALIASES.get(bare) ?? bare;
}

/** Whether Twilio takes a file of this type on this channel.
 * Source: Twilio "Accepted content types for media"; for WhatsApp also Meta "Supported media types". */
export function isAccepted(channel: Channel, type: string): boolean {
    const carried = TYPES.get(plainType(type))?.carried;
    return carried === 'both' || carried === (channel === 'whatsapp' ? 'whatsapp' : 'mms');
}

/** Whether a message of this channel shows its text next to such a file; elsewhere the text has to go on its own.
 * Source: Twilio "Messages resource": WhatsApp ignores Body next to video, audio, documents, contacts and places. */
export function carriesText(channel: Channel, type: string): boolean {
    return channel === 'sms' || (channel === 'whatsapp' && /^image\/(?:jpeg|png)$/.test(plainType(type)));
}

/** Whether a browser would run what is in a file of this type, or might take it for such. */
export function isActive(type: string): boolean {
    const plain = plainType(type);
    return !TYPE.test(plain) || /^text\/(?:html|xml|.*script)$|^application\/(?:.*script|xml)$|\+xml$/.test(plain);
}

/** The file extension, without a dot, for this type: the given one when it belongs to it (`jpeg` or `jpg`), or when the
 * type is unknown; `bin` when there is neither. */
export function extensionOf(type: string, given: string): string {
    const extensions = TYPES.get(plainType(type))?.extensions;
    if (extensions === undefined) {
        return given || 'bin';
    }
    return extensions.includes(given) ? given : (extensions[0] ?? 'bin');
}

/** The type that the ending of a file's name stands for; undefined for an ending that nobody sends by phone, or none. Of
 * several types with one ending the first in the table is meant. */
export function typeOfName(name: string): string | undefined {
    const [, extension = ''] = /\.([A-Za-z0-9]{1,5})$/.exec(name) ?? [];
    return ROWS.find(([, , extensions]) => extensions.split(' ').includes(extension.toLowerCase()))?.[0];
}

/** Whether the type is in the comma-separated list (`media_types`), where `image/*` stands for the whole family and
 * `*` for everything. Parameters of the type and letter case do not matter; malformed patterns allow nothing. */
export function typeAllowed(contentType: string, patterns: string): boolean {
    const type = plainType(contentType);
    if (!TYPE.test(type)) {
        return false;
    }
    return patterns
        .split(/[,\s]+/)
        .map(plainType)
        .some(
            (pattern) =>
                pattern === '*' ||
                pattern === '*/*' ||
                pattern === type ||
                (FAMILY_PATTERN.test(pattern) && familyOf(pattern) === familyOf(type)),
        );
}

/** What stands before the slash: 'image'. */
export function familyOf(type: string): string {
    return type.split('/')[0] ?? '';
}

const TYPE = /^[a-z0-9!#$&^_.+-]+\/[a-z0-9!#$&^_.+-]+$/;
const FAMILY_PATTERN = /^[a-z0-9!#$&^_.+-]+\/\*$/;

const ALIASES: ReadonlyMap<string, string> = new Map([
    ['image/jpg', 'image/jpeg'],
    ['audio/mp3', 'audio/mpeg'],
    ['audio/m4a', 'audio/mp4'],
    ['audio/x-m4a', 'audio/mp4'],
    ['audio/wav', 'audio/vnd.wave'],
    ['audio/x-wav', 'audio/vnd.wave'],
    ['application/x-pdf', 'application/pdf'],
]);

interface MediaType {
    /** Where to a message can carry it; 'from-phone': nowhere, and yet Twilio delivers it from one. */
    readonly carried: 'mms' | 'whatsapp' | 'both' | 'from-phone';
    /** The usual one first. */
    readonly extensions: readonly string[];
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

const ROWS: ReadonlyArray<readonly [type: string, carried: MediaType['carried'], extensions: string]> = [
    ['image/jpeg', 'both', 'jpg jpeg'],
    ['image/png', 'both', 'png'],
    ['image/gif', 'mms', 'gif'],
    ['image/webp', 'whatsapp', 'webp'],
    ['image/bmp', 'mms', 'bmp'],
    ['image/tiff', 'mms', 'tiff tif'],
    ['image/heic', 'mms', 'heic'],
    ['image/heif', 'mms', 'heif'],
    ['video/mp4', 'both', 'mp4 m4v'],
    ['video/mpeg', 'mms', 'mpeg mpg'],
    ['video/quicktime', 'mms', 'mov'],
    ['video/webm', 'mms', 'webm'],
    ['video/3gpp', 'both', '3gp'],
    ['video/3gpp2', 'mms', '3g2'],
    ['audio/mpeg', 'both', 'mp3'],
    ['audio/mp4', 'both', 'm4a mp4'],
    ['audio/aac', 'whatsapp', 'aac'],
    ['audio/ogg', 'both', 'ogg oga opus'],
    ['audio/amr', 'both', 'amr'],
    ['audio/3gpp', 'both', '3gp'],
    ['audio/ac3', 'mms', 'ac3'],
    ['audio/basic', 'mms', 'au'],
    ['audio/webm', 'mms', 'weba webm'],
    ['audio/vnd.wave', 'mms', 'wav'],
    ['text/plain', 'whatsapp', 'txt log'],
    ['text/csv', 'mms', 'csv'],
    ['text/rtf', 'mms', 'rtf'],
    ['text/calendar', 'mms', 'ics'],
    ['text/vcard', 'both', 'vcf'],
    ['text/x-vcard', 'both', 'vcf'],
    ['text/directory', 'mms', 'vcf'],
    ['application/vcard', 'both', 'vcf'],
    ['application/pdf', 'both', 'pdf'],
    ['application/msword', 'whatsapp', 'doc'],
    ['application/vnd.ms-excel', 'whatsapp', 'xls'],
    ['application/vnd.ms-powerpoint', 'whatsapp', 'ppt'],
    [`${OFFICE}.wordprocessingml.document`, 'whatsapp', 'docx'],
    [`${OFFICE}.spreadsheetml.sheet`, 'whatsapp', 'xlsx'],
    [`${OFFICE}.presentationml.presentation`, 'whatsapp', 'pptx'],
    ['video/3gpp-tt', 'from-phone', '3gp'],
    ['video/h261', 'from-phone', 'h261'],
    ['video/h263', 'from-phone', 'h263'],
    ['video/h264', 'from-phone', 'h264'],
    ['audio/opus', 'from-phone', 'ogg'],
    ['audio/3gpp2', 'from-phone', '3g2'],
    ['audio/amr-nb', 'from-phone', 'amr'],
    ['audio/l24', 'from-phone', 'l24'],
    ['text/html', 'from-phone', 'html'],
    ['text/richtext', 'from-phone', 'rtx'],
    ['application/rtf', 'from-phone', 'rtf'],
    ['application/zip', 'from-phone', 'zip'],
    ['application/json', 'from-phone', 'json'],
];

const TYPES: ReadonlyMap<string, MediaType> = new Map(
    ROWS.map(([type, carried, extensions]) => [type, { carried, extensions: extensions.split(' ') }]),
);
