import { ApiEndpoint, type IApiResponse } from '@rocket.chat/apps-engine/definition/api';
import { toHttpAnswer } from './answer';
import { wrongVerb } from './wrong-verb';

/** The path of any other service, as the built-in route has it. To be registered after the literal path. */
export class OtherService extends ApiEndpoint {
    public path = 'sms-incoming/:service';
    public get = wrongVerb;
    public put = wrongVerb;
    public delete = wrongVerb;
    public head = wrongVerb;
    public options = wrongVerb;
    public patch = wrongVerb;

    public async post(): Promise<IApiResponse> {
        return toHttpAnswer({ kind: 'invalid-service' });
    }
}
