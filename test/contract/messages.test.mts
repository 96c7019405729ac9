import assert from 'node:assert/strict';
import { test as testOnce } from 'node:test';
import type { ILivechatRoom, IVisitor } from '@rocket.chat/apps-engine/definition/livechat/index.js';
import { until } from '../harness/until.mts';
import { test } from './both-generations.mts';
import { APP_ID, NO_AGENT, type RocketChat, rocketChat, SMS_ROOM } from './rocket-chat.mts';

type Conversation = { readonly chat: RocketChat; readonly visitor: IVisitor; readonly room: ILivechatRoom };

async function conversation(options: Parameters<typeof rocketChat>[0] = {}): Promise<Conversation> {
    const chat = await rocketChat(options);
    const visitor = await chat.newVisitor();
    const room = await chat.livechat.doCreateRoom(visitor, { id: 'agent-ana' } as never, APP_ID, SMS_ROOM);
    return { chat, visitor, room };
}

function visitorPosts({ chat, visitor, room }: Conversation, message: object): Promise<string> {
    return chat.livechat.doCreateMessage({ room, visitor, token: visitor.token, ...message } as never, APP_ID);
}

function appPosts({ chat, room }: Conversation, message: object): Promise<string> {
    return chat.messages.doCreate({ room, sender: { id: chat.appUserId }, ...message } as never, APP_ID);
}

test('section 5: a visitor message is saved under the visitor name and told to every app, with its token', async () => {
    const talk = await conversation();
    const id = await visitorPosts(talk, { text: 'hello' });
    const told = await talk.chat.eventNamed('IPostMessageSent');
    const { sender, room } = told as { sender: { [key: string]: unknown }; room: ILivechatRoom };
    assert.deepEqual([told.id, told.text, told.token, told.alias], [id, 'hello', 'token-1', 'Zoe']);
    assert.deepEqual([sender.id, sender.type, sender.roles], [talk.visitor.id, 'unknown', undefined]);
    assert.equal(room.visitor.phone?.[0]?.phoneNumber, '+14017122661');
    assert.deepEqual([room.customFields, room.servedBy?.id, room.isOpen], [SMS_ROOM.customFields, 'agent-ana', true]);
});

test('section 5: events of agents and of the app user come too, and tell who sent it by type', async () => {
    const talk = await conversation();
    const [agents] = await talk.chat.people.agentSends({ roomId: talk.room.id, agentId: 'agent-ana', text: 'hi' });
    const apps = await appPosts(talk, { text: 'note' });
    await until(() => talk.chat.events.filter(({ event }) => event === 'IPostMessageSent').length >= 2, {
        what: 'both events',
    });
    const told = talk.chat.events.filter(({ event }) => event === 'IPostMessageSent').map(({ payload }) => payload);
    const brief = told.map(({ id, sender, token }) => [id, (sender as { type: string }).type, token]);
    assert.deepEqual(
        brief.sort(),
        [
            [agents, 'user', undefined],
            [apps, 'app', undefined],
        ].sort(),
    );
});

test('section 5: posting does not wait for apps, and what goes wrong in them does not reach the sender', async () => {
    const chat = await rocketChat({ onEvent: () => Promise.reject(new Error('an app is broken')) });
    const visitor = await chat.newVisitor();
    const room = await chat.livechat.doCreateRoom(visitor, NO_AGENT, APP_ID, SMS_ROOM);
    assert.ok(await visitorPosts({ chat, visitor, room }, { text: 'hello' }));
    const hanging = await rocketChat({ onEvent: () => new Promise(() => undefined) });
    const other = await hanging.newVisitor();
    const hall = await hanging.livechat.doCreateRoom(other, NO_AGENT, APP_ID, SMS_ROOM);
    assert.ok(await visitorPosts({ chat: hanging, visitor: other, room: hall }, { text: 'hello' }));
});

test('section 5: a message for a closed room silently opens a new one without label or custom fields', async () => {
    const talk = await conversation();
    await talk.chat.people.closeRoom({ roomId: talk.room.id, agentId: 'agent-ana' });
    const id = await visitorPosts(talk, { text: 'one more thing' });
    const message = await talk.chat.messages.doGetById(id, APP_ID);
    const room = message.room as ILivechatRoom;
    assert.notEqual(room.id, talk.room.id);
    assert.deepEqual([room.source, room.customFields, room.isOpen], [{ type: 'app', id: APP_ID }, undefined, true]);
    await talk.chat.people.closeRoom({ roomId: room.id, agentId: 'agent-ana' });
    await talk.chat.people.setOmnichannelEnabled(false);
    await assert.rejects(visitorPosts(talk, { text: 'again' }), /error-omnichannel-is-disabled/);
});

test('section 5: a room that does not exist, is not the visitor’s, or a missing token or visitor is refused', async () => {
    const talk = await conversation();
    const stranger = await talk.chat.newVisitor({ token: 'other', phone: [{ phoneNumber: '+15550000000' }] });
    await assert.rejects(
        visitorPosts(talk, { room: { id: 'nowhere' } }),
        /^Error: Invalid room provided on the message\.$/,
    );
    await assert.rejects(visitorPosts(talk, { visitor: stranger, token: 'other' }), /^Error: \[cannot-access-room\]$/);
    await assert.rejects(visitorPosts(talk, { token: undefined }), /^Error: Invalid token for livechat message$/);
    await assert.rejects(visitorPosts(talk, { visitor: undefined }), TypeError);
});

test('section 5: a visitor, and the app user, may not call everybody; an agent may', async () => {
    const talk = await conversation();
    for (const text of ['@all', 'hey @here', 'hi\n@all !']) {
        await assert.rejects(visitorPosts(talk, { text }), /\[error-action-not-allowed\]/);
        await assert.rejects(appPosts(talk, { text }), /\[error-action-not-allowed\]/);
    }
    for (const text of ['me@all.example', '@allison', '@\u200ball']) assert.ok(await visitorPosts(talk, { text }));
    await talk.chat.people.agentSends({ roomId: talk.room.id, agentId: 'agent-ana', text: '@all' });
});

test('section 5: a visitor message with an avatar is refused, with an emoji it is taken', async () => {
    const talk = await conversation();
    await assert.rejects(
        visitorPosts(talk, { text: 'x', avatarUrl: 'https://example.com/a.png' }),
        /^Error: Not enough permission$/,
    );
    assert.ok(await visitorPosts(talk, { text: 'x', emoji: ':envelope:' }));
});

test('section 5: length is limited for the app user and not for visitors', async () => {
    const talk = await conversation();
    const text = 'x'.repeat(5001);
    assert.ok(await visitorPosts(talk, { text }));
    await assert.rejects(
        appPosts(talk, { text }),
        /^Error: Message size exceeds Message_MaxAllowedSize \[error-message-size-exceeded\]$/,
    );
});

test('section 5: message custom fields are refused, and the clock may not be a minute off', async () => {
    const talk = await conversation();
    await assert.rejects(appPosts(talk, { text: 'x', customFields: { a: 1 } }), /^Error: Custom fields not enabled$/);
    await assert.rejects(appPosts(talk, { text: 'x', createdAt: new Date(0) }), /error-message-ts-out-of-sync/);
});

test('section 5: attachments may link to full addresses and to own files, and to nothing else', async () => {
    const talk = await conversation();
    const attached = (link: string) => ({ text: 'x', attachments: [{ title: { value: 'map', link } }] });
    await assert.rejects(visitorPosts(talk, attached('javascript:alert(1)')), /^Error: Invalid href value provided$/);
    const id = await visitorPosts(talk, attached('https://maps.example/?q=1,2'));
    const message = await talk.chat.messages.doGetById(id, APP_ID);
    assert.equal(message.attachments?.[0]?.title?.link, 'https://maps.example/?q=1,2');
});

test('section 5: the app user may write in a closed conversation, an unknown sender nowhere', async () => {
    const talk = await conversation();
    await talk.chat.people.closeRoom({ roomId: talk.room.id, agentId: 'agent-ana' });
    assert.ok(await appPosts(talk, { text: 'late note' }));
    await assert.rejects(appPosts(talk, { text: 'x', sender: { id: 'nobody' } }), /\[error-invalid-user\]/);
});

test('section 3: over the licence limit questions still come in, and answers do not go out', async () => {
    const talk = await conversation();
    await talk.chat.people.setSetting('Workspace_MAC_limit_reached', true);
    assert.ok(await visitorPosts(talk, { text: 'hello' }));
    await assert.rejects(appPosts(talk, { text: 'note' }), /^Error: error-mac-limit-reached$/);
    const answering = talk.chat.people.agentSends({ roomId: talk.room.id, agentId: 'agent-ana', text: 'hi' });
    await assert.rejects(answering, /error-mac-limit-reached/);
});

test('section 5: an edit is told as an update and never as a message sent', async () => {
    const talk = await conversation();
    const [messageId = ''] = await talk.chat.people.agentSends({
        roomId: talk.room.id,
        agentId: 'agent-ana',
        text: 'helo',
    });
    await talk.chat.people.agentEdits({ messageId, agentId: 'agent-ana', text: 'hello' });
    const told = await talk.chat.eventNamed('IPostMessageUpdated');
    assert.deepEqual([told.text, told.editedAt instanceof Date], ['hello', true]);
    assert.equal(talk.chat.events.filter(({ event }) => event === 'IPostMessageSent').length, 1);
});

test('section 10: a note is seen by one user, by those who joined, or by nobody, and is no message', async () => {
    const talk = await conversation();
    const note = { room: talk.room, sender: { id: talk.chat.appUserId }, text: 'not delivered' } as never;
    await talk.chat.messages.doNotifyUser({ id: 'agent-ben' } as never, note, APP_ID);
    await talk.chat.messages.doNotifyRoom(talk.room, note, APP_ID);
    const notes = await talk.chat.people.notes();
    assert.deepEqual(
        notes.map(({ userId, text }) => [userId, text]),
        [
            ['agent-ben', 'not delivered'],
            ['agent-ana', 'not delivered'],
        ],
    );
    assert.equal(
        (await talk.chat.people.messages(talk.room.id)).some(({ text }) => text === 'not delivered'),
        false,
    );
    const nowhere = { sender: { id: talk.chat.appUserId }, room: { id: 'nowhere' } } as never;
    await assert.rejects(
        talk.chat.messages.doNotifyUser({ id: 'agent-ben' } as never, nowhere, APP_ID),
        /Invalid room/,
    );
});

test('getMessages of a room leaves out system messages and carries ids instead of people', async () => {
    const talk = await conversation();
    await visitorPosts(talk, { text: 'one' });
    await visitorPosts(talk, { text: 'two' });
    const options = { limit: 100, skip: 0, showThreadMessages: true, sort: { createdAt: 'desc' as const } };
    const found = await talk.chat.bridges.getRoomBridge().doGetMessages(talk.room.id, options, APP_ID);
    assert.equal(found.length, 2);
    assert.deepEqual([found[0]?.roomId, found[0]?.sender._id], [talk.room.id, talk.visitor.id]);
    assert.equal(await talk.chat.messages.doGetById('nowhere', APP_ID), undefined);
});

test('reactions: the serving agent may react in a livechat room, the app user and other agents may not', async () => {
    const talk = await conversation();
    const [id = ''] = await talk.chat.people.agentSends({ roomId: talk.room.id, agentId: 'agent-ana', text: 'hi' });
    const react = (userId: string, reaction = ':white_check_mark:') =>
        talk.chat.messages.doAddReaction(id, userId, reaction as never, APP_ID);
    await assert.rejects(react(talk.chat.appUserId), /^Error: Not Authorized \[not-authorized\]$/);
    await assert.rejects(react('agent-ben'), /not-authorized/);
    await assert.rejects(
        react('agent-ana', ':no_such_emoji:'),
        /^Error: Invalid emoji provided\. \[error-not-allowed\]$/,
    );
    await assert.rejects(react('agent-ana', 'white_check_mark'), /^Error: Invalid reaction$/);
    await react('agent-ana');
    await react('agent-ana');
    const shown = (await talk.chat.people.messages(talk.room.id)).find((message) => message.id === id);
    assert.deepEqual([shown?.reactions, shown?.edited], [{ ':white_check_mark:': ['ana'] }, false]);
    await talk.chat.messages.doRemoveReaction(id, 'agent-ana', ':white_check_mark:', APP_ID);
    assert.equal((await talk.chat.messages.doGetById(id, APP_ID)).reactions, undefined);
});

test('reactions: taking one away from a message that has none adds it', async () => {
    const talk = await conversation();
    const [id = ''] = await talk.chat.people.agentSends({ roomId: talk.room.id, agentId: 'agent-ana', text: 'hi' });
    await talk.chat.messages.doRemoveReaction(id, 'agent-ana', ':x:', APP_ID);
    assert.deepEqual((await talk.chat.messages.doGetById(id, APP_ID)).reactions, { ':x:': { usernames: ['ana'] } });
});

testOnce('section 5, new: a message that another app forbids comes back as nothing, and nobody sees it', async () => {
    const talk = await conversation({ generation: 'new' });
    await talk.chat.people.veto({ what: 'message', roomId: talk.room.id, text: 'forbidden' });
    assert.equal(await visitorPosts(talk, { text: 'a forbidden word' }), undefined);
    assert.equal(await appPosts(talk, { text: 'a forbidden note' }), undefined);
    assert.ok(await visitorPosts(talk, { text: 'another word' }));
    await talk.chat.eventNamed('IPostMessageSent');
    assert.deepEqual(
        talk.chat.events.filter(({ event }) => event === 'IPostMessageSent').map(({ payload }) => payload.text),
        ['another word'],
    );
});

testOnce('section 5, old: a message that another app forbids is a TypeError', async () => {
    const talk = await conversation({ generation: 'old' });
    await talk.chat.people.veto({ what: 'message' });
    await assert.rejects(visitorPosts(talk, { text: 'hello' }), TypeError);
    await assert.rejects(appPosts(talk, { text: 'note' }), TypeError);
    await talk.chat.people.liftVetoes();
    assert.ok(await visitorPosts(talk, { text: 'hello' }));
});
