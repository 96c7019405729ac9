/** Where a number's prefix is registered, as Twilio reports it. Unknown parts are empty. */
export type Place = { readonly City: string; readonly State: string; readonly Zip: string; readonly Country: string };

const AREA_CODES: ReadonlyMap<string, Place> = new Map([
    ['+1401', { City: 'PROVIDENCE', State: 'RI', Zip: '02903', Country: 'US' }],
    ['+1415', { City: 'SAN FRANCISCO', State: 'CA', Zip: '94103', Country: 'US' }],
    ['+1212', { City: 'NEW YORK', State: 'NY', Zip: '10001', Country: 'US' }],
    ['+1312', { City: 'CHICAGO', State: 'IL', Zip: '60601', Country: 'US' }],
    ['+1555', { City: 'SAUSALITO', State: 'CA', Zip: '94965', Country: 'US' }],
    ['+1416', { City: 'TORONTO', State: 'ON', Zip: '', Country: 'CA' }],
]);

const COUNTRIES: ReadonlyMap<string, string> = new Map([
    ['+1', 'US'],
    ['+27', 'ZA'],
    ['+31', 'NL'],
    ['+33', 'FR'],
    ['+34', 'ES'],
    ['+39', 'IT'],
    ['+44', 'GB'],
    ['+49', 'DE'],
    ['+52', 'MX'],
    ['+55', 'BR'],
    ['+61', 'AU'],
    ['+81', 'JP'],
    ['+91', 'IN'],
    ['+351', 'PT'],
    ['+353', 'IE'],
]);

/** The place for a number's prefix; all parts empty for short codes, names and unknown prefixes. */
export function placeOf(number: string): Place {
    const known = AREA_CODES.get(number.slice(0, 5));
    if (known !== undefined) {
        return known;
    }
    const prefixes = [number.slice(0, 4), number.slice(0, 3), number.slice(0, 2)];
    const country = prefixes.map((prefix) => COUNTRIES.get(prefix)).find((found) => found !== undefined);
    return { City: '', State: '', Zip: '', Country: country ?? '' };
}
