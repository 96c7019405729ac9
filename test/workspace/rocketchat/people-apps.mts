import { newTrigger, receiveInteraction } from './client-views.mts';
import type { Commands } from './commands.mts';
import type { InteractionBody, Interactions } from './interactions.mts';
import type { People } from './people.mts';
import { userOf } from './people-lookup.mts';
import type { Server } from './server.mts';
import { buttonsOf } from './show.mts';

export type WithApps = Pick<
    People,
    'commands' | 'types' | 'presses' | 'views' | 'acts' | 'submits' | 'dismisses' | 'actionButtons' | 'usesActionButton'
>;

export type AppParts = { readonly commands: Commands; readonly interactions: Interactions };

/** What people do with what apps offer, as Rocket.Chat's client does it for them. */
export function withAppsOf(server: Server, { commands, interactions }: AppParts): WithApps {
    const { ephemeral, views } = server.collections;
    const does = (userId: string, appId: string, body: InteractionBody) =>
        interactWith({ server, interactions }, { userId, appId, body });
    const viewOf = async (userId: string, viewId: string) => {
        const found = await views.findOne({ userId, 'view.id': viewId });
        if (!found) throw new Error(`there is no view ${viewId} in front of ${userId}`);
        return found.view;
    };
    return {
        commands: async () => commands.list(),
        types: (typed) => runTyped({ server, commands }, typed),
        async presses({ noteId, label }) {
            const note = await ephemeral.findOne({ _id: noteId });
            const button = note && buttonsOf(note).find((one) => one.label === label);
            if (!note || !button) throw new Error(`there is no button "${label}" in the note ${noteId}`);
            const { appId, actionId, blockId, value } = button;
            const container = { type: 'message', id: noteId };
            const payload = { blockId, value };
            const { rid, userId } = note;
            await does(userId, appId, { type: 'blockAction', actionId, payload, container, mid: noteId, rid });
        },
        views: async (userId) =>
            (await views.find({ userId })).map(({ surface, view, errors = {} }) => ({ surface, view, errors })),
        async acts({ userId, viewId, ...payload }) {
            const { appId } = await viewOf(userId, viewId);
            const container = { type: 'view', id: viewId };
            await does(userId, appId, { type: 'blockAction', actionId: payload.actionId, payload, container, viewId });
        },
        async submits({ userId, viewId, state }) {
            const view = await viewOf(userId, viewId);
            const body = { type: 'viewSubmit', viewId, payload: { view: { ...view, state } } };
            const answer = Object(await does(userId, view.appId, body));
            if (!STAYS_OPEN.includes(answer.type)) await views.remove({ userId, 'view.id': viewId });
        },
        async dismisses({ userId, viewId, state = {} }) {
            const view = await viewOf(userId, viewId);
            await views.remove({ userId, 'view.id': viewId });
            const payload = { viewId, view: { ...view, state }, isCleared: true };
            await does(userId, view.appId, { type: 'viewClosed', payload });
        },
        actionButtons: async (userId) => {
            const { roles } = await userOf(server, userId);
            const isFor = (wanted: readonly string[] = roles) => wanted.some((role) => roles.includes(role));
            return (await interactions.buttons()).filter(({ when }) => isFor(when?.hasOneRole));
        },
        async usesActionButton({ userId, actionId, roomId }) {
            const button = (await interactions.buttons()).find((one) => one.actionId === actionId);
            if (!button) throw new Error(`there is no menu entry ${actionId}`);
            const body = { type: 'actionButton', actionId, payload: { context: button.context } };
            await does(userId, button.appId, { ...body, ...(roomId && { rid: roomId }) });
        },
    };
}

const STAYS_OPEN: readonly unknown[] = ['errors', 'modal.update', 'contextual_bar.update'];

type Typed = { readonly userId: string; readonly roomId: string; readonly text: string };

/**
 * The composer's way: the first word of the first line is the command, the rest of that line what stands behind it, and other
 * lines are lost. What goes wrong is told by the client itself. Source: apps/meteor/client/lib/chats/flows/processSlashCommand.ts.
 */
async function runTyped(
    { server, commands }: { readonly server: Server; readonly commands: Commands },
    { userId, roomId, text }: Typed,
): Promise<void> {
    const [, command = '', params = ''] = /^\/([^\s]+)(.*)/.exec(text) ?? [];
    const said = async (msg: string) => {
        const u = { _id: 'rocket.cat', username: 'rocket.cat', name: 'Rocket.Cat' };
        await server.collections.ephemeral.insert({ userId, rid: roomId, msg, u, ts: new Date() });
    };
    if (!commands.list().some((known) => known.command === command)) {
        await said(`No such command: \`${command}\``);
        return;
    }
    const triggerId = await newTrigger(server, userId);
    try {
        await commands.run({ command, params, roomId, userId, triggerId });
    } catch {
        await said(`Something went wrong while executing command: \`${command}\``);
    }
}

type Doing = { readonly userId: string; readonly appId: string; readonly body: InteractionBody };

/** Rejects, as the client shows it, when the app does not answer in time; the app is not stopped. */
async function interactWith(
    { server, interactions }: { readonly server: Server; readonly interactions: Interactions },
    { userId, appId, body }: Doing,
): Promise<unknown> {
    const triggerId = await newTrigger(server, userId);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('The app did not answer in time')), server.clientPatienceMs);
    });
    try {
        const answer = await Promise.race([interactions.interact(appId, userId, { ...body, triggerId }), patience]);
        await receiveInteraction(server, userId, answer);
        return answer;
    } finally {
        clearTimeout(timer);
    }
}
