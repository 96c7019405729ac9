import type { IHttp, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import {
    ApiEndpoint,
    type IApiEndpointInfo,
    type IApiRequest,
    type IApiResponse,
} from '@rocket.chat/apps-engine/definition/api';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';
import type { AppMemory } from '../lib/engine/app-ports';
import { receiveText } from '../lib/receive-text';
import { answerWebhook } from './answer-webhook';
import { wrongVerb } from './wrong-verb';

/** Twilio's webhook for incoming messages. */
export class SmsIncoming extends ApiEndpoint {
    public path = 'sms-incoming/twilio';
    public get = wrongVerb;
    public put = wrongVerb;
    public delete = wrongVerb;
    public head = wrongVerb;
    public options = wrongVerb;
    public patch = wrongVerb;

    constructor(
        app: IApp,
        private readonly memory: AppMemory,
    ) {
        super(app);
    }

    public async post(
        request: IApiRequest,
        endpoint: IApiEndpointInfo,
        read: IRead,
        modify: IModify,
        http: IHttp,
        persistence: IPersistence,
    ): Promise<IApiResponse> {
        const app = { id: this.app.getID(), logger: this.app.getLogger(), memory: this.memory };
        return answerWebhook({ request, endpoint, accessors: { read, modify, http, persistence }, app }, receiveText);
    }
}
