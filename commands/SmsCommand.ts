import type { IHttp, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';
import type { ISlashCommand, SlashCommandContext } from '@rocket.chat/apps-engine/definition/slashcommands';
import type { AppMemory } from '../lib/engine/app-memory';
import { appInHand } from '../lib/engine/app-ports';
import { COMMAND_PATIENCE_MS } from '../lib/model/timing';
import { answerCaller } from './answer-caller';

/** The one command of the app. The engine sends what it holds to the server, so that the memory is behind a function. */
export class SmsCommand implements ISlashCommand {
    public command = 'sms';
    public i18nParamsExample = 'sms_command_params';
    public i18nDescription = 'sms_command_description';
    public providesPreview = false;

    constructor(
        private readonly app: IApp,
        private readonly memory: () => AppMemory,
    ) {}

    public async executor(
        context: SlashCommandContext,
        read: IRead,
        modify: IModify,
        http: IHttp,
        persistence: IPersistence,
    ): Promise<void> {
        const threadId = context.getThreadId();
        const triggerId = context.getTriggerId();
        await answerCaller(
            {
                user: context.getSender(),
                roomId: context.getRoom().id,
                ...(threadId && { threadId }),
                ...(triggerId && { triggerId }),
                words: context.getArguments(),
                patienceMs: COMMAND_PATIENCE_MS,
            },
            { read, modify, http, persistence },
            appInHand(this.app, this.memory()),
        );
    }
}
