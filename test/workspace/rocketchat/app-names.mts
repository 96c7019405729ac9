import type { Server } from './server.mts';

/** What an installed app calls itself; undefined texts for an app that is not installed. */
export async function appNames(
    server: Server,
    appId: string,
): Promise<{ readonly name?: string; readonly nameSlug?: string }> {
    const app = await server.collections.apps.findOne({ id: appId }, { fields: ['info'] });
    const info = app?.info;
    if (typeof info !== 'object' || info === null) return {};
    const { name, nameSlug } = info as { readonly name?: string; readonly nameSlug?: string };
    return { ...(name && { name }), ...(nameSlug && { nameSlug }) };
}
