import assert from 'node:assert/strict';
import { test as testOnce } from 'node:test';
import type { ILivechatRoom, IVisitor } from '@rocket.chat/apps-engine/definition/livechat/index.js';
import { STORE_INDEXES } from '../workspace/rocketchat/collections.mts';
import { memoryStore } from '../workspace/store/memory-store.mts';
import { test } from './both-generations.mts';
import { APP_ID, NO_AGENT, type RocketChat, rocketChat, SMS_ROOM } from './rocket-chat.mts';

async function openRoom(chat: RocketChat, visitor: Partial<IVisitor> = {}): Promise<ILivechatRoom> {
    return chat.livechat.doCreateRoom(await chat.newVisitor(visitor), NO_AGENT, APP_ID, SMS_ROOM);
}

/** MongoDB's words, which reach the app as they are. */
const ONE_ROOM = /^Error: E11000 duplicate key error .*index: v\.token_1 dup key: \{ v\.token: "token-1" \}$/;

/** Somebody else than the visitor whom `openRoom` makes. */
const OTHER = { token: 'token-2', phone: [{ phoneNumber: '+14017120002' }] };

test('section 4: a room has the source and custom fields of the app that made it', async () => {
    const chat = await rocketChat();
    const first = await openRoom(chat);
    assert.deepEqual(first.source, { type: 'app', id: APP_ID, label: 'SMS', destination: '+15558675310' });
    assert.deepEqual(first.customFields, SMS_ROOM.customFields);
    assert.deepEqual([first.type, first.isOpen, first.visitor.token], ['l', true, 'token-1']);
});

testOnce('section 4, old: a room is always a new one', async () => {
    const chat = await rocketChat({ generation: 'old' });
    const first = await openRoom(chat);
    assert.notEqual((await openRoom(chat)).id, first.id);
    assert.equal((await chat.livechat.doFindRooms(first.visitor, null, APP_ID)).length, 2);
});

testOnce('section 4, new: while a visitor token has an open room of whatever source, no other opens', async () => {
    const chat = await rocketChat({ generation: 'new' });
    const visitor = await chat.newVisitor();
    const { id } = await chat.people.openOtherRoom(visitor.id ?? '');
    await assert.rejects(openRoom(chat), ONE_ROOM);
    assert.ok(await openRoom(chat, OTHER));
    await chat.people.closeRoom({ roomId: id, agentId: 'agent-ana' });
    const closed = await openRoom(chat);
    await chat.people.closeRoom({ roomId: closed.id, agentId: 'agent-ana' });
    const open = await openRoom(chat);
    const late = { room: closed, visitor, token: visitor.token, text: 'for the closed room' } as never;
    await assert.rejects(chat.livechat.doCreateMessage(late, APP_ID), ONE_ROOM);
    assert.deepEqual(
        (await chat.livechat.doFindRooms(visitor, null, APP_ID)).map((room) => room.id),
        [open.id],
    );
});

testOnce('section 4, new: of two rooms for one token at once, one opens', async () => {
    const chat = await rocketChat({ generation: 'new' });
    const visitor = await chat.newVisitor();
    const create = () => chat.livechat.doCreateRoom(visitor, NO_AGENT, APP_ID, SMS_ROOM);
    const settled = await Promise.allSettled([create(), create()]);
    assert.deepEqual(settled.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
});

testOnce('section 4, new: rooms from before the update carry no mark, so that another opens beside them', async () => {
    const store = memoryStore({ indexes: STORE_INDEXES });
    const chat = await rocketChat({ generation: 'new', store });
    const { id, ...opened } = await openRoom(chat);
    assert.equal(Reflect.get(Object(Reflect.get(opened, '_unmappedProperties_')), '_enforceSingleRoom'), true);
    await store.update('rocketchat_room', { _id: id }, { $unset: { _enforceSingleRoom: '' } });
    assert.notEqual((await openRoom(chat)).id, id);
    await assert.rejects(openRoom(chat), ONE_ROOM);
});

test('section 4: a room that another app forbids does not open', async () => {
    const chat = await rocketChat();
    const visitor = await chat.newVisitor();
    await chat.people.veto({ what: 'room', ...(visitor.id && { visitorId: visitor.id }) });
    await assert.rejects(openRoom(chat), /error-app-prevented/);
    assert.ok(await openRoom(chat, OTHER));
    await chat.people.liftVetoes();
    assert.ok(await openRoom(chat));
});

test('section 4: a source of another type loses its label and destination', async () => {
    const chat = await rocketChat();
    const extra = { source: { ...SMS_ROOM.source, type: 'sms' as never } };
    const room = await chat.livechat.doCreateRoom(await chat.newVisitor(), NO_AGENT, APP_ID, extra);
    assert.deepEqual(room.source, { type: 'app', id: APP_ID });
});

test('section 4: open rooms of the visitor come from every source; closed ones and other departments do not', async () => {
    const chat = await rocketChat();
    const sales = await chat.newVisitor({ department: 'Sales' });
    const room = await chat.livechat.doCreateRoom(sales, NO_AGENT, APP_ID, SMS_ROOM);
    assert.equal((await chat.livechat.doFindRooms(sales, null, APP_ID)).length, 1);
    assert.equal((await chat.livechat.doFindRooms(sales, 'department-support', APP_ID)).length, 0);
    await chat.people.closeRoom({ roomId: room.id, agentId: 'agent-ana' });
    assert.equal((await chat.livechat.doFindRooms(sales, null, APP_ID)).length, 0);
    const { id } = await chat.people.openOtherRoom(sales.id ?? '');
    const open = await chat.livechat.doFindRooms(sales, null, APP_ID);
    assert.deepEqual([open.map((one) => one.id), open[0]?.source?.type], [[id], 'widget']);
});

test('section 4: an agent who does not exist is refused, and one who does serves the room', async () => {
    const chat = await rocketChat();
    const visitor = await chat.newVisitor();
    const create = (id: string) => chat.livechat.doCreateRoom(visitor, { id } as never, APP_ID, SMS_ROOM);
    await assert.rejects(create('nobody'), /^Error: The agent with id "nobody" was not found\.$/);
    assert.equal((await create('agent-ben')).servedBy?.id, 'agent-ben');
});

test('section 4: the visitor counts as it was passed: without an id it is a Match error', async () => {
    const chat = await rocketChat();
    const { id: _id, ...rest } = await chat.newVisitor();
    await assert.rejects(chat.livechat.doCreateRoom(rest as never, NO_AGENT, APP_ID), /Match error/);
});

test('section 4: with Omnichannel off no room opens', async () => {
    const chat = await rocketChat();
    await chat.people.setOmnichannelEnabled(false);
    await assert.rejects(openRoom(chat), /^Error: \[error-omnichannel-is-disabled\]$/);
});

test('section 4: with nobody online no room opens, unless conversations are accepted without agents: then it is queued', async () => {
    const chat = await rocketChat();
    for (const { id } of await chat.people.agents()) await chat.people.setOnline(id, false);
    await assert.rejects(openRoom(chat), /^Error: Sorry, no online agents \[no-agent-online\]$/);
    assert.equal(await chat.livechat.doIsOnlineAsync(undefined, APP_ID), false);
    await chat.people.setSetting('Livechat_accept_chats_with_no_agents', true);
    assert.equal(await chat.livechat.doIsOnlineAsync(undefined, APP_ID), true);
    const room = await openRoom(chat);
    assert.equal(room.servedBy, undefined);
    assert.equal((await chat.people.rooms())[0]?.queued, true);
});

test('section 4: a department counts as online through its fallback, which then gets the room', async () => {
    const chat = await rocketChat();
    const carl = await chat.people.addAgent({ username: 'carl', name: 'Carl', online: false });
    const night = await chat.people.addDepartment({
        name: 'Night',
        agentIds: [carl.id],
        fallbackDepartmentId: 'department-sales',
    });
    const deaf = await chat.people.addDepartment({ name: 'Deaf', agentIds: [carl.id] });
    assert.equal(await chat.livechat.doIsOnlineAsync(deaf.id, APP_ID), false);
    assert.equal(await chat.livechat.doIsOnlineAsync(night.id, APP_ID), true);
    const visitor = await chat.newVisitor({ department: night.id });
    const room = await chat.livechat.doCreateRoom(visitor, NO_AGENT, APP_ID, SMS_ROOM);
    assert.equal(room.department?.id, 'department-sales');
    assert.ok(room.servedBy);
});

test('section 3: a blocked contact opens no room and posts no message', async () => {
    const chat = await rocketChat();
    const room = await openRoom(chat);
    const visitor = await chat.newVisitor();
    await chat.people.setBlocked(visitor.id ?? '', true);
    await assert.rejects(openRoom(chat), /^Error: error-contact-channel-blocked$/);
    const message = { room, visitor, token: visitor.token, text: 'hello' } as never;
    await assert.rejects(chat.livechat.doCreateMessage(message, APP_ID), /^Error: error-contact-channel-blocked$/);
    await chat.people.setBlocked(visitor.id ?? '', false);
    assert.ok(await chat.livechat.doCreateMessage(message, APP_ID));
});

test('section 4: opening leaves a system message and tells apps of the room, but not of the system message', async () => {
    const chat = await rocketChat();
    const room = await openRoom(chat);
    assert.equal((await chat.eventNamed('IPostLivechatRoomStarted')).id, room.id);
    assert.equal(((await chat.eventNamed('IPostLivechatAgentAssigned')) as { room: { id: string } }).room.id, room.id);
    const types = (await chat.people.messages(room.id)).map(({ type }) => type);
    assert.deepEqual(types, ['livechat-started', 'command']);
    assert.deepEqual(
        chat.events.filter(({ event }) => event.includes('Message')),
        [],
    );
});

test('section 4: a closed room has no isOpen at all, and says when and by whom it was closed', async () => {
    const chat = await rocketChat();
    const room = await openRoom(chat);
    await chat.livechat.doCloseRoom(room, 'bye', undefined, APP_ID);
    const closed = (await chat.bridges.getRoomBridge().doGetById(room.id, APP_ID)) as ILivechatRoom;
    assert.equal('isOpen' in closed, false);
    assert.deepEqual([closed.closer, closed.closedAt instanceof Date], ['visitor', true]);
    const last = (await chat.people.messages(room.id)).at(-1);
    assert.deepEqual([last?.type, last?.text], ['livechat-close', 'bye']);
    const told = await chat.eventNamed('IPostLivechatRoomClosed');
    assert.deepEqual([told.id, 'isOpen' in told], [room.id, false]);
});

test('section 4: closing wants a comment, an open room, and with a closer is the work of a user', async () => {
    const chat = await rocketChat();
    const room = await openRoom(chat);
    await assert.rejects(chat.livechat.doCloseRoom(room, ' ', undefined, APP_ID), /^Error: error-comment-is-required$/);
    await chat.people.setSetting('Livechat_request_comment_when_closing_conversation', false);
    await chat.livechat.doCloseRoom(room, '', { id: 'agent-ana', username: 'ana' } as never, APP_ID);
    const closed = (await chat.bridges.getRoomBridge().doGetById(room.id, APP_ID)) as ILivechatRoom;
    assert.equal(closed.closer, 'user');
    await assert.rejects(chat.livechat.doCloseRoom(closed, 'x', undefined, APP_ID), /^Error: error-room-closed$/);
});

test('section 4: a department that asks for tags and has none to give cannot be closed by an app', async () => {
    const chat = await rocketChat();
    const tagged = await chat.people.addDepartment({
        name: 'Tagged',
        agentIds: ['agent-ana'],
        requestTagBeforeClosingChat: true,
    });
    const visitor = await chat.newVisitor({ department: tagged.id });
    const room = await chat.livechat.doCreateRoom(visitor, NO_AGENT, APP_ID, SMS_ROOM);
    await assert.rejects(
        chat.livechat.doCloseRoom(room, 'bye', undefined, APP_ID),
        /error-tags-must-be-assigned-before-closing-chat/,
    );
});

testOnce(
    'section 4: closing wants the room as the server made it in old; new is content without visitorChannelInfo',
    async () => {
        for (const generation of ['old', 'new'] as const) {
            const chat = await rocketChat({ generation });
            const { visitorChannelInfo: _gone, ...room } = await openRoom(chat);
            const closing = chat.livechat.doCloseRoom(room as never, 'bye', undefined, APP_ID);
            await (generation === 'old' ? assert.rejects(closing, TypeError) : assert.doesNotReject(closing));
        }
    },
);

test('departments are found by id or name, and listed when they are enabled and have agents', async () => {
    const chat = await rocketChat();
    assert.equal((await chat.livechat.doFindDepartmentByIdOrName('Support', APP_ID))?.id, 'department-support');
    assert.equal((await chat.livechat.doFindDepartmentByIdOrName('department-sales', APP_ID))?.name, 'Sales');
    assert.equal(await chat.livechat.doFindDepartmentByIdOrName('Nowhere', APP_ID), undefined);
    await chat.people.addDepartment({ name: 'Empty' });
    const listed = await chat.livechat.doFindDepartmentsEnabledWithAgents(APP_ID);
    assert.deepEqual(
        listed.map(({ name, numberOfAgents }) => [name, numberOfAgents]),
        [
            ['Sales', 2],
            ['Support', 2],
        ],
    );
});

test('automatic selection gives the room to the agent with fewer open ones; manual selection leaves it queued until taken', async () => {
    const chat = await rocketChat();
    const served = [(await openRoom(chat)).servedBy?.id, (await openRoom(chat, OTHER)).servedBy?.id];
    assert.deepEqual(served.sort(), ['agent-ana', 'agent-ben']);
    await chat.people.setSetting('Livechat_Routing_Method', 'Manual_Selection');
    const { id } = await openRoom(chat, { token: 'token-3', phone: [{ phoneNumber: '+14017120003' }] });
    await chat.people.takeRoom({ roomId: id, agentId: 'agent-ben' });
    assert.equal((await chat.people.rooms()).at(-1)?.servedBy?.id, 'agent-ben');
});
