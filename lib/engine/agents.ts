import type { IModify, IModifyUpdater, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IMessageUpdater } from '@rocket.chat/apps-engine/definition/accessors/IMessageUpdater';
import type { IMessage, Reaction } from '@rocket.chat/apps-engine/definition/messages';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import type { Agents } from '../ports';
import { roomWith } from './livechat';
import { timely } from './timely';

/** What agents see, over the accessors of one request. */
export function agentsOver(read: IRead, modify: IModify): Agents {
    return {
        /**
         * In the agent's name, because a reaction needs access to the room, which the app's user has not in livechat.
         * First the new one, because Rocket.Chat adds what is taken from a message without reactions.
         * Source: Rocket.Chat apps/meteor/app/reactions/server/setReaction.ts.
         */
        async react({ messageId, agentId, add, remove }) {
            const updater = messageUpdater(modify);
            if (updater === undefined) {
                return;
            }
            if (add !== undefined && isReaction(add)) {
                await timely(updater.addReaction(messageId, agentId, add));
            }
            if (remove !== undefined && isReaction(remove)) {
                await timely(updater.removeReaction(messageId, agentId, remove));
            }
        },
        async tell({ agentId, roomId, text }) {
            const [agent, sender] = await Promise.all([timely(read.getUserReader().getById(agentId)), appUser(read)]);
            if (agent) {
                const message: IMessage = { room: roomWith(roomId), sender, text };
                await timely(modify.getNotifier().notifyUser(agent, message));
            }
        },
        async announce(roomId, text) {
            const message = modify.getCreator().startMessage().setRoom(roomWith(roomId)).setText(text);
            await timely(modify.getCreator().finish(message));
        },
    };
}

/** Engines up to 1.59 declare it and do not have it; then there is no way to react without marking the message edited. */
function messageUpdater(modify: IModify): IMessageUpdater | undefined {
    const updater: Partial<IModifyUpdater> = modify.getUpdater();
    return updater.getMessageUpdater?.();
}

async function appUser(read: IRead): Promise<IUser> {
    const user = await timely(read.getUserReader().getAppUser());
    if (!user) {
        throw new Error('the app has no user');
    }
    return user;
}

function isReaction(text: string): text is Reaction {
    return text.startsWith(':') && text.endsWith(':');
}
