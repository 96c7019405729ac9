import { AppMetadataStorage, type IAppStorageItem } from '@rocket.chat/apps-engine/server/storage/index.js';
import type { StoredDocument } from '../store/store.mts';
import type { Documents } from './collections.mts';

type Updates = { readonly unsetPermissionsGranted?: boolean };

/** Installed apps with their settings, in the store: they survive the process and are seen by every instance. */
export function appMetadataStorage(apps: Documents<StoredDocument>): AppMetadataStorage {
    return new StoredApps(apps);
}

class StoredApps extends AppMetadataStorage {
    constructor(private readonly apps: Documents<StoredDocument>) {
        super('workspace');
    }

    async create(item: IAppStorageItem): Promise<IAppStorageItem> {
        if (await this.apps.findOne({ id: item.id })) throw new Error('App already exists.');
        const now = new Date();
        const _id = await this.apps.insert({ ...item, createdAt: now, updatedAt: now });
        return { ...item, _id, createdAt: now, updatedAt: now };
    }

    async retrieveOne(id: string): Promise<IAppStorageItem | null> {
        const found = await this.apps.findOne({ $or: [{ _id: id }, { id }] });
        return found ? asItem(found) : null;
    }

    async retrieveAll(): Promise<Map<string, IAppStorageItem>> {
        return byId(await this.apps.find({}));
    }

    async retrieveAllPrivate(): Promise<Map<string, IAppStorageItem>> {
        return byId(await this.apps.find({ installationSource: 'private' }));
    }

    async remove(id: string): Promise<{ success: boolean }> {
        await this.apps.remove({ id });
        return { success: true };
    }

    async updatePartialAndReturnDocument(
        item: Partial<IAppStorageItem>,
        options: Updates = {},
    ): Promise<IAppStorageItem> {
        const { _id, permissionsGranted, ...fields } = item;
        const granted = options.unsetPermissionsGranted ? {} : { ...(permissionsGranted && { permissionsGranted }) };
        const updated = await this.apps.findAndUpdate(
            { _id },
            {
                $set: { ...fields, ...granted, updatedAt: new Date() },
                ...(options.unsetPermissionsGranted && { $unset: { permissionsGranted: '' } }),
            },
        );
        if (!updated) throw new Error(`No app with the document id ${_id} is installed.`);
        return asItem(updated);
    }

    /** Engines up to 1.53 save an app as a whole. */
    update(item: IAppStorageItem): Promise<IAppStorageItem> {
        return this.updatePartialAndReturnDocument(item);
    }

    updateStatus(_id: string, status: IAppStorageItem['status']): Promise<boolean> {
        return this.set(_id, { status });
    }

    updateSetting(_id: string, setting: IAppStorageItem['settings'][string]): Promise<boolean> {
        return this.set(_id, { [`settings.${setting.id}`]: setting });
    }

    updateAppInfo(_id: string, info: IAppStorageItem['info']): Promise<boolean> {
        return this.set(_id, { info });
    }

    updateMarketplaceInfo(
        _id: string,
        marketplaceInfo: NonNullable<IAppStorageItem['marketplaceInfo']>,
    ): Promise<boolean> {
        return this.set(_id, { marketplaceInfo });
    }

    private async set(_id: string, fields: object): Promise<boolean> {
        const { matched } = await this.apps.update({ _id }, { $set: { ...fields, updatedAt: new Date() } });
        return matched > 0;
    }
}

/** The engine wrote it, so the engine can read it. */
function asItem(document: StoredDocument): IAppStorageItem {
    return document as unknown as IAppStorageItem;
}

function byId(documents: readonly StoredDocument[]): Map<string, IAppStorageItem> {
    return new Map(documents.map((document) => [String(document.id), asItem(document)]));
}
