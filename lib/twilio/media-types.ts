import type { Channel } from '../model/address';
import { ALIASES, TYPES } from './media-type-table';

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

/** Whether this is the usual ending, without a dot, of any type that is known here. */
export function isKnownExtension(extension: string): boolean {
    return RUN.has(extension) || Array.from(TYPES.values()).some(({ extensions }) => extensions.includes(extension));
}

/** Whether a type says nothing of a file: missing, malformed, or what a server says of anything. */
export function isGeneric(type: string): boolean {
    const plain = plainType(type);
    return !TYPE.test(plain) || GENERIC.test(plain);
}

/** The type that the ending of a file's name stands for; undefined for an ending that nobody sends by phone, or none. Of
 * several types with one ending the first in the table is meant. */
export function typeOfName(name: string): string | undefined {
    const [, extension = ''] = /\.([A-Za-z0-9]{1,5})$/.exec(name) ?? [];
    return Array.from(TYPES).find(([, { extensions }]) => extensions.includes(extension.toLowerCase()))?.[0];
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

const GENERIC =
    /^(?:application|binary)\/(?:octet-stream|x-octet-stream|binary|x-binary|(?:x-|force-)?download|unknown|x-unknown)$|^unknown\//;

/** What a system runs, so that an ending before it is no disguise. */
const RUN: ReadonlySet<string> = new Set([
    ...['com', 'bat', 'cmd', 'scr', 'msi', 'js', 'jse', 'vbs', 'ps1', 'lnk', 'hta', 'jar', 'sh', 'app', 'dmg', 'htm'],
]);
