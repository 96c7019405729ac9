import type { IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import type { Tell } from '../model/command-answer';
import type { Log } from '../model/ports';
import { inLogWords, troubleOf } from '../model/trouble';
import { appUser } from './agents';
import { roomWith } from './by-id';
import { blocksOf } from './command-blocks';
import { timely } from './timely';

/** Where a command was typed, and by whom. */
export interface Asked {
    readonly user: IUser;
    readonly roomId: string;
    /** Of the thread in which it was typed. */
    readonly threadId?: string;
    readonly appId: string;
}

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
