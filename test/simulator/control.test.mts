import assert from 'node:assert/strict';
import { test } from 'node:test';
import { twilioControl } from '../workspace/twilio/control.mts';
import type { Twilio } from '../workspace/twilio/twilio.mts';
import { CUSTOMER, OURS, type OurApp, openBoth } from './our-app.mts';

type Answer = { readonly status: number; at(...path: (string | number)[]): unknown };

/** The value at a path in JSON, undefined when there is none. */
function dig(json: unknown, path: readonly (string | number)[]): unknown {
    return path.reduce<unknown>(
        (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
        json,
    );
}

/** Serves the control API, and asks it. */
function caller(twilio: Twilio, ours: OurApp): (method: string, path: string, body?: unknown) => Promise<Answer> {
    ours.app.use('/api', twilioControl(twilio));
    return async (method, path, body) => {
        const init = body === undefined ? {} : { body: JSON.stringify(body) };
        const headers = { 'Content-Type': 'application/json' };
        const answer = await fetch(`${ours.url}/api/${path}`, { method, headers, ...init });
        const json: unknown = await answer.json();
        return { status: answer.status, at: (...path) => dig(json, path) };
    };
}

test('the control API sends, shows, repeats and forges', async (t) => {
    const { twilio, ours } = await openBoth(t);
    const call = caller(twilio, ours);
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
    await call('PUT', `numbers/${encodeURIComponent('+1555')}`, { webhookUrl: `${ours.url}/hook` });
    assert.ok('+1555' in twilio.numbers());
    assert.equal((await call('GET', 'webhooks')).at('length'), 4);
    await call('POST', 'reset');
    assert.equal((await call('GET', 'webhooks')).at('length'), 0);
});

test('the control API adds rules of behaviour, shows what is left of them, and takes them away', async (t) => {
    const { twilio, ours } = await openBoth(t);
    const call = caller(twilio, ours);
    const busy = { match: { customer: CUSTOMER, times: 2 }, change: { messages: { answer: 'busy' } } };
    await call('POST', 'behaviour', busy);
    const added = await call('POST', 'behaviour', { change: { optOut: { keywords: 'off' } } });
    assert.deepEqual(added.at(0), { ...busy, id: 1, left: 2 });
    assert.equal(added.at(1, 'left'), null);
    assert.equal((await call('DELETE', 'behaviour/1')).at('length'), 1);
    assert.deepEqual(
        twilio.behaviour.list().map(({ change }) => change),
        [{ optOut: { keywords: 'off' } }],
    );
    assert.equal((await call('DELETE', 'behaviour')).at('length'), 0);
});

for (const [what, rule, problems] of [
    ['no rule', {}, [/^change: one of webhooks, .* is needed$/]],
    ['two sections', { change: { optOut: {}, media: {} } }, [/^change: one of/]],
    ['no section', { change: { constructor: {} } }, [/^change: one of/]],
    [
        'wrong switches',
        { change: { messages: { answer: 'redirect', slowMs: 'x', failCode: -1, nope: 1 } } },
        [/^messages.answer: normal \| busy/, /^messages.slowMs: number/, /^messages.failCode/, /nope: no such switch/],
    ],
    [
        'a wrong match',
        { match: { customer: 1, times: 0, toString: 'x' }, change: { media: { loop: true } } },
        [/^match.customer: a text/, /^match.times: a count/, /^match.toString: no such name/],
    ],
] as const) {
    test(`the control API names what is wrong: ${what}`, async (t) => {
        const { twilio, ours } = await openBoth(t);
        const answer = await caller(twilio, ours)('POST', 'behaviour', rule);
        assert.equal(answer.status, 400);
        assert.equal(answer.at('problems', 'length'), problems.length);
        for (const [index, problem] of problems.entries()) {
            assert.match(String(answer.at('problems', index)), problem);
        }
        assert.deepEqual(twilio.behaviour.list(), []);
    });
}

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
