/** A webhook's fields in the order received; a repeated name appears once per value. */
export type Fields = ReadonlyArray<readonly [name: string, value: string]>;

export type ParsedFields =
    | { readonly kind: 'fields'; readonly fields: Fields }
    | { readonly kind: 'malformed'; readonly field: string };

/**
 * The fields of a parsed body: a form (a repeated name is an array) or flat JSON (numbers and booleans as written,
 * null as the empty text, an empty array as no field at all, which is how the official package signs it).
 * Malformed, naming the first offending field ('body' for the whole): not a plain object, nested values, `__proto__`,
 * over 500 fields, a name over 256 or a value over 65,536 characters. For every form body the fields sign as twilio's.
 */
export function parseFields(content: unknown): ParsedFields {
    if (!isPlainObject(content)) {
        return { kind: 'malformed', field: 'body' };
    }
    const fields: Array<readonly [string, string]> = [];
    for (const name of Object.keys(content)) {
        const values = isAcceptableName(name) ? valuesOf(content[name]) : undefined;
        if (values === undefined || fields.length + values.length > MAX_FIELDS) {
            return { kind: 'malformed', field: name.slice(0, MAX_SHOWN_NAME_LENGTH) };
        }
        for (const value of values) {
            fields.push([name, value]);
        }
    }
    return { kind: 'fields', fields };
}

/** The first value of a field, or undefined when the field was not sent; an empty value is the empty text. */
export function fieldValue(fields: Fields, name: string): string | undefined {
    return fields.find(([candidate]) => candidate === name)?.[1];
}

/**
 * The field among those that can only be one which these fields give more than once; undefined where none is: of several
 * values another one could be read than the one that was meant.
 */
export function givenTwice(fields: Fields): string | undefined {
    return ONLY_ONCE.find((name) => fields.filter(([given]) => given === name).length > 1);
}

const ONLY_ONCE: readonly string[] = ['From', 'To', 'AccountSid', 'MessageSid', 'Body'];

const MAX_FIELDS = 500;
const MAX_NAME_LENGTH = 256;
const MAX_SHOWN_NAME_LENGTH = 64;
const MAX_VALUE_LENGTH = 65_536;

/** Judged by shape, not by identity of the prototype: the body may have been made in another realm. */
function isPlainObject(content: unknown): content is Readonly<Record<string, unknown>> {
    if (typeof content !== 'object' || content === null || Array.isArray(content)) {
        return false;
    }
    const prototype: unknown = Object.getPrototypeOf(content);
    return prototype === null || (typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null);
}

function isAcceptableName(name: string): boolean {
    return name.length <= MAX_NAME_LENGTH && name !== '__proto__';
}

function valuesOf(value: unknown): readonly string[] | undefined {
    const texts: string[] = [];
    for (const item of Array.isArray(value) ? value : [value]) {
        const text = scalarText(item);
        if (text === undefined || text.length > MAX_VALUE_LENGTH) {
            return undefined;
        }
        texts.push(text);
    }
    return texts;
}

function scalarText(value: unknown): string | undefined {
    switch (typeof value) {
        case 'string':
            return value;
        case 'number':
            return Number.isFinite(value) ? String(value) : undefined;
        case 'boolean':
            return String(value);
        default:
            return value === null ? '' : undefined;
    }
}
