import type { IHttp, IModify, IPersistence, IRead } from '@rocket.chat/apps-engine/definition/accessors';
import {
    ApiEndpoint,
    type IApiEndpointInfo,
    type IApiRequest,
    type IApiResponse,
} from '@rocket.chat/apps-engine/definition/api';
import type { IApp } from '@rocket.chat/apps-engine/definition/IApp';
import { type AppMemory, portsOver } from '../lib/engine/app-ports';
import { serveMedia } from '../lib/outbound/serve-media';
import { wrongVerb } from './wrong-verb';

/** Serves an agent's attachment to Twilio, which asks with HEAD first. */
export class SmsMedia extends ApiEndpoint {
    public path = 'sms-media';
    public post = wrongVerb;
    public put = wrongVerb;
    public delete = wrongVerb;
    public options = wrongVerb;
    public patch = wrongVerb;

    constructor(
        app: IApp,
        private readonly memory: AppMemory,
    ) {
        super(app);
    }

    public async get(
        request: IApiRequest,
        _endpoint: IApiEndpointInfo,
        read: IRead,
        modify: IModify,
        http: IHttp,
        persistence: IPersistence,
    ): Promise<IApiResponse> {
        const app = { id: this.app.getID(), logger: () => this.app.getLogger(), memory: this.memory };
        const ports = portsOver({ read, modify, http, persistence }, app);
        try {
            return await serveMedia(request.query?.token, ports);
        } catch {
            ports.log.warn('sms.media-failed', {});
            return { status: 500 };
        } finally {
            ports.log.close();
        }
    }

    public head = this.get;
}
