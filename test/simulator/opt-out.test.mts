import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientFor } from './official-client.mts';
import { CUSTOMER, OURS, openBoth, saying } from './our-app.mts';

test('STOP is answered by Twilio, still delivered to us, and closes the way back until START', async (t) => {
    const { twilio, ours } = await openBoth(t);
    const phone = twilio.phone(CUSTOMER);
    const client = clientFor(twilio);
    await phone.send({ to: OURS, body: ' stop ' });
    assert.equal(ours.seen[0]?.fields.Body, ' stop ');
    assert.equal(ours.seen[0]?.fields.OptOutType, undefined);
    assert.match(phone.messages.at(-1)?.body ?? '', /unsubscribed/);
    assert.deepEqual(phone.optedOutOf, [OURS]);
    const refused = client.messages.create({ to: CUSTOMER, from: OURS, body: 'hello?' });
    await assert.rejects(refused, { code: 21610, status: 400 });
    ours.answer = saying('<Response><Message>sorry</Message></Response>');
    await phone.send({ to: OURS, body: 'still here' });
    assert.notEqual(phone.messages.at(-1)?.body, 'sorry');
    assert.equal(twilio.messages().at(-1)?.errorCode, 21610);
    await phone.send({ to: OURS, body: 'START' });
    assert.equal(phone.messages.at(-1)?.body, 'sorry');
    assert.deepEqual(phone.optedOutOf, []);
    await client.messages.create({ to: CUSTOMER, from: OURS, body: 'welcome back' });
    await twilio.idle();
    assert.equal(phone.messages.at(-1)?.body, 'welcome back');
});

test('a longer sentence with STOP in it is no opt-out', async (t) => {
    const { twilio } = await openBoth(t);
    await twilio.phone(CUSTOMER).send({ to: OURS, body: 'STOP please' });
    assert.deepEqual(twilio.phone(CUSTOMER).optedOutOf, []);
    assert.equal(twilio.phone(CUSTOMER).messages.length, 1);
});

test('with advanced opt-out the webhook says so', async (t) => {
    const { twilio, ours } = await openBoth(t);
    twilio.behaviour.add({ customer: CUSTOMER }, { optOut: { keywords: 'advanced' } });
    await twilio.phone(CUSTOMER).send({ to: OURS, body: 'UNSUBSCRIBE' });
    await twilio.phone(CUSTOMER).send({ to: OURS, body: 'help' });
    assert.deepEqual(
        ours.seen.map((seen) => seen.fields.OptOutType),
        ['STOP', 'HELP'],
    );
});

test('an opt-out spans a messaging service, through which the refusal comes later', async (t) => {
    const { twilio, ours } = await openBoth(t);
    const webhookUrl = `${ours.url}/hook`;
    twilio.number(OURS, { webhookUrl, messagingServiceSid: 'MG1' });
    twilio.number('+15558675311', { webhookUrl, messagingServiceSid: 'MG1' });
    await twilio.phone(CUSTOMER).send({ to: OURS, body: 'STOP' });
    const sibling = clientFor(twilio).messages.create({ to: CUSTOMER, from: '+15558675311', body: 'x' });
    await assert.rejects(sibling, { code: 21610 });
    const created = await clientFor(twilio).messages.create({
        to: CUSTOMER,
        messagingServiceSid: 'MG1',
        body: 'x',
        statusCallback: `${ours.url}/hook/status`,
    });
    assert.equal(created.status, 'accepted');
    await twilio.idle();
    const last = ours.seen.at(-1)?.fields;
    assert.deepEqual([last?.MessageStatus, last?.ErrorCode], ['failed', '21610']);
});
