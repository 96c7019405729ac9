import type { Geo } from '../model/inbound-text';
import { lineOf, withoutUndefined } from './field-values';
import type { Fields } from './fields';

/** The sender's `FromCity`, `FromState`, `FromZip` and `FromCountry`; undefined when all are missing or blank. */
export function parseGeo(fields: Fields): Geo | undefined {
    const geo: Geo = withoutUndefined({
        city: lineOf(fields, 'FromCity'),
        state: lineOf(fields, 'FromState'),
        zip: lineOf(fields, 'FromZip'),
        country: lineOf(fields, 'FromCountry'),
    });
    return Object.keys(geo).length === 0 ? undefined : geo;
}
