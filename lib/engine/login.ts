import { URL } from 'url';
import { asError } from './timely';

export interface Login {
    readonly user: string;
    readonly password: string;
}

/**
 * What a request with a login brings. Rocket.Chat's http follows redirects by itself and repeats every header on the way,
 * to whatever host, so the login goes into the address: it is part of the first request only, on every server of 7.x and
 * 8.x, all of which fetch with node-fetch 2. A fetch that takes no login in an address, as the Fetch standard has it,
 * refuses before it asks, and takes the header away itself when a redirect leads to another host.
 * Source: Rocket.Chat packages/server-fetch; apps/meteor/app/apps/server/bridges/http.ts; Fetch standard, "HTTP-redirect fetch".
 */
export async function withLogin<T>(
    url: string,
    login: Login,
    ask: (url: string, auth: { readonly auth?: string }) => Promise<T>,
): Promise<T> {
    try {
        return await ask(addressWith(url, login), {});
    } catch (error) {
        if (!asError(error).message.includes('URL that includes credentials')) {
            throw error;
        }
        return ask(url, { auth: `${login.user}:${login.password}` });
    }
}

function addressWith(url: string, { user, password }: Login): string {
    const target = new URL(url);
    target.username = encodeURIComponent(user);
    target.password = encodeURIComponent(password);
    return target.href;
}
