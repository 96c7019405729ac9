import type { DepartmentDocument, UserDocument } from './documents.mts';
import type { Server } from './server.mts';

/** Agents who could take a conversation now, of one department or of all. */
export async function onlineAgents(server: Server, departmentId?: string): Promise<UserDocument[]> {
    const available = {
        roles: 'livechat-agent',
        active: true,
        status: { $ne: 'offline' },
        statusLivechat: 'available',
    };
    if (!departmentId) return server.collections.users.find(available);
    const members = await server.collections.departmentAgents.find({ departmentId });
    return server.collections.users.find({ ...available, _id: { $in: members.map(({ agentId }) => agentId) } });
}

/** Whether somebody is there for a department or for anybody, the department's fallbacks counted. */
export async function hasOnlineAgents(server: Server, departmentId?: string): Promise<boolean> {
    let current = departmentId;
    const seen = new Set<string>();
    do {
        if ((await onlineAgents(server, current)).length > 0) return true;
        if (!current) return false;
        seen.add(current);
        current = (await departmentById(server, current))?.fallbackForwardDepartment;
    } while (current && !seen.has(current));
    return false;
}

/** What `isOnlineAsync` answers: always yes where conversations are accepted without agents. */
export async function isOnline(server: Server, departmentId?: string): Promise<boolean> {
    if (server.settings.isOn('Livechat_accept_chats_with_no_agents')) return true;
    if (server.settings.isOn('Livechat_assign_new_conversation_to_bot')) {
        const bots = await server.collections.users.find({ roles: { $all: ['bot', 'livechat-agent'] } });
        if (bots.length > 0) return true;
    }
    return hasOnlineAgents(server, departmentId);
}

/** The department with this id or name. */
export async function departmentByIdOrName(server: Server, value: string): Promise<DepartmentDocument | undefined> {
    return server.collections.departments.findOne({ $or: [{ _id: value }, { name: value }] });
}

/** The department that a visitor without one is given: the first on the registration form with somebody online. */
export async function requiredDepartment(server: Server): Promise<string | undefined> {
    for (const department of await departmentsWithAgents(server)) {
        if (department.showOnRegistration && (await onlineAgents(server, department._id)).length > 0)
            return department._id;
    }
    return undefined;
}

/** Enabled departments that have at least one agent. */
export async function departmentsWithAgents(server: Server): Promise<DepartmentDocument[]> {
    return server.collections.departments.find({ enabled: true, numAgents: { $gt: 0 } });
}

async function departmentById(server: Server, id: string): Promise<DepartmentDocument | undefined> {
    return server.collections.departments.findOne({ _id: id });
}
