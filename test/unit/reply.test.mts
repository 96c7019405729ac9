import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AgentMessage, isReply, toReply } from '../../lib/outbound/reply.ts';
import { CUSTOMER, OURS } from './texts.mts';

const APP = 'd629f886-b933-4da2-9570-5c1cfeb8cd12';
const SMS = {
    from: CUSTOMER.raw,
    to: OURS.raw,
    channel: 'sms',
    accountSid: 'AC00000000000000000000000000000001',
};
const FILE = { uploadId: 'upload', name: 'a.png', type: 'image/png', caption: '' };
const MESSAGE: AgentMessage = {
    id: 'message',
    text: 'Hi',
    isEdited: false,
    isVisitors: false,
    sender: { id: 'ana', type: 'user' },
    room: { id: 'room', type: 'l', source: { type: 'app', id: APP }, customFields: { sms: SMS } },
    files: [],
};
const { room } = MESSAGE;

const OTHERS: Readonly<Record<string, Partial<AgentMessage>>> = {
    'a visitor’s': { isVisitors: true },
    'an edited one': { isEdited: true },
    'a system message': { systemType: 'livechat-close' },
    'an app user’s': { sender: { id: 'bot', type: 'app' } },
    'an empty one': { text: ' \n' },
    'one in a channel': { room: { ...room, type: 'c' } },
    'one in a room of unknown source': { room: { id: 'room', type: 'l' } },
    'one in a room of the widget': { room: { ...room, source: { type: 'widget' } } },
    'one in a room of another app': { room: { ...room, source: { type: 'app', id: 'another' } } },
    'one in a room that only bears our id': { room: { ...room, source: { type: 'api', id: APP } } },
};

test('an agent’s message in a conversation of ours is a reply; so is a bot’s, and a file alone', () => {
    assert.equal(isReply(MESSAGE, APP), true);
    assert.equal(isReply({ ...MESSAGE, sender: { id: 'helper', type: 'bot' } }, APP), true);
    assert.equal(isReply({ ...MESSAGE, text: '', files: [FILE] }, APP), true);
});

for (const [what, other] of Object.entries(OTHERS)) {
    test(`${what} is no reply`, () => {
        assert.equal(isReply({ ...MESSAGE, ...other }, APP), false);
    });
}

test('a reply goes where the room says', () => {
    const reply = toReply({ ...MESSAGE, at: 1_790_000_000_000, files: [FILE] });
    assert.deepEqual(
        [reply.messageId, reply.at, reply.roomId, reply.agentId, reply.text, reply.files],
        ['message', 1_790_000_000_000, 'room', 'ana', 'Hi', [FILE]],
    );
    assert.deepEqual(reply.way, { from: CUSTOMER, to: OURS, accountSid: SMS.accountSid });
});

test('a reply in a room without our fields names the visitor, whose record tells the way', () => {
    const bare = { id: 'room', type: 'l', source: { type: 'app', id: APP }, visitorId: 'visitor' };
    const { way, visitorId } = toReply({ ...MESSAGE, room: bare });
    assert.deepEqual([way, visitorId], [undefined, 'visitor']);
});
