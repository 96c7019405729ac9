import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';
import { URL } from 'url';
import type { Fetched, FetchMedia, MediaRequest } from '../ports';

const TIMEOUT_MS = 10_000;
/** Rocket.Chat's timeout ends with the headers, so a body that never ends needs a limit of our own. */
const WHOLE_TIMEOUT_MS = 25_000;

/**
 * Twilio's media over the server's http. Twilio asks for Basic auth and then redirects to a host that refuses an
 * Authorization header. The server follows redirects by itself and repeats every header on the way, so the credentials
 * go into the address instead: they are part of the first request only, on every server of 7.x and 8.x, all of which
 * fetch with node-fetch 2. Source: Rocket.Chat packages/server-fetch; apps/meteor/app/apps/server/bridges/http.ts.
 */
export function mediaOver(http: IHttp): FetchMedia {
    return async (request) => {
        try {
            return await Promise.race([fetchOnce(request, http), tooLate()]);
        } catch {
            // The error's text holds the address and with it the token: it goes nowhere.
            return { kind: 'failed', status: 0 };
        }
    };
}

async function fetchOnce(request: MediaRequest, http: IHttp): Promise<Fetched> {
    const response = await http.get(withLogin(request), { encoding: null, timeout: TIMEOUT_MS });
    const content: unknown = response.content;
    if (response.statusCode !== 200 || !Buffer.isBuffer(content)) {
        return { kind: 'failed', status: response.statusCode };
    }
    return { kind: 'file', bytes: content, type: response.headers?.['content-type'] ?? '' };
}

function withLogin({ url, accountSid, authToken }: MediaRequest): string {
    const target = new URL(url);
    target.username = encodeURIComponent(accountSid);
    target.password = encodeURIComponent(authToken);
    return target.href;
}

function tooLate(): Promise<Fetched> {
    return new Promise((resolve) => {
        setTimeout(() => resolve({ kind: 'failed', status: 0 }), WHOLE_TIMEOUT_MS);
    });
}
