import { cleanLine, cleanText, looksEmpty } from '../words/clean-text';
import type { Fields } from './fields';
import { fieldValue } from './fields';

/** A message or account sid: 'SM' or 'MM' and 32 hex digits; compatible providers use other opaque ids up to 64. */
export function sidOf(fields: Fields, name: string): string | undefined {
    const sid = fieldValue(fields, name);
    return sid !== undefined && /^[A-Za-z0-9_-]{1,64}$/.test(sid) ? sid : undefined;
}

/** The field as one shown line, however long; undefined when missing or blank. */
export function lineOf(fields: Fields, name: string): string | undefined {
    const value = fieldValue(fields, name) ?? '';
    return cleanLine(value, value.length) || undefined;
}

/** The field as shown text, however long, line breaks kept; undefined when missing or blank. */
export function textOf(fields: Fields, name: string): string | undefined {
    const value = fieldValue(fields, name) ?? '';
    return looksEmpty(value) ? undefined : cleanText(value, value.length).trim();
}

/** Whether the field says 'true', in any case; everything else is no. */
export function isTrue(fields: Fields, name: string): boolean {
    return (fieldValue(fields, name) ?? '').trim().toLowerCase() === 'true';
}

/** The same data without the members that are undefined, which some stores turn into null. */
export function withoutUndefined<Data extends object>(data: Data): Data {
    const kept = { ...data };
    for (const name in kept) {
        if (kept[name] === undefined) {
            Reflect.deleteProperty(kept, name);
        }
    }
    return kept;
}
