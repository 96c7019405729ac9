import type { Query, StoredDocument } from './store.mts';

/** One collection: documents by `_id` in insertion order, and for the named paths which documents hold which value. */
export type Collection = {
    get(id: string): StoredDocument | undefined;
    put(document: StoredDocument): void;
    delete(id: string): void;
    /** Every document that can match: fewer than all where the query names an `_id` or an indexed path by a plain string. */
    candidates(query: Query): Iterable<StoredDocument>;
};

/** An empty collection that can look up the given dotted paths without a scan. */
export function collectionOf(paths: readonly string[]): Collection {
    const documents = new Map<string, StoredDocument>();
    const indexes = new Map(paths.map((path) => [path, new Map<string, Set<string>>()]));

    /** Touches only what differs, so that a changed document keeps its place among those of the same value. */
    function reindex(before: StoredDocument | undefined, after: StoredDocument | undefined): void {
        const id = before?._id ?? after?._id ?? '';
        for (const [path, index] of indexes) {
            const [old, fresh] = [new Set(before && textsAt(before, path)), new Set(after && textsAt(after, path))];
            for (const value of old) if (!fresh.has(value)) index.get(value)?.delete(id);
            for (const value of fresh) if (!old.has(value)) index.set(value, (index.get(value) ?? new Set()).add(id));
        }
    }

    return {
        get: (id) => documents.get(id),
        put(document) {
            reindex(documents.get(document._id), document);
            documents.set(document._id, document);
        },
        delete(id) {
            reindex(documents.get(id), undefined);
            documents.delete(id);
        },
        candidates(query) {
            if (typeof query._id === 'string') return present([query._id], documents);
            for (const [path, index] of indexes) {
                const wanted = query[path];
                if (typeof wanted === 'string') return present([...(index.get(wanted) ?? [])], documents);
            }
            return [...documents.values()];
        },
    };
}

function present(ids: readonly string[], documents: ReadonlyMap<string, StoredDocument>): StoredDocument[] {
    return ids.flatMap((id) => documents.get(id) ?? []);
}

/** The strings a dotted path reaches, through lists too, as MongoDB's multikey indexes have it. */
export function textsAt(document: StoredDocument, path: string): string[] {
    let reached: unknown[] = [document];
    for (const step of path.split('.')) {
        reached = reached.flatMap((value) => stepInto(value, step));
    }
    return reached.flat().filter((value) => typeof value === 'string');
}

function stepInto(value: unknown, step: string): unknown[] {
    if (Array.isArray(value)) return value.flatMap((item) => stepInto(item, step));
    if (typeof value !== 'object' || value === null) return [];
    return [Reflect.get(value, step)];
}
