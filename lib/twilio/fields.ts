/** A webhook's fields in the order received; a repeated name appears once per value. */
export type Fields = ReadonlyArray<readonly [name: string, value: string]>;

export type ParsedFields =
    | { readonly kind: 'fields'; readonly fields: Fields }
    | { readonly kind: 'malformed'; readonly field: string };

/**
 * The fields of a parsed body: a form (a repeated name is an array, brackets in a name are an object) or JSON (numbers
 * and booleans as written, null as the empty text, an empty array as no field at all, which is how the official package
 * signs it). What is nested has the name that it had in a form: `a[b]`. No number and no length is too much: the server
 * takes at most 100 kB. Malformed, naming the first offending field ('body' for the whole): not a plain object,
 * `__proto__`, what no form can say, and nested values of a field that can only be one.
 */
export function parseFields(content: unknown): ParsedFields {
    return collectFields(content, LIST_SPELLINGS[0]);
}

/**
 * The fields once more for each other way in which a form may have named its lists (`a[]`, `a[0]`), since the body's
 * parser does not tell which it was; none where no field is a list.
 */
export function otherSpellings(content: unknown): readonly Fields[] {
    if (!isPlainObject(content) || !Object.keys(content).some((name) => hasList(content[name]))) {
        return [];
    }
    return LIST_SPELLINGS.slice(1).flatMap((spelling) => {
        const parsed = collectFields(content, spelling);
        return parsed.kind === 'fields' ? [parsed.fields] : [];
    });
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

const MAX_SHOWN_NAME_LENGTH = 64;

/** As deep as the server's parser of forms goes. Source: body-parser, urlencoded, depth. */
const MAX_DEPTH = 32;

type ListSpelling = (name: string, index: number) => string;

const LIST_SPELLINGS: readonly [ListSpelling, ...ListSpelling[]] = [
    (name) => name,
    (name) => `${name}[]`,
    (name, index) => `${name}[${index}]`,
];

function collectFields(content: unknown, spelling: ListSpelling): ParsedFields {
    if (!isPlainObject(content)) {
        return { kind: 'malformed', field: 'body' };
    }
    const fields: Array<readonly [string, string]> = [];
    for (const name of Object.keys(content)) {
        const given = fieldsIn({ name, value: content[name], depth: 0 }, spelling);
        if (given === undefined || (ONLY_ONCE.includes(name) && isNested(content[name]))) {
            return { kind: 'malformed', field: name.slice(0, MAX_SHOWN_NAME_LENGTH) };
        }
        for (const field of given) {
            fields.push(field);
        }
    }
    return { kind: 'fields', fields };
}

interface Given {
    readonly name: string;
    readonly value: unknown;
    readonly depth: number;
}

function fieldsIn({ name, value, depth }: Given, spelling: ListSpelling): Fields | undefined {
    const text = scalarText(value);
    if (text !== undefined) {
        return isProto(name) ? undefined : [[name, text]];
    }
    const isList = Array.isArray(value);
    if (depth > MAX_DEPTH || isProto(name) || !(isList || isPlainObject(value))) {
        return undefined;
    }
    const found: Array<readonly [string, string]> = [];
    if (!isList && Object.keys(value).length === 0) {
        return undefined;
    }
    for (const [key, item] of Object.entries(value)) {
        const isPart = typeof item === 'object' && item !== null;
        const ofList = isPart ? `${name}[${key}]` : spelling(name, Number(key));
        const inner = fieldsIn({ name: isList ? ofList : `${name}[${key}]`, value: item, depth: depth + 1 }, spelling);
        if (inner === undefined) {
            return undefined;
        }
        for (const field of inner) {
            found.push(field);
        }
    }
    return found;
}

function isNested(value: unknown): boolean {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return items.some((item) => typeof item === 'object' && item !== null);
}

function hasList(value: unknown): boolean {
    return Array.isArray(value) || (isPlainObject(value) && JSON.stringify(value).includes('['));
}

function isProto(name: string): boolean {
    return /(?:^|\[)__proto__(?:\]|$)/.test(name);
}

/** Judged by shape, not by identity of the prototype: the body may have been made in another realm. */
function isPlainObject(content: unknown): content is Readonly<Record<string, unknown>> {
    if (typeof content !== 'object' || content === null || Array.isArray(content)) {
        return false;
    }
    const prototype: unknown = Object.getPrototypeOf(content);
    return prototype === null || (typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null);
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
