import type { ISlashCommand } from '@rocket.chat/apps-engine/definition/slashcommands/ISlashCommand.js';
import { SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands/SlashCommandContext.js';
import { commandParameters } from './command-parameters.mts';
import { appUserById } from './convert-people.mts';
import { appRoomById } from './convert-room.mts';
import { canAccessRoom } from './room-access.mts';
import type { Server } from './server.mts';

/** A slash command as Rocket.Chat's list has it; the words are keys of the app's translations. */
export type CommandView = {
    readonly appId: string;
    readonly command: string;
    readonly params: string;
    readonly description: string;
    readonly clientOnly: false;
    readonly providesPreview: boolean;
};

/** What a client sends when somebody runs a command. */
export type CommandCall = {
    readonly command: string;
    readonly params?: string;
    readonly roomId: string;
    readonly userId: string;
    readonly threadId?: string;
    readonly triggerId?: string;
};

/** Runs one command of one app: the engine's `getCommandManager().executeCommand`. */
export type CommandExecutor = (command: string, context: SlashCommandContext) => Promise<void>;

export type Commands = {
    readonly exists: (command: string) => boolean;
    readonly register: (command: ISlashCommand, appId: string) => void;
    readonly unregister: (command: string) => void;
    readonly disable: (command: string) => void;
    readonly enable: (command: string) => void;
    readonly list: () => CommandView[];
    /** Rejects with Rocket.Chat's texts for a command that is not there, a room without access, and whatever the app threw. */
    readonly run: (call: CommandCall) => Promise<void>;
    /** To be called once, when there is an AppManager. */
    readonly setExecutor: (executor: CommandExecutor) => void;
};

const NO_SUCH_COMMAND = 'The command provided does not exist (or is disabled).';
export const NO_ACCESS = 'User does not have access to this room';

/** The slash commands of one Rocket.Chat process. Source: apps/meteor/app/apps/server/bridges/commands.ts, app/api/server/v1/commands.ts. */
export function commandsOf(server: Server): Commands {
    const known = new Map<string, CommandView>();
    const disabled = new Map<string, CommandView>();
    let execute: CommandExecutor = async () => {
        throw new Error('no app runs here yet');
    };
    return {
        exists: (command) => known.has(command.toLowerCase()) || disabled.has(command.toLowerCase()),
        register(command, appId) {
            const view = viewOf(command, appId);
            known.set(view.command, view);
        },
        unregister(command) {
            known.delete(command.toLowerCase());
            disabled.delete(command.toLowerCase());
        },
        disable: (command) => move(command, known, disabled),
        enable: (command) => move(command, disabled, known),
        list: () => [...known.values()],
        async run({ command, params = '', roomId, userId, threadId, triggerId }) {
            const name = command.toLowerCase();
            if (!known.has(name)) throw new Error(NO_SUCH_COMMAND);
            const user = await server.collections.users.findOne({ _id: userId });
            const room = await server.collections.rooms.findOne({ _id: roomId });
            if (!user || !room || !(await canAccessRoom(server, room, user))) throw new Error(NO_ACCESS);
            const [sender, where] = await Promise.all([appUserById(server, userId), appRoomById(server, roomId)]);
            if (!sender || !where) throw new Error(NO_ACCESS);
            await execute(name, new SlashCommandContext(sender, where, commandParameters(params), threadId, triggerId));
        },
        setExecutor(executor) {
            execute = executor;
        },
    };
}

function viewOf({ command, i18nParamsExample, i18nDescription, providesPreview }: ISlashCommand, appId: string) {
    if (typeof command !== 'string' || typeof providesPreview !== 'boolean') {
        throw new Error('Invalid Slash Command parameter provided, it must be a valid ISlashCommand object.');
    }
    const keyOf = (key: string) => (key ? `apps-${appId}-${key}` : '');
    return {
        appId,
        command: command.toLowerCase(),
        params: keyOf(i18nParamsExample),
        description: keyOf(i18nDescription),
        clientOnly: false as const,
        providesPreview,
    };
}

function move(command: string, from: Map<string, CommandView>, to: Map<string, CommandView>): void {
    const name = command.toLowerCase();
    const view = from.get(name);
    if (!view && !to.has(name)) throw new Error(`Command does not exist in the system currently: "${name}"`);
    from.delete(name);
    if (view) to.set(name, view);
}
