import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseRoom, roomFieldsFor } from '../../lib/inbound/choose-room.ts';
import { type RoomSummary, wayToAnswerIn } from '../../lib/model/room.ts';
import { addressOf, CUSTOMER, OURS, textWith } from './texts.mts';

const APP = 'd629f886-b933-4da2-9570-5c1cfeb8cd12';

function room(id: string, minute: number, more: Partial<RoomSummary> = {}): RoomSummary {
    const createdAt = new Date(Date.UTC(2026, 0, 1, 12, minute));
    return { id, isOpen: true, createdAt, source: { type: 'app', id: APP }, ...more };
}

function ours(id: string, minute: number, sms: Readonly<Record<string, unknown>> = {}): RoomSummary {
    return room(id, minute, { customFields: { sms: { from: CUSTOMER.raw, to: OURS.raw, ...sms } } });
}

test('among several the oldest is chosen, the same in whatever order they come', () => {
    const rooms = [ours('c', 3), ours('a', 1), ours('b', 2)];
    assert.equal(chooseRoom(rooms, APP)?.id, 'a');
    assert.equal(chooseRoom([...rooms].reverse(), APP)?.id, 'a');
    const twins = [ours('y', 1), ours('x', 1)];
    assert.equal(chooseRoom(twins, APP)?.id, 'x');
    assert.equal(chooseRoom([...twins].reverse(), APP)?.id, 'x');
    const undated = [{ ...ours('no-date', 0), createdAt: undefined }, ours('dated', 9)];
    assert.equal(chooseRoom(undated, APP)?.id, 'dated');
});

test('the input is left in its order', () => {
    const rooms = [ours('b', 2), ours('a', 1)];
    chooseRoom(rooms, APP);
    assert.deepEqual(
        rooms.map(({ id }) => id),
        ['b', 'a'],
    );
});

test('rooms of others and closed rooms are never chosen', () => {
    const { customFields } = ours('x', 1);
    const rooms = [
        room('widget', 1, { source: { type: 'widget' }, customFields }),
        room('built-in', 1, { source: { type: 'sms', id: APP }, customFields }),
        room('other-app', 1, { source: { type: 'app', id: 'another' }, customFields }),
        room('no-source', 1, { source: undefined, customFields }),
        { ...ours('closed', 1), isOpen: undefined },
        { ...ours('closed-too', 1), isOpen: false },
    ];
    assert.equal(chooseRoom(rooms, APP), undefined);
});

test('a bare room, as the server makes one, is adopted only when there is nothing better', () => {
    const bare = room('bare', 1);
    assert.equal(chooseRoom([bare, ours('it', 2)], APP)?.id, 'it');
    assert.equal(chooseRoom([bare], APP)?.id, 'bare');
});

test('a new room says where the text came from and how to answer, and is found again by that', () => {
    const text = textWith({
        from: addressOf('whatsapp:+14017122661'),
        to: addressOf('whatsapp:+15558675310'),
        body: 'Hello',
        accountSid: 'AC00000000000000000000000000000001',
        messagingServiceSid: 'MG00000000000000000000000000000001',
    });
    const fields = roomFieldsFor(text);
    assert.deepEqual(fields, {
        source: { type: 'app', label: 'WhatsApp', destination: 'whatsapp:+15558675310' },
        customFields: {
            sms: {
                from: 'whatsapp:+14017122661',
                to: 'whatsapp:+15558675310',
                channel: 'whatsapp',
                accountSid: 'AC00000000000000000000000000000001',
                messagingServiceSid: 'MG00000000000000000000000000000001',
            },
        },
    });
    const stored = room('it', 1, { customFields: fields.customFields });
    assert.equal(chooseRoom([stored], APP), stored);
    assert.deepEqual(wayToAnswerIn(stored), {
        from: text.from,
        to: text.to,
        accountSid: 'AC00000000000000000000000000000001',
        messagingServiceSid: 'MG00000000000000000000000000000001',
    });
});

test('what the text does not say is left out, since stores turn undefined into null', () => {
    const { customFields, source } = roomFieldsFor(textWith());
    assert.deepEqual(Object.keys(customFields.sms), ['from', 'to', 'channel']);
    assert.equal(source.label, 'SMS');
});

test('fields of another shape say nothing about how to answer', () => {
    for (const sms of [
        undefined,
        null,
        'x',
        [],
        { from: 1, to: '+1' },
        { from: CUSTOMER.raw },
        { from: '', to: OURS.raw },
    ]) {
        assert.equal(wayToAnswerIn(room('x', 1, { customFields: { sms } })), undefined);
    }
    assert.deepEqual(wayToAnswerIn(ours('x', 1, { accountSid: null })), { from: CUSTOMER, to: OURS });
});
