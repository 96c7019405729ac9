import { lineOf, withoutUndefined } from './field-values';
import type { Fields } from './fields';

/** Derived by Twilio from the customer's number, not from where they are; a member is absent when unknown. */
export interface Geo {
    readonly city?: string;
    readonly state?: string;
    readonly zip?: string;
    readonly country?: string;
}

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
