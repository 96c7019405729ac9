import type { NextFunction, Request, Response } from 'express';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
/** The app's own endpoints are meant for the internet: Twilio calls them, perhaps through a tunnel. */
const PUBLIC_PATH = /^\/api\/apps\/(public|private)\//i;

/**
 * Refuses with 403 what another web site makes a browser send here: a Host that is not this machine (DNS rebinding) or
 * an Origin that is not this server (cross-site requests). The app's public endpoints are left alone.
 */
export function refuseForeign(request: Request, response: Response, next: NextFunction): void {
    if (PUBLIC_PATH.test(request.path)) {
        next();
        return;
    }
    const reason = foreignReason(request);
    if (reason) {
        response.status(403).json({ success: false, error: reason });
        return;
    }
    response.set('X-Frame-Options', 'DENY');
    next();
}

function foreignReason(request: Request): string | undefined {
    const host = request.headers.host ?? '';
    if (!isLoopback(host)) {
        return `The workspace answers on this machine only, not as "${host}"`;
    }
    const { origin } = request.headers;
    if (origin !== undefined && origin.toLowerCase() !== `http://${host}`.toLowerCase()) {
        return `Requests from "${origin}" are refused`;
    }
    const site = request.headers['sec-fetch-site'];
    if ((site === 'cross-site' || site === 'same-site') && request.headers['sec-fetch-mode'] !== 'navigate') {
        return 'Requests from other sites are refused';
    }
    return undefined;
}

function isLoopback(host: string): boolean {
    return LOOPBACK.has(host.replace(/:\d+$/, '').toLowerCase());
}
