import assert from 'node:assert/strict';
import { test } from 'node:test';
import { twilioControl } from '../workspace/twilio/control.mts';
import { CUSTOMER, OURS, openBoth } from './our-app.mts';

type Answer = { readonly status: number; at(...path: (string | number)[]): unknown };

/** The value at a path in JSON, undefined when there is none. */
function dig(json: unknown, path: readonly (string | number)[]): unknown {
    return path.reduce<unknown>(
        (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
        json,
    );
}

test('the control API sends, shows, repeats, forges and switches', async (t) => {
    const { twilio, ours } = await openBoth(t);
    ours.app.use('/api', twilioControl(twilio));
    const call = async (method: string, path: string, body?: unknown): Promise<Answer> => {
        const init = body === undefined ? {} : { body: JSON.stringify(body) };
        const headers = { 'Content-Type': 'application/json' };
        const answer = await fetch(`${ours.url}/api/${path}`, { method, headers, ...init });
        const json: unknown = await answer.json();
        return { status: answer.status, at: (...path) => dig(json, path) };
    };
    const customer = encodeURIComponent(CUSTOMER);
    const media = [{ name: 'a.txt', contentType: 'text/plain', base64: Buffer.from('hello').toString('base64') }];
    const sent = await call('POST', `phones/${customer}/send`, { to: OURS, body: 'hi', media });
    assert.equal(sent.status, 200);
    assert.equal(sent.at('attempts', 0, 'status'), 200);
    const phones = await call('GET', 'phones');
    assert.equal(phones.at(0, 'messages', 0, 'body'), 'hi');
    const bytes = await fetch(`${ours.url}/api/${phones.at(0, 'messages', 0, 'media', 0, 'path')}`);
    assert.equal(await bytes.text(), 'hello');
    assert.equal((await call('POST', 'webhooks/0/duplicate')).at('length'), 2);
    assert.equal((await call('POST', 'webhooks/0/tamper', { fields: { Body: 'x' } })).at('fields', 'Body'), 'x');
    assert.equal((await call('POST', 'webhooks/99/resend')).status, 404);
    assert.equal((await call('POST', `phones/${customer}/send`, { body: 'hi' })).status, 400);
    assert.equal((await call('POST', `phones/${customer}/send`, { to: '+1' })).status, 404);
    const patched = await call('PATCH', 'behaviour', { optOut: 'off', messages: { slowMs: 5 } });
    assert.deepEqual(patched.at('problems'), []);
    assert.deepEqual([twilio.behaviour.optOut, twilio.behaviour.messages.slowMs], ['off', 5]);
    const wrong = await call('PATCH', 'behaviour', { optOut: 'no', nope: 1, messages: { slowMs: 'x', refuse: 1 } });
    assert.equal(wrong.status, 400);
    assert.equal(wrong.at('problems', 'length'), 4);
    await call('DELETE', 'behaviour');
    assert.equal(twilio.behaviour.optOut, 'default');
    await call('PUT', `numbers/${encodeURIComponent('+1555')}`, { webhookUrl: `${ours.url}/hook` });
    assert.ok('+1555' in twilio.numbers());
    assert.equal((await call('GET', 'webhooks')).at('length'), 4);
    await call('POST', 'reset');
    assert.equal((await call('GET', 'webhooks')).at('length'), 0);
});

test('the event stream tells the page what changed', async (t) => {
    const { twilio, ours } = await openBoth(t);
    ours.app.use('/api', twilioControl(twilio));
    const stream = await fetch(`${ours.url}/api/events`);
    const reader = stream.body?.getReader();
    await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    const first = await reader?.read();
    assert.match(Buffer.from(first?.value ?? []).toString(), /^data: phone\n\n/);
    await reader?.cancel();
});
