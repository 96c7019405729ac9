import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alertsUrl, readAlert } from '../../lib/twilio/alerts-api.ts';
import { readApiAnswer } from '../../lib/twilio/api-answer.ts';
import { otherHost } from '../../lib/twilio/api-hosts.ts';
import { isPointing } from '../../lib/twilio/destinations.ts';
import { itemsIn, nextPage } from '../../lib/twilio/pages.ts';
import { leadsTo } from '../../lib/twilio/webhook-address.ts';

for (const [api, expected] of [
    ['https://api.twilio.com', 'https://messaging.twilio.com'],
    ['https://api.dublin.ie1.twilio.com', 'https://messaging.dublin.ie1.twilio.com'],
    ['http://127.0.0.1:3001', 'http://127.0.0.1:3001'],
    ['http://[::1]:3001', 'http://[::1]:3001'],
    ['http://twilio.localhost:3001', 'http://twilio.localhost:3001'],
    ['https://shop.signalwire.com/api/laml', undefined],
    ['https://127.0.0.1.evil.example', undefined],
    ['https://evil.example/api.twilio.com', undefined],
] as const) {
    test(`beside ${api} messaging is at ${expected}`, () => assert.equal(otherHost(api, 'messaging'), expected));
}

test('the next page is on the host that was asked, or there is none: the credentials go there', () => {
    const asked = 'https://api.twilio.com/2010-04-01/Accounts/AC1/IncomingPhoneNumbers.json?PageSize=50';
    const path = '/2010-04-01/Accounts/AC1/IncomingPhoneNumbers.json?Page=1';
    assert.equal(nextPage({ next_page_uri: path }, asked), `https://api.twilio.com${path}`);
    const v1 = 'https://messaging.twilio.com/v1/Services?Page=1';
    assert.equal(nextPage({ meta: { next_page_url: v1 } }, 'https://messaging.twilio.com/v1/Services'), v1);
    for (const elsewhere of [
        'https://evil.example/',
        '//evil.example/',
        'http://api.twilio.com/',
        'https://api.twilio.com:8443/',
    ]) {
        assert.equal(nextPage({ next_page_uri: elsewhere }, asked), undefined);
        assert.equal(nextPage({ meta: { next_page_url: elsewhere } }, asked), undefined);
    }
    for (const none of [
        {},
        { next_page_uri: null },
        { next_page_uri: '' },
        { meta: null },
        { next_page_uri: 'http://[' },
    ]) {
        assert.equal(nextPage(none, asked), undefined);
    }
});

test('of a list only what is an object counts', () => {
    assert.deepEqual(itemsIn({ services: [{ sid: 'MG1' }, null, 7, ['x']] }, 'services'), [{ sid: 'MG1' }]);
    assert.deepEqual(itemsIn({ services: 'none' }, 'services'), []);
});

for (const [status, body, expected] of [
    [401, { code: 20003 }, { kind: 'login' }],
    [404, { code: 20404 }, { kind: 'missing' }],
    [429, { code: 20429 }, { kind: 'busy' }],
    [400, { code: 21502 }, { kind: 'refused', status: 400, code: 21502 }],
    [403, undefined, { kind: 'refused', status: 403 }],
    [503, undefined, { kind: 'failing', status: 503 }],
    [200, undefined, { kind: 'failing', status: 200 }],
    [302, undefined, { kind: 'failing', status: 302 }],
] as const) {
    test(`an answer of ${status} ${JSON.stringify(body)} is ${expected.kind}`, () => {
        assert.deepEqual(readApiAnswer({ kind: 'answer', status, body }), { kind: 'trouble', trouble: expected });
    });
}

test('what could not be asked is told by its kind', () => {
    for (const kind of ['unreachable', 'wrong-host', 'unanswered'] as const) {
        assert.deepEqual(readApiAnswer({ kind }), { kind: 'trouble', trouble: { kind } });
    }
});

test('an address leads to ours whatever its query, fragment, login and spelling of the host, and no other does', () => {
    const ours = 'https://chat.example.com/api/apps/public/app/sms-incoming/twilio';
    for (const url of [
        ours,
        `${ours}?department=a#rc=3`,
        ours.replace('//', '//u:p@'),
        ours.replace('chat', 'CHAT').replace('.com/', '.com:443/'),
    ]) {
        assert.ok(leadsTo(url, ours), url);
    }
    for (const url of [
        '',
        'nonsense',
        `${ours}/`,
        ours.replace('https', 'http'),
        ours.replace('chat', 'chat2'),
        ours.replace('.com/', '.com:8443/'),
    ]) {
        assert.ok(!leadsTo(url, ours), url);
    }
});

test('a method says something only beside an address', () => {
    const written = { SmsUrl: 'https://a/', SmsMethod: 'POST', SmsFallbackUrl: '', SmsFallbackMethod: 'GET' };
    assert.ok(isPointing({ ...written, SmsFallbackMethod: 'POST' }, written));
    assert.ok(!isPointing({ ...written, SmsMethod: 'GET' }, written));
    assert.ok(!isPointing({ ...written, SmsFallbackUrl: 'https://b/' }, written));
    const [given, told] = ['https://a/#rc=3&rp=4xx,5xx', 'https://a/#rc=3&rp=4xx%2C5xx'];
    assert.ok(isPointing({ SmsUrl: told }, { SmsUrl: given }));
    assert.ok(!isPointing({ SmsUrl: `${told}%` }, { SmsUrl: given }));
    const service = { InboundRequestUrl: 'https://a/', InboundMethod: 'POST' };
    assert.ok(!isPointing({ ...service, InboundMethod: 'GET' }, service));
    const sender = { callback_url: '', callback_method: '' };
    assert.ok(isPointing({ callback_url: '', callback_method: 'POST' }, sender));
});

test('an alert says by its code, and by the status in its text, what went wrong', () => {
    const text = 'Msg=HTTP+retrieval+failure&LogLevel=ERROR&httpResponse=403&url=https%3A%2F%2Fa%2F&ErrorCode=11200';
    const json = {
        error_code: '11200',
        alert_text: text,
        request_url: 'https://a/',
        date_generated: '2026-11-29T04:00:00Z',
    };
    const at = Date.UTC(2026, 10, 29, 4);
    assert.deepEqual(readAlert(json), { code: 11200, httpStatus: 403, url: 'https://a/', at });
    const silent = { ...json, error_code: '11205', alert_text: 'Msg=x', date_generated: null };
    assert.deepEqual(readAlert(silent), { code: 11205, url: 'https://a/', at: 0 });
    assert.equal(readAlert({ ...json, error_code: null }), undefined);
    assert.equal(
        alertsUrl('https://api.twilio.com', at)?.url,
        'https://monitor.twilio.com/v1/Alerts?PageSize=1000&StartDate=2026-11-29T04%3A00%3A00Z',
    );
});
