import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { changed, type Exchange } from './exchange.mts';

export type Credentials = { readonly username: string; readonly valid: boolean };

/** The Basic credentials of a request, or null. An account's own token is valid for it, the main account's for all. */
export function credentialsOf(exchange: Exchange, authorization: string | undefined): Credentials | null {
    const encoded = /^Basic +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (encoded === undefined) {
        return null;
    }
    const [username = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
    return { username, valid: exchange.accounts.get(username) === rest.join(':') };
}

/** True when the credentials open this account. */
export function opens(exchange: Exchange, credentials: Credentials | null, accountSid: string): boolean {
    const known = exchange.accounts.has(accountSid);
    const own = credentials?.username === accountSid || credentials?.username === exchange.options.accountSid;
    return credentials?.valid === true && known && own;
}

/** Logs every request as it comes, and its status when it is answered. Needs the raw body in `request.body`. */
export function logRequests(exchange: Exchange, host: 'api' | 'cdn'): RequestHandler {
    return (request: Request, response: Response, next: NextFunction): void => {
        const rawBody = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
        const logged: Exchange['requests'][number] = {
            index: exchange.requests.length,
            host,
            method: request.method,
            path: request.originalUrl,
            headers: maskedHeaders(request),
            fields: request.is('application/x-www-form-urlencoded') ? formFields(rawBody) : {},
            rawBody,
            credentials: credentialsOf(exchange, request.headers.authorization),
            at: Date.now(),
            status: null,
            errorCode: null,
        };
        exchange.requests.push(logged);
        response.locals.fields = logged.fields;
        response.on('finish', () => {
            const code: unknown = response.locals.errorCode;
            logged.status = response.statusCode;
            logged.errorCode = typeof code === 'number' ? code : null;
            if (typeof response.locals.madeSid === 'string') {
                logged.madeSid = response.locals.madeSid;
            }
            changed(exchange, 'request');
        });
        changed(exchange, 'request');
        next();
    };
}

/** Notes requests that bring credentials where none belong. */
export function watchForLeaks(exchange: Exchange): RequestHandler {
    return (request: Request, _response: Response, next: NextFunction): void => {
        const secrets = [...exchange.accounts].flatMap(([sid, token]) => [
            token,
            Buffer.from(`${sid}:${token}`).toString('base64'),
        ]);
        const rest = [request.originalUrl, ...Object.values(request.headers).flat()].join('\n');
        const spelled = secrets.some((secret) => rest.includes(secret) || rest.includes(encodeURIComponent(secret)));
        if (request.headers.authorization !== undefined || spelled) {
            const what = request.headers.authorization === undefined ? 'a secret' : 'an Authorization header';
            const host = request.headers.host ?? '';
            exchange.leaks.push({ host, method: request.method, path: request.originalUrl, what });
            changed(exchange, 'leak');
        }
        next();
    };
}

function maskedHeaders(request: Request): Record<string, string> {
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(request.headers)) {
        headers[name] = name === 'authorization' ? '(masked)' : [value ?? []].flat().join(', ');
    }
    return headers;
}

function formFields(rawBody: string): Record<string, string[]> {
    const fields: Record<string, string[]> = {};
    for (const [name, value] of new URLSearchParams(rawBody)) {
        fields[name] = [...(fields[name] ?? []), value];
    }
    return fields;
}
