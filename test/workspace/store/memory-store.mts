import { changed, equalities, idIn, withoutInsertOnly } from './apply-change.mts';
import { type Collection, collectionOf, textsAt } from './collection.mts';
import { copy } from './copy.mts';
import { matcherOf } from './matcher.mts';
import { byFields } from './order.mts';
import { randomId } from './random-id.mts';
import type { Change, FindOptions, Index, NewDocument, Query, Store, StoreChange, StoredDocument } from './store.mts';

export type MemoryStoreOptions = {
    readonly indexes?: { readonly [collection: string]: readonly Index[] };
};

/** A store that lives as long as the process. Every operation runs in one turn, so each is atomic as a whole. */
export function memoryStore(options: MemoryStoreOptions = {}): Store {
    const collections = new Map<string, Collection>();
    const listeners = new Set<(change: StoreChange) => void>();

    function collectionNamed(name: string): Collection {
        const existing =
            collections.get(name) ??
            collectionOf((options.indexes?.[name] ?? []).filter((index) => typeof index === 'string'));
        collections.set(name, existing);
        return existing;
    }

    function tell(kind: StoreChange['kind'], collection: string, document: StoredDocument): void {
        const change = {
            kind,
            collection,
            // Most listeners look at the collection alone.
            get document() {
                return copy(document);
            },
        };
        for (const listener of [...listeners]) listener(change);
    }

    function matches(collection: string, query: Query, find: FindOptions = {}): StoredDocument[] {
        const found = [...collectionNamed(collection).candidates(query)].filter(matcherOf(query));
        const sorted = find.sort ? found.sort(byFields(find.sort)) : found;
        const skip = find.skip ?? 0;
        return sorted.slice(skip, find.limit ? skip + find.limit : undefined);
    }

    function mustBeUnique(collection: string, document: StoredDocument): void {
        for (const index of options.indexes?.[collection] ?? []) {
            if (typeof index === 'string' || !matcherOf({ ...index.where })(document)) continue;
            const [value] = textsAt(document, index.unique);
            const same = value === undefined ? [] : matches(collection, { ...index.where, [index.unique]: value });
            if (same.some(({ _id }) => _id !== document._id)) throw duplicateKey(collection, index.unique, value);
        }
    }

    function add(collection: string, document: NewDocument): string {
        const stored = { ...copy(document), _id: document._id ?? randomId() };
        if (collectionNamed(collection).get(stored._id)) {
            throw duplicateKey(collection, '_id', stored._id);
        }
        mustBeUnique(collection, stored);
        collectionNamed(collection).put(stored);
        tell('insert', collection, stored);
        return stored._id;
    }

    function change(collection: string, before: StoredDocument, operators: Change): StoredDocument {
        const id = idIn(operators.$set);
        if (id !== undefined && id !== before._id) {
            throw new Error("Performing an update on the path '_id' would modify the immutable field '_id'");
        }
        const after = changed(before, operators);
        mustBeUnique(collection, after);
        collectionNamed(collection).put(after);
        tell('update', collection, after);
        return after;
    }

    function upsert(collection: string, query: Query, { $setOnInsert, ...operators }: Change): string {
        const id = idIn(query) ?? idIn(operators.$set) ?? idIn($setOnInsert) ?? randomId();
        const seed = { ...equalities(query), _id: id };
        const withDefaults = $setOnInsert ? changed(seed, { $set: $setOnInsert }) : seed;
        return add(collection, changed(withDefaults, operators));
    }

    return {
        insert: async (collection, document) => add(collection, document),
        find: async (collection, query, find) =>
            matches(collection, query, find).map((document) => copy(only(document, find?.fields))),
        async update(collection, query, operators, { upsert: orInsert, multi } = {}) {
            const found = matches(collection, query, multi ? {} : { limit: 1 });
            for (const document of found) change(collection, document, withoutInsertOnly(operators));
            if (found.length > 0 || !orInsert) return { matched: found.length, modified: found.length };
            return { matched: 0, modified: 0, upsertedId: upsert(collection, query, operators) };
        },
        async findAndUpdate(collection, query, operators, { upsert: orInsert, sort } = {}) {
            const [found] = matches(collection, query, { limit: 1, ...(sort && { sort }) });
            if (found) return copy(change(collection, found, withoutInsertOnly(operators)));
            if (!orInsert) return undefined;
            return copy(collectionNamed(collection).get(upsert(collection, query, operators)));
        },
        async remove(collection, query) {
            const found = matches(collection, query);
            for (const document of found) {
                collectionNamed(collection).delete(document._id);
                tell('remove', collection, document);
            }
            return found;
        },
        changes(listener) {
            listeners.add(listener);
            return () => void listeners.delete(listener);
        },
        close: async () => undefined,
    };
}

function only(document: StoredDocument, fields: readonly string[] | undefined): StoredDocument {
    const isGiven = (name: string) => name === '_id' || fields?.includes(name);
    return fields === undefined
        ? document
        : { _id: document._id, ...Object.fromEntries(Object.entries(document).filter(([name]) => isGiven(name))) };
}

function duplicateKey(collection: string, path: string, value: string | undefined): Error {
    const index = path === '_id' ? '_id_' : `${path}_1`;
    return new Error(
        `E11000 duplicate key error collection: ${collection} index: ${index} dup key: { ${path}: "${value}" }`,
    );
}
