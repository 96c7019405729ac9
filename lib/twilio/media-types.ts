import type { Channel } from '../model/address';

/** The content type without its parameters, in lower case, by its registered name: `IMAGE/JPG; q=1` is `image/jpeg`. */
export function plainType(type: string): string {
    const bare = (type.split(';')[0] ?? '').trim().toLowerCase();
    return ALIASES.get(bare) ?? bare;
}

/** Whether Twilio takes a file of this type on this channel.
 * Source: Twilio "Accepted content types for media"; for WhatsApp also Meta "Supported media types". */
export function isAccepted(channel: Channel, type: string): boolean {
    const carried = TYPES.get(plainType(type))?.on;
    return carried === 'both' || carried === (channel === 'whatsapp' ? 'whatsapp' : 'mms');
}

/** Whether a message of this channel shows its text next to such a file; elsewhere the text has to go on its own.
 * Source: Twilio "Messages resource": WhatsApp ignores Body next to video, audio, documents, contacts and places. */
export function carriesText(channel: Channel, type: string): boolean {
    return channel === 'sms' || (channel === 'whatsapp' && /^image\/(?:jpeg|png)$/.test(plainType(type)));
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
    readonly on: 'mms' | 'whatsapp' | 'both';
    readonly extensions: readonly string[];
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

const TYPES: ReadonlyMap<string, MediaType> = new Map<string, MediaType>([
    ['image/jpeg', { on: 'both', extensions: ['jpg', 'jpeg'] }],
    ['image/png', { on: 'both', extensions: ['png'] }],
    ['image/gif', { on: 'mms', extensions: ['gif'] }],
    ['image/webp', { on: 'whatsapp', extensions: ['webp'] }],
    ['image/bmp', { on: 'mms', extensions: ['bmp'] }],
    ['image/tiff', { on: 'mms', extensions: ['tiff', 'tif'] }],
    ['image/heic', { on: 'mms', extensions: ['heic'] }],
    ['image/heif', { on: 'mms', extensions: ['heif'] }],
    ['video/mp4', { on: 'both', extensions: ['mp4', 'm4v'] }],
    ['video/mpeg', { on: 'mms', extensions: ['mpeg', 'mpg'] }],
    ['video/quicktime', { on: 'mms', extensions: ['mov'] }],
    ['video/webm', { on: 'mms', extensions: ['webm'] }],
    ['video/3gpp', { on: 'both', extensions: ['3gp'] }],
    ['video/3gpp2', { on: 'mms', extensions: ['3g2'] }],
    ['audio/mpeg', { on: 'both', extensions: ['mp3'] }],
    ['audio/mp4', { on: 'both', extensions: ['m4a', 'mp4'] }],
    ['audio/aac', { on: 'whatsapp', extensions: ['aac'] }],
    ['audio/ogg', { on: 'both', extensions: ['ogg', 'oga', 'opus'] }],
    ['audio/amr', { on: 'both', extensions: ['amr'] }],
    ['audio/3gpp', { on: 'both', extensions: ['3gp'] }],
    ['audio/ac3', { on: 'mms', extensions: ['ac3'] }],
    ['audio/basic', { on: 'mms', extensions: ['au'] }],
    ['audio/webm', { on: 'mms', extensions: ['weba', 'webm'] }],
    ['audio/vnd.wave', { on: 'mms', extensions: ['wav'] }],
    ['text/plain', { on: 'whatsapp', extensions: ['txt', 'log'] }],
    ['text/csv', { on: 'mms', extensions: ['csv'] }],
    ['text/rtf', { on: 'mms', extensions: ['rtf'] }],
    ['text/calendar', { on: 'mms', extensions: ['ics'] }],
    ['text/vcard', { on: 'both', extensions: ['vcf'] }],
    ['text/x-vcard', { on: 'both', extensions: ['vcf'] }],
    ['text/directory', { on: 'mms', extensions: ['vcf'] }],
    ['application/vcard', { on: 'both', extensions: ['vcf'] }],
    ['application/pdf', { on: 'both', extensions: ['pdf'] }],
    ['application/msword', { on: 'whatsapp', extensions: ['doc'] }],
    ['application/vnd.ms-excel', { on: 'whatsapp', extensions: ['xls'] }],
    ['application/vnd.ms-powerpoint', { on: 'whatsapp', extensions: ['ppt'] }],
    [`${OFFICE}.wordprocessingml.document`, { on: 'whatsapp', extensions: ['docx'] }],
    [`${OFFICE}.spreadsheetml.sheet`, { on: 'whatsapp', extensions: ['xlsx'] }],
    [`${OFFICE}.presentationml.presentation`, { on: 'whatsapp', extensions: ['pptx'] }],
]);
