import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { People } from '../rocketchat/people.mts';

export const ADMIN_ID = 'admin';

/** Who is logged in to one Rocket.Chat process. Everybody's password is their username. */
export interface Logins {
    /** The token of a new login; undefined for a wrong name or password. */
    login(username: unknown, password: unknown): Promise<{ userId: string; authToken: string } | undefined>;
    /** Lets through who is logged in, or the admin alone; others get 401. */
    readonly signedIn: RequestHandler;
    readonly signedInAsAdmin: RequestHandler;
}

/** Logins against the workspace's users; before there are any, nobody can log in. */
export function loginsOf(people: () => People | undefined): Logins {
    const tokens = new Map<string, string>();
    const only =
        (isLetThrough: (userId: string) => boolean): RequestHandler =>
        (request: Request, response: Response, next: NextFunction) => {
            const userId = tokens.get(request.get('x-auth-token') ?? '');
            if (userId !== undefined && userId === request.get('x-user-id') && isLetThrough(userId)) {
                next();
                return;
            }
            response.status(401).json({ status: 'error', message: 'You must be logged in to do this.' });
        };
    return {
        async login(username, password) {
            const user = (await people()?.users())?.find((one) => one.username === username);
            if (!user || password !== user.username) {
                return undefined;
            }
            const authToken = randomBytes(32).toString('base64url');
            tokens.set(authToken, user.id);
            return { userId: user.id, authToken };
        },
        signedIn: only(() => true),
        signedInAsAdmin: only((userId) => userId === ADMIN_ID),
    };
}
