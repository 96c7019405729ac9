import type { IPersistence, IPersistenceRead, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import { RocketChatAssociationModel, RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata';
import { Failure } from '../../model/trouble';
import { timely } from '../timely';

/**
 * The app's persistence by plain labels. Rocket.Chat offers no ids, order or uniqueness: a label finds every record
 * that carries it, and an update needs exactly the labels the record was created with. MongoDB looks such a list up by its
 * first label and goes through all that carry it, so that the first should be the record's own.
 * Source: Rocket.Chat apps/meteor/app/apps/server/bridges/persistence.ts; MongoDB Manual, "Multikey Indexes", query on the
 * array field as a whole.
 */
export interface Records {
    create(labels: readonly string[], data: object): Promise<void>;
    /** Every record with this label. */
    find(label: string): Promise<readonly unknown[]>;
    /** Replaces the data of the record with exactly these labels, in this order; does nothing when there is none. */
    replace(labels: readonly string[], data: object): Promise<void>;
    /** The same, and creates the record where there is none. */
    put(labels: readonly string[], data: object): Promise<void>;
    /** Removes every record with all of these labels; returns how many there were. */
    remove(labels: readonly string[]): Promise<number>;
}

/** Records over the accessors of one request. */
export function recordsOver(read: IRead, persistence: IPersistence): Records {
    const reader = (): IPersistenceRead => read.getPersistenceReader();
    return {
        async create(labels, data) {
            const id = await timely(persistence.createWithAssociations(data, labels.map(association)), data);
            if (!id) {
                throw new Failure({ kind: 'unknown', words: 'no record came back' });
            }
        },
        async find(label) {
            return (await timely(reader().readByAssociation(association(label)))) ?? [];
        },
        async replace(labels, data) {
            await timely(persistence.updateByAssociations(labels.map(association), data, false), data);
        },
        async put(labels, data) {
            await timely(persistence.updateByAssociations(labels.map(association), data, true), data);
        },
        async remove(labels) {
            return ((await timely(persistence.removeByAssociations(labels.map(association)))) ?? []).length;
        },
    };
}

function association(label: string): RocketChatAssociationRecord {
    return new RocketChatAssociationRecord(RocketChatAssociationModel.MISC, label);
}
