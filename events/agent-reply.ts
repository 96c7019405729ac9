import type { IMessage } from '@rocket.chat/apps-engine/definition/messages';
import { watch } from '../lib/channel/watch';
import { toAgentMessage } from '../lib/engine/agent-message';
import type { Accessors, AppInHand } from '../lib/engine/app-ports';
import { enter } from '../lib/engine/enter';
import { isReply, toReply } from '../lib/outbound/reply';
import { sendReply } from '../lib/outbound/send-reply';

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
            const withSettings = { ...ports, settings: await ports.settingsSource.current() };
            await sendReply(reply, withSettings);
            await watch({ isJob: false }, withSettings);
        },
        onFailure: { event: 'sms.not-told', fields: { message: reply.messageId }, result: undefined },
    });
}
