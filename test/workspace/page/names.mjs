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
 * A number as people write it; other addresses as they are, without their channel.
 * @param {string} address
 */
export function readable(address) {
    const bare = address.replace(/^(whatsapp|messenger|rcs):/, '');
    const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(bare) ?? [];
    if (area) {
        return `+1 ${area}-${exchange}-${line}`;
    }
    const [, start, rest] = /^(\+\d{2})(\d{6,})$/.exec(bare) ?? [];
    return start && rest ? `${start} ${rest.replace(/(\d{3})(?=\d{3})/g, '$1 ')}` : bare;
}

/** Up to two letters that stand for a name; a telephone for a number. @param {string} name */
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
