import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';
import type { Probe } from '../model/http-ports';
import { PROBE_TIMEOUT_MS } from '../model/timing';
import { readFailure } from '../twilio/read-answer';
import { asError, inTime } from './timely';

/** Asks an address by GET over the server's http, without a login and without looking at what comes. */
export function probeOver(http: IHttp): Probe {
    return async (url) => {
        try {
            const asked = http.get(url, { timeout: PROBE_TIMEOUT_MS });
            const { statusCode } = await inTime(asked, PROBE_TIMEOUT_MS);
            return { kind: 'answer', status: statusCode };
        } catch (error) {
            const failure = readFailure({ message: asError(error).message, url });
            return { kind: failure === 'wrong-host' ? 'wrong-host' : 'unanswered' };
        }
    };
}
