import type { ISetting } from '@rocket.chat/apps-engine/definition/settings/index.js';
import { ServerSettingBridge } from '@rocket.chat/apps-engine/server/bridges/index.js';
import { notPartOfWorkspace } from './absent-bridge.mts';
import type { Server } from './server.mts';

/** The workspace's settings; secret ones, and those that do not exist, are not readable. */
export class WorkspaceSettingBridge extends ServerSettingBridge {
    constructor(private readonly server: Server) {
        super();
    }

    protected async getOneById(id: string): Promise<ISetting> {
        if (!(await this.isReadableById(id))) throw new Error(`The setting "${id}" is not readable.`);
        const setting = this.server.settings.document(id);
        if (!setting || setting.hidden) throw new TypeError("Cannot read properties of null (reading '_id')");
        const { value, packageValue, type } = setting;
        return {
            id,
            type,
            value,
            packageValue,
            required: false,
            public: setting.public,
            i18nLabel: id,
        } as unknown as ISetting;
    }

    protected async isReadableById(id: string): Promise<boolean> {
        const setting = this.server.settings.document(id);
        return setting !== undefined && !setting.secret;
    }

    protected async updateOne(setting: ISetting): Promise<void> {
        if (!(await this.isReadableById(setting.id))) throw new Error(`The setting "${setting.id}" is not readable.`);
        await this.server.settings.set(setting.id, setting.value);
    }

    protected async getAll(): Promise<ISetting[]> {
        throw notPartOfWorkspace('ServerSettingBridge.getAll');
    }

    protected async hideGroup(): Promise<void> {
        throw notPartOfWorkspace('ServerSettingBridge.hideGroup');
    }

    protected async hideSetting(): Promise<void> {
        throw notPartOfWorkspace('ServerSettingBridge.hideSetting');
    }

    protected async incrementValue(): Promise<void> {
        throw notPartOfWorkspace('ServerSettingBridge.incrementValue');
    }
}
