import assert from 'node:assert/strict';
import test from 'node:test';
import { isFailure, laterStatus, parseStatusCallback } from '../../lib/twilio/delivery-status.ts';
import type { Fields } from '../../lib/twilio/fields.ts';

const SID = 'SM00000000000000000000000000000001';
const ACCOUNT = 'AC00000000000000000000000000000001';

const CALLBACK: Fields = [
    ['MessageSid', SID],
    ['MessageStatus', 'undelivered'],
    ['SmsSid', SID],
    ['SmsStatus', 'undelivered'],
    ['ErrorCode', '30007'],
    ['To', '+14017122661'],
    ['From', '+15558675310'],
    ['AccountSid', ACCOUNT],
    ['ApiVersion', '2010-04-01'],
];

function changed(changes: Readonly<Record<string, string | undefined>>): Fields {
    return [
        ...CALLBACK.filter(([name]) => !(name in changes)),
        ...Object.entries(changes).flatMap(([name, value]) =>
            value === undefined ? [] : [[name, value] as readonly [string, string]],
        ),
    ];
}

test('a status callback is read', () => {
    assert.deepEqual(parseStatusCallback(CALLBACK), {
        kind: 'status',
        sid: SID,
        accountSid: ACCOUNT,
        status: 'undelivered',
        errorCode: 30007,
    });
});

test('the reason in words is read from either field, as one line', () => {
    const words = (fields: Readonly<Record<string, string>>) => {
        const parsed = parseStatusCallback(changed(fields));
        return parsed.kind === 'status' ? parsed.errorMessage : parsed.kind;
    };
    assert.equal(words({ ErrorMessage: ' Carrier\nsaid no ' }), 'Carrier said no');
    assert.equal(words({ ChannelStatusMessage: 'Not on WhatsApp' }), 'Not on WhatsApp');
    assert.equal(words({ ErrorMessage: 'null', ChannelStatusMessage: '' }), undefined);
});

test('a read receipt counts as read whatever the status beside it', () => {
    const parsed = parseStatusCallback(
        changed({ MessageStatus: 'delivered', EventType: 'READ', ErrorCode: undefined }),
    );
    assert.ok(parsed.kind === 'status');
    assert.equal(parsed.status, 'read');
    assert.ok(!('errorCode' in parsed));
});

test('a status or an error code with anything around it is none', () => {
    for (const MessageStatus of ['1delivered', 'delivered!', 'delivered sent']) {
        assert.equal(parseStatusCallback(changed({ MessageStatus })).kind, 'malformed', MessageStatus);
    }
    for (const ErrorCode of ['x30007', '30007x', '030007']) {
        assert.ok(!('errorCode' in parseStatusCallback(changed({ ErrorCode }))), ErrorCode);
    }
});

test('a message that Twilio has just taken has got further than a status unknown today says', () => {
    for (const status of ['accepted', 'scheduled', 'queued']) {
        assert.equal(laterStatus('partially_delivered', status), status);
        assert.equal(laterStatus(status, 'partially_delivered'), status);
    }
});

test('a status unknown today is accepted as it is', () => {
    const parsed = parseStatusCallback(changed({ MessageStatus: 'partially_delivered' }));
    assert.ok(parsed.kind === 'status' && parsed.status === 'partially_delivered');
});

test('SmsStatus alone is no status callback, since inbound texts carry it too', () => {
    const inbound = changed({ MessageStatus: undefined, SmsStatus: 'received' });
    assert.deepEqual(parseStatusCallback(inbound), { kind: 'malformed', field: 'MessageStatus', why: 'is missing' });
});

test('what is missing or misshapen is named', () => {
    const why = 'has an unexpected shape';
    assert.deepEqual(parseStatusCallback([]), { kind: 'malformed', field: 'MessageSid', why: 'is missing' });
    assert.deepEqual(parseStatusCallback(changed({ MessageSid: 'a b' })), {
        kind: 'malformed',
        field: 'MessageSid',
        why,
    });
    assert.deepEqual(parseStatusCallback(changed({ MessageStatus: '<b>' })), {
        kind: 'malformed',
        field: 'MessageStatus',
        why,
    });
});

test('an error code that is no number is left out', () => {
    for (const ErrorCode of ['', '0', 'null', '12x']) {
        assert.ok(!('errorCode' in parseStatusCallback(changed({ ErrorCode }))), ErrorCode);
    }
});

test('a status never goes backwards, in whatever order callbacks come', () => {
    const story = ['accepted', 'sending', 'sent', 'delivered', 'read'];
    story.forEach((earlier, index) => {
        for (const later of story.slice(index)) {
            assert.equal(laterStatus(earlier, later), later);
            assert.equal(laterStatus(later, earlier), later);
        }
    });
    assert.equal(laterStatus('queued', 'accepted'), 'queued');
});

test('a failure is final', () => {
    for (const failure of ['failed', 'undelivered', 'canceled']) {
        for (const other of ['queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'someday']) {
            assert.equal(laterStatus(failure, other), failure);
        }
        assert.equal(laterStatus('sent', failure), failure);
        assert.ok(isFailure(failure));
    }
    assert.ok(!isFailure('delivered') && !isFailure('someday'));
});

test('an unknown status never hides a known one', () => {
    assert.equal(laterStatus('queued', 'someday'), 'queued');
    assert.equal(laterStatus('someday', 'queued'), 'queued');
});
