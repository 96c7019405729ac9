import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import { UserBridge } from '@rocket.chat/apps-engine/server/bridges/index.js';
import { notPartOfWorkspace } from './absent-bridge.mts';
import { appUserById, toAppUser } from './convert-people.mts';
import type { UserDocument } from './documents.mts';
import type { Server } from './server.mts';

/** Users as apps read them, and the app's own user as the engine makes it when the app is installed. */
export class WorkspaceUserBridge extends UserBridge {
    constructor(private readonly server: Server) {
        super();
    }

    async getAppUser(appId?: string): Promise<IUser | undefined> {
        return toAppUser(await this.users.findOne({ appId, type: 'app' }));
    }

    async create(data: Partial<IUser>, appId: string): Promise<string> {
        const { username = '', name = '', roles = [], type } = data;
        if (await this.users.findOne({ username })) {
            throw new Error(
                `The username "${username}" is already being used. Rename or remove the user using it to install this App`,
            );
        }
        const now = new Date();
        return this.users.insert({
            username,
            name,
            roles,
            type: (type ?? 'bot') as UserDocument['type'],
            status: 'online',
            active: true,
            emails: [],
            appId,
            createdAt: now,
            _updatedAt: now,
        });
    }

    async remove(user: IUser): Promise<boolean> {
        await this.users.remove({ _id: user.id });
        return true;
    }

    async getActiveUserCount(): Promise<number> {
        return (await this.users.find({ active: true })).length;
    }

    protected getById(id: string): Promise<IUser> {
        return appUserById(this.server, id) as Promise<IUser>;
    }

    protected async getByUsername(username: string): Promise<IUser> {
        return toAppUser(await this.users.findOne({ username })) as IUser;
    }

    protected async getUserRoomIds(userId: string): Promise<string[]> {
        return (await this.server.collections.subscriptions.find({ 'u._id': userId })).map(({ rid }) => rid);
    }

    protected async update(): Promise<boolean> {
        throw notPartOfWorkspace('UserBridge.update');
    }

    protected async getUserUnreadMessageCount(): Promise<number> {
        throw notPartOfWorkspace('UserBridge.getUserUnreadMessageCount');
    }

    protected async deleteUsersCreatedByApp(appId: string, type: string): Promise<boolean> {
        return (await this.users.remove({ appId, type })).length > 0;
    }

    protected async deactivate(): Promise<boolean> {
        throw notPartOfWorkspace('UserBridge.deactivate');
    }

    private get users() {
        return this.server.collections.users;
    }
}
