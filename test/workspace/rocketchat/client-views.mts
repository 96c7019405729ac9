import { randomId } from '../store/random-id.mts';
import type { Server } from './server.mts';

/** How long a client waits for an app, and for what an app opens in answer. Source: apps/meteor/client/lib/ActionManager.ts. */
export const CLIENT_PATIENCE_MS = 5_000;

/** Notes that a user's client does something in answer to which an app may open one thing, once, as long as the client waits. */
export async function newTrigger({ collections }: Server, userId: string): Promise<string> {
    const _id = randomId();
    await collections.triggers.insert({ _id, userId, at: Date.now() });
    return _id;
}

/**
 * What a user's client makes of what an app sends it. What answers to nothing, too late, or for a second time is passed over:
 * a trigger opens or changes one view.
 */
export async function receiveInteraction(
    { collections, clientPatienceMs }: Server,
    userId: string,
    interaction: unknown,
): Promise<void> {
    const { type, triggerId, view, viewId, errors } = Object(interaction);
    const [trigger] = await collections.triggers.remove({ _id: String(triggerId), userId });
    if (!trigger || Date.now() - trigger.at > clientPatienceMs) return;
    const [surface, what] = String(type).split('.');
    if (type === 'errors') {
        await collections.views.update({ userId, 'view.id': viewId }, { $set: { errors } });
    } else if (what === 'open') {
        await collections.views.remove({ userId, surface: String(surface) });
        await collections.views.insert({ userId, surface: String(surface), view });
    } else if (what === 'update') {
        await collections.views.update({ userId, 'view.id': Object(view).id }, { $set: { view, errors: {} } });
    } else if (what === 'close') {
        await collections.views.remove({ userId, 'view.id': Object(view).id });
    }
}
