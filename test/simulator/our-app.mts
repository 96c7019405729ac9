import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import express, { type Express, type Request, type Response } from 'express';
import http from 'http';
import { startTwilio, type Twilio, type TwilioOptions } from '../workspace/twilio/twilio.mts';

export const ACCOUNT = 'AC00000000000000000000000000000001';
export const TOKEN = '12345';
export const CUSTOMER = '+14017122661';
export const OURS = '+15558675310';
export const NOTHING = '<Response></Response>';

/** A request as our side of Twilio saw it. */
export type Seen = {
    readonly method: string;
    readonly url: string;
    readonly headers: http.IncomingHttpHeaders;
    readonly fields: Record<string, string>;
};

/** A server that plays the app: it answers every request with `answer` and remembers what it saw. */
export type OurApp = { readonly url: string; readonly app: Express; readonly seen: Seen[]; answer: Answer };
export type Answer = (request: Request, response: Response) => void;

/** Answers with this body and type, and nothing else around it. */
export function saying(body: string, type = 'text/xml', status = 200): Answer {
    return (_request, response) => {
        response.status(status);
        response.set('Content-Type', type);
        response.end(body);
    };
}

export async function openApp(t: TestContext): Promise<OurApp> {
    const app = express();
    const server = http.createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => {
        server.close();
        server.closeAllConnections();
    });
    const address = server.address();
    assert.ok(address !== null && typeof address === 'object');
    const ours: OurApp = { url: `http://127.0.0.1:${address.port}`, app, seen: [], answer: saying(NOTHING) };
    app.use(express.urlencoded({ extended: false }));
    app.all('/hook*', (request, response) => {
        const fields: Record<string, string> = { ...request.body };
        ours.seen.push({ method: request.method, url: request.originalUrl, headers: request.headers, fields });
        ours.answer(request, response);
    });
    return ours;
}

/** Twilio and our app, our number configured to `/hook` with this ending. */
export async function openBoth(
    t: TestContext,
    { ending = '', ...options }: Partial<TwilioOptions> & { ending?: string } = {},
): Promise<{ twilio: Twilio; ours: OurApp }> {
    const ours = await openApp(t);
    const twilio = await startTwilio({ accountSid: ACCOUNT, authToken: TOKEN, seed: 'test', ...options });
    t.after(() => twilio.stop());
    twilio.number(OURS, { webhookUrl: `${ours.url}/hook${ending}` });
    return { twilio, ours };
}
