import type { ILoggerStorageEntry } from '@rocket.chat/apps-engine/server/logging/index.js';
import { AppLogStorage, type IAppLogStorageFindOptions } from '@rocket.chat/apps-engine/server/storage/index.js';
import type { StoredDocument } from '../store/store.mts';
import type { Documents } from './collections.mts';

/** What apps logged, in the store; nothing of it expires. */
export function appLogStorage(logs: Documents<StoredDocument>): AppLogStorage {
    return new StoredLogs(logs);
}

class StoredLogs extends AppLogStorage {
    constructor(private readonly logs: Documents<StoredDocument>) {
        super('workspace');
    }

    async findPaginated(
        query: { [field: string]: unknown },
        { sort, skip, limit }: IAppLogStorageFindOptions = {},
    ): Promise<{ logs: ILoggerStorageEntry[]; total: number }> {
        const all = await this.logs.find(query);
        const page = await this.logs.find(query, {
            ...(sort && { sort }),
            ...(skip && { skip }),
            ...(limit && { limit }),
        });
        return { logs: page.map(asEntry), total: all.length };
    }

    async storeEntries(entry: ILoggerStorageEntry): Promise<ILoggerStorageEntry> {
        await this.logs.insert({ ...entry });
        return entry;
    }

    async getEntriesFor(appId: string): Promise<ILoggerStorageEntry[]> {
        return (await this.logs.find({ appId })).map(asEntry);
    }

    async removeEntriesFor(appId: string): Promise<void> {
        await this.logs.remove({ appId });
    }
}

function asEntry(document: StoredDocument): ILoggerStorageEntry {
    return document as unknown as ILoggerStorageEntry;
}
