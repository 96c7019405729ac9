import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../harness/until.mts';
import { clientFor } from './official-client.mts';
import { ACCOUNT, CUSTOMER, OURS, openBoth, TOKEN } from './our-app.mts';

const WHATSAPP = 'whatsapp:+15558675310';
const SUBACCOUNT = 'AC00000000000000000000000000000002';
const MESSAGE = { to: CUSTOMER, from: OURS, body: 'hello' };

test('the official client creates a message, reads it back, and the phone has it', async (t) => {
    const { twilio } = await openBoth(t);
    const client = clientFor(twilio);
    const body = 'Grüße & 👍🏽\n+1=2';
    const created = await client.messages.create({ ...MESSAGE, body });
    assert.match(created.sid, /^SM[0-9a-f]{32}$/);
    assert.deepEqual(
        [created.status, created.direction, created.numSegments, created.numMedia, created.errorCode],
        ['queued', 'outbound-api', '1', '0', null],
    );
    assert.ok(created.dateCreated instanceof Date && !Number.isNaN(created.dateCreated.getTime()));
    await twilio.idle();
    const fetched = await client.messages(created.sid).fetch();
    assert.deepEqual([fetched.status, fetched.body, fetched.to, fetched.from], ['delivered', body, CUSTOMER, OURS]);
    const bubble = twilio.phone(CUSTOMER).messages[0];
    assert.deepEqual([bubble?.direction, bubble?.by, bubble?.body, bubble?.state], ['in', 'api', body, 'delivered']);
    assert.equal(twilio.requests[0]?.credentials?.valid, true);
    assert.deepEqual(twilio.requests[0]?.fields.Body, [body]);
    assert.equal(twilio.requests[0]?.headers.authorization, '(masked)');
});

test('a wrong token, another account and no login at all are 20003', async (t) => {
    const { twilio } = await openBoth(t);
    const wrong = clientFor(twilio, { token: 'x' }).messages.create(MESSAGE);
    await assert.rejects(wrong, { code: 20003, status: 401, moreInfo: 'https://www.twilio.com/docs/errors/20003' });
    const other = clientFor(twilio, { sid: 'AC00000000000000000000000000000009' }).messages.create(MESSAGE);
    await assert.rejects(other, { code: 20003 });
    const bare = await fetch(`${twilio.apiUrl}/2010-04-01/Accounts/${ACCOUNT}/Messages.json`, { method: 'POST' });
    assert.equal(bare.status, 401);
    assert.equal(bare.headers.get('www-authenticate'), 'Basic realm="Twilio API"');
    assert.equal(twilio.requests.at(-1)?.credentials, null);
});

const REFUSED: readonly [string, number, Record<string, unknown>][] = [
    ['no To', 21604, { to: '' }],
    ['a To that is no number', 21211, { to: '+1abc' }],
    ['a To without +', 21211, { to: '14017122661' }],
    ['a short code as To', 21265, { to: '12345' }],
    ['a sender name as To', 21211, { to: 'SUPPORT' }],
    ['a From that is no number', 21212, { from: '+1abc' }],
    ['a From that is not ours', 21606, { from: '+15550000000' }],
    ['no sender', 21603, { from: '' }],
    ['no body', 21602, { body: '' }],
    ['a body of 1601', 21617, { body: 'x'.repeat(1601) }],
    ['a media URL that is none', 21620, { mediaUrl: ['not a url'] }],
    ['a StatusCallback that is no URL', 21609, { statusCallback: '/status' }],
    ['eleven files', 21623, { mediaUrl: Array.from({ length: 11 }, (_, n) => `http://127.0.0.1:1/${n}`) }],
    ['an unknown service', 21705, { from: '', messagingServiceSid: 'MG9' }],
    ['a WhatsApp sender that is not ours', 63007, { to: `whatsapp:${CUSTOMER}`, from: 'whatsapp:+15550000000' }],
    ['a phone answered from WhatsApp', 21910, { from: WHATSAPP }],
];
for (const [name, code, change] of REFUSED) {
    test(`${name} is refused with ${code}`, async (t) => {
        const { twilio, ours } = await openBoth(t);
        twilio.number(WHATSAPP, { webhookUrl: `${ours.url}/hook` });
        await assert.rejects(clientFor(twilio).messages.create({ ...MESSAGE, ...change }), { code, status: 400 });
        assert.deepEqual(twilio.messages(), []);
        assert.equal(twilio.requests[0]?.errorCode, code);
    });
}

test('1600 characters pass', async (t) => {
    const { twilio } = await openBoth(t);
    const created = await clientFor(twilio).messages.create({ ...MESSAGE, body: 'x'.repeat(1600) });
    assert.equal(created.numSegments, '11');
});

test('a messaging service picks the number of the right channel', async (t) => {
    const { twilio, ours } = await openBoth(t);
    const webhookUrl = `${ours.url}/hook`;
    twilio.number(WHATSAPP, { webhookUrl, messagingServiceSid: 'MG1' });
    const client = clientFor(twilio);
    const order = { to: CUSTOMER, messagingServiceSid: 'MG1', body: 'hi' };
    await assert.rejects(client.messages.create(order), { code: 21703 });
    twilio.number(OURS, { webhookUrl, messagingServiceSid: 'MG1' });
    const created = await client.messages.create(order);
    assert.deepEqual([created.status, created.messagingServiceSid], ['accepted', 'MG1']);
    await twilio.idle();
    assert.equal(twilio.phone(CUSTOMER).messages[0]?.from, OURS);
});

test('WhatsApp allows free text only after the customer wrote, and templates always', async (t) => {
    const { twilio, ours } = await openBoth(t);
    twilio.number(WHATSAPP, { webhookUrl: `${ours.url}/hook` });
    const client = clientFor(twilio);
    const customer = `whatsapp:${CUSTOMER}`;
    const order = { to: customer, from: WHATSAPP, body: 'hi', statusCallback: `${ours.url}/hook/status` };
    await client.messages.create(order);
    await twilio.idle();
    const callback = ours.seen.at(-1)?.fields;
    assert.deepEqual([callback?.MessageStatus, callback?.ErrorCode], ['undelivered', '63016']);
    assert.equal(twilio.phone(customer).messages.length, 0);
    twilio.template('HX1', {
        name: 'hello',
        types: { 'twilio/text': { body: 'Hello' } },
        approval: { status: 'approved' },
    });
    await client.messages.create({ ...order, contentSid: 'HX1' });
    await twilio.idle();
    assert.equal(twilio.phone(customer).messages.length, 1);
    await twilio.phone(customer).send({ to: WHATSAPP, body: 'hello' });
    await client.messages.create(order);
    await twilio.idle();
    assert.deepEqual(
        [twilio.phone(customer).messages.at(-1)?.body, twilio.phone(customer).messages.at(-1)?.state],
        ['hi', 'read'],
    );
    twilio.behaviour.add({ customer }, { whatsApp: { windowHours: 0 } });
    await client.messages.create(order);
    await twilio.idle();
    assert.equal(twilio.messages().at(-1)?.errorCode, 63016);
});

test('429 comes as often as asked for, and nothing is sent', async (t) => {
    const { twilio } = await openBoth(t);
    twilio.behaviour.add({ customer: CUSTOMER, times: 2 }, { messages: { answer: 'busy' } });
    const client = clientFor(twilio);
    await assert.rejects(client.messages.create(MESSAGE), { code: 20429, status: 429 });
    await assert.rejects(client.messages.create(MESSAGE), { code: 20429 });
    await client.messages.create(MESSAGE);
    assert.equal(twilio.messages().length, 1);
});

test('a code fails as Twilio does for it, or as asked', async (t) => {
    const { twilio, ours } = await openBoth(t);
    const client = clientFor(twilio);
    const order = { ...MESSAGE, statusCallback: `${ours.url}/hook/status` };
    const once = { customer: CUSTOMER, times: 1 };
    twilio.behaviour.add(once, { messages: { failCode: 21614 } });
    await assert.rejects(client.messages.create(order), { code: 21614, status: 400 });
    twilio.behaviour.add(once, { messages: { failCode: 30034 } });
    await client.messages.create(order);
    await twilio.idle();
    assert.deepEqual(
        ours.seen.map(({ fields }) => [fields.MessageStatus, fields.ErrorCode]),
        [
            ['sent', undefined],
            ['undelivered', '30034'],
        ],
    );
    twilio.behaviour.add(once, { messages: { failCode: 30034, failWhen: 'sync' } });
    await assert.rejects(client.messages.create(order), { code: 30034 });
    assert.equal(twilio.phone(CUSTOMER).messages.length, 0);
});

async function post(twilio: { apiUrl: string }, signal?: AbortSignal): Promise<Response> {
    return fetch(`${twilio.apiUrl}/2010-04-01/Accounts/${ACCOUNT}/Messages.json`, {
        method: 'POST',
        headers: { Authorization: `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}` },
        body: new URLSearchParams({ To: CUSTOMER, From: OURS, Body: 'hi' }),
        ...(signal === undefined ? {} : { signal }),
    });
}

test('a server error, a closed socket and silence may hide a message that was sent', async (t) => {
    const { twilio } = await openBoth(t);
    for (const carriedOut of [false, true]) {
        twilio.reset();
        for (const answer of ['error', 'closed', 'silence'] as const) {
            twilio.behaviour.add({ customer: CUSTOMER, times: 1 }, { messages: { answer, carriedOut } });
        }
        assert.equal((await post(twilio)).status, 503);
        await assert.rejects(post(twilio), TypeError);
        const patience = new AbortController();
        const unanswered = post(twilio, patience.signal);
        await until(() => twilio.requests.length === 3, { what: 'the third request' });
        patience.abort();
        await assert.rejects(unanswered, { name: 'AbortError' });
        await twilio.idle();
        assert.equal(twilio.phone(CUSTOMER).messages.length, carriedOut ? 3 : 0);
        assert.equal(twilio.requests[2]?.status, null);
    }
});

test('a refused port is closed at once and open again later', async (t) => {
    const { twilio } = await openBoth(t);
    const reopen = twilio.cutOff();
    const refused: unknown = await post(twilio).then(
        () => null,
        (error: Error) => error.cause,
    );
    assert.equal(refused instanceof Error && 'code' in refused && refused.code, 'ECONNREFUSED');
    await reopen();
    assert.equal((await post(twilio)).status, 201);
    twilio.cutOff();
    twilio.reset();
    await twilio.idle();
    assert.equal((await post(twilio)).status, 201, 'a reset opens it too');
});

test('the official client lists what was sent and received, by number and time, the last first, over all pages', async (t) => {
    const { twilio, ours } = await openBoth(t, { subaccounts: { [SUBACCOUNT]: 'sub' } });
    const client = clientFor(twilio);
    twilio.number('+15558675311', { webhookUrl: `${ours.url}/hook`, accountSid: SUBACCOUNT });
    for (const body of ['one', 'two', 'three']) {
        await twilio.phone(CUSTOMER).send({ to: OURS, body });
    }
    await twilio.phone(CUSTOMER).send({ to: '+15558675311', body: 'theirs' });
    await client.messages.create(MESSAGE);
    await twilio.idle();
    const bodiesOf = async (...asked: Parameters<typeof client.messages.list>) =>
        (await client.messages.list(...asked)).map(({ body }) => body);
    const before = twilio.requests.length;
    const received = await client.messages.list({ to: OURS, pageSize: 2 });
    assert.equal(twilio.requests.length - before, 2);
    assert.deepEqual(
        received.map(({ body, direction, status, from }) => [body, direction, status, from]),
        ['three', 'two', 'one'].map((body) => [body, 'inbound', 'received', CUSTOMER]),
    );
    assert.equal((await client.messages.list()).length, 4);
    assert.deepEqual(await bodiesOf({ from: OURS }), ['hello']);
    const [now, day] = [Date.now(), 24 * 60 * 60 * 1000];
    const hourAgo = new Date(now - 60 * 60 * 1000);
    assert.equal((await bodiesOf({ to: OURS, dateSentAfter: hourAgo })).length, 3);
    assert.deepEqual(await bodiesOf({ to: OURS, dateSentBefore: hourAgo }), []);
    assert.deepEqual(await bodiesOf({ to: OURS, dateSentAfter: new Date(now + day) }), []);
    const sub = clientFor(twilio, { sid: SUBACCOUNT, token: 'sub' });
    assert.deepEqual(
        (await sub.messages.list()).map(({ body }) => body),
        ['theirs'],
    );
    await assert.rejects(clientFor(twilio, { token: 'x' }).messages.list(), { code: 20003 });
});

test('a list that lags has the youngest messages later, and one of files has them in their order', async (t) => {
    const { twilio } = await openBoth(t);
    const client = clientFor(twilio);
    const good = twilio.behaviour.add({}, { api: { listLagMs: 60_000 } });
    const media = ['image/png', 'application/pdf'].map((contentType) => ({ contentType, bytes: Buffer.from('x') }));
    const { sid } = await twilio.phone(CUSTOMER).send({ to: OURS, media });
    assert.deepEqual(await client.messages.list(), []);
    good();
    const [message] = await client.messages.list();
    assert.deepEqual([message?.sid, message?.numMedia], [sid, '2']);
    const files = await client.messages(sid).media.list({ pageSize: 1 });
    assert.deepEqual(
        files.map(({ contentType, parentSid }) => [contentType, parentSid]),
        [
            ['image/png', sid],
            ['application/pdf', sid],
        ],
    );
});
