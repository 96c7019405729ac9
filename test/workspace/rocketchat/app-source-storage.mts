import { AppSourceStorage, type IAppStorageItem } from '@rocket.chat/apps-engine/server/storage/index.js';
import type { Documents } from './collections.mts';
import type { UploadContentDocument } from './documents.mts';

/** The zips of installed apps, in the store. */
export function appSourceStorage(sources: Documents<UploadContentDocument>): AppSourceStorage {
    return new StoredSources(sources);
}

class StoredSources extends AppSourceStorage {
    constructor(private readonly sources: Documents<UploadContentDocument>) {
        super();
    }

    async store(item: IAppStorageItem, zip: Buffer): Promise<string> {
        await this.sources.update({ _id: item.id }, { $set: { content: zip } }, { upsert: true });
        return `workspace:/${item.id}`;
    }

    async fetch(item: IAppStorageItem): Promise<Buffer> {
        const found = await this.sources.findOne({ _id: item.id });
        if (!found) throw new Error(`the package of app ${item.id} is not stored here`);
        return found.content;
    }

    update(item: IAppStorageItem, zip: Buffer): Promise<string> {
        return this.store(item, zip);
    }

    async remove(item: IAppStorageItem): Promise<void> {
        await this.sources.remove({ _id: item.id });
    }
}
