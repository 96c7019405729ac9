import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { clientFor } from './official-client.mts';
import { ACCOUNT, CUSTOMER, OURS, openBoth, saying } from './our-app.mts';

const SERVICE = 'MG00000000000000000000000000000001';
const APPLICATION = 'AP00000000000000000000000000000001';
const SUBACCOUNT = 'AC00000000000000000000000000000002';
const WHATSAPP = `whatsapp:${OURS}`;

async function openAccount(t: TestContext) {
    const both = await openBoth(t, { subaccounts: { [SUBACCOUNT]: 'sub' } });
    return { ...both, client: clientFor(both.twilio) };
}

test('the official client reads an account, and learns that it is suspended or on trial', async (t) => {
    const { twilio, client } = await openAccount(t);
    const account = await client.api.v2010.accounts(ACCOUNT).fetch();
    assert.deepEqual([account.sid, account.status, account.type], [ACCOUNT, 'active', 'Full']);
    twilio.account(ACCOUNT, { status: 'suspended', type: 'Trial' });
    const changed = await client.api.v2010.accounts(ACCOUNT).fetch();
    assert.deepEqual([changed.status, changed.type], ['suspended', 'Trial']);
    const wrong = clientFor(twilio, { token: 'x' });
    await assert.rejects(wrong.api.v2010.accounts(ACCOUNT).fetch(), { code: 20003, status: 401 });
    await assert.rejects(wrong.messaging.v1.services.list(), { code: 20003 });
});

test('the official client lists phone numbers over all pages, each account its own', async (t) => {
    const { twilio, client } = await openAccount(t);
    const more = Array.from({ length: 7 }, (_, at) => `+1555000000${at}`);
    for (const number of more) {
        twilio.number(number, { webhookUrl: '' });
    }
    twilio.number('12345', { webhookUrl: '' });
    twilio.number(WHATSAPP, { webhookUrl: '' });
    twilio.number('+15557654321', { webhookUrl: '', accountSid: SUBACCOUNT });
    const listed = await client.incomingPhoneNumbers.list({ pageSize: 3 });
    assert.deepEqual(
        listed.map(({ phoneNumber }) => phoneNumber),
        [OURS, ...more],
    );
    assert.equal(twilio.requests.length, 3);
    const theirs = clientFor(twilio, { sid: SUBACCOUNT, token: 'sub' });
    assert.deepEqual(
        (await theirs.incomingPhoneNumbers.list()).map(({ phoneNumber, accountSid }) => [phoneNumber, accountSid]),
        [['+15557654321', SUBACCOUNT]],
    );
    assert.equal((await client.incomingPhoneNumbers.list({ phoneNumber: more[4] ?? '' })).length, 1);
});

test('a number that the official client points elsewhere is called there, with its method and fallback', async (t) => {
    const { twilio, ours, client } = await openAccount(t);
    const [number] = await client.incomingPhoneNumbers.list();
    assert.deepEqual(
        [number?.smsUrl, number?.smsMethod, number?.smsFallbackUrl, number?.smsApplicationSid],
        [`${ours.url}/hook`, 'POST', '', ''],
    );
    const sid = number?.sid ?? '';
    const updated = await client.incomingPhoneNumbers(sid).update({
        smsUrl: `${ours.url}/hook/new#rc=0`,
        smsMethod: 'GET',
        smsFallbackUrl: `${ours.url}/hook/fallback`,
        smsFallbackMethod: 'POST',
    });
    assert.equal(updated.smsUrl, `${ours.url}/hook/new#rc=0`);
    ours.answer = saying('', 'text/plain', 500);
    await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    assert.deepEqual(
        ours.seen.map(({ method, url }) => [method, url.split('?')[0]]),
        [
            ['GET', '/hook/new'],
            ['POST', '/hook/fallback'],
        ],
    );
    await assert.rejects(client.incomingPhoneNumbers(sid).update({ smsUrl: 'nowhere' }), { code: 21502 });
    await assert.rejects(client.incomingPhoneNumbers('PN0').fetch(), { code: 20404 });
    twilio.release(OURS);
    await assert.rejects(client.incomingPhoneNumbers(sid).fetch(), { code: 20404 });
});

test('a TwiML application counts more than the number’s URL, and a number without both is silent', async (t) => {
    const { twilio, ours, client } = await openAccount(t);
    twilio.application(APPLICATION, `${ours.url}/hook/application`);
    const [number] = await client.incomingPhoneNumbers.list();
    const context = client.incomingPhoneNumbers(number?.sid ?? '');
    await context.update({ smsApplicationSid: APPLICATION });
    await twilio.phone(CUSTOMER).send({ to: OURS, body: 'one' });
    assert.equal(ours.seen[0]?.url, '/hook/application');
    await context.update({ smsApplicationSid: '', smsUrl: '' });
    assert.deepEqual((await twilio.phone(CUSTOMER).send({ to: OURS, body: 'two' })).attempts, []);
    assert.equal(twilio.messages().at(-1)?.body, 'two');
});

test('a messaging service decides for its numbers, unless it leaves that to them', async (t) => {
    const { twilio, ours, client } = await openAccount(t);
    twilio.service(SERVICE, { name: 'Shop', webhookUrl: `${ours.url}/hook/service` });
    twilio.number(OURS, { webhookUrl: `${ours.url}/hook/number`, messagingServiceSid: SERVICE });
    twilio.number(WHATSAPP, { webhookUrl: `${ours.url}/hook/number`, messagingServiceSid: SERVICE });
    const [service] = await client.messaging.v1.services.list();
    assert.deepEqual(
        [service?.sid, service?.friendlyName, service?.inboundRequestUrl, service?.useInboundWebhookOnNumber],
        [SERVICE, 'Shop', `${ours.url}/hook/service`, false],
    );
    const context = client.messaging.v1.services(SERVICE);
    assert.deepEqual(
        (await context.phoneNumbers.list()).map(({ phoneNumber }) => phoneNumber),
        [OURS],
    );
    assert.deepEqual(
        (await context.channelSenders.list()).map(({ sender }) => sender),
        [WHATSAPP],
    );
    const sendOne = () => twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    await sendOne();
    assert.equal((await context.update({ useInboundWebhookOnNumber: true })).useInboundWebhookOnNumber, true);
    await sendOne();
    await context.update({ useInboundWebhookOnNumber: false, inboundRequestUrl: `${ours.url}/hook/other` });
    await sendOne();
    assert.deepEqual(
        ours.seen.map(({ url }) => url),
        ['/hook/service', '/hook/number', '/hook/other'],
    );
    await assert.rejects(client.messaging.v1.services('MG0').fetch(), { code: 20404 });
});

test('the official client reads and changes where a WhatsApp sender’s messages go', async (t) => {
    const { twilio, ours, client } = await openAccount(t);
    twilio.number(WHATSAPP, { webhookUrl: `${ours.url}/hook/old` });
    const [sender] = await client.messaging.v2.channelsSenders.list({ channel: 'whatsapp' });
    assert.deepEqual([sender?.senderId, sender?.webhook?.callbackUrl], [WHATSAPP, `${ours.url}/hook/old`]);
    // The client sends what it is given as it stands, and the API's own names are these.
    const change = { webhook: { callback_url: `${ours.url}/hook/new`, callback_method: 'POST' } };
    const context = client.messaging.v2.channelsSenders(sender?.sid ?? '');
    const updated = await context.update(change as object);
    assert.deepEqual([updated.webhook?.callbackUrl, updated.webhook?.fallbackUrl], [`${ours.url}/hook/new`, '']);
    await twilio.phone(`whatsapp:${CUSTOMER}`).send({ to: WHATSAPP, body: 'hi' });
    assert.equal(ours.seen[0]?.url, '/hook/new');
});

test('what went wrong with a webhook is an alert', async (t) => {
    const { twilio, ours, client } = await openAccount(t);
    const began = new Date(Date.now() - 1_000);
    ours.answer = saying('no', 'application/json', 403);
    const { sid } = await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    const [alert] = await client.monitor.v1.alerts.list({ startDate: began, logLevel: 'error' });
    assert.deepEqual(
        [alert?.errorCode, alert?.resourceSid, alert?.requestUrl, alert?.logLevel],
        ['11200', sid, `${ours.url}/hook`, 'error'],
    );
    assert.match(alert?.alertText ?? '', /httpResponse=403/);
    const later = new Date(Date.now() + 60_000);
    assert.deepEqual(await client.monitor.v1.alerts.list({ startDate: later }), []);
});

test('a request is busy, fails, is slow or tells another time for as long as a rule says', async (t) => {
    const { twilio, client } = await openAccount(t);
    const request = 'GET IncomingPhoneNumbers';
    twilio.behaviour.add({ request, times: 1 }, { api: { answer: 'busy' } });
    twilio.behaviour.add({ request, times: 1 }, { api: { answer: 'error', errorStatus: 500 } });
    assert.equal((await client.messaging.v1.services.list()).length, 0);
    await assert.rejects(client.incomingPhoneNumbers.list(), { code: 20429, status: 429 });
    await assert.rejects(client.incomingPhoneNumbers.list(), { status: 500 });
    assert.equal((await client.incomingPhoneNumbers.list()).length, 1);
    const done = { request: 'POST IncomingPhoneNumbers', times: 1 };
    twilio.behaviour.add(done, { api: { answer: 'closed', carriedOut: true } });
    const [number] = await client.incomingPhoneNumbers.list();
    await assert.rejects(client.incomingPhoneNumbers(number?.sid ?? '').update({ smsUrl: 'https://a.example/' }));
    assert.equal(twilio.numbers()[OURS]?.webhookUrl, 'https://a.example/');
    twilio.behaviour.add({ request: 'GET Accounts' }, { api: { clockAheadMs: 3_600_000 } });
    const answer = await fetch(`${twilio.apiUrl}/2010-04-01/Accounts/${ACCOUNT}.json`);
    assert.ok(Date.parse(answer.headers.get('date') ?? '') - Date.now() > 3_500_000);
});
