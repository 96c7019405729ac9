import { libphonenumber, type ReadNumber } from './generated/libphonenumber';
import { toReadablePhone } from './phone-format';

/** What somebody typed for a phone number: the number in E.164, or why it is none that can be texted. */
export type TypedNumber =
    | { readonly kind: 'number'; readonly phone: string }
    | {
          /**
           * `short`: an emergency number or another service's; `premium`: one that costs extra; `no-country`: without a
           * country, and nobody says which is meant; `unclear`: where it ends among other digits; else `wrong`.
           */
          readonly kind: 'wrong' | 'short' | 'premium' | 'no-country' | 'unclear';
          /** A number of that country as it can be typed. */
          readonly example: string;
      };

/**
 * Reads a number as people type it: national or international, with `00` or another prefix for abroad, spaces, dots,
 * dashes, brackets, digits of other scripts, or as a `tel:` link. `country` (two letters, in any case) is that of a number
 * without one. Source: Google's libphonenumber.
 */
export function readTypedNumber(typed: string, country: string | undefined): TypedNumber {
    const text = plainNumber(typed.length > LONGEST_TYPED ? TOO_LONG : typed);
    const home = country?.trim().toUpperCase();
    const known = libphonenumber.isCountry(home) ? home : undefined;
    const read = readAs(text, known);
    const example = exampleFor(read?.country ?? known);
    if (!/^[+\d(]/.test(text) || /[^\d+()/. -]/.test(text)) {
        return { kind: 'wrong', example };
    }
    if (isShort(text, read)) {
        return { kind: 'short', example };
    }
    if (read === undefined) {
        return { kind: known === undefined && !text.startsWith('+') ? 'no-country' : 'wrong', example };
    }
    if (libphonenumber.isPremium(read.national, read.country)) {
        return { kind: 'premium', example };
    }
    return isNumber(read) ? { kind: 'number', phone: read.e164 } : { kind: 'wrong', example };
}

/** The country of a number in E.164, in two letters; undefined where it has none. */
export function countryOf(phone: string): string | undefined {
    const country = libphonenumber.read(phone)?.country;
    return libphonenumber.isCountry(country) ? country : undefined;
}

/** How many digits a number in E.164 has more than is usual for mobile numbers of its country; fewer are below zero. */
export function digitsMoreThanUsual(phone: string): number {
    const usual = libphonenumber.example(libphonenumber.read(phone)?.country ?? ANY_COUNTRY);
    return usual === undefined ? 0 : phone.length - usual.length;
}

/** UTF-16 units: far more than a number takes, however it is written. What is longer is none, and is not read. */
const LONGEST_TYPED = 128;
const TOO_LONG = 'too long';

/** With no country to go by, as good as any. */
const ANY_COUNTRY = 'US';
/** Shorter ones are services, except on islands where nobody's number is longer. */
const SHORTEST = 7;

function plainNumber(typed: string): string {
    const text = typed
        .normalize('NFKC')
        .replace(/\p{Cf}/gu, '')
        .replace(/[\p{Pd}\u2212]/gu, '-')
        .replace(/[[{]/g, '(')
        .replace(/[\]}]/g, ')')
        .replace(/\p{Nd}/gu, digitOf)
        .replace(/\s+/g, ' ')
        .trim();
    const link = /^(?:tel|sms|callto):(?:\/\/)?([^;?]*)/i.exec(text)?.[1];
    return (link ?? text).replace(/%20/g, ' ').replace(/%2b/gi, '+').trim();
}

/** Digits stand in Unicode in rows of ten, from zero on. Source: The Unicode Standard, section 4.6. */
function digitOf(digit: string): string {
    let zero = digit.codePointAt(0) ?? 0;
    const value = () => String.fromCodePoint(zero - 1);
    let count = 0;
    while (count < 9 && /\p{Nd}/u.test(value())) {
        zero -= 1;
        count += 1;
    }
    return String(count);
}

/** `00` is understood everywhere, where it comes to a number, and so is the country's own prefix for abroad. */
function readAs(text: string, country: string | undefined): ReadNumber | undefined {
    const abroad = /^\(?00/.test(text) ? libphonenumber.read(text.replace(/^\(?00/, '+')) : undefined;
    return abroad !== undefined && isNumber(abroad) ? abroad : libphonenumber.read(text, country);
}

/** The area code 555 of North America is nobody's; examples and trials use it. */
function isNumber({ isValid, callingCode, national }: ReadNumber): boolean {
    return isValid || (callingCode === '1' && /^555[2-9]\d{6}$/.test(national));
}

function isShort(text: string, read: ReadNumber | undefined): boolean {
    const digits = read?.national ?? text.replace(/\D/g, '');
    const usual = read && libphonenumber.example(read.country);
    const least = usual === undefined || read === undefined ? SHORTEST : usual.length - 1 - read.callingCode.length;
    return digits.length < Math.min(SHORTEST, least);
}

function exampleFor(country: string | undefined): string {
    const example = libphonenumber.example(country ?? ANY_COUNTRY) ?? libphonenumber.example(ANY_COUNTRY) ?? '';
    return toReadablePhone(example);
}
