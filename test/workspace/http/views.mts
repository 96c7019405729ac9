import { APP_ID } from '../app-id.mts';
import type { Host } from '../host.mts';
import { GENERAL } from '../rocketchat/default-workspace.mts';
import type { People } from '../rocketchat/people.mts';
import { standingOf } from './standing.mts';

/** What `GET state` says of an instance: its address, the app, who works here. */
export async function stateOf({ engine, instanceId, server, siteUrl, url }: Host): Promise<object> {
    const app = await standingOf(engine);
    const languages = engine.manager.getOneById(APP_ID)?.getStorageItem().languageContent;
    return {
        instanceId,
        url,
        siteUrl,
        app,
        runtime: engine.runtime,
        runtimePid: engine.runtimePid(APP_ID) ?? null,
        agents: await server.people.agents(),
        departments: await server.people.departments(),
        users: await usersOf(server.people, { languages, hasEntries: app?.isRunning ?? false }),
    };
}

/** What `GET inbox` says: every visitor, every room with its messages, the channel's, and what only one user saw. */
export async function inboxOf({ server: { people } }: Host): Promise<object> {
    const rooms = await people.rooms();
    return {
        visitors: await people.visitors(),
        rooms: await Promise.all(rooms.map(async (room) => ({ ...room, messages: await people.messages(room.id) }))),
        notes: await people.notes(),
        views: await viewsOf(people),
        channel: await people.messages(GENERAL),
    };
}

interface Entries {
    readonly languages: { readonly [language: string]: object } | undefined;
    /** Whether to ask for them: to ask in the midst of a start has the engine believe for minutes that there are none. */
    readonly hasEntries: boolean;
}

/** Everybody with a login, each with the menu entries that apps offer them, in English. */
async function usersOf(people: People, { languages, hasEntries }: Entries): Promise<readonly object[]> {
    const words: { readonly [key: string]: unknown } = { ...languages?.en };
    return Promise.all(
        (await people.users()).map(async (user) => ({
            ...user,
            actions: (hasEntries ? await people.actionButtons(user.id) : []).map(
                ({ actionId, context, labelI18n }) => ({
                    actionId,
                    context,
                    label: String(words[labelI18n] ?? labelI18n),
                }),
            ),
        })),
    );
}

/** What apps have opened in front of each user. */
async function viewsOf(people: People): Promise<readonly object[]> {
    const all = await Promise.all(
        (await people.users()).map(async ({ id: userId }) =>
            (await people.views(userId)).map((view) => ({ userId, ...view })),
        ),
    );
    return all.flat();
}
