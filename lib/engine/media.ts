import type { IHttp } from '@rocket.chat/apps-engine/definition/accessors';
import type { Fetched, FetchMedia, MediaRequest } from '../model/ports';
import { withLogin } from './login';

const TIMEOUT_MS = 10_000;
/** Rocket.Chat's timeout ends with the headers, so a body that never ends needs a limit of our own. */
const WHOLE_TIMEOUT_MS = 25_000;

/** Twilio's media over the server's http. Twilio asks for a login, and then redirects to a host that refuses one. */
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

async function fetchOnce({ url, accountSid, authToken }: MediaRequest, http: IHttp): Promise<Fetched> {
    const login = { user: accountSid, password: authToken };
    const response = await withLogin(url, login, (address, auth) =>
        http.get(address, { ...auth, encoding: null, timeout: TIMEOUT_MS }),
    );
    const content: unknown = response.content;
    if (response.statusCode !== 200 || !Buffer.isBuffer(content)) {
        return { kind: 'failed', status: response.statusCode };
    }
    return { kind: 'file', bytes: content, type: response.headers?.['content-type'] ?? '' };
}

function tooLate(): Promise<Fetched> {
    return new Promise((resolve) => {
        setTimeout(() => resolve({ kind: 'failed', status: 0 }), WHOLE_TIMEOUT_MS);
    });
}
