import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { test } from './both-generations.mts';
import { APP_ID, CUSTOMER, NO_AGENT, type RocketChat, rocketChat, SMS_ROOM } from './rocket-chat.mts';

type Answer = { readonly success: boolean; readonly [field: string]: unknown };
type Ask = (path: string, body?: object) => Promise<Answer>;

/** Asks as anybody may: without a login. */
async function withApi(run: (chat: RocketChat, ask: Ask) => Promise<void>): Promise<void> {
    const chat = await rocketChat();
    const server = express().use(chat.livechatApi).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
        await run(chat, async (path, body) => {
            const post = {
                method: 'POST',
                headers: { 'content-type': 'application/json' },
                body: JSON.stringify(body),
            };
            const response = await fetch(`http://127.0.0.1:${port}/api/v1/livechat/${path}`, body ? post : {});
            return (await response.json()) as Answer;
        });
    } finally {
        server.closeAllConnections();
        server.close();
    }
}

test('section 3: whoever registers a known number is handed that visitor, token included', () =>
    withApi(async (chat, ask) => {
        const { id } = await chat.newVisitor();
        const { visitor } = await ask('visitor', { visitor: { token: 'mine', phone: CUSTOMER } });
        const { _id, token } = visitor as { _id: string; token: string };
        assert.deepEqual([_id, token], [id, 'token-1']);
    }));

test('section 3: whoever registers a known id overwrites that visitor’s token', () =>
    withApi(async (chat, ask) => {
        const { id } = await chat.newVisitor({ phone: [] });
        await ask('visitor', { visitor: { id, token: 'mine' } });
        assert.equal((await chat.livechat.doFindVisitorById(id ?? '', APP_ID))?.token, 'mine');
    }));

test('section 3: a visitor’s token reads and writes the visitor’s rooms', () =>
    withApi(async (chat, ask) => {
        const visitor = await chat.newVisitor();
        const { id } = await chat.livechat.doCreateRoom(visitor, NO_AGENT, APP_ID, SMS_ROOM);
        await chat.people
            .agentSends({ roomId: id, agentId: 'agent-ana', text: 'for your eyes' })
            .catch(() => undefined);
        const { room } = await ask('room?token=token-1');
        assert.equal((room as { _id: string })._id, id);
        assert.equal((await ask('message', { token: 'token-1', rid: id, msg: 'as you' })).success, true);
        const { messages } = await ask(`messages.history/${id}?token=token-1`);
        assert.equal((messages as { msg: string }[])[0]?.msg, 'as you');
        const { config } = await ask('config?token=token-1');
        assert.equal((config as { guest: { _id: string } }).guest._id, visitor.id);
        const rooms = async () => (await ask('visitor/token-1/room')).rooms as { _id: string }[];
        assert.deepEqual(
            (await rooms()).map(({ _id }) => _id),
            [id],
        );
        assert.equal((await ask('room.close', { token: 'token-1', rid: id })).success, true);
        assert.deepEqual(await rooms(), []);
        assert.equal((await ask('room.close', { token: 'token-1', rid: id })).error, '[room-closed]');
    }));

test('section 3: another token, or none, gets nothing', () =>
    withApi(async (chat, ask) => {
        const { id } = await chat.livechat.doCreateRoom(await chat.newVisitor(), NO_AGENT, APP_ID, SMS_ROOM);
        await ask('visitor', { visitor: { token: 'mine' } });
        for (const token of ['mine', 'nobody', '']) {
            assert.equal((await ask(`messages.history/${id}?token=${token}`)).success, false, token);
            assert.equal((await ask('message', { token, rid: id, msg: 'x' })).success, false, token);
            assert.equal((await ask('room.close', { token, rid: id })).success, false, token);
            assert.equal((await ask(`room?token=${token}&rid=${id}`)).success, false, token);
        }
        assert.equal((await ask('visitor/nobody')).error, '[invalid-token]');
        assert.equal((await ask('visitor', { visitor: {} })).success, false);
    }));
