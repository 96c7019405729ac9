/**
 * A deep copy of plain data as MongoDB would give it back: Date and Buffer stay what they are, other bytes become Buffer,
 * `undefined` and functions are dropped from objects (Meteor's driver ignores them) and become null in lists.
 */
export function copy<T>(value: T): T {
    return copyOf(value) as T;
}

function copyOf(value: unknown): unknown {
    if (value === undefined || typeof value === 'function') return null;
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Date) return new Date(value.getTime());
    if (value instanceof RegExp) return value;
    if (value instanceof Uint8Array) return Buffer.from(value);
    if (Array.isArray(value)) return value.map(copyOf);
    const result: Record<string, unknown> = {};
    for (const [key, field] of Object.entries(value)) {
        if (field !== undefined && typeof field !== 'function') result[key] = copyOf(field);
    }
    return result;
}
