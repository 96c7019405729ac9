import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import twilioSdk from 'twilio';
import { CUSTOMER, NOTHING, OURS, openApp, openBoth, saying, TOKEN } from './our-app.mts';

test('a text arrives with every parameter of an SMS, signed for the URL as configured', async (t) => {
    const { twilio, ours } = await openBoth(t, { ending: '?department=Support%20Team&x=a%2Bb#rc=2' });
    const sent = await twilio.phone(CUSTOMER).send({ to: OURS, body: 'Grüße & 👍🏽 "1+1=2"' });
    const [seen] = ours.seen;
    assert.ok(seen);
    assert.equal(seen.url, '/hook?department=Support%20Team&x=a%2Bb');
    assert.deepEqual(seen.fields, {
        ToCountry: 'US',
        ToState: 'CA',
        SmsMessageSid: sent.sid,
        NumMedia: '0',
        ToCity: 'SAUSALITO',
        FromZip: '02903',
        SmsSid: sent.sid,
        FromState: 'RI',
        SmsStatus: 'received',
        FromCity: 'PROVIDENCE',
        Body: 'Grüße & 👍🏽 "1+1=2"',
        FromCountry: 'US',
        To: OURS,
        ToZip: '94965',
        NumSegments: '1',
        MessageSid: sent.sid,
        AccountSid: twilio.accountSid,
        From: CUSTOMER,
        ApiVersion: '2010-04-01',
    });
    const signature = String(seen.headers['x-twilio-signature']);
    assert.ok(twilioSdk.validateRequest(TOKEN, signature, ours.url + seen.url, seen.fields));
    assert.ok(!twilioSdk.validateRequest(TOKEN, signature, ours.url + seen.url, { ...seen.fields, Body: 'other' }));
    assert.match(sent.sid, /^SM[0-9a-f]{32}$/);
    assert.equal(sent.attempts[0]?.problem, null);
    assert.deepEqual(sent.twiml, { messages: [], redirect: null });
});

test('a GET webhook carries its parameters in the query and signs the whole URL', async (t) => {
    const { twilio, ours } = await openBoth(t);
    twilio.number(OURS, { webhookUrl: `${ours.url}/hook?a=b`, method: 'GET' });
    await twilio.phone(CUSTOMER).send({ to: OURS, body: 'a b&c' });
    const [seen] = ours.seen;
    assert.ok(seen);
    assert.equal(seen.method, 'GET');
    assert.equal(new URL(ours.url + seen.url).searchParams.get('Body'), 'a b&c');
    const signature = String(seen.headers['x-twilio-signature']);
    assert.ok(twilioSdk.validateRequest(TOKEN, signature, ours.url + seen.url, {}));
});

test("a subaccount's number is signed with the subaccount's token", async (t) => {
    const sid = 'AC00000000000000000000000000000002';
    const { twilio, ours } = await openBoth(t, { subaccounts: { [sid]: 'sub' } });
    twilio.number(OURS, { webhookUrl: `${ours.url}/hook`, accountSid: sid });
    await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    const [seen] = ours.seen;
    assert.ok(seen);
    assert.equal(seen.fields.AccountSid, sid);
    const signature = String(seen.headers['x-twilio-signature']);
    assert.ok(twilioSdk.validateRequest('sub', signature, `${ours.url}/hook`, seen.fields));
});

test('a public https address served on this machine is signed as the public one', async (t) => {
    const { twilio, ours } = await openBoth(t);
    twilio.number(OURS, { webhookUrl: 'https://chat.example.com/hook' });
    twilio.route({ from: 'https://chat.example.com', to: ours.url });
    const { attempts } = await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    const [seen] = ours.seen;
    assert.ok(seen);
    assert.equal(seen.headers.host, 'chat.example.com');
    const signature = String(seen.headers['x-twilio-signature']);
    assert.ok(twilioSdk.validateRequest(TOKEN, signature, 'https://chat.example.com/hook', seen.fields));
    assert.equal(attempts[0]?.connectedTo, `${ours.url}/hook`);
});

test('no host but this machine is ever reached', async (t) => {
    const { twilio } = await openBoth(t);
    twilio.number(OURS, { webhookUrl: 'http://192.0.2.1/hook' });
    const { attempts } = await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    assert.equal(attempts[0]?.problem?.code, 11210);
});

test('a 500 is not retried, and the fallback URL gets the same message with ErrorCode and ErrorUrl', async (t) => {
    const { twilio, ours } = await openBoth(t);
    twilio.number(OURS, { webhookUrl: `${ours.url}/hook#rp=ct`, fallbackUrl: `${ours.url}/hook/fallback` });
    ours.answer = (request, response) =>
        request.path === '/hook' ? void response.status(500).end() : saying(NOTHING)(request, response);
    const sent = await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    assert.deepEqual(
        sent.attempts.map(({ cause, status, problem }) => [cause, status, problem?.code]),
        [
            ['first', 500, 11200],
            ['fallback', 200, undefined],
        ],
    );
    const [first, second] = ours.seen;
    assert.deepEqual(second?.fields, { ...first?.fields, ErrorCode: '11200', ErrorUrl: `${ours.url}/hook` });
    const signature = String(second?.headers['x-twilio-signature']);
    assert.ok(twilioSdk.validateRequest(TOKEN, signature, `${ours.url}/hook/fallback`, second?.fields ?? {}));
});

test('rp=5xx and rc=3 retry a failing server three times with one idempotency token', async (t) => {
    const { twilio, ours } = await openBoth(t, { ending: '#rc=3&rp=5xx' });
    ours.answer = saying('', 'text/xml', 503);
    const { attempts } = await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    assert.deepEqual(
        attempts.map(({ cause, attempt }) => [cause, attempt]),
        [
            ['first', 1],
            ['retry', 2],
            ['retry', 3],
            ['retry', 4],
        ],
    );
    const tokens = new Set(ours.seen.map((seen) => seen.headers['i-twilio-idempotency-token']));
    assert.equal(tokens.size, 1);
    assert.match(String([...tokens][0]), /^[0-9a-f-]{36}$/);
});

test('4xx is not retried by rp=5xx', async (t) => {
    const { twilio, ours } = await openBoth(t, { ending: '#rc=3&rp=5xx' });
    ours.answer = saying('', 'text/xml', 429);
    const { attempts } = await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    assert.equal(attempts.length, 1);
});

test('the ending that README tells has a 404 tried again, as while the app is being updated', async (t) => {
    const [ending = ''] = readFileSync(new URL('../../README.md', import.meta.url), 'utf8').match(/#rc=\S+/) ?? [];
    const { twilio, ours } = await openBoth(t, { ending });
    ours.answer = (request, response) =>
        ours.seen.length < 3 ? void response.status(404).send('Not Found') : saying(NOTHING)(request, response);
    const { attempts } = await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    assert.deepEqual(
        attempts.map(({ cause, status }) => [cause, status]),
        [
            ['first', 404],
            ['retry', 404],
            ['retry', 200],
        ],
    );
});

test('a closed port is tried once more, and is 11205', async (t) => {
    const { twilio } = await openBoth(t);
    twilio.number(OURS, { webhookUrl: 'http://127.0.0.1:1/hook' });
    const { attempts } = await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    assert.deepEqual(
        attempts.map(({ status, problem }) => [status, problem?.code]),
        [
            [null, 11205],
            [null, 11205],
        ],
    );
});

test('https on a port that speaks http is a TLS failure', async (t) => {
    const { twilio, ours } = await openBoth(t);
    twilio.number(OURS, { webhookUrl: `${ours.url.replace('http:', 'https:')}/hook` });
    const { attempts } = await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    assert.equal(attempts[0]?.problem?.code, 11237);
});

test('an answer later than rt is 11200, and is not retried unless rp says so', async (t) => {
    const { twilio, ours } = await openBoth(t, { ending: '#rt=120' });
    ours.answer = () => undefined;
    const late = await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    assert.deepEqual(
        late.attempts.map(({ status, problem }) => [status, problem?.code]),
        [[null, 11200]],
    );
    assert.equal(late.twiml, null);
    twilio.number(OURS, { webhookUrl: `${ours.url}/hook#rt=120&rp=rt` });
    assert.equal((await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' })).attempts.length, 2);
    twilio.number(OURS, { webhookUrl: `${ours.url}/hook#rt=200&tt=300&rp=all&rc=5` });
    const total = await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    assert.ok(total.attempts.length <= 2, 'tt ends the retries');
});

test('a redirect is followed: 307 as a POST with a new signature, too many are 11215', async (t) => {
    const { twilio, ours } = await openBoth(t);
    ours.answer = (request, response) =>
        request.path === '/hook' ? response.redirect(307, '/hook/next') : saying(NOTHING)(request, response);
    await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    const next = ours.seen[1];
    assert.equal(next?.method, 'POST');
    const signature = String(next?.headers['x-twilio-signature']);
    assert.ok(twilioSdk.validateRequest(TOKEN, signature, `${ours.url}/hook/next`, next?.fields ?? {}));
    ours.answer = (_request, response) => response.redirect(307, '/hook');
    const { attempts } = await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    assert.equal(attempts.at(-1)?.problem?.code, 11215);
});

test('user:pass@ in the URL is offered only after a 401, and is not signed', async (t) => {
    const { twilio, ours } = await openBoth(t);
    twilio.number(OURS, { webhookUrl: `${ours.url.replace('://', '://me:secret@')}/hook` });
    ours.answer = (request, response) =>
        request.headers.authorization === undefined
            ? void response.status(401).set('WWW-Authenticate', 'Basic').end()
            : saying(NOTHING)(request, response);
    const { attempts } = await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    assert.equal(attempts[0]?.status, 200);
    assert.equal(ours.seen[0]?.headers.authorization, undefined);
    assert.equal(ours.seen[1]?.headers.authorization, `Basic ${Buffer.from('me:secret').toString('base64')}`);
    const signature = String(ours.seen[1]?.headers['x-twilio-signature']);
    assert.ok(twilioSdk.validateRequest(TOKEN, signature, `${ours.url}/hook`, ours.seen[1]?.fields ?? {}));
});

test('a 401 is final for a URL without user:pass@', async (t) => {
    const { twilio, ours } = await openBoth(t);
    ours.answer = (_request, response) => void response.status(401).set('WWW-Authenticate', 'Basic').end();
    const { attempts } = await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    assert.deepEqual([attempts[0]?.problem?.code, ours.seen.length], [11200, 1]);
});

test('a webhook is sent again byte for byte, twice at once, or forged with the old signature', async (t) => {
    const { twilio, ours } = await openBoth(t);
    await twilio.phone(CUSTOMER).send({ to: OURS, body: 'pay 10' });
    await twilio.resend(0);
    assert.deepEqual(ours.seen[1]?.fields, ours.seen[0]?.fields);
    assert.deepEqual(ours.seen[1]?.headers, ours.seen[0]?.headers);
    assert.equal((await twilio.duplicate(0)).length, 2);
    assert.equal(ours.seen.length, 4);
    const forged = await twilio.tamper(0, { Body: 'pay 1000', FromCity: null });
    assert.equal(forged.cause, 'tampered');
    const seen = ours.seen[4];
    assert.equal(seen?.fields.Body, 'pay 1000');
    assert.equal(seen?.fields.FromCity, undefined);
    const signature = String(seen?.headers['x-twilio-signature']);
    assert.equal(signature, ours.seen[0]?.headers['x-twilio-signature']);
    assert.ok(!twilioSdk.validateRequest(TOKEN, signature, `${ours.url}/hook`, seen?.fields ?? {}));
    await assert.rejects(twilio.resend(99), RangeError);
});

test('one delivery is aimed at another instance and signed for the configured address', async (t) => {
    const { twilio, ours } = await openBoth(t);
    const other = await openApp(t);
    await twilio.deliverTo({ url: other.url, from: CUSTOMER, text: { to: OURS, body: 'hi' } });
    assert.equal(ours.seen.length, 0);
    const [seen] = other.seen;
    const signature = String(seen?.headers['x-twilio-signature']);
    assert.ok(twilioSdk.validateRequest(TOKEN, signature, `${ours.url}/hook`, seen?.fields ?? {}));
});

test('the same seed gives the same sids, and reset starts them again', async (t) => {
    const { twilio } = await openBoth(t, { seed: 'a' });
    const { sid } = await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    twilio.reset();
    assert.deepEqual([twilio.webhooks.length, twilio.phones().length, twilio.messages().length], [0, 0, 0]);
    assert.equal((await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' })).sid, sid);
});

test('a text to a number that is not configured is an error that names the numbers there are', async (t) => {
    const { twilio } = await openBoth(t);
    await assert.rejects(twilio.phone(CUSTOMER).send({ to: '+1', body: 'hi' }), {
        name: 'RangeError',
        message: `+1 is none of our numbers, which are: ${OURS}`,
    });
});
