/** A phone number in E.164 as people write it internationally, '+1 401-712-2661' or '+44 7911 123456': the country's own
 * grouping where we know it, else groups of three. Digits and their order are always those of the number; anything that
 * is not E.164 comes back as it is. Source: ITU-T E.164 country codes; groupings as in Google's libphonenumber. */
export function toReadablePhone(phone: string): string {
    const digits = /^\+([1-9][0-9]{6,14})$/.exec(phone)?.[1];
    if (digits === undefined) {
        return phone;
    }
    const code = digits.slice(0, countryCodeLength(digits));
    const national = digits.slice(code.length);
    const patterns = (PATTERNS.get(code) ?? []).filter(
        ([start, pattern]) => start.test(national) && pattern.replace(/[^x]/g, '').length === national.length,
    );
    const pattern = patterns[0]?.[1];
    return `+${code} ${pattern === undefined ? inThrees(national) : fill(pattern, [...national])}`;
}

type Pattern = readonly [startsWith: RegExp, grouping: string];

const ANY = /^/;

const TWO_DIGIT_CODES = new Set(
    (
        '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 ' +
        '60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'
    ).split(' '),
);

// Mobile numbers first of all, since those are what texts come from.
const PATTERNS: ReadonlyMap<string, readonly Pattern[]> = new Map<string, readonly Pattern[]>([
    ['1', [[ANY, 'xxx-xxx-xxxx']]],
    ['7', [[/^[3489]/, 'xxx xxx-xx-xx']]],
    ['20', [[/^1/, 'xx xxxxxxxx']]],
    ['27', [[ANY, 'xx xxx xxxx']]],
    ['30', [[/^6/, 'xxx xxx xxxx']]],
    ['31', [[/^6/, 'x xxxxxxxx']]],
    ['32', [[/^4/, 'xxx xx xx xx']]],
    ['33', [[/^[1-79]/, 'x xx xx xx xx']]],
    [
        '34',
        [
            [/^[5-9][1-9]/, 'xxx xx xx xx'],
            [/^[67]/, 'xxx xx xx xx'],
        ],
    ],
    ['36', [[/^[237]0|^31/, 'xx xxx xxxx']]],
    [
        '39',
        [
            [/^3/, 'xxx xxx xxxx'],
            [/^3/, 'xxx xxx xxx'],
        ],
    ],
    ['40', [[/^7/, 'xxx xxx xxx']]],
    ['41', [[/^[2-7]/, 'xx xxx xx xx']]],
    [
        '43',
        [
            [/^6/, 'xxx xxxxxx'],
            [/^6/, 'xxx xxxxxxx'],
            [/^6/, 'xxx xxxxxxxx'],
        ],
    ],
    [
        '44',
        [
            [/^7[1-57-9]|^7624/, 'xxxx xxxxxx'],
            [/^2|^70|^76/, 'xx xxxx xxxx'],
            [/^1[1-9]1|^11|^[389]/, 'xxx xxx xxxx'],
        ],
    ],
    ['45', [[ANY, 'xx xx xx xx']]],
    ['46', [[/^7/, 'xx xxx xx xx']]],
    [
        '47',
        [
            [/^[2-7]/, 'xx xx xx xx'],
            [/^9/, 'xxx xx xxx'],
        ],
    ],
    ['48', [[/^[45-9]/, 'xxx xxx xxx']]],
    [
        '49',
        [
            [/^15[1279]/, 'xxxx xxxxxxx'],
            [/^1[67]/, 'xxx xxxxxxx'],
            [/^1[67]/, 'xxx xxxxxxxx'],
        ],
    ],
    ['51', [[/^9/, 'xxx xxx xxx']]],
    [
        '52',
        [
            [/^33|^5[56]|^81/, 'xx xxxx xxxx'],
            [ANY, 'xxx xxx xxxx'],
        ],
    ],
    ['54', [[/^911/, 'x xx xxxx-xxxx']]],
    [
        '55',
        [
            [ANY, 'xx xxxxx-xxxx'],
            [/^[1-9][1-9][2-5]/, 'xx xxxx-xxxx'],
        ],
    ],
    ['56', [[/^9|^2[1-36]/, 'x xxxx xxxx']]],
    ['57', [[/^3/, 'xxx xxxxxxx']]],
    [
        '61',
        [
            [/^4/, 'xxx xxx xxx'],
            [/^[2378]/, 'x xxxx xxxx'],
        ],
    ],
    ['63', [[/^9/, 'xxx xxx xxxx']]],
    ['65', [[ANY, 'xxxx xxxx']]],
    ['81', [[/^[789]0/, 'xx xxxx xxxx']]],
    ['82', [[/^10/, 'xx xxxx xxxx']]],
    ['86', [[/^1[3-9]/, 'xxx xxxx xxxx']]],
    ['90', [[/^5/, 'xxx xxx xx xx']]],
    ['91', [[/^[6-9]/, 'xxxxx xxxxx']]],
    ['351', [[/^9/, 'xxx xxx xxx']]],
    ['353', [[/^8/, 'xx xxx xxxx']]],
    ['852', [[ANY, 'xxxx xxxx']]],
    ['971', [[/^5/, 'xx xxx xxxx']]],
    ['972', [[/^5/, 'xx xxx xxxx']]],
]);

function countryCodeLength(digits: string): number {
    if (digits.startsWith('1') || digits.startsWith('7')) {
        return 1;
    }
    return TWO_DIGIT_CODES.has(digits.slice(0, 2)) ? 2 : 3;
}

function fill(pattern: string, digits: readonly string[]): string {
    let next = 0;
    return pattern.replace(/x/g, () => digits[next++] ?? '');
}

// The last group may have four, so that no digit stands alone.
function inThrees(digits: string): string {
    return digits.length <= 4 ? digits : `${digits.slice(0, 3)} ${inThrees(digits.slice(3))}`;
}
