import type { IModify, IModifyUpdater, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IMessageUpdater } from '@rocket.chat/apps-engine/definition/accessors/IMessageUpdater';
import type { IMessage, Reaction } from '@rocket.chat/apps-engine/definition/messages';
import type { IUser } from '@rocket.chat/apps-engine/definition/users';
import { Failure } from '../model/trouble';
import type { Agents } from '../outbound/ports';
import { madeId, roomWith } from './by-id';
import { blocksOf } from './command-blocks';
import { templateBlocks } from './template-blocks';
import { timely } from './timely';

/** What agents see, over the accessors of one request. */
export function agentsOver(read: IRead, modify: IModify, appId: string): Agents {
    return {
        canReact: messageUpdater(modify) !== undefined,
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
            for (const reaction of (remove ?? []).filter(isReaction)) {
                await timely(updater.removeReaction(messageId, agentId, reaction));
            }
        },
        async reactionsOn(messageId) {
            const message = await timely(read.getMessageReader().getById(messageId));
            const username = message?.sender.username ?? '';
            return Object.entries(message?.reactions ?? {})
                .filter(([, reacted]) => usernamesIn(reacted).includes(username))
                .map(([reaction]) => reaction);
        },
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

/** Engines up to 1.59 declare it and do not have it; then there is no way to react without marking the message edited. */
function messageUpdater(modify: IModify): IMessageUpdater | undefined {
    const updater: Partial<IModifyUpdater> = modify.getUpdater();
    return updater.getMessageUpdater?.();
}

/** The user as whom the app writes. Rejects where there is none, or the app may read none. */
export async function appUser(read: IRead): Promise<IUser> {
    const user = await timely(read.getUserReader().getAppUser());
    if (!user) {
        throw new Failure({ kind: 'unknown', words: 'the app has no user' });
    }
    return user;
}

/** The engine's type speaks of a list; Rocket.Chat has one object for each reaction. */
function usernamesIn(reacted: unknown): readonly unknown[] {
    const { usernames }: { readonly usernames?: unknown } =
        typeof reacted === 'object' && reacted !== null ? reacted : {};
    return Array.isArray(usernames) ? usernames : [];
}

function isReaction(text: string): text is Reaction {
    return text.startsWith(':') && text.endsWith(':');
}
