import type { UserDocument } from './documents.mts';
import type { People } from './people.mts';
import { userOf } from './people-lookup.mts';
import type { Server } from './server.mts';
import type { UserView } from './views.mts';

export type Users = Pick<People, 'addUser' | 'users' | 'setLanguage' | 'setRoles'>;

/** Everybody with a login. */
export function usersOf(server: Server): Users {
    const { users } = server.collections;
    return {
        async addUser({ username, name, roles = [], language, utcOffset }) {
            const id = await users.insert({
                ...userDocument({ username, name, roles: ['user', ...roles] }),
                ...(language && { settings: { preferences: { language } } }),
                ...(utcOffset !== undefined && { utcOffset }),
            });
            return userView(await userOf(server, id));
        },
        users: async () => (await users.find({ type: 'user' })).map(userView),
        async setLanguage(userId, language) {
            await userOf(server, userId);
            await users.update({ _id: userId }, { $set: { settings: { preferences: { language } } } });
        },
        async setRoles(userId, roles) {
            await userOf(server, userId);
            await users.update({ _id: userId }, { $set: { roles } });
        },
    };
}

/** A user who is online and comes to the workspace now. */
export function userDocument(who: Pick<UserDocument, 'username' | 'name' | 'roles'>): Omit<UserDocument, '_id'> {
    const now = new Date();
    return {
        ...who,
        type: 'user',
        status: 'online',
        active: true,
        emails: [{ address: `${who.username}@workspace.example`, verified: true }],
        createdAt: now,
        _updatedAt: now,
    };
}

function userView({ _id, username, name, roles }: UserDocument): UserView {
    return { id: _id, username, name, roles };
}
