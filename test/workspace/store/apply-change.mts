import { update as applyOperators } from 'mingo/updater';
import { copy } from './copy.mts';
import type { Change, Query, StoredDocument } from './store.mts';

/** The document after the operators, which leave its `_id` alone. */
export function changed<D extends StoredDocument>(document: D, operators: Change): D {
    const after = copy(document);
    if (isPlainSet(operators)) {
        return Object.assign(after, withoutId(copy(operators.$set)));
    }
    const given = Object.entries(copy(operators)).map(([operator, fields]) => [operator, withoutId(fields)]);
    applyOperators(after, Object.fromEntries(given));
    return after;
}

/** Most changes give whole fields: those need no library, which sets itself up anew for each. */
function isPlainSet(operators: Change): operators is { readonly $set: object } {
    const [operator, ...others] = Object.keys(operators);
    return (
        operator === '$set' &&
        others.length === 0 &&
        !Object.keys(operators.$set ?? {}).some((name) => /[.$]/.test(name))
    );
}

/** An `_id` in a change has been dealt with by then: it is the document's own. */
function withoutId({ _id, ...fields }: { readonly _id?: unknown }): object {
    return fields;
}

/** The `_id` that fields or a query name, if they name one. */
export function idIn(fields: object | undefined): string | undefined {
    const id: unknown = fields && Reflect.get(fields, '_id');
    return typeof id === 'string' ? id : undefined;
}

/** The operators for a document that exists already. */
export function withoutInsertOnly({ $setOnInsert: _insertOnly, ...operators }: Change): Change {
    return operators;
}

/** What an upsert takes over from its query: the fields that are compared by plain equality. */
export function equalities(query: Query): Record<string, unknown> {
    return Object.fromEntries(
        Object.entries(query).filter(
            ([field, value]) => !field.startsWith('$') && !field.includes('.') && !isOperator(value),
        ),
    );
}

function isOperator(value: unknown): boolean {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    return value instanceof RegExp || Object.keys(value).some((key) => key.startsWith('$'));
}
