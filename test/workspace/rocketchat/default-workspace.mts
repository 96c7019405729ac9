import { userDocument } from './people-users.mts';
import type { Server } from './server.mts';

const AGENTS = [
    { _id: 'agent-ana', username: 'ana', name: 'Ana' },
    { _id: 'agent-ben', username: 'ben', name: 'Ben' },
];
/** Two who are no agents: one who may everything, and one who may nothing in particular. */
const OTHERS = [
    { _id: 'admin', username: 'admin', name: 'Admin', roles: ['admin'] },
    { _id: 'user-eve', username: 'eve', name: 'Eve', roles: ['user'] },
];
/** The channel that every workspace has. */
export const GENERAL = 'GENERAL';
const DEPARTMENTS = [
    { _id: 'department-sales', name: 'Sales' },
    { _id: 'department-support', name: 'Support' },
];

/**
 * Furnishes an empty store: two agents who are online, two departments that both belong to, an admin, somebody who is
 * neither, and the channel general. Others are left alone.
 */
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
    for (const { _id, ...who } of OTHERS) {
        await collections.users.update({ _id }, { $setOnInsert: userDocument(who) }, { upsert: true });
    }
    const general = { t: 'c', name: 'general', fname: 'general', msgs: 0, ts: now, lm: now, _updatedAt: now };
    await collections.rooms.update({ _id: GENERAL }, { $setOnInsert: general }, { upsert: true });
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
