import {
    type CountryCode,
    type Examples,
    getExampleNumber,
    isSupportedCountry,
    type MetadataJson,
    parsePhoneNumberFromString,
} from 'libphonenumber-js/core';

// Put in by render.mts, as texts, so that a start of the app reads none of them before it needs a number.
declare const METADATA: string;
declare const PREMIUM: string;
declare const EXAMPLES: string;

/** What the app takes from libphonenumber; its types stand in render.mts as well, since the app cannot read these. */
export function read(text: string, country?: string) {
    const defaultCountry = isCountry(country) ? country : undefined;
    const number = parsePhoneNumberFromString(text, { defaultCountry, extract: false }, metadata());
    if (number === undefined) {
        return undefined;
    }
    const callingCode = String(number.countryCallingCode);
    return {
        e164: String(number.number),
        national: String(number.nationalNumber),
        callingCode,
        // Of several with a calling code the first is the main one.
        country: number.country ?? metadata().country_calling_codes[callingCode]?.[0] ?? callingCode,
        isValid: number.isValid(),
    };
}

/**
 * The calling code of an E.164 number, given by its digits, and the rest as Google's libphonenumber groups it for people
 * abroad: libphonenumber-js writes spaces for hyphens. Undefined where no calling code fits.
 */
export function grouped(digits: string): readonly [callingCode: string, national: string] | undefined {
    // None is the beginning of another.
    const callingCode = [1, 2, 3].map((length) => digits.slice(0, length)).find((code) => planOf(code) !== undefined);
    if (callingCode === undefined) {
        return undefined;
    }
    const national = digits.slice(callingCode.length);
    const formats = (planOf(callingCode)?.[FORMATS_AT] || []) as readonly Format[];
    const format = formats.find(
        ([whole, , start = '']) =>
            new RegExp(`^(?:${whole})$`).test(national) && new RegExp(`^(?:${start})`).test(national),
    );
    return [callingCode, format ? national.replace(new RegExp(format[0]), format[1]) : national];
}

/** As render.mts leaves them. */
type Format = readonly [whole: string, groups: string, start?: string];
type Plan = readonly unknown[];
interface Tables extends MetadataJson {
    readonly nonGeographic: Readonly<Record<string, Plan>>;
}

// Source: libphonenumber-js METADATA.md, and its source/metadata.js.
const FORMATS_AT = 4;

/** Of all countries with a calling code the first has the formats. */
function planOf(callingCode: string): Plan | undefined {
    const { countries, country_calling_codes: codes, nonGeographic } = metadata();
    const country = codes[callingCode]?.[0];
    return country === undefined ? nonGeographic[callingCode] : countries[country];
}

/** Of a country by its letters, or of one number for all countries by its calling code. */
export function isPremium(national: string, country: string): boolean {
    const pattern = premium()[country];
    return pattern !== undefined && new RegExp(`^(?:${pattern})$`).test(national);
}

export function example(country: string): string | undefined {
    return isCountry(country) ? getExampleNumber(country, examples(), metadata())?.number : undefined;
}

export function isCountry(code: string | undefined): code is CountryCode {
    return code !== undefined && isSupportedCountry(code as CountryCode, metadata());
}

const metadata = once(() => JSON.parse(METADATA) as Tables);
const premium = once(() => JSON.parse(PREMIUM) as Readonly<Record<string, string>>);
const examples = once(() => JSON.parse(EXAMPLES) as Examples);

function once<T>(make: () => T): () => T {
    let made: T | undefined;
    return () => {
        made ??= make();
        return made;
    };
}
