import { toReadablePhone } from '/app/phone-format.mjs';

/**
 * The channel of a Twilio address: sms, whatsapp, messenger or rcs.
 * @param {string} address
 */
export function channelOf(address) {
    const [, channel] = /^(whatsapp|messenger|rcs):/.exec(address) ?? [];
    return channel ?? 'sms';
}

const CHANNELS = { sms: 'SMS', whatsapp: 'WhatsApp', messenger: 'Messenger', rcs: 'RCS' };

/** @param {string} address */
export const channelName = (address) => CHANNELS[/** @type {keyof CHANNELS} */ (channelOf(address))];

/**
 * A number as the app itself writes it; other addresses as they are, without their channel.
 * @param {string} address
 */
export const readable = (address) => toReadablePhone(address.replace(/^(whatsapp|messenger|rcs):/, ''));

/** Up to two letters that stand for a name; none for a number. @param {string} name */
export function initials(name) {
    const letters = name
        .split(/\s+/)
        .map((word) => [...word][0] ?? '')
        .filter((letter) => /\p{L}/u.test(letter));
    return letters.slice(0, 2).join('').toUpperCase();
}

/** One of six hues for a name, always the same one. @param {string} name */
export function hueOf(name) {
    let sum = 0;
    for (const letter of name) {
        sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997;
    }
    return sum % 6;
}

/** @param {number} bytes */
export function sizeOf(bytes) {
    if (bytes < 1024) {
        return `${bytes} B`;
    }
    return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
