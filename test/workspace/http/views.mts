import { APP_ID } from '../app-id.mts';
import type { Host } from '../host.mts';

/** What `GET state` says of an instance: its address, the app, who works here. */
export async function stateOf({ engine, instanceId, server, siteUrl, url }: Host): Promise<object> {
    const app = engine.manager.getOneById(APP_ID);
    return {
        instanceId,
        url,
        siteUrl,
        app: app ? { id: APP_ID, version: app.getVersion(), status: await app.getStatus() } : null,
        runtimePid: engine.runtimePid(APP_ID) ?? null,
        agents: await server.people.agents(),
        departments: await server.people.departments(),
        users: await server.people.users(),
    };
}

/** What `GET inbox` says: every visitor, every room with its messages, and the notes only one agent saw. */
export async function inboxOf({ server: { people } }: Host): Promise<object> {
    const rooms = await people.rooms();
    return {
        visitors: await people.visitors(),
        rooms: await Promise.all(rooms.map(async (room) => ({ ...room, messages: await people.messages(room.id) }))),
        notes: await people.notes(),
    };
}
