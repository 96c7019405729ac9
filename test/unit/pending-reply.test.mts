import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { laneOfReply, type PendingReply, pendingReplyIn } from '../../lib/outbound/pending-reply.ts';
import type { Reply } from '../../lib/outbound/reply.ts';
import type { Pending } from '../../lib/queue/pending.ts';
import { addressOf, CUSTOMER, OURS } from './texts.mts';

const ACCOUNT = 'AC00000000000000000000000000000001';
const SERVICE = 'MG00000000000000000000000000000001';
const WAY = { from: CUSTOMER, to: OURS, accountSid: ACCOUNT, messagingServiceSid: SERVICE };
const REPLY: Reply = {
    messageId: 'message',
    roomId: 'room',
    agentId: 'ana',
    text: '*Hi*',
    files: [{ uploadId: 'upload', name: 'a.png', type: 'image/png', caption: '' }],
    way: WAY,
};

/** As version 0.1 wrote it. */
const OLD_SMS = { from: 'whatsapp:+14017122661', to: '15558675310', channel: 'whatsapp', accountSid: ACCOUNT };
const { way: _way, ...WITHOUT_WAY } = REPLY;
const OLD = { reply: { ...WITHOUT_WAY, sms: OLD_SMS }, sids: ['SM1'], isSending: false };

function waiting(work: unknown, kind: Pending['kind'] = 'reply'): Pending {
    const key = 'reply:message';
    return { id: '1', lane: 'lane', kind, key, arrivedAt: 1, work: JSON.parse(JSON.stringify(work ?? null)) };
}

test('a reply of this version is read back as it was written', () => {
    for (const isHandingOver of [false, true]) {
        const work: PendingReply = { reply: REPLY, sids: ['SM1', 'SM2'], isHandingOver };
        assert.deepEqual(pendingReplyIn(waiting(work)), work);
    }
});

test('a reply of which nobody knows how to send it is read, with no way', () => {
    for (const way of [undefined, null]) {
        const read = pendingReplyIn(waiting({ reply: { ...REPLY, way }, sids: [], isHandingOver: false }));
        assert.deepEqual([read?.reply.messageId, read?.reply.way], ['message', undefined]);
    }
});

test('a reply of version 0.1 is read, with its addresses parsed', () => {
    const way = { from: addressOf(OLD_SMS.from), to: addressOf(OLD_SMS.to), accountSid: ACCOUNT };
    assert.deepEqual(pendingReplyIn(waiting(OLD)), {
        reply: { ...WITHOUT_WAY, way },
        sids: ['SM1'],
        isHandingOver: false,
    });
});

test('a reply that version 0.1 was handing to Twilio may have left', () => {
    assert.equal(pendingReplyIn(waiting({ ...OLD, isSending: true }))?.isHandingOver, true);
});

test('a reply of version 0.1 without fields of the room has no way', () => {
    for (const sms of [undefined, null]) {
        const read = pendingReplyIn(waiting({ ...OLD, reply: { ...WITHOUT_WAY, sms } }));
        assert.deepEqual([read?.reply.text, read?.reply.way], ['*Hi*', undefined]);
    }
});

test('what waits for something else is no reply', () => {
    assert.equal(pendingReplyIn(waiting(OLD, 'text')), undefined);
    assert.equal(pendingReplyIn(waiting(OLD, 'pass')), undefined);
});

const NONSENSE: readonly unknown[] = [undefined, null, 7, true, [], {}, { toString: null }];

test('a reply of which it is not known where and by whom and what was said cannot be read', () => {
    for (const name of ['messageId', 'roomId', 'agentId', 'text', 'files']) {
        for (const nonsense of NONSENSE.filter((one) => !(name === 'files' && Array.isArray(one)))) {
            const work = { reply: { ...REPLY, [name]: nonsense }, sids: [], isHandingOver: false };
            assert.equal(pendingReplyIn(waiting(work)), undefined, `${name} ${JSON.stringify(nonsense)}`);
        }
    }
});

test('what is no work of a reply cannot be read', () => {
    for (const work of [
        ...NONSENSE,
        'reply',
        { ...OLD, reply: 'Hi' },
        { ...OLD, reply: null },
        { ...OLD, reply: [] },
    ]) {
        assert.equal(pendingReplyIn(waiting(work)), undefined, JSON.stringify(work));
    }
    for (const nonsense of [...NONSENSE, 'SM1'].filter((one) => !Array.isArray(one))) {
        assert.equal(pendingReplyIn(waiting({ ...OLD, sids: nonsense })), undefined);
    }
});

test('a way that cannot be read is none', () => {
    const damaged = [...NONSENSE, '+14017122661', { from: CUSTOMER }, { ...WAY, to: '' }, { ...WAY, from: { raw: 7 } }];
    for (const way of damaged) {
        const read = pendingReplyIn(waiting({ reply: { ...REPLY, way }, sids: [], isHandingOver: false }));
        assert.deepEqual([read?.reply.messageId, read?.reply.way], ['message', undefined], JSON.stringify(way));
    }
});

test('an account and a service that are no texts are left out of the way', () => {
    for (const nonsense of NONSENSE) {
        const way = { ...WAY, accountSid: nonsense, messagingServiceSid: nonsense };
        const read = pendingReplyIn(waiting({ reply: { ...REPLY, way }, sids: [], isHandingOver: false }));
        assert.deepEqual(read?.reply.way, { from: CUSTOMER, to: OURS });
    }
});

test('whatever is stored, it is read without an error, and what is read has the shape of a reply that waits', () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('+14017122661', CUSTOMER));
    const way = fc.record({ from: value, to: value, accountSid: value }, { requiredKeys: [] });
    const texts = { messageId: value, roomId: fc.string(), agentId: fc.string(), text: value };
    const reply = fc.record({ ...texts, files: value, way: fc.oneof(value, way), sms: value }, { requiredKeys: [] });
    const work = fc.record(
        { reply: fc.oneof(value, reply), sids: value, isHandingOver: value, isSending: value },
        { requiredKeys: [] },
    );
    fc.assert(
        fc.property(fc.oneof(fc.jsonValue(), work), (data) => {
            const read = pendingReplyIn(waiting(data));
            assert.ok(read === undefined || hasShape(read), JSON.stringify(read));
        }),
    );
});

test('the lane of a reply is its conversation’s, and what version 0.1 called it', () => {
    assert.equal(laneOfReply(REPLY), 'reply:room');
});

function hasShape({ reply, sids, isHandingOver }: PendingReply): boolean {
    const { messageId, roomId, agentId, text, files, way } = reply;
    const isTold = [messageId, roomId, agentId, text].every((one) => typeof one === 'string') && Array.isArray(files);
    const isWay = way === undefined || [way.from.raw, way.to.raw].every((raw) => typeof raw === 'string');
    return isTold && isWay && Array.isArray(sids) && typeof isHandingOver === 'boolean';
}
