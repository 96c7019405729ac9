import type { ISlashCommand } from '@rocket.chat/apps-engine/definition/slashcommands/ISlashCommand.js';
import { CommandBridge } from '@rocket.chat/apps-engine/server/bridges/index.js';
import type { Commands } from './commands.mts';

/** The slash commands that apps register. */
export class WorkspaceCommandBridge extends CommandBridge {
    constructor(private readonly commands: Commands) {
        super();
    }

    protected async doesCommandExist(command: string): Promise<boolean> {
        return this.commands.exists(command);
    }

    protected async enableCommand(command: string): Promise<void> {
        this.commands.enable(command);
    }

    protected async disableCommand(command: string): Promise<void> {
        this.commands.disable(command);
    }

    protected async modifyCommand(command: ISlashCommand, appId: string): Promise<void> {
        this.commands.register(command, appId);
    }

    protected async registerCommand(command: ISlashCommand, appId: string): Promise<void> {
        this.commands.register(command, appId);
    }

    protected async unregisterCommand(command: string): Promise<void> {
        this.commands.unregister(command);
    }
}
