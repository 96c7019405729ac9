import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ILivechatRoom } from '@rocket.chat/apps-engine/definition/livechat/index.js';
import express from 'express';
import { test } from './both-generations.mts';
import { APP_ID, NO_AGENT, type RocketChat, rocketChat, SMS_ROOM } from './rocket-chat.mts';

const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex');

async function roomOf(chat: RocketChat): Promise<ILivechatRoom> {
    return chat.livechat.doCreateRoom(await chat.newVisitor(), { id: 'agent-ana' } as never, APP_ID, SMS_ROOM);
}

type Upload = {
    readonly name?: string;
    readonly visitorToken?: string;
    readonly userId?: string;
    readonly content?: Buffer;
};

function upload(chat: RocketChat, rid: string, { name = 'photo.jpg', content = JPEG, ...who }: Upload) {
    return chat.bridges
        .getUploadBridge()
        .doCreateUpload({ name, rid, size: content.length, ...who } as never, content, APP_ID);
}

test('section 6: an upload posts a message of its own, without text, and returns the file', async () => {
    const chat = await rocketChat();
    const room = await roomOf(chat);
    const file = await upload(chat, room.id, { visitorToken: 'token-1' });
    const told = await chat.eventNamed('IPostMessageSent');
    assert.deepEqual([told.text, told.token, told.alias], ['', 'token-1', 'Zoe']);
    assert.equal((told.file as { _id: string })._id, file.id);
    assert.equal(file.url, `http://127.0.0.1:3000/file-upload/${file.id}/photo.jpg`);
    assert.deepEqual(await chat.bridges.getUploadBridge().doGetBuffer(file, APP_ID), JPEG);
    const [attachment] = told.attachments as { title: { link: string }; imageUrl: string }[];
    assert.equal(attachment?.title.link, `/file-upload/${file.id}/photo.jpg`);
});

test('section 6: the type comes from the name, then from the first bytes, then it is just bytes', async () => {
    const chat = await rocketChat();
    const room = await roomOf(chat);
    const typeOf = async (name: string, content = JPEG) =>
        (await upload(chat, room.id, { name, content, visitorToken: 'token-1' })).type;
    assert.equal(await typeOf('voice.mp3'), 'audio/mpeg');
    assert.equal(await typeOf('photo'), 'image/jpeg');
    assert.equal(await typeOf('thing', Buffer.from('???')), 'application/octet-stream');
});

test('section 6: what the file filter refuses is refused with its code, and posts nothing', async () => {
    const chat = await rocketChat();
    const room = await roomOf(chat);
    const as = { visitorToken: 'token-1' };
    await assert.rejects(upload(chat, room.id, { ...as, content: Buffer.alloc(0) }), /\[file-too-small\]/);
    await assert.rejects(upload(chat, room.id, { ...as, name: 'x.svg' }), /\[error-invalid-file-type\]/);
    await assert.rejects(upload(chat, 'nowhere', as), /\[invalid-file\]/);
    await assert.rejects(upload(chat, room.id, { visitorToken: 'someone-else' }), /\[invalid-file\]/);
    await assert.rejects(upload(chat, room.id, {}), /^Error: Missing user to perform the upload operation$/);
    await chat.people.setSetting('FileUpload_MaxFileSize', 3);
    await assert.rejects(upload(chat, room.id, as), /\[error-file-too-large\]/);
    await chat.people.setSetting('FileUpload_MaxFileSize', -1);
    await chat.people.setSetting('FileUpload_MediaTypeWhiteList', 'audio/*, application/pdf');
    await assert.rejects(upload(chat, room.id, as), /\[error-invalid-file-type\]/);
    assert.ok(await upload(chat, room.id, { ...as, name: 'a.pdf' }));
    await chat.people.setSetting('FileUpload_Enabled', false);
    await assert.rejects(upload(chat, room.id, { ...as, name: 'a.pdf' }), /\[error-file-upload-disabled\]/);
    await chat.people.setSetting('FileUpload_Enabled', true);
    await chat.people.closeRoom({ roomId: room.id, agentId: 'agent-ana' });
    await assert.rejects(upload(chat, room.id, { ...as, name: 'a.pdf' }), /\[invalid-file\]/);
    assert.equal((await chat.people.messages(room.id)).filter(({ files }) => files.length > 0).length, 1);
});

test('section 5: an agent’s picture comes as one message with a caption, its file first and its thumb behind', async () => {
    const chat = await rocketChat();
    const room = await roomOf(chat);
    const files = [
        { name: 'über.jpg', content: JPEG },
        { name: 'a.pdf', content: Buffer.from('%PDF-1') },
    ];
    const ids = await chat.people.agentSends({ roomId: room.id, agentId: 'agent-ana', text: 'look', files });
    assert.equal(ids.length, 2);
    const { text, file, files: all, attachments } = await chat.messages.doGetById(ids[0] ?? '', APP_ID);
    assert.deepEqual(
        [text, file?.type, all?.[0]?._id, all?.length, attachments?.length],
        ['look', 'image/jpeg', file?._id, 2, 1],
    );
    assert.equal(all?.[1]?.typeGroup, chat.generation === 'new' ? 'thumb' : undefined);
    assert.equal(attachments?.[0]?.title?.link, `/file-upload/${file?._id}/${encodeURI('über.jpg')}`);
    assert.equal(attachments?.[0]?.imageUrl, `/file-upload/${all?.[1]?._id}/${encodeURI('über.jpg')}`);
    const shown = (await chat.people.messages(room.id)).find(({ id }) => id === ids[0]);
    assert.deepEqual(
        shown?.files.map(({ name, type }) => [name, type]),
        [['über.jpg', 'image/jpeg']],
    );
    assert.deepEqual((await chat.people.fileContent(file?._id ?? '')).content, JPEG);
});

test('section 5: a stored file is not for everybody: without the visitor’s token it is 403', async () => {
    const chat = await rocketChat();
    const room = await roomOf(chat);
    const { url, path } = await upload(chat, room.id, { visitorToken: 'token-1' });
    const http = createServer(express().use(chat.files));
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    const get = (tail: string) => fetch(base + tail, { headers: { connection: 'close' } });
    assert.equal(new URL(url).pathname, path);
    assert.equal((await get(path)).status, 403);
    assert.equal((await get('/file-upload/none/x.jpg')).status, 404);
    const mine = await get(`${path}?rc_room_type=l&rc_rid=${room.id}&rc_token=token-1`);
    assert.deepEqual(
        [mine.status, mine.headers.get('content-type'), Buffer.from(await mine.arrayBuffer())],
        [200, 'image/jpeg', JPEG],
    );
    await chat.people.setSetting('FileUpload_ProtectFiles', false);
    assert.equal((await get(path)).status, 200);
    http.close();
});

test('section 6: the app user may upload into a livechat room', async () => {
    const chat = await rocketChat();
    const room = await chat.livechat.doCreateRoom(await chat.newVisitor(), NO_AGENT, APP_ID, SMS_ROOM);
    const file = await upload(chat, room.id, { userId: chat.appUserId });
    assert.equal(file.user?.id, chat.appUserId);
    assert.equal(await chat.bridges.getUploadBridge().doGetById('nowhere', APP_ID), undefined);
});

test('section 6: a file that another app forbids is refused, and neither stored nor shown', async () => {
    const chat = await rocketChat();
    const room = await roomOf(chat);
    await chat.people.veto({ what: 'upload', roomId: room.id });
    const files = [{ name: 'a.pdf', content: Buffer.from('%PDF-1') }];
    const sending = chat.people.agentSends({ roomId: room.id, agentId: 'agent-ana', files });
    await assert.rejects(sending, /\[error-app-prevented\]/);
    assert.equal((await chat.people.messages(room.id)).filter((message) => message.files.length > 0).length, 0);
});

test('section 5: what an agent says of a picture is its image_alt in new, its description in old, as of any file', async () => {
    const chat = await rocketChat();
    const room = await roomOf(chat);
    const files = [
        { name: 'a.jpg', content: JPEG, description: 'the street' },
        { name: 'a.pdf', content: Buffer.from('%PDF-1'), description: 'the map' },
    ];
    await chat.people.agentSends({ roomId: room.id, agentId: 'agent-ana', files });
    const shown = (await chat.people.messages(room.id)).flatMap(({ attachments }) => attachments);
    const [picture, map] = shown;
    const field = chat.generation === 'new' ? 'image_alt' : 'description';
    assert.deepEqual([picture?.[field], map?.description], ['the street', 'the map']);
});
