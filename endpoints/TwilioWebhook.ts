import type { IHttp, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import {
    ApiEndpoint,
    type IApiEndpointInfo,
    type IApiRequest,
    type IApiResponse,
} from '@rocket.chat/apps-engine/definition/api';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';
import type { AppMemory } from '../lib/engine/app-memory';
import { type AppPorts, appInHand } from '../lib/engine/app-ports';
import { enter } from '../lib/engine/enter';
import { type Answer, toHttpAnswer } from './answer';
import { answerWebhook, type Story } from './answer-webhook';
import type { WebhookRequest } from './check-webhook';
import type { RefusedCount } from './refused-count';
import { wrongVerb } from './wrong-verb';

type WebhookPorts = AppPorts & { readonly refused: RefusedCount };

export interface WebhookOptions {
    /** A literal path: engines 1.46 to 1.59 answer 500 for one with a parameter. */
    readonly path: string;
    readonly story: Story<WebhookPorts>;
    readonly memory: AppMemory;
    readonly refused: RefusedCount;
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
        const { story, memory, refused } = this.webhook;
        const answer = await enter<Answer>({
            accessors: { read, modify, http, persistence },
            app: appInHand(this.app, memory),
            story: (ports) =>
                answerWebhook<WebhookPorts>(toWebhookRequest(request, endpoint), story, { ...ports, refused }),
            onFailure: { event: 'sms.failed', fields: { path: endpoint.fullPath }, result: { kind: 'failed' } },
        });
        return toHttpAnswer(answer);
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
