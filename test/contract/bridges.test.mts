import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mock } from 'node:test';
import type { AppApi } from '@rocket.chat/apps-engine/server/managers/AppApi.js';
import { AppPermissions } from '@rocket.chat/apps-engine/server/permissions/AppPermissions.js';
import express from 'express';
import type { BridgeCall, Tap } from '../workspace/rocketchat/tap.mts';
import { test } from './both-generations.mts';
import { APP_ID, CUSTOMER, grant, rocketChat } from './rocket-chat.mts';

test('section 0: a call without permission throws nothing and yields undefined', async () => {
    const { livechat, newVisitor } = await rocketChat();
    await newVisitor();
    grant([AppPermissions['livechat-visitor'].write]);
    const complaints = mock.method(console, 'error', () => undefined);
    assert.equal(await livechat.doFindVisitorByPhoneNumber(CUSTOMER, APP_ID), undefined);
    assert.match(
        String(complaints.mock.calls[0]?.arguments[0]),
        /lacks the following permissions:\n\["livechat-visitor.read"\]/,
    );
    complaints.mock.restore();
});

test('section 2: Site_Url is readable, secrets and unknown settings are not', async () => {
    const { bridges, people } = await rocketChat();
    const settings = bridges.getServerSettingBridge();
    assert.equal((await settings.doGetOneById('Site_Url', APP_ID)).value, 'http://127.0.0.1:3000/');
    await people.setSetting('Site_Url', 'https://chat.example/');
    assert.equal((await settings.doGetOneById('Site_Url', APP_ID)).value, 'https://chat.example/');
    for (const id of ['SMS_Twilio_authToken', 'Nonsense']) {
        await assert.rejects(
            settings.doGetOneById(id, APP_ID),
            new RegExp(`^Error: The setting "${id}" is not readable\\.$`),
        );
        assert.equal(await settings.doIsReadableById(id, APP_ID), false);
    }
});

test('a bridge the workspace does not have says so', async () => {
    const { bridges } = await rocketChat();
    await assert.rejects(
        bridges.getEmailBridge().doSendEmail({} as never, APP_ID),
        /^Error: EmailBridge\.sendEmail is not part of the workspace$/,
    );
});

test('taps see every call with its app, in order, and its outcome', async () => {
    const calls: [BridgeCall, unknown][] = [];
    const tap: Tap = { after: (call, { result, error }) => void calls.push([call, error?.message ?? typeof result]) };
    const { livechat, bridges } = await rocketChat({ taps: [tap] });
    await livechat.doFindVisitorByPhoneNumber(CUSTOMER, APP_ID);
    await assert.rejects(bridges.getServerSettingBridge().doGetOneById('Nonsense', APP_ID));
    const brief = calls.map(([{ seq, bridge, method, appId }, outcome]) => [seq, bridge, method, appId, outcome]);
    assert.deepEqual(brief, [
        [1, 'LivechatBridge', 'doFindVisitorByPhoneNumber', APP_ID, 'undefined'],
        [2, 'ServerSettingBridge', 'doGetOneById', APP_ID, 'The setting "Nonsense" is not readable.'],
    ]);
});

test('a tap that throws makes the accessor fail with its text, one that waits makes it wait', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
        release = resolve;
    });
    const tap: Tap = {
        before({ method, args }) {
            if (method === 'doFindVisitorByToken') throw new Error('the database is away');
            if (method === 'doFindVisitorByPhoneNumber' && args[0] === CUSTOMER) return held;
            return undefined;
        },
    };
    const { livechat } = await rocketChat({ taps: [tap] });
    await assert.rejects(livechat.doFindVisitorByToken('t', APP_ID), /^Error: the database is away$/);
    const waiting = livechat.doFindVisitorByPhoneNumber(CUSTOMER, APP_ID);
    let isOver = false;
    void waiting.then(() => {
        isOver = true;
    });
    // What is asked later, and held up by nothing, is answered before.
    assert.equal(await livechat.doFindVisitorByPhoneNumber('+14017122662', APP_ID), undefined);
    assert.equal(isOver, false);
    release();
    assert.equal(await waiting, undefined);
});

test('section 1: an endpoint gets the parsed form, lower-case method and headers, params and query without access_token', async () => {
    const { request, requests } = await endpoint('sms-incoming/:service');
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await request('public', '/SMS-Incoming/tw%2Fx/?department=Sales&access_token=x', {
        method: 'POST',
        body: 'From=%2B1&Body=a+b',
        headers: form,
    });
    assert.deepEqual(
        [answer.status, answer.headers.get('content-type'), await answer.text()],
        [200, 'text/xml; charset=utf-8', '<Response></Response>'],
    );
    const { method, query, params, content, headers } = requests[0] as Record<string, Record<string, unknown>>;
    assert.deepEqual(
        [method, { ...query }, { ...params }, { ...content }],
        ['post', { department: 'Sales' }, { service: 'tw/x' }, { From: '+1', Body: 'a b' }],
    );
    assert.equal(headers?.['content-type'], form['content-type']);
});

test('section 1: other content types arrive as an empty object, bad JSON is 400 and 100 kb too much 413 before the app runs', async () => {
    const { request, requests } = await endpoint('sms-incoming');
    const post = (body: string, type: string) =>
        request('public', '/sms-incoming', { method: 'POST', body, headers: { 'content-type': type } });
    assert.equal((await post('x', 'text/plain')).status, 200);
    assert.deepEqual((requests[0] as { content: object }).content, {});
    assert.equal((await post('{', 'application/json')).status, 400);
    assert.equal((await post(`a=${'x'.repeat(103_000)}`, 'application/x-www-form-urlencoded')).status, 413);
    assert.equal(requests.length, 1);
});

test('section 1: what the app throws is a 500 with its text, an answer without a status too, and strangers get 404', async () => {
    const failing = await endpoint('sms-incoming', () => Promise.reject(new Error('it broke')));
    const failed = await failing.request('public', '/sms-incoming');
    assert.deepEqual([failed.status, await failed.text()], [500, 'it broke']);
    const odd = await endpoint('sms-incoming', async () => ({ content: 'x' }));
    const answer = await odd.request('public', '/sms-incoming');
    assert.deepEqual([answer.status, await answer.text()], [500, 'Invalid status code: undefined']);
    const unknown = await odd.request('public', '/elsewhere');
    assert.deepEqual([unknown.status, await unknown.text()], [404, 'Not Found']);
    odd.unregister();
    assert.equal((await odd.request('public', '/sms-incoming')).status, 404);
});

test('section 1: a private address hands its hash to the app', async () => {
    const { request, requests } = await endpoint('sms-incoming');
    await request('private', '/the-hash/sms-incoming'.replace('/the-hash', ''), {}, 'the-hash');
    assert.equal((requests[0] as { privateHash: string }).privateHash, 'the-hash');
});

test('installing signs with one key pair, which every instance of a store shares', async () => {
    const first = await rocketChat();
    const federation = first.bridges.getInternalFederationBridge();
    assert.match((await federation.getPublicKey()) ?? '', /^-----BEGIN PUBLIC KEY-----/);
    assert.match((await federation.getPrivateKey()) ?? '', /^-----BEGIN PRIVATE KEY-----/);
});

type Answer = { readonly status?: number; readonly headers?: Record<string, string>; readonly content?: unknown };

const OK: Answer = { status: 200, headers: { 'Content-Type': 'text/xml' }, content: '<Response></Response>' };

async function endpoint(path: string, answer: () => Promise<Answer> = async () => OK) {
    const { apis } = await rocketChat();
    const requests: object[] = [];
    apis.setExecutor((_appId, _path, request) => {
        requests.push(request);
        return answer() as never;
    });
    apis.registerApi({ endpoint: { path } } as AppApi, APP_ID);
    const server = createServer(express().set('env', 'test').use(apis.router));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    server.unref();
    const { port } = server.address() as AddressInfo;
    return {
        requests,
        unregister: () => apis.unregisterApis(APP_ID),
        request: (visibility: string, tail: string, init: RequestInit = {}, hash = '') =>
            fetch(`http://127.0.0.1:${port}/api/apps/${visibility}/${APP_ID}${hash && `/${hash}`}${tail}`, {
                ...init,
                headers: { ...init.headers, connection: 'close' },
            }),
    };
}
