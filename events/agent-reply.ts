import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';
import { toAgentMessage } from '../lib/engine/agent-message';
import type { Accessors, AppInHand } from '../lib/engine/app-ports';
import { enter } from '../lib/engine/enter';
import { inLogWords, troubleOf } from '../lib/model/trouble';
import { isReply, toReply } from '../lib/outbound/reply';
import { sendReply } from '../lib/outbound/send-reply';
import { languageOf, say } from '../lib/words/say';

/** Whether a message of the workspace is an agent's reply in one of our conversations. No accessor is called. */
export function isAgentReply(message: IMessage, appId: string): boolean {
    return isReply(toAgentMessage(message), appId);
}

/** Sends an agent's reply to the customer's phone. Never rejects. */
export async function sendAgentReply(message: IMessage, accessors: Accessors, app: AppInHand): Promise<void> {
    const reply = toReply(toAgentMessage(message));
    await enter<void>({
        accessors,
        app,
        async story(ports) {
            try {
                await sendReply(reply, { ...ports, settings: await ports.settingsSource.current() });
            } catch (error) {
                ports.log.warn('sms.reply-not-stored', {
                    message: reply.messageId,
                    why: inLogWords(troubleOf(error)),
                });
                // Not even the outbox took it, so nothing will send it later: whoever wrote it has to know.
                const { agentId, roomId, language } = reply;
                await ports.agents.tell({ agentId, roomId, text: say(languageOf([language]), 'notStored') });
            }
        },
        onFailure: { event: 'sms.not-told', fields: { message: reply.messageId }, result: undefined },
    });
}
