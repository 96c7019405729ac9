import { Context } from 'mingo/core';
import * as queryOperators from 'mingo/operators/query';
import { Query as Matcher } from 'mingo/query';
import { textsAt } from './collection.mts';
import { copy } from './copy.mts';
import type { Query, StoredDocument } from './store.mts';

/** What the root of mingo loads for each query again: made once, and of a query's operators alone. */
const context = Context.init({ query: { ...queryOperators } });

/** Whether a document is one of those that a MongoDB query finds. Most queries ask for strings at some paths, and those
 * need no compiler. */
export function matcherOf(query: Query): (document: StoredDocument) => boolean {
    const wanted = Object.entries(query);
    if (wanted.every(([path, value]) => typeof value === 'string' && !path.startsWith('$'))) {
        return (document) => wanted.every(([path, value]) => textsAt(document, path).includes(String(value)));
    }
    const matcher = new Matcher(copy(query) as Record<string, unknown>, { context });
    return (document) => matcher.test(document);
}
