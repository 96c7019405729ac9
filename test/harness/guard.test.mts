import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import express from 'express';
import { refuseForeign } from '../workspace/http/guard.mts';
import { type Listening, listen } from '../workspace/http/listen.mts';

let server: Listening;

before(async () => {
    const app = express();
    app.use(refuseForeign);
    app.all('*', (_request, response) => response.send('in'));
    server = await listen(app);
});

after(() => server.close());

const CONTROL = '/workspace/api/state';
const PUBLIC = '/api/apps/public/an-app/sms-incoming/twilio';

const allowed: readonly [string, string, Record<string, string>][] = [
    ['a request by address', CONTROL, {}],
    ['a request by the name localhost', CONTROL, { host: 'localhost:3000' }],
    ['a request of the page itself', CONTROL, { host: 'localhost:3000', origin: 'http://localhost:3000' }],
    ['a link on another site', CONTROL, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
    ['a webhook through a tunnel', PUBLIC, { host: 'sms.example.com', origin: 'https://example.com' }],
];

for (const [what, path, headers] of allowed) {
    test(`${what} is let in`, async () => {
        assert.equal(await statusOf(path, headers), 200);
    });
}

const refused: readonly [string, Record<string, string>][] = [
    ['a name that resolves to this machine (DNS rebinding)', { host: 'evil.example:3000' }],
    ['a name that begins like the loopback address', { host: '127.0.0.1.evil.example' }],
    ['the address of every interface', { host: '0.0.0.0:3000' }],
    ['the origin of another site', { origin: 'https://evil.example' }],
    ['the origin of another port of this machine', { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:8080' }],
    ['an opaque origin', { origin: 'null' }],
    ['a picture or script that another site embeds', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
];

for (const [what, headers] of refused) {
    test(`the control API refuses ${what}`, async () => {
        assert.equal(await statusOf(CONTROL, headers), 403);
    });
}

function statusOf(path: string, headers: Record<string, string>): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
        const sent = request({ host: '127.0.0.1', port: server.port, path, headers, agent: false }, (response) => {
            response.resume();
            resolve(response.statusCode);
        });
        sent.on('error', reject);
        sent.end();
    });
}
