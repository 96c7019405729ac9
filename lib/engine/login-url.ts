import { URL } from 'url';

/**
 * The address with the login in it. Rocket.Chat's http follows redirects by itself and repeats every header on the way,
 * to whatever host; a login in the address is part of the first request only, on every server of 7.x and 8.x, all of
 * which fetch with node-fetch 2. Source: Rocket.Chat packages/server-fetch; apps/meteor/app/apps/server/bridges/http.ts.
 */
export function withLogin(url: string, login: { readonly user: string; readonly password: string }): string {
    const target = new URL(url);
    target.username = encodeURIComponent(login.user);
    target.password = encodeURIComponent(login.password);
    return target.href;
}
