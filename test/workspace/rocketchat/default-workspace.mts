import type { Server } from './server.mts';

const AGENTS = [
    { _id: 'agent-ana', username: 'ana', name: 'Ana' },
    { _id: 'agent-ben', username: 'ben', name: 'Ben' },
];
const DEPARTMENTS = [
    { _id: 'department-sales', name: 'Sales' },
    { _id: 'department-support', name: 'Support' },
];

/** Furnishes an empty store: two agents who are online, and two departments that both belong to. Others are left alone. */
export async function seedWorkspace({ collections }: Server): Promise<void> {
    const furnished = { _id: 'furnished' };
    const { upsertedId } = await collections.keys.update(furnished, { $set: {} }, { upsert: true });
    if (!upsertedId) return;
    const now = new Date();
    for (const { _id, ...agent } of AGENTS) {
        const user = {
            ...agent,
            type: 'user',
            roles: ['user', 'livechat-agent'],
            status: 'online',
            statusLivechat: 'available',
            active: true,
            emails: [{ address: `${agent.username}@workspace.example`, verified: true }],
            createdAt: now,
            _updatedAt: now,
        };
        await collections.users.update({ _id }, { $setOnInsert: user }, { upsert: true });
    }
    for (const { _id, name } of DEPARTMENTS) {
        const department = {
            name,
            enabled: true,
            numAgents: AGENTS.length,
            showOnRegistration: false,
            showOnOfflineForm: false,
            _updatedAt: now,
        };
        await collections.departments.update({ _id }, { $setOnInsert: department }, { upsert: true });
        for (const agent of AGENTS) {
            const member = { departmentId: _id, agentId: agent._id, username: agent.username };
            await collections.departmentAgents.update(
                { _id: `${_id}:${agent._id}` },
                { $setOnInsert: member },
                { upsert: true },
            );
        }
    }
}
