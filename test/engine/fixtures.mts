import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';
import type { PostAnswer } from '../harness/signed-post.mts';
import { ACCOUNT_SID, AUTH_TOKEN, type TestWorkspace } from '../harness/workspace.mts';
import { INCOMING } from './inbound.mts';

/** The official package is CommonJS and has no usable ESM names. */
const { getExpectedTwilioSignature } = createRequire(import.meta.url)('twilio') as typeof import('twilio');

/** Stands for Twilio's API where raw deliveries say that their media is. */
export interface MediaStand {
    readonly url: string;
    stop(): void;
}

/** Serves every media address of our account, to those who log in; the bytes are the address. */
export async function startMediaStand(): Promise<MediaStand> {
    const login = `Basic ${Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64')}`;
    const server = createServer((request, response: ServerResponse) => {
        const isOurs = request.headers.authorization === login && request.url?.includes(`/Accounts/${ACCOUNT_SID}/`);
        response.writeHead(isOurs ? 200 : 401, { 'content-type': 'application/octet-stream' }).end(request.url);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    server.unref();
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

/** The fields of a raw delivery of test/twilio. */
export function fixtureFields(name: string): Record<string, string> & { readonly From: string; readonly To: string } {
    const { From = '', To = '', ...others } = Object.fromEntries(new URLSearchParams(rawBody(name)));
    return { ...others, From, To };
}

/** Posts a raw delivery of test/twilio byte for byte, except that media is where `mediaAt` says; signed. */
export async function postFixture(
    workspace: TestWorkspace,
    fixture: { readonly name: string; readonly mediaAt: string },
): Promise<PostAnswer> {
    const body = rawBody(fixture.name).replaceAll(
        encodeURIComponent('https://api.twilio.com'),
        encodeURIComponent(fixture.mediaAt),
    );
    const url = workspace.appUrl(INCOMING);
    const signature = getExpectedTwilioSignature(AUTH_TOKEN, url, { ...parse(body) });
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature };
    const response = await fetch(url, { method: 'POST', headers, body });
    return { status: response.status, type: response.headers.get('content-type') ?? '', body: await response.text() };
}

function rawBody(name: string): string {
    return readFileSync(new URL(`../twilio/${name}`, import.meta.url), 'utf8');
}
