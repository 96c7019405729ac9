import type { RocketChatAssociationRecord } from '@rocket.chat/apps-engine/definition/metadata/index.js';
import { PersistenceBridge } from '@rocket.chat/apps-engine/server/bridges/index.js';
import type { Association } from './documents.mts';
import type { Server } from './server.mts';

/** Apps' own records: no unique key but the id, no order, no compare-and-set. */
export class WorkspacePersistenceBridge extends PersistenceBridge {
    constructor(private readonly server: Server) {
        super();
    }

    async purge(appId: string): Promise<void> {
        await this.records.remove({ appId });
    }

    protected async create(data: object, appId: string): Promise<string> {
        mustBeObject(data);
        return this.records.insert({ appId, data });
    }

    protected async createWithAssociations(
        data: object,
        associations: RocketChatAssociationRecord[],
        appId: string,
    ): Promise<string> {
        mustBeObject(data);
        return this.records.insert({ appId, associations: plain(associations), data });
    }

    /** By id alone: the app is not asked for. */
    protected async readById(id: string): Promise<object> {
        return (await this.records.findOne({ _id: id }))?.data as object;
    }

    protected async readByAssociations(associations: RocketChatAssociationRecord[], appId: string): Promise<object[]> {
        const found = await this.records.find({ appId, ...containing(associations) });
        return found.map(({ data }) => data);
    }

    protected async remove(id: string, appId: string): Promise<object | undefined> {
        const found = await this.records.findOne({ _id: id, appId });
        if (!found) return undefined;
        await this.records.remove({ _id: id, appId });
        return found.data;
    }

    /** Found first and removed after, as Rocket.Chat does: two callers at once can both be given the same records. */
    protected async removeByAssociations(
        associations: RocketChatAssociationRecord[],
        appId: string,
    ): Promise<object[] | undefined> {
        const query = { appId, ...containing(associations) };
        const found = await this.records.find(query);
        if (found.length === 0) return undefined;
        await this.records.remove(query);
        return found.map(({ data }) => data);
    }

    protected async update(): Promise<string> {
        throw new Error('Not implemented.');
    }

    /** Only a record with exactly these associations in exactly this order; of several, one. */
    protected async updateByAssociations(
        associations: RocketChatAssociationRecord[],
        data: object,
        upsert: boolean,
        appId: string,
    ): Promise<string> {
        mustBeObject(data);
        const all = plain(associations);
        const exactly = { appId, ...(all[0] && { 'associations.id': all[0].id }), associations: all };
        const outcome = await this.records.update(exactly, { $set: { data } }, { upsert });
        return outcome.upsertedId ?? '';
    }

    private get records() {
        return this.server.collections.persistence;
    }
}

function plain(associations: readonly RocketChatAssociationRecord[]): Association[] {
    return associations.map((association) => {
        // From the app's process they arrive as plain objects, without their methods.
        const { model, id } = association as unknown as Association;
        return { model, id };
    });
}

/** `associations.id` narrows the search by the store's index; `$all` decides. */
function containing(associations: readonly RocketChatAssociationRecord[]): object {
    const all = plain(associations);
    return { ...(all[0] && { 'associations.id': all[0].id }), associations: { $all: all } };
}

function mustBeObject(data: unknown): void {
    if (typeof data !== 'object' || data === null)
        throw new Error('Attempted to store an invalid data type, it must be an object.');
}
