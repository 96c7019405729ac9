import type { IHttpRequest } from '@rocket.chat/apps-engine/definition/accessors/index.js';

export type WireRequest = {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
};

/**
 * What an app's http call puts on the wire: `content` wins over `data`, then `params` become the body of anything but GET
 * and HEAD, else the query (falsy values dropped). Throws for an `auth` without a colon.
 */
export function wireRequest(url: string, method: string, request: IHttpRequest): WireRequest {
    const target = new URL(url);
    const headers: Record<string, string> = { ...request.headers };
    if (request.auth) {
        if (!request.auth.includes(':')) throw new Error('auth option should be of the form "username:password"');
        headers.Authorization = `Basic ${Buffer.from(request.auth, 'ascii').toString('base64')}`;
    }
    const bodiless = ['GET', 'HEAD'].includes(method.toUpperCase());
    const given = request.content || (isObject(request.data) ? request.data : undefined);
    const params: { readonly [key: string]: unknown } = request.params ?? {};
    if (given || bodiless) {
        for (const [key, value] of Object.entries(params)) if (value) target.searchParams.append(key, String(value));
    }
    const body = bodiless ? undefined : bodyOf(given, params, headers);
    return { url: target.href, method: method.toUpperCase(), headers, ...(body !== undefined && { body }) };
}

function bodyOf(given: unknown, params: { readonly [key: string]: unknown }, headers: Record<string, string>): string {
    if (typeof given === 'string') return given;
    if (isObject(given)) {
        setHeader(headers, 'Content-Type', 'application/json');
        return JSON.stringify(given);
    }
    setHeader(headers, 'Content-Type', 'application/x-www-form-urlencoded');
    return new URLSearchParams(Object.entries(params).map(([key, value]) => [key, String(value)])).toString();
}

function setHeader(headers: Record<string, string>, name: string, value: string): void {
    for (const key of Object.keys(headers)) if (key.toLowerCase() === name.toLowerCase()) delete headers[key];
    headers[name] = value;
}

function isObject(value: unknown): value is object {
    return typeof value === 'object' && value !== null;
}
