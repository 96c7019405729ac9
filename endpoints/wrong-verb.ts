import type { IApiResponse } from '@rocket.chat/apps-engine/definition/api';
import { toHttpAnswer } from './answer';

/** The answer to every verb that an endpoint does not serve; the engine's own would be a 500 with a text. */
export async function wrongVerb(): Promise<IApiResponse> {
    return toHttpAnswer({ kind: 'wrong-verb' });
}
