import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { IHttpRequest } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import type { WorkspaceServerOptions } from '../workspace/rocketchat/bridges.mts';
import { APP_ID, rocketChat } from './rocket-chat.mts';

type Seen = {
    readonly method: string;
    readonly url: string;
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
};

const seen: Seen[] = [];
const target = await listen((request, response) => {
    response.end(`reached ${request.url}`);
});
const server = await listen((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
    if (pathname === '/loop') return response.writeHead(302, { location: '/loop' }).end();
    if (pathname === '/away')
        return response.writeHead(Number(searchParams.get('status')), { location: `${target.url}/there` }).end();
    if (pathname === '/never') return undefined;
    if (pathname === '/json')
        return response.writeHead(201, { 'content-type': 'application/json; charset=utf-8' }).end('{"a":1}');
    if (pathname === '/bytes') return response.end(Buffer.from([0, 255, 128]));
    return response.writeHead(404, { 'X-Kind': 'Echo' }).end('nothing here');
});
async function call(
    url: string,
    request: IHttpRequest & { method?: string } = {},
    options: Partial<WorkspaceServerOptions> = {},
) {
    const { bridges } = await rocketChat(options);
    const { method = 'get', ...rest } = request;
    seen.length = 0;
    return bridges.getHttpBridge().doCall({ appId: APP_ID, method: method as never, url, request: rest });
}

test('section 7: a status that is no success does not throw, headers are lower case, unknown types are not parsed', async () => {
    const answer = await call(`${server.url}/x`);
    assert.deepEqual(
        [answer.statusCode, answer.content, answer.data, answer.headers?.['x-kind']],
        [404, 'nothing here', null, 'Echo'],
    );
    assert.deepEqual((await call(`${server.url}/json`)).data, { a: 1 });
});

test('section 7: with encoding null the content is bytes and there is no data', async () => {
    const answer = await call(`${server.url}/bytes`, { encoding: null as never });
    assert.deepEqual([answer.content, 'data' in answer], [Buffer.from([0, 255, 128]), false]);
});

test('section 7: params of a GET go to the query, falsy ones are dropped; of a POST they are the body', async () => {
    await call(`${server.url}/x?a=1`, { params: { b: '2', c: '' } });
    assert.equal(seen[0]?.url, '/x?a=1&b=2');
    await call(`${server.url}/x`, { method: 'post', params: { To: '+1', MediaUrl: ['a', 'b'] as never } });
    assert.deepEqual(
        [seen[0]?.body, seen[0]?.headers['content-type']],
        ['To=%2B1&MediaUrl=a%2Cb', 'application/x-www-form-urlencoded'],
    );
});

test('section 7: content wins, then data as JSON, and params go to the query beside them', async () => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    await call(`${server.url}/x`, { method: 'post', content: 'M=1&M=2', data: { a: 1 }, params: { q: '1' }, headers });
    assert.deepEqual([seen[0]?.body, seen[0]?.url], ['M=1&M=2', '/x?q=1']);
    await call(`${server.url}/x`, { method: 'post', data: { a: 1 } });
    assert.deepEqual([seen[0]?.body, seen[0]?.headers['content-type']], ['{"a":1}', 'application/json']);
    await call(`${server.url}/x`, { method: 'post' });
    assert.deepEqual([seen[0]?.body, seen[0]?.headers['content-type']], ['', 'application/x-www-form-urlencoded']);
});

test('section 7: auth becomes Basic and must have a colon', async () => {
    await call(`${server.url}/x`, { auth: 'AC1:secret' });
    assert.equal(seen[0]?.headers.authorization, `Basic ${Buffer.from('AC1:secret').toString('base64')}`);
    await assert.rejects(call(`${server.url}/x`, { auth: 'secret' }), /"username:password"/);
});

for (const generation of ['old', 'new'] as const) {
    test(`section 7: a redirect of the ${generation} generation takes an Authorization header along to another host`, async () => {
        const answer = await call(`${server.url}/away?status=307`, { auth: 'AC1:secret' }, { generation });
        assert.equal(answer.content, 'reached /there');
        assert.ok(seen.at(-1)?.headers.authorization);
    });

    test(`section 7: a login in the address is sent by the ${generation} generation to its own host and no further`, async () => {
        const login = server.url.replace('//', '//AC1:se%20cret@');
        const answer = await call(`${login}/away?status=307`, {}, { generation });
        assert.equal(answer.content, 'reached /there');
        const basic = `Basic ${Buffer.from('AC1:se cret').toString('base64')}`;
        assert.deepEqual(
            seen.map(({ headers }) => headers.authorization),
            [basic, undefined],
        );
    });
}

test('section 7: after a 302 the POST of 7.x becomes a GET, the one of 8.x is sent again with its body', async () => {
    const post = { method: 'post', content: 'Body=hi' };
    await call(`${server.url}/away?status=302`, post, { generation: 'old' });
    assert.deepEqual([seen.at(-1)?.method, seen.at(-1)?.body], ['GET', '']);
    await call(`${server.url}/away?status=302`, post, { generation: 'new' });
    assert.deepEqual([seen.at(-1)?.method, seen.at(-1)?.body], ['POST', 'Body=hi']);
});

test('section 7: endless redirects end, after 20 in 7.x and 5 in 8.x', async () => {
    await assert.rejects(call(`${server.url}/loop`, {}, { generation: 'old' }), /maximum redirect reached/);
    assert.equal(seen.length, 21);
    await assert.rejects(call(`${server.url}/loop`, {}, { generation: 'new' }), /^Error: error-too-many-redirects$/);
    assert.equal(seen.length, 6);
});

test('section 7: a timeout and a closed port throw with the text that node-fetch has', async () => {
    await assert.rejects(call(`${server.url}/never`, { timeout: 20 }), {
        message: 'The user aborted a request.',
    });
    await assert.rejects(call('http://127.0.0.1:1/'), /request to http:\/\/127\.0\.0\.1:1\/ failed, reason: /);
});

/** A server on a free loopback port that does not keep the process alive, nor do its connections. */
async function listen(answer: RequestListener): Promise<{ readonly url: string }> {
    const http = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
            const { method = '', url = '', headers } = request;
            seen.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
            answer(request, response as never);
        });
    });
    http.on('connection', (socket) => socket.unref());
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    http.unref();
    const { port } = http.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}` };
}
