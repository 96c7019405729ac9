import type { IExtraRoomParams } from '@rocket.chat/apps-engine/definition/accessors/ILivechatCreator.js';
import type {
    IDepartment,
    ILivechatMessage,
    ILivechatRoom,
    ILivechatTransferData,
    IVisitor,
    IVisitorExternalIdentifier,
    ResolveVisitorContactData,
} from '@rocket.chat/apps-engine/definition/livechat/index.js';
import type { IMessage } from '@rocket.chat/apps-engine/definition/messages/index.js';
import type { IUser } from '@rocket.chat/apps-engine/definition/users/index.js';
import { LivechatBridge } from '@rocket.chat/apps-engine/server/bridges/index.js';
import { notPartOfWorkspace } from './absent-bridge.mts';
import { appNames } from './app-names.mts';
import { departmentByIdOrName, departmentsWithAgents, isOnline } from './availability.mts';
import { closeRoom } from './close-room.mts';
import { toAppMessage, toServerMessage } from './convert-message.mts';
import { appVisitorById, toAppDepartment, toAppVisitor } from './convert-people.mts';
import { toAppLivechatRooms, toAppRoom } from './convert-room.mts';
import { closingOf, guestOf, registrationOf } from './convert-to-server.mts';
import { type CustomFieldChange, setCustomField } from './custom-fields.mts';
import type { RoomSource } from './documents.mts';
import { openRoom } from './open-room.mts';
import { registerGuest } from './register-guest.mts';
import { resolveVisitor } from './resolve-visitor.mts';
import { countOpenRooms, forwardRoom } from './routing.mts';
import { idOf, sendGuestMessage } from './send-message.mts';
import type { Server } from './server.mts';

/** Omnichannel as apps reach it. */
export class WorkspaceLivechatBridge extends LivechatBridge {
    constructor(private readonly server: Server) {
        super();
    }

    /** Rocket.Chat blocks its process here until it knows; that cannot be had over a shared store. */
    protected isOnline(): boolean {
        throw notPartOfWorkspace('the deprecated, synchronous isOnline');
    }

    protected isOnlineAsync(departmentId?: string): Promise<boolean> {
        return isOnline(this.server, departmentId);
    }

    protected async createMessage(message: ILivechatMessage, appId: string): Promise<string> {
        if (!message.token) throw new Error('Invalid token for livechat message');
        const posted = await toServerMessage(this.server, message);
        // A token alone is not enough: Rocket.Chat reads the visitor from here on.
        if (!message.visitor) throw new TypeError("Cannot read properties of undefined (reading 'department')");
        const { nameSlug } = await appNames(this.server, appId);
        const source: RoomSource = { type: 'app', id: appId, alias: nameSlug };
        const sending = { guest: guestOf(message.visitor), message: posted, source };
        return idOf(await sendGuestMessage(this.server, sending));
    }

    protected async getMessageById(messageId: string): Promise<ILivechatMessage> {
        return toAppMessage(
            this.server,
            await this.documents.messages.findOne({ _id: messageId }),
        ) as Promise<ILivechatMessage>;
    }

    protected async updateMessage(): Promise<void> {
        throw notPartOfWorkspace('LivechatBridge.updateMessage');
    }

    protected async createVisitor(visitor: IVisitor): Promise<string> {
        return (await registerGuest(this.server, registrationOf(visitor)))._id;
    }

    protected async createAndReturnVisitor(visitor: IVisitor): Promise<IVisitor | undefined> {
        return toAppVisitor(await registerGuest(this.server, registrationOf(visitor)));
    }

    protected async findVisitors(query: object): Promise<IVisitor[]> {
        const found = await this.documents.visitors.find({ ...query, disabled: { $ne: true } });
        return (await Promise.all(found.map(toAppVisitor))) as IVisitor[];
    }

    protected findVisitorById(id: string): Promise<IVisitor | undefined> {
        return appVisitorById(this.server, id);
    }

    protected async findVisitorByEmail(email: string): Promise<IVisitor | undefined> {
        return toAppVisitor(await this.documents.visitors.findOne({ 'visitorEmails.address': email }));
    }

    protected async findVisitorByToken(token: string): Promise<IVisitor | undefined> {
        return toAppVisitor(await this.documents.visitors.findOne({ token }));
    }

    protected async findVisitorByPhoneNumber(phoneNumber: string): Promise<IVisitor | undefined> {
        return toAppVisitor(await this.documents.visitors.findOne({ 'phone.phoneNumber': phoneNumber }));
    }

    protected async resolveVisitor(
        externalId: Omit<IVisitorExternalIdentifier, 'appId'>,
        contactData: ResolveVisitorContactData | undefined,
        appId: string,
    ): Promise<IVisitor | undefined> {
        return toAppVisitor(await resolveVisitor(this.server, { ...externalId, appId }, contactData));
    }

    protected async transferVisitor(
        visitor: IVisitor,
        { currentRoom, targetAgent, targetDepartment }: ILivechatTransferData,
    ): Promise<boolean> {
        if (!visitor) throw new Error('Invalid visitor, cannot transfer');
        if (targetDepartment || !targetAgent?.id)
            throw notPartOfWorkspace('LivechatBridge.transferVisitor to a department');
        const agent = await this.documents.users.findOne({ _id: targetAgent.id, roles: 'livechat-agent' });
        if (!agent) throw new Error('Invalid target agent, cannot transfer');
        return forwardRoom(this.server, { roomId: currentRoom.id, agent });
    }

    protected async updateVisitorExternalId(): Promise<IVisitor | undefined> {
        throw notPartOfWorkspace('LivechatBridge.updateVisitorExternalId');
    }

    protected async createRoom(
        visitor: IVisitor,
        agent: IUser,
        appId: string,
        // As in Rocket.Chat: an app in Node that leaves it out gives null, and fails here.
        { source, customFields }: IExtraRoomParams = {},
    ): Promise<ILivechatRoom> {
        const serving = agent?.id ? await this.documents.users.findOne({ _id: agent.id }) : undefined;
        if (agent?.id && !serving) throw new Error(`The agent with id "${agent.id}" was not found.`);
        const { name } = await appNames(this.server, appId);
        const room = await openRoom(this.server, {
            visitor: guestOf(visitor),
            agent: serving,
            customFields,
            source: { type: 'app', id: appId, alias: name, ...ownSource(source) },
        });
        return (await toAppRoom(this.server, room)) as ILivechatRoom;
    }

    protected async closeRoom(room: ILivechatRoom, comment: string, closer: IUser | undefined): Promise<boolean> {
        await closeRoom(this.server, closingOf(this.server, { room, comment, closer }));
        return true;
    }

    protected async countOpenRoomsByAgentId(agentId: string): Promise<number> {
        if (!agentId) throw new Error('Invalid agentId');
        return countOpenRooms(this.server, agentId);
    }

    protected async findOpenRoomsByAgentId(agentId: string): Promise<ILivechatRoom[]> {
        if (!agentId) throw new Error('Invalid agentId');
        const found = await this.documents.rooms.find({ 'servedBy._id': agentId, t: 'l', open: true });
        return toAppLivechatRooms(this.server, found);
    }

    /** Open rooms of the visitor's token, from whatever source. */
    protected async findRooms(visitor: IVisitor, departmentId: string | null): Promise<ILivechatRoom[]> {
        if (!visitor) return [];
        const query = { 'v.token': visitor.token, t: 'l', open: true, ...(departmentId && { departmentId }) };
        return toAppLivechatRooms(this.server, await this.documents.rooms.find(query));
    }

    protected async findDepartmentByIdOrName(value: string): Promise<IDepartment | undefined> {
        return toAppDepartment(await departmentByIdOrName(this.server, value));
    }

    protected async findDepartmentsEnabledWithAgents(): Promise<IDepartment[]> {
        const found = await departmentsWithAgents(this.server);
        return (await Promise.all(found.map(toAppDepartment))) as IDepartment[];
    }

    protected async _fetchLivechatRoomMessages(_appId: string, roomId: string): Promise<IMessage[]> {
        const found = await this.documents.messages.find({ rid: roomId }, { sort: { ts: 1 } });
        return (await Promise.all(found.map((message) => toAppMessage(this.server, message)))) as IMessage[];
    }

    protected setCustomFields(data: CustomFieldChange): Promise<number> {
        return setCustomField(this.server, data);
    }

    private get documents() {
        return this.server.collections;
    }
}

/** What an app may say about the source, and only when it says that it is an app. */
function ownSource(source: IExtraRoomParams['source']): object {
    if (source?.type !== 'app') return {};
    const fields: { readonly [field: string]: unknown } = { ...source };
    const kept = ['label', 'sidebarIcon', 'defaultIcon', 'destination'].filter((field) => fields[field]);
    return Object.fromEntries(kept.map((field) => [field, fields[field]]));
}
