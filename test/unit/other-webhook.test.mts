import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseInboundText } from '../../lib/twilio/parse-text.ts';
import { fieldsOf, webhookFields } from '../twilio/webhook-body.mts';
import { CUSTOMER, OURS } from './texts.mts';

const ACCOUNT = { AccountSid: `AC${'0'.repeat(32)}`, ApiVersion: '2010-04-01' };
const FROM_THEM = { ...ACCOUNT, From: CUSTOMER.raw, To: OURS.raw };
/** Most callbacks name our own number as the sender: none may be shown as a customer. */
const FROM_US = { ...ACCOUNT, From: OURS.raw, To: CUSTOMER.raw };
const CALL = { ...FROM_THEM, CallSid: `CA${'0'.repeat(32)}`, Direction: 'inbound', Called: OURS.raw };
const STATUS = /sms-status\/twilio/;
const STATUSES = [
    ...['accepted', 'scheduled', 'queued', 'sending', 'sent', 'delivered', 'undelivered', 'failed', 'read', 'canceled'],
    ...['partially_delivered', 'Delivered', ' sent '],
];

/** What Twilio posts elsewhere, by the field that gives it away and a word of where it belongs. */
const OTHERS: ReadonlyArray<readonly [what: string, fields: object, field: string, where: RegExp]> = [
    ...STATUSES.flatMap((status): typeof OTHERS => [
        [`${status} in both fields`, { ...FROM_US, MessageStatus: status, SmsStatus: status }, 'MessageStatus', STATUS],
        [`${status} in the old field`, { ...FROM_US, SmsSid: 'SM1', SmsStatus: status }, 'SmsStatus', STATUS],
        [`${status} with an empty body`, { ...FROM_US, SmsStatus: status, Body: '' }, 'SmsStatus', STATUS],
        [`${status} with the words sent`, { ...FROM_US, MessageStatus: status, Body: 'Hi' }, 'MessageStatus', STATUS],
    ]),
    ['a failure', { ...FROM_US, MessageStatus: 'failed', ErrorCode: '30007' }, 'MessageStatus', STATUS],
    ['read on WhatsApp', { ...FROM_US, MessageStatus: 'read', EventType: 'READ' }, 'MessageStatus', STATUS],
    ['a read receipt alone', { ...FROM_US, EventType: 'READ', ChannelPrefix: 'whatsapp' }, 'EventType', STATUS],
    ['a status that lost both fields', { ...FROM_US, MessageSid: 'SM1' }, 'Body', STATUS],
    ['a status without a value', { ...FROM_US, MessageSid: 'SM1', MessageStatus: '' }, 'Body', STATUS],
    ['a status of a kind to come', { ...FROM_US, MessageSid: 'SM1', MessageStatus: 'expired' }, 'Body', STATUS],
    ['a date of delivery alone', { ...FROM_US, SmsSid: 'SM1', RawDlrDoneDate: '2611291200' }, 'Body', STATUS],
    ['a failure without a status', { ...FROM_US, SmsMessageSid: 'SM1', ErrorCode: '30003' }, 'Body', STATUS],
    ['a tap on a link', { ...FROM_US, MessageSid: 'SM1', EventType: 'CLICK' }, 'Body', STATUS],
    ['somebody typing', { ...FROM_THEM, EventType: 'TYPING' }, 'EventType', STATUS],
    ['a call', { ...CALL, CallStatus: 'ringing' }, 'CallSid', /A call comes in/],
    ['a call that ended', { ...CALL, CallStatus: 'completed', CallDuration: '7' }, 'CallSid', /A call comes in/],
    ['a call without its sid', { ...FROM_THEM, CallStatus: 'ringing' }, 'CallStatus', /A call comes in/],
    ['digits of a call', { ...CALL, Digits: '1', CallStatus: 'in-progress' }, 'CallSid', /A call comes in/],
    ['a recording', { ...CALL, RecordingSid: 'RE1', RecordingUrl: 'https://x' }, 'RecordingSid', /recording/],
    ['a transcription', { ...CALL, TranscriptionSid: 'TR1', TranscriptionText: 'Hi' }, 'TranscriptionSid', /recording/],
    [
        'a conference',
        { ...ACCOUNT, ConferenceSid: 'CF1', StatusCallbackEvent: 'x' },
        'ConferenceSid',
        /A call comes in/,
    ],
    ['a fax', { ...FROM_THEM, FaxSid: `FX${'0'.repeat(32)}`, FaxStatus: 'receiving' }, 'FaxSid', /fax/],
    ['a fax without its sid', { ...FROM_THEM, FaxStatus: 'received', MediaUrl: 'https://x' }, 'FaxStatus', /fax/],
    [
        'a message of Conversations',
        {
            ...ACCOUNT,
            EventType: 'onMessageAdded',
            ConversationSid: 'CH1',
            MessageSid: 'IM1',
            Body: 'Hi',
            Author: 'ada',
        },
        'EventType',
        /Conversations/,
    ],
    ['a message of Programmable Chat', { ...FROM_THEM, ChannelSid: 'CH1', Body: 'Hi' }, 'ChannelSid', /Conversations/],
    ['a room of Video', { ...ACCOUNT, RoomSid: 'RM1', RoomStatus: 'in-progress' }, 'RoomSid', /Video/],
    ['a task', { ...ACCOUNT, EventType: 'task.created', WorkspaceSid: 'WS1' }, 'EventType', /TaskRouter/],
    ['an alert', { ...ACCOUNT, Sid: 'NO1', Level: 'ERROR', PayloadType: 'application/json' }, 'PayloadType', /event/],
];

for (const [what, content, field, where] of OTHERS) {
    test(`${what} is no text, and ${field} says so`, () => {
        const parsed = parseInboundText(fieldsOf(content));
        assert.ok(parsed.kind === 'malformed', JSON.stringify(parsed));
        assert.equal(parsed.field, field);
        assert.match(parsed.why, where);
    });
}

const TEXTS = readdirSync(new URL('../twilio/', import.meta.url)).filter((name) => name.endsWith('.form'));

test('no incoming text of any channel is taken for something else, whatever else Twilio adds to it', () => {
    const names = OTHERS.flatMap(([, content]) => Object.keys(content)).filter((name) => !/^(From|To)$/.test(name));
    const others = fc.constantFrom(...names.filter((name) => !/Status$/.test(name) || /^(Call|Fax)/.test(name)));
    fc.assert(
        fc.property(fc.constantFrom(...TEXTS), fc.dictionary(others, fc.string()), (form, more) => {
            const fields = webhookFields(form);
            assert.equal(parseInboundText([...fields, ...Object.entries(more)]).kind, 'text', form);
        }),
    );
});

for (const status of ['received', 'receiving', 'RECEIVED', '', 'unheard-of']) {
    test(`a text whose status is ${JSON.stringify(status)} is a text, by either name`, () => {
        assert.equal(parseInboundText(fieldsOf({ ...FROM_THEM, SmsStatus: status })).kind, 'text');
        assert.equal(parseInboundText(fieldsOf({ ...FROM_THEM, MessageStatus: status, Body: '' })).kind, 'text');
    });
}

test('whatever a text may hold makes it one, also where nothing else came', () => {
    for (const name of [
        'Body',
        'NumMedia',
        'NumSegments',
        'MediaUrl0',
        'Latitude',
        'ButtonText',
        'FlowData',
        'ToZip',
    ]) {
        const content = { ...FROM_THEM, MessageSid: 'SM1', [name]: '' };
        assert.equal(parseInboundText(fieldsOf(content)).kind, 'text', name);
    }
});

test('a text that came by the fallback URL is a text in spite of its error code', () => {
    assert.equal(parseInboundText(fieldsOf({ ...FROM_THEM, ErrorCode: '11200', Body: 'Hi' })).kind, 'text');
});
