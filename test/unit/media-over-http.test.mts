import assert from 'node:assert/strict';
import { after, before, mock, test } from 'node:test';
import type { IHttp, IHttpRequest, IHttpResponse } from '@rocket.chat/apps-engine/definition/accessors/index.js';
import { mediaOver } from '../../lib/engine/twilio-http.ts';

// The limit of a fetch that has ended would keep the process for as long.
before(() => mock.timers.enable({ apis: ['setTimeout'] }));
after(() => mock.timers.reset());

const REQUEST = {
    url: 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1',
    accountSid: 'AC1',
    authToken: 'a:b@c/d',
};

test('the login travels in the address, whatever signs the token has, and in no header', async () => {
    const asked: unknown[] = [];
    const http = httpWith(async (...call) => {
        asked.push(...call);
        return answer(200);
    });
    await mediaOver(http)(REQUEST);
    assert.deepEqual(asked, [
        'https://AC1:a%3Ab%40c%2Fd@api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1',
        { encoding: null, timeout: 10_000 },
    ]);
});

test('bytes that are not all there after 25 s are given up', async () => {
    const fetched = mediaOver(httpWith(() => new Promise(() => undefined)))(REQUEST);
    mock.timers.tick(25_000);
    assert.deepEqual(await fetched, { kind: 'failed', status: 0 });
});

test('what http throws goes nowhere, since it names the address with the login', async () => {
    const fetch = mediaOver(httpWith(() => Promise.reject(new Error(`request to ${REQUEST.url} failed`))));
    assert.deepEqual(await fetch(REQUEST), { kind: 'failed', status: 0 });
});

test('a status other than 200 is told as it is', async () => {
    assert.deepEqual(await mediaOver(httpWith(async () => answer(404)))(REQUEST), { kind: 'failed', status: 404 });
});

function answer(statusCode: number): IHttpResponse {
    const content = Buffer.from('bytes') as unknown as string;
    return { url: '', method: 'get' as IHttpResponse['method'], statusCode, headers: {}, content };
}

function httpWith(get: (url: string, options?: IHttpRequest) => Promise<IHttpResponse>): IHttp {
    return { get } as IHttp;
}

test('where Twilio refuses a token for a file the next one is tried, and only then', async () => {
    for (const [token, tries, kind] of [
        ['first', 1, 'file'],
        ['second', 2, 'file'],
        ['another', 2, 'failed'],
    ] as const) {
        const asked: string[] = [];
        const http = httpWith(async (url: string) => {
            asked.push(new URL(url).password);
            return answer(new URL(url).password === token ? 200 : 401);
        });
        const fetched = await mediaOver(http)({ ...REQUEST, authToken: 'first', otherTokens: ['second'] });
        assert.deepEqual([asked.length, fetched.kind], [tries, kind]);
    }
});
