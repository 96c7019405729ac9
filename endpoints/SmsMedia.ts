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
import { type ServedFile, serveMedia } from '../lib/outbound/serve-media';
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
        const token: unknown = request.query?.token;
        return enter<IApiResponse>({
            accessors: { read, modify, http, persistence },
            app: appInHand(this.app, this.memory),
            story: async (ports) => toResponse(await serve(typeof token === 'string' ? token : '', ports)),
            onFailure: { event: 'sms.media-failed', result: { status: 500 } },
        });
    }

    public head = this.get;
}

async function serve(token: string, ports: AppPorts): Promise<ServedFile> {
    return serveMedia(token, { ...ports, settings: await ports.settingsSource.current() });
}

function toResponse(served: ServedFile): IApiResponse {
    switch (served.kind) {
        case 'expired':
            return { status: 410 };
        case 'unknown':
            return { status: 404 };
        case 'file':
            return {
                status: 200,
                headers: {
                    'Content-Type': served.type,
                    'Content-Disposition': `${served.isShown ? 'inline' : 'attachment'}; filename="${served.name}"`,
                    'Content-Security-Policy': "default-src 'none'; sandbox",
                    'Cache-Control': 'private, no-store',
                    'X-Content-Type-Options': 'nosniff',
                },
                content: served.bytes,
            };
    }
}
