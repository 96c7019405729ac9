import { libphonenumber } from './generated/libphonenumber';

/** A phone number in E.164 as people write it internationally, '+1 401-712-2661' or '+44 7911 123456': in the country's own
 * groups, where it has some for such a number, else in groups of three. Digits and their order are always those of the
 * number; anything that is not E.164 comes back as it is. Source: Google's libphonenumber. */
export function toReadablePhone(phone: string): string {
    const known = shown.get(phone);
    if (known !== undefined) {
        return known;
    }
    const digits = /^\+([1-9][0-9]{6,14})$/.exec(phone)?.[1];
    const readable = digits === undefined ? phone : inGroups(digits);
    if (shown.size >= MAX_SHOWN) {
        shown.clear();
    }
    shown.set(phone, readable);
    return readable;
}

/** A returning customer's number was shown before. */
const shown = new Map<string, string>();
const MAX_SHOWN = 1_000;

function inGroups(digits: string): string {
    const [code, national] = libphonenumber.grouped(digits) ?? [digits.slice(0, 3), digits.slice(3)];
    return `+${code} ${/^\d+$/.test(national) ? inThrees(national) : national}`;
}

// The last group may have four, so that no digit stands alone.
function inThrees(digits: string): string {
    return digits.length <= 4 ? digits : `${digits.slice(0, 3)} ${inThrees(digits.slice(3))}`;
}
