import assert from 'node:assert/strict';
import { test } from 'node:test';
import twilioSdk from 'twilio';
import { clientFor } from './official-client.mts';
import { CUSTOMER, OURS, openBoth, TOKEN } from './our-app.mts';

type Both = Awaited<ReturnType<typeof openBoth>>;

async function sendAndWait({ twilio, ours }: Both, change: Record<string, string> = {}): Promise<string[]> {
    const statusCallback = `${ours.url}/hook/status?a=b`;
    await clientFor(twilio).messages.create({ to: CUSTOMER, from: OURS, body: 'hi', statusCallback, ...change });
    await twilio.idle();
    return ours.seen.map((seen) => seen.fields.MessageStatus ?? '');
}

test('sent and delivered are reported in order, signed, with the fields of a status callback', async (t) => {
    const both = await openBoth(t);
    assert.deepEqual(await sendAndWait(both), ['sent', 'delivered']);
    const [, seen] = both.ours.seen;
    const { MessageSid, RawDlrDoneDate, ...rest } = seen?.fields ?? {};
    assert.match(MessageSid ?? '', /^SM/);
    assert.match(RawDlrDoneDate ?? '', /^\d{10}$/);
    assert.deepEqual(rest, {
        ApiVersion: '2010-04-01',
        MessageStatus: 'delivered',
        SmsSid: MessageSid,
        SmsStatus: 'delivered',
        To: CUSTOMER,
        From: OURS,
        AccountSid: both.twilio.accountSid,
    });
    const signature = String(seen?.headers['x-twilio-signature']);
    assert.ok(twilioSdk.validateRequest(TOKEN, signature, `${both.ours.url}/hook/status?a=b`, seen?.fields ?? {}));
    assert.deepEqual(
        both.twilio.webhooks.map(({ kind, status }) => [kind, status]),
        [
            ['status', 200],
            ['status', 200],
        ],
    );
});

test('a messaging service reports queued, WhatsApp reports read', async (t) => {
    const both = await openBoth(t);
    const webhookUrl = `${both.ours.url}/hook`;
    both.twilio.number(OURS, { webhookUrl, messagingServiceSid: 'MG1' });
    assert.deepEqual(await sendAndWait(both, { messagingServiceSid: 'MG1' }), ['queued', 'sent', 'delivered']);
    assert.equal(both.ours.seen[0]?.fields.MessagingServiceSid, 'MG1');
    both.twilio.number('whatsapp:+1555', { webhookUrl });
    const customer = `whatsapp:${CUSTOMER}`;
    await both.twilio.phone(customer).send({ to: 'whatsapp:+1555', body: 'hi' });
    both.ours.seen.length = 0;
    const states = await sendAndWait(both, { to: customer, from: 'whatsapp:+1555' });
    assert.deepEqual(states, ['sent', 'delivered', 'read']);
    assert.equal(both.ours.seen[2]?.fields.EventType, 'READ');
});

test('shuffled, callbacks come newest first', async (t) => {
    const both = await openBoth(t);
    both.twilio.behaviour.add({ customer: CUSTOMER }, { callbacks: { shuffle: true } });
    assert.deepEqual(await sendAndWait(both), ['delivered', 'sent']);
    assert.equal(both.twilio.messages()[0]?.state, 'delivered');
});

test('callbacks are lost, doubled, and late as asked', async (t) => {
    const both = await openBoth(t);
    const { behaviour, webhooks } = both.twilio;
    behaviour.add({ customer: CUSTOMER, times: 1 }, { callbacks: { lost: true } });
    behaviour.add({ customer: CUSTOMER }, { callbacks: { duplicate: 1, delayMs: 30 } });
    assert.deepEqual(await sendAndWait(both), ['delivered', 'delivered']);
    const createdAt = both.twilio.messages()[0]?.createdAt ?? 0;
    // The clock counts whole milliseconds.
    assert.deepEqual(
        webhooks.map(({ at }) => at - createdAt >= 29),
        [true, true],
    );
});

test('a callback can be over before the sid is known', async (t) => {
    const both = await openBoth(t);
    both.twilio.behaviour.add({ customer: CUSTOMER }, { callbacks: { beforeAnswer: true } });
    const statusCallback = `${both.ours.url}/hook/status`;
    const created = await clientFor(both.twilio).messages.create({
        to: CUSTOMER,
        from: OURS,
        body: 'x',
        statusCallback,
    });
    assert.equal(both.ours.seen.length, 2);
    assert.equal(both.ours.seen[0]?.fields.MessageSid, created.sid);
    assert.equal(created.status, 'queued');
});

test('after a reset nothing of before goes on', async (t) => {
    const both = await openBoth(t);
    both.twilio.behaviour.add({ customer: CUSTOMER }, { callbacks: { delayMs: 600_000 } });
    const statusCallback = `${both.ours.url}/hook/status`;
    await clientFor(both.twilio).messages.create({ to: CUSTOMER, from: OURS, body: 'x', statusCallback });
    both.twilio.reset();
    await both.twilio.idle();
    assert.deepEqual([both.ours.seen.length, both.twilio.webhooks.length, both.twilio.messages().length], [0, 0, 0]);
});

test('a reset ends a webhook that nobody answers', async (t) => {
    const { twilio, ours } = await openBoth(t, { ending: '#rp=all&rc=5' });
    const asked = new Promise<void>((resolve) => {
        ours.answer = () => resolve();
    });
    const sent = twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    await asked;
    twilio.reset();
    assert.equal((await sent).attempts.length, 1);
    assert.deepEqual([twilio.webhooks.length, twilio.phones().length], [0, 0]);
});
