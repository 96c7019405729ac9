import type { IDepartment, IVisitor } from '@rocket.chat/apps-engine/definition/livechat/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import type { DepartmentDocument, UserDocument, VisitorDocument } from './documents.mts';
import type { Server } from './server.mts';
import { transform } from './transform.mts';

/** A user in app shape; a visitor's stub (no `type`) becomes a user of type `unknown`, as in Rocket.Chat. */
export function toAppUser(user: Partial<UserDocument> | undefined): IUser | undefined {
    if (!user) return undefined;
    const { language } = user.settings?.preferences ?? {};
    return withoutAbsent({
        id: user._id,
        username: user.username,
        emails: user.emails,
        type: user.type ?? 'unknown',
        isEnabled: user.active,
        name: user.name,
        roles: user.roles,
        status: user.status,
        statusConnection: user.status ?? 'undefined',
        utcOffset: user.type && (user.utcOffset ?? 0),
        createdAt: user.createdAt,
        updatedAt: user._updatedAt,
        appId: user.appId,
        settings: { preferences: { ...(language && { language }) } },
    }) as unknown as IUser;
}

/** The user with this id in app shape. */
export async function appUserById(server: Server, id: string): Promise<IUser | undefined> {
    return toAppUser(await server.collections.users.findOne({ _id: id }));
}

/** A visitor in app shape. */
export async function toAppVisitor(visitor: VisitorDocument | undefined): Promise<IVisitor | undefined> {
    if (!visitor) return undefined;
    return (await transform(visitor, {
        id: '_id',
        username: 'username',
        name: 'name',
        department: 'department',
        updatedAt: '_updatedAt',
        token: 'token',
        phone: 'phone',
        visitorEmails: 'visitorEmails',
        livechatData: 'livechatData',
        status: 'status',
        contactId: 'contactId',
        externalIds: 'externalIds',
    })) as unknown as IVisitor;
}

/** The visitor with this id, unless disabled. */
export async function appVisitorById(server: Server, id: string): Promise<IVisitor | undefined> {
    return toAppVisitor(await server.collections.visitors.findOne({ _id: id, disabled: { $ne: true } }));
}

/** A department in app shape. */
export async function toAppDepartment(department: DepartmentDocument | undefined): Promise<IDepartment | undefined> {
    if (!department) return undefined;
    return (await transform(department, {
        id: '_id',
        name: 'name',
        email: 'email',
        description: 'description',
        enabled: 'enabled',
        numberOfAgents: 'numAgents',
        showOnOfflineForm: 'showOnOfflineForm',
        showOnRegistration: 'showOnRegistration',
        updatedAt: '_updatedAt',
        chatClosingTags: 'chatClosingTags',
        requestTagBeforeClosingChat: 'requestTagBeforeClosingChat',
    })) as unknown as IDepartment;
}

function withoutAbsent(fields: object): object {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
