import type { ApiEndpoint, IApiResponse } from '@rocket.chat/apps-engine/definition/api';
import { takeOutRequest } from '../lib/engine/log';
import { type Answer, toHttpAnswer } from './answer';

/** The answer to every verb that an endpoint does not serve; the engine's own would be a 500 with a text. */
export async function wrongVerb(this: ApiEndpoint): Promise<IApiResponse> {
    return answerUnasked(this, { kind: 'wrong-verb' });
}

/** The answer to a request of which nothing matters: it leaves nothing in the app's log either. */
export function answerUnasked({ app }: ApiEndpoint, answer: Answer): IApiResponse {
    takeOutRequest(app.getLogger());
    return toHttpAnswer(answer);
}
