import type { IModify, IModifyUpdater, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import type { IMessageUpdater } from '@rocket.chat/apps-engine/definition/accessors/IMessageUpdater';
import type { Reaction } from '@rocket.chat/apps-engine/definition/messages';
import type { Agents } from '../outbound/ports';
import { timely } from './timely';

/** Reactions in agents' names, over the accessors of one request. */
export function reactionsOver(read: IRead, modify: IModify): Pick<Agents, 'canReact' | 'react' | 'reactionsOn'> {
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
    };
}

/** Engines up to 1.59 declare it and do not have it; then there is no way to react without marking the message edited. */
function messageUpdater(modify: IModify): IMessageUpdater | undefined {
    const updater: Partial<IModifyUpdater> = modify.getUpdater();
    return updater.getMessageUpdater?.();
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
