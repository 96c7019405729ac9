import type { IModify, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { Failure } from '../model/trouble';
import type { Agents } from '../outbound/ports';
import { madeId, roomWith } from './by-id';
import { blocksOf } from './command-blocks';
import { reactionsOver } from './reactions';
import { templateBlocks } from './template-blocks';
import { timely } from './timely';

/** What agents see, over the accessors of one request. */
export function agentsOver(read: IRead, modify: IModify, appId: string): Agents {
    return {
        ...reactionsOver(read, modify),
        async tell({ agentId, roomId, text, buttons = [] }) {
            const [agent, sender] = await Promise.all([timely(read.getUserReader().getById(agentId)), appUser(read)]);
            if (agent) {
                const blocks = buttons.length > 0 ? { blocks: blocksOf({ text, buttons, appId }) } : {};
                const message: IMessage = { room: roomWith(roomId), sender, text, ...blocks };
                await timely(modify.getNotifier().notifyUser(agent, message), text);
            }
        },
        async isThere(agentId) {
            const agent = await timely(read.getUserReader().getById(agentId));
            return agent?.isEnabled !== false && !GONE.has(agent?.status ?? '');
        },
        async postAs(agentId, { roomId, text, template }) {
            const agent = await timely(read.getUserReader().getById(agentId));
            if (!agent) {
                throw new Failure({ kind: 'refused', code: 'error-invalid-user' });
            }
            const message = modify.getCreator().startMessage().setSender(agent).setRoom(roomWith(roomId)).setText(text);
            if (template !== undefined) {
                message.setBlocks(templateBlocks({ text, template, appId }));
            }
            return madeId(await timely(modify.getCreator().finish(message), text));
        },
        async announce(roomId, text) {
            const message = modify.getCreator().startMessage().setRoom(roomWith(roomId)).setText(text);
            await timely(modify.getCreator().finish(message), text);
        },
    };
}

/** Statuses of users to whom Omnichannel gives nothing. Source: Rocket.Chat findOneOnlineAgentByUserList. */
const GONE: ReadonlySet<string> = new Set(['offline', 'disabled']);

/** The user as whom the app writes. Rejects where there is none, or the app may read none. */
export async function appUser(read: IRead): Promise<IUser> {
    const user = await timely(read.getUserReader().getAppUser());
    if (!user) {
        throw new Failure({ kind: 'unknown', words: 'the app has no user' });
    }
    return user;
}
