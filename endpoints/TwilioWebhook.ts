import type { IHttp, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import {
    ApiEndpoint,
    type IApiEndpointInfo,
    type IApiRequest,
    type IApiResponse,
} from '@rocket.chat/apps-engine/definition/api';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';
import type { WebhookRequest } from '../lib/check-webhook';
import { type AppMemory, type AppPorts, portsOver } from '../lib/engine/app-ports';
import { type Answer, toHttpAnswer } from '../lib/model/answer';
import { wrongVerb } from './wrong-verb';

export interface WebhookOptions {
    /** A literal path: engines 1.46 to 1.59 answer 500 for one with a parameter. */
    readonly path: string;
    readonly story: (request: WebhookRequest, ports: AppPorts) => Promise<Answer>;
    readonly memory: AppMemory;
}

/** An address that Twilio calls, answered with what a story says. Whatever goes wrong in it leaves as an empty 500. */
export class TwilioWebhook extends ApiEndpoint {
    public path: string;
    public get = wrongVerb;
    public put = wrongVerb;
    public delete = wrongVerb;
    public head = wrongVerb;
    public options = wrongVerb;
    public patch = wrongVerb;

    constructor(
        app: IApp,
        private readonly webhook: WebhookOptions,
    ) {
        super(app);
        this.path = webhook.path;
    }

    public async post(
        request: IApiRequest,
        endpoint: IApiEndpointInfo,
        read: IRead,
        modify: IModify,
        http: IHttp,
        persistence: IPersistence,
    ): Promise<IApiResponse> {
        const { memory, story } = this.webhook;
        const app = { id: this.app.getID(), logger: () => this.app.getLogger(), memory };
        const ports = portsOver({ read, modify, http, persistence }, app);
        try {
            return toHttpAnswer(await story(toWebhookRequest(request, endpoint), ports));
        } catch {
            // The error's text may hold a customer's words.
            ports.log.warn('sms.failed', { path: endpoint.fullPath });
            return toHttpAnswer({ kind: 'failed' });
        } finally {
            ports.log.close();
        }
    }
}

function toWebhookRequest(request: IApiRequest, endpoint: IApiEndpointInfo): WebhookRequest {
    return {
        path: endpoint.fullPath,
        query: request.query ?? {},
        content: request.content,
        signature: request.headers?.['x-twilio-signature'],
    };
}
