import type { FindOptions, StoredDocument } from './store.mts';

/** A comparison of documents by these fields, in the order they are named. */
export function byFields(
    sort: NonNullable<FindOptions['sort']>,
): (left: StoredDocument, right: StoredDocument) => number {
    return (left, right) => {
        for (const [field, direction] of Object.entries(sort)) {
            const order = compare(left[field], right[field]);
            if (order !== 0) return order * direction;
        }
        return 0;
    };
}

/** Missing values first, as MongoDB sorts them. */
function compare(left: unknown, right: unknown): number {
    const [first, second] = [comparable(left), comparable(right)];
    if (first === second) return 0;
    return first < second ? -1 : 1;
}

function comparable(value: unknown): number | string {
    if (value === undefined || value === null) return Number.NEGATIVE_INFINITY;
    if (value instanceof Date) return value.getTime();
    if (typeof value === 'number' || typeof value === 'string') return value;
    return String(value);
}
