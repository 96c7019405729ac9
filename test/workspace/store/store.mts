/** What a collection holds: plain data (strings, numbers, booleans, null, Date, Buffer, arrays, objects) with a string `_id`. */
export type StoredDocument = { readonly _id: string; readonly [field: string]: unknown };

/** A document to insert; without `_id` the store gives it a random one. */
export type NewDocument = { readonly _id?: string; readonly [field: string]: unknown };

/** A MongoDB query: equality, dotted paths, `$in`, `$all`, `$exists`, `$elemMatch`, `$or`, … */
export type Query = { readonly [field: string]: unknown };

/** MongoDB update operators; plain replacement is not supported. */
export type Change = {
    readonly $set?: object;
    readonly $unset?: object;
    readonly $push?: object;
    readonly $pull?: object;
    readonly $inc?: object;
    readonly $setOnInsert?: object;
};

export type FindOptions = {
    readonly sort?: { readonly [field: string]: 1 | -1 };
    readonly limit?: number;
    readonly skip?: number;
    /** What to give of each besides its `_id`; all of it where this is left out. */
    readonly fields?: readonly string[];
};

export type UpdateOptions = { readonly upsert?: boolean; readonly multi?: boolean };

export type UpdateOutcome = { readonly matched: number; readonly modified: number; readonly upsertedId?: string };

export type FindAndUpdateOptions = { readonly upsert?: boolean; readonly sort?: { readonly [field: string]: 1 | -1 } };

/** A dotted path that is often asked for by one string; or one whose value only one document of those `where` may have. */
export type Index = string | { readonly unique: string; readonly where: Query };

/** One write, told to every listener after it happened; `document` is the new state, or the removed one. */
export type StoreChange = {
    readonly kind: 'insert' | 'update' | 'remove';
    readonly collection: string;
    readonly document: StoredDocument;
};

/**
 * What Rocket.Chat asks of MongoDB, and nothing more. Documents are copied on the way in and out. Writes are atomic per
 * document, as MongoDB's are; `_id` is the only unique key, unless an index says otherwise.
 */
export interface Store {
    /** Adds one document and returns its `_id`; rejects with a text that contains `E11000` when a unique value is taken. */
    insert(collection: string, document: NewDocument): Promise<string>;
    /** The matching documents, in insertion order unless `sort` says otherwise. */
    find(collection: string, query: Query, options?: FindOptions): Promise<StoredDocument[]>;
    /** Changes the first match (all with `multi`); with `upsert` and no match, inserts the query's equalities plus the change. */
    update(collection: string, query: Query, change: Change, options?: UpdateOptions): Promise<UpdateOutcome>;
    /** Changes one match in one step and returns its new state, or undefined: what job locks are made of. */
    findAndUpdate(
        collection: string,
        query: Query,
        change: Change,
        options?: FindAndUpdateOptions,
    ): Promise<StoredDocument | undefined>;
    /** Removes all matches and returns them. */
    remove(collection: string, query: Query): Promise<StoredDocument[]>;
    /** Calls the listener after every write of any process; returns how to stop. */
    changes(listener: (change: StoreChange) => void): () => void;
    /** Lets go of sockets; a store in memory has nothing to let go of. */
    close(): Promise<void>;
}

/** The first match, or undefined. */
export async function findOne(
    store: Store,
    collection: string,
    query: Query,
    options?: FindOptions,
): Promise<StoredDocument | undefined> {
    const [found] = await store.find(collection, query, { ...options, limit: 1 });
    return found;
}
