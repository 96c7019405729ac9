import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { ISetting } from '@rocket.chat/apps-engine/definition/settings/index.js';
import type { IInternalFederationBridge } from '@rocket.chat/apps-engine/server/bridges/IInternalFederationBridge.js';
import { InternalBridge } from '@rocket.chat/apps-engine/server/bridges/InternalBridge.js';
import {
    ApiBridge,
    AppActivationBridge,
    AppDetailChangesBridge,
} from '@rocket.chat/apps-engine/server/bridges/index.js';
import type { AppApi } from '@rocket.chat/apps-engine/server/managers/AppApi.js';
import { notPartOfWorkspace } from './absent-bridge.mts';
import type { Apis } from './apis.mts';
import type { Server } from './server.mts';

export class WorkspaceApiBridge extends ApiBridge {
    constructor(private readonly apis: Apis) {
        super();
    }

    async registerApi(api: AppApi, appId: string): Promise<void> {
        this.apis.registerApi(api, appId);
    }

    async unregisterApis(appId: string): Promise<void> {
        this.apis.unregisterApis(appId);
    }
}

/** Rocket.Chat tells its other instances here; in the workspace they watch the store. */
export class WorkspaceActivationBridge extends AppActivationBridge {
    protected async appAdded(): Promise<void> {}
    protected async appUpdated(): Promise<void> {}
    protected async appRemoved(): Promise<void> {}
    protected async appStatusChanged(): Promise<void> {}
    protected async actionsChanged(): Promise<void> {}
}

export class WorkspaceDetailChangesBridge extends AppDetailChangesBridge {
    protected onAppSettingsChange(): void {}
}

export class WorkspaceInternalBridge extends InternalBridge {
    constructor(private readonly server: Server) {
        super();
    }

    protected async getUsernamesOfRoomById(roomId: string): Promise<string[]> {
        return (await this.server.collections.subscriptions.find({ rid: roomId })).map(({ u }) => u.username);
    }

    protected getUsernamesOfRoomByIdSync(): string[] {
        throw notPartOfWorkspace('the deprecated, synchronous getUsernamesOfRoomById');
    }

    protected async getWorkspacePublicKey(): Promise<ISetting> {
        throw notPartOfWorkspace('InternalBridge.getWorkspacePublicKey');
    }
}

/** The keys that apps are signed with: made once for a store, whichever instance comes first. */
export function internalFederationBridge(server: Server): IInternalFederationBridge {
    let pair: Promise<{ readonly publicKey: string; readonly privateKey: string }> | undefined;
    const keys = () => {
        pair ??= federationKeys(server);
        return pair;
    };
    return {
        getPrivateKey: async () => (await keys()).privateKey,
        getPublicKey: async () => (await keys()).publicKey,
    };
}

async function federationKeys({ collections }: Server): Promise<{ publicKey: string; privateKey: string }> {
    const stored = await collections.keys.findOne({ _id: 'federation' });
    if (stored) return { publicKey: String(stored.publicKey), privateKey: String(stored.privateKey) };
    const made = await promisify(generateKeyPair)('rsa', {
        modulusLength: 2048,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const saved = await collections.keys.findAndUpdate({ _id: 'federation' }, { $setOnInsert: made }, { upsert: true });
    return { publicKey: String(saved?.publicKey), privateKey: String(saved?.privateKey) };
}
