import { toAppMessage } from './convert-message.mts';
import { appUserById } from './convert-people.mts';
import { appRoomById } from './convert-room.mts';
import type { Server } from './server.mts';

/** What a client sends when somebody uses a button, a form or a menu entry of an app: the body of `ui.interaction`. */
export type InteractionBody = { readonly type: string; readonly [field: string]: unknown };

/** Hands an interaction to its app: the engine's listener manager, with `IUIKitInteractionHandler`. */
export type InteractionExecutor = (interaction: object) => Promise<unknown>;

/** A menu entry of an app. */
export type ActionButton = {
    readonly appId: string;
    readonly actionId: string;
    readonly context: string;
    readonly labelI18n: string;
    readonly when?: { readonly hasOneRole?: readonly string[]; readonly roomTypes?: readonly string[] };
};

export type Interactions = {
    /** What the app answers. Rejects with what it threw; with `Unknown action` for a type that is none. */
    readonly interact: (appId: string, userId: string, body: InteractionBody) => Promise<unknown>;
    /** The menu entries of apps that are enabled. */
    readonly buttons: () => Promise<readonly ActionButton[]>;
    /** To be called once, when there is an AppManager. */
    readonly setExecutor: (executor: InteractionExecutor, buttons: Interactions['buttons']) => void;
};

export const UNKNOWN_ACTION = 'Unknown action';

/**
 * What people do in what apps show, as Rocket.Chat hands it to them. A message that is only shown is none that the server
 * knows: its button comes without the message. Source: apps/meteor/ee/server/apps/communication/uikit.ts.
 */
export function interactionsOf(server: Server): Interactions {
    let execute: InteractionExecutor = async () => {
        throw new Error('no app runs here yet');
    };
    let buttons: Interactions['buttons'] = async () => [];
    return {
        async interact(appId, userId, body) {
            const user = await appUserById(server, userId);
            const room = typeof body.rid === 'string' ? await appRoomById(server, body.rid) : undefined;
            const message =
                typeof body.mid === 'string'
                    ? await toAppMessage(server, await server.collections.messages.findOne({ _id: body.mid }))
                    : undefined;
            return execute({ appId, user, ...fieldsOf(body, { room, message }) });
        },
        buttons: () => buttons(),
        setExecutor(executor, listed) {
            execute = executor;
            buttons = listed;
        },
    };
}

interface Found {
    readonly room: unknown;
    readonly message: unknown;
}

/** The fields that the server passes on, by the kind of interaction. */
function fieldsOf(body: InteractionBody, { room, message }: Found): object {
    const { type, container, actionId, triggerId, tmid } = body;
    const { view, isCleared, context, message: text } = Object(body.payload);
    switch (type) {
        case 'blockAction':
            return { type, container, actionId, message, triggerId, payload: body.payload, room };
        case 'viewClosed':
            return { type, actionId, room, payload: { view, isCleared } };
        case 'viewSubmit':
            return { type, actionId, triggerId, payload: body.payload, room };
        case 'actionButton':
            return {
                type,
                actionId,
                triggerId,
                room,
                message,
                tmid,
                payload: { context, ...(text && { message: text }) },
            };
        default:
            throw new Error(UNKNOWN_ACTION);
    }
}
