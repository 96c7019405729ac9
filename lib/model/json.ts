/** An object by the names of its members. */
export type Members = Readonly<Record<string, unknown>>;

/** Whether this is an object with members by name, and no list. */
export function isObject(value: unknown): value is Members {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of an object, or of a list by their numbers; none of anything else. */
export function membersOf(value: unknown): Members {
    return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** What a text of JSON stands for; undefined for one that is none. */
export function parseJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
