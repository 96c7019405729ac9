import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
    laneOfText,
    logFieldsOf,
    newPendingText,
    type PendingText,
    pendingTextIn,
} from '../../lib/inbound/pending-text.ts';
import type { Pending } from '../../lib/queue/pending.ts';
import { addressOf, CUSTOMER, OURS, textWith } from './texts.mts';

const SID = `SM${'0123456789abcdef'.repeat(2)}`;
const TEXT = textWith({ sid: SID, body: 'Hi', media: [{ url: 'https://api.twilio.com/x', contentType: 'image/png' }] });

/** As version 0.1 wrote it: addresses as they were received, and more than is read today. */
const OLD_TEXT = {
    sid: SID,
    from: 'whatsapp:+14017122661',
    to: '15558675310',
    body: 'Hi',
    media: [],
    geo: { city: 'PROVIDENCE' },
    button: { text: 'Yes', payload: 'y' },
    hasChannelMetadata: true,
    errorCode: '11200',
};
const OLD = { text: OLD_TEXT, department: 'Sales', traces: ['message'] };

function waiting(work: unknown, kind: Pending['kind'] = 'text'): Pending {
    return { id: '1', lane: 'lane', kind, key: SID, arrivedAt: 1, work: JSON.parse(JSON.stringify(work ?? null)) };
}

test('a text that nobody has tried has left no trace', () => {
    assert.deepEqual(newPendingText(TEXT, 'Sales', undefined), {
        text: TEXT,
        department: 'Sales',
        traces: [],
        rooms: [],
        refusals: 0,
        language: 'en',
    });
});

test('a text keeps the language of the workspace in which it arrived, where the app speaks it', () => {
    const kept = ['de', 'pt', 'ja', undefined].map((code) => newPendingText(TEXT, '', code).language);
    assert.deepEqual(kept, ['de', 'pt-BR', 'en', 'en']);
    assert.deepEqual(pendingTextIn(waiting(newPendingText(TEXT, '', 'de')))?.language, 'de');
});

test('a text of this version is read back as it was written', () => {
    const tried: PendingText = { text: TEXT, department: '', traces: ['message'], rooms: ['a', 'b'], refusals: 2 };
    for (const work of [newPendingText(TEXT, 'Sales', undefined), tried]) {
        assert.deepEqual(pendingTextIn(waiting(work)), work);
    }
});

test('a text of version 0.1 is read, with its addresses parsed', () => {
    const read = pendingTextIn(waiting(OLD));
    const { from, to, ...rest } = OLD_TEXT;
    assert.deepEqual(read, {
        text: { ...rest, from: addressOf(from), to: addressOf(to) },
        department: 'Sales',
        traces: ['message'],
        rooms: [],
        refusals: 0,
    });
});

test('the rooms and refusals that version 0.1 noted count', () => {
    const read = pendingTextIn(waiting({ ...OLD, rooms: ['room'], refusals: 3 }));
    assert.deepEqual([read?.rooms, read?.refusals], [['room'], 3]);
});

test('what waits for something else is no text', () => {
    assert.equal(pendingTextIn(waiting(OLD, 'reply')), undefined);
    assert.equal(pendingTextIn(waiting(OLD, 'pass')), undefined);
});

const NONSENSE: readonly unknown[] = [undefined, null, 7, true, [], {}, { toString: null }];

test('a text without addresses, words or files cannot be read', () => {
    for (const name of ['from', 'to', 'body', 'media']) {
        for (const nonsense of NONSENSE.filter((one) => !(name === 'media' && Array.isArray(one)))) {
            for (const text of [TEXT, OLD_TEXT]) {
                const work = { ...newPendingText(TEXT, '', undefined), text: { ...text, [name]: nonsense } };
                assert.equal(pendingTextIn(waiting(work)), undefined, `${name} ${JSON.stringify(nonsense)}`);
            }
        }
    }
});

test('a text one of whose files has no address or no type cannot be read', () => {
    for (const flawed of [
        { url: 'https://api.twilio.com/x' },
        { contentType: 'image/png' },
        { url: 7, contentType: 'a/b' },
    ]) {
        const work = { ...newPendingText(TEXT, '', undefined), text: { ...TEXT, media: [...TEXT.media, flawed] } };
        assert.equal(pendingTextIn(waiting(work)), undefined, JSON.stringify(flawed));
    }
});

test('a text whose address is none cannot be read', () => {
    for (const raw of ['', ' ', 'whatsapp:', 'a\nb', 'x'.repeat(300)]) {
        for (const from of [raw, { ...CUSTOMER, raw }]) {
            assert.equal(pendingTextIn(waiting({ ...OLD, text: { ...OLD_TEXT, from } })), undefined, raw);
        }
    }
});

test('an address is read from what was received, so that none can be stored that says two things', () => {
    const from = { ...CUSTOMER, id: '+10000000000', phone: '+10000000000', channel: 'whatsapp' };
    assert.deepEqual(pendingTextIn(waiting({ ...OLD, text: { ...OLD_TEXT, from } }))?.text.from, CUSTOMER);
});

test('what is no work of a text cannot be read', () => {
    for (const work of [...NONSENSE, 'text', { ...OLD, text: 'Hi' }, { ...OLD, text: null }, { ...OLD, text: [] }]) {
        assert.equal(pendingTextIn(waiting(work)), undefined, JSON.stringify(work));
    }
    for (const nonsense of NONSENSE) {
        assert.equal(pendingTextIn(waiting({ ...OLD, department: nonsense })), undefined);
    }
    for (const nonsense of [...NONSENSE, 'message'].filter((one) => !Array.isArray(one))) {
        assert.equal(pendingTextIn(waiting({ ...OLD, traces: nonsense })), undefined);
    }
});

test('rooms and refusals that cannot be read are none', () => {
    for (const nonsense of [...NONSENSE, 'x'].filter((one) => !Array.isArray(one))) {
        assert.deepEqual(pendingTextIn(waiting({ ...OLD, rooms: nonsense }))?.rooms, []);
    }
    for (const nonsense of [...NONSENSE, 'x'].filter((one) => one !== 7)) {
        assert.equal(pendingTextIn(waiting({ ...OLD, refusals: nonsense }))?.refusals, 0);
    }
});

test('whatever is stored, it is read without an error, and what is read has the shape of a text that waits', () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('+14017122661', CUSTOMER));
    const text = fc.record({ from: value, to: value, body: value, media: value, geo: value }, { requiredKeys: [] });
    const work = fc.record(
        { text: fc.oneof(value, text), department: value, traces: value, rooms: value, refusals: value },
        { requiredKeys: [] },
    );
    fc.assert(
        fc.property(fc.oneof(fc.jsonValue(), work), (data) => {
            const read = pendingTextIn(waiting(data));
            assert.ok(read === undefined || hasShape(read), JSON.stringify(read));
        }),
    );
});

test('the lane of a text is that of both addresses, however they were written, and not that of the way back', () => {
    const lane = laneOfText(textWith());
    assert.equal(laneOfText(textWith({ from: addressOf('14017122661'), to: addressOf(' 15558675310') })), lane);
    const others = [
        textWith({ from: OURS, to: CUSTOMER }),
        textWith({ from: addressOf('whatsapp:+14017122661') }),
        textWith({ to: addressOf('+15551234567') }),
    ];
    assert.equal(new Set([lane, ...others.map(laneOfText)]).size, 4);
});

test('the lane is what version 0.1 called it, or texts of one customer could overtake each other after an update', () => {
    assert.equal(laneOfText(textWith()), 'sms:+14017122661>sms:+15558675310');
    const whatsapp = { from: addressOf('whatsapp:US.1349'), to: addressOf('whatsapp:+15558675310') };
    assert.equal(laneOfText(textWith(whatsapp)), 'whatsapp:US.1349>whatsapp:+15558675310');
});

test('the log is told which text it is, and never the whole number or a word of it', () => {
    const fields = logFieldsOf(newPendingText(TEXT, 'Sales', undefined));
    assert.deepEqual(fields, { sid: SID, from: '+1401•••2661' });
});

function hasShape({ text, department, traces, rooms, refusals }: PendingText): boolean {
    const isText = [text.from.raw, text.to.raw, text.body, department].every((one) => typeof one === 'string');
    return isText && [text.media, traces, rooms].every(Array.isArray) && typeof refusals === 'number';
}
