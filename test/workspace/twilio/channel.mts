export type Channel = 'sms' | 'whatsapp' | 'rcs' | 'messenger';

/** Which channel an address belongs to; whatever has no known prefix is SMS. */
export function channelOf(address: string): Channel {
    if (address.startsWith('whatsapp:')) {
        return 'whatsapp';
    }
    if (address.startsWith('rcs:')) {
        return 'rcs';
    }
    return address.startsWith('messenger:') ? 'messenger' : 'sms';
}

/** True for `+` and 7 to 15 digits. */
export function isE164(address: string): boolean {
    return /^\+[1-9]\d{6,14}$/.test(address);
}

/** True for 3 to 8 digits without `+`. */
export function isShortCode(address: string): boolean {
    return /^\d{3,8}$/.test(address);
}

/** True for a sender name: up to 11 letters, digits and spaces with at least one letter. */
export function isAlphanumeric(address: string): boolean {
    return /^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/.test(address);
}

/** The address without its channel prefix. */
export function bareAddress(address: string): string {
    return address.replace(/^(whatsapp|rcs|messenger):/, '');
}

/** What a phone is filed under: RCS messages arrive on the phone with that number. */
export function phoneKey(address: string): string {
    return channelOf(address) === 'rcs' ? bareAddress(address) : address;
}
