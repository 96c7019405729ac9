import { randomId } from '../store/random-id.mts';
import type { People } from './people.mts';
import { agentOf } from './people-lookup.mts';
import type { Server } from './server.mts';
import { agentView, departmentView } from './show.mts';

export type Staff = Pick<
    People,
    'addAgent' | 'agents' | 'setOnline' | 'addDepartment' | 'departments' | 'setDepartmentAgents' | 'removeDepartment'
>;

/** Who works in the workspace, and where. */
export function staffOf(server: Server): Staff {
    const { users, departments } = server.collections;
    return {
        async addAgent({ username, name, online = true }) {
            const now = new Date();
            const _id = await users.insert({
                username,
                name,
                type: 'user',
                roles: ['user', 'livechat-agent'],
                status: online ? 'online' : 'offline',
                statusLivechat: 'available',
                active: true,
                emails: [],
                createdAt: now,
                _updatedAt: now,
            });
            return { id: _id, username, name, online };
        },
        agents: async () => (await users.find({ roles: 'livechat-agent' })).map(agentView),
        async setOnline(agentId, online) {
            await agentOf(server, agentId);
            await users.update({ _id: agentId }, { $set: { status: online ? 'online' : 'offline' } });
        },
        async addDepartment({ name, agentIds = [], enabled = true, fallbackDepartmentId, ...closing }) {
            const _id = randomId();
            const department = {
                _id,
                name,
                enabled,
                numAgents: 0,
                showOnRegistration: false,
                showOnOfflineForm: false,
                ...(fallbackDepartmentId && { fallbackForwardDepartment: fallbackDepartmentId }),
                ...closing,
                _updatedAt: new Date(),
            };
            await departments.insert(department);
            await replaceMembers(server, _id, agentIds);
            return departmentView(server, department);
        },
        departments: async () =>
            Promise.all((await departments.find({})).map((found) => departmentView(server, found))),
        setDepartmentAgents: (departmentId, agentIds) => replaceMembers(server, departmentId, agentIds),
        async removeDepartment(departmentId) {
            const removed = await departments.remove({ _id: departmentId });
            if (removed.length === 0) throw new Error(`there is no department ${departmentId}`);
            await server.collections.departmentAgents.remove({ departmentId });
        },
    };
}

async function replaceMembers(server: Server, departmentId: string, agentIds: readonly string[]): Promise<void> {
    const { departments, departmentAgents } = server.collections;
    const agents = await Promise.all(agentIds.map((id) => agentOf(server, id)));
    await departmentAgents.remove({ departmentId });
    for (const { _id, username } of agents) await departmentAgents.insert({ departmentId, agentId: _id, username });
    const { matched } = await departments.update({ _id: departmentId }, { $set: { numAgents: agents.length } });
    if (matched === 0) throw new Error(`there is no department ${departmentId}`);
}
