import type { IApiEndpointInfo, IApiRequest, IApiResponse } from '@rocket.chat/apps-engine/definition/api';
import { type Answer, toHttpAnswer } from '../lib/answer';
import type { WebhookRequest } from '../lib/check-webhook';
import { type Accessors, type AppInHand, type AppPorts, portsOver } from '../lib/engine/app-ports';

export interface Webhook {
    readonly request: IApiRequest;
    /** Its path must be a literal one. */
    readonly endpoint: IApiEndpointInfo;
    readonly accessors: Accessors;
    readonly app: AppInHand;
}

/** Answers a webhook of Twilio's with what the story says. Whatever goes wrong in it leaves as an empty 500. */
export async function answerWebhook(
    { request, endpoint, accessors, app }: Webhook,
    story: (request: WebhookRequest, ports: AppPorts) => Promise<Answer>,
): Promise<IApiResponse> {
    const ports = portsOver(accessors, app);
    try {
        return toHttpAnswer(await story(webhookOf(request, endpoint), ports));
    } catch {
        // The error's text may hold a customer's words.
        ports.log.warn('sms.failed', { path: endpoint.fullPath });
        return toHttpAnswer({ kind: 'failed' });
    } finally {
        ports.log.close();
    }
}

function webhookOf(request: IApiRequest, endpoint: IApiEndpointInfo): WebhookRequest {
    return {
        path: endpoint.fullPath,
        query: request.query ?? {},
        content: request.content,
        signature: request.headers?.['x-twilio-signature'],
    };
}
