import type { IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import type { CommandAnswer, CommandButton, Tell } from '../model/command-answer';
import type { Log } from '../model/ports';
import { inLogWords, troubleOf } from '../model/trouble';
import { appUser } from './agents';
import { roomWith } from './livechat';
import { timely } from './timely';

/** Where a command was typed, and by whom. */
export interface Asked {
    readonly user: IUser;
    readonly roomId: string;
    /** Of the thread in which it was typed. */
    readonly threadId?: string;
    readonly appId: string;
}

/** How every button of a command is named; the command that it stands for is its value. */
export const COMMAND_BUTTON = 'sms-command';

/** Shows a command's answers to its caller alone, where the command was typed. What cannot be shown is logged. */
export function tellerOver({ read, modify }: Accessors, { user, roomId, threadId, appId }: Asked, log: Log): Tell {
    return async (answer) => {
        const { buttons = [] } = answer;
        const text = answer.lines.join('\n');
        try {
            const message: IMessage = {
                room: roomWith(roomId),
                sender: await appUser(read),
                text,
                ...(threadId && { threadId }),
                ...(buttons.length > 0 && { blocks: blocksOf({ text, buttons, appId }) }),
            };
            await timely(modify.getNotifier().notifyUser(user, message), text);
        } catch (error) {
            log.warn('sms.not-told', { why: inLogWords(troubleOf(error)) });
        }
    };
}

interface Accessors {
    readonly read: IRead;
    readonly modify: IModify;
}

interface Shown {
    readonly text: string;
    readonly buttons: NonNullable<CommandAnswer['buttons']>;
    readonly appId: string;
}

/** A client shows blocks in place of the text, so that they hold it too. */
function blocksOf({ text, buttons, appId }: Shown): NonNullable<IMessage['blocks']> {
    return [
        { type: 'section', appId, blockId: 'sms-answer', text: { type: 'mrkdwn', text } },
        {
            type: 'actions',
            appId,
            blockId: 'sms-buttons',
            elements: buttons.map((button, index) => elementOf(button, index, appId)),
        },
    ];
}

function elementOf({ label, command }: CommandButton, index: number, appId: string) {
    return {
        type: 'button' as const,
        appId,
        blockId: 'sms-buttons',
        actionId: `${COMMAND_BUTTON}-${index}`,
        text: { type: 'plain_text' as const, text: label },
        value: command,
    };
}
