import assert from 'node:assert/strict';
import { test } from 'node:test';
import twilioSdk from 'twilio';
import { CUSTOMER, NOTHING, OURS, openBoth, saying } from './our-app.mts';

test('text/plain is sent to the customer as it stands', async (t) => {
    const { twilio, ours } = await openBoth(t);
    ours.answer = saying('OK', 'text/plain; charset=utf-8');
    await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    assert.deepEqual(
        twilio.phone(CUSTOMER).messages.map(({ direction, by, body }) => [direction, by, body]),
        [
            ['out', 'customer', 'hi'],
            ['in', 'plain', 'OK'],
        ],
    );
});

test("the official SDK's TwiML reaches the phone unescaped", async (t) => {
    const { twilio, ours } = await openBoth(t);
    const twiml = new twilioSdk.twiml.MessagingResponse();
    twiml.message('a & b < c > "d" 👍🏽\nsecond line');
    ours.answer = saying(twiml.toString());
    const sent = await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    const last = twilio.phone(CUSTOMER).messages.at(-1);
    assert.deepEqual(
        [last?.by, last?.from, last?.body, last?.state],
        ['twiml', OURS, 'a & b < c > "d" 👍🏽\nsecond line', 'delivered'],
    );
    assert.equal(sent.attempts[0]?.problem, null);
    assert.equal(sent.twiml?.messages.length, 1);
});

test('several messages, bodies in parts, and a redirect are executed in order', async (t) => {
    const { twilio, ours } = await openBoth(t);
    ours.answer = (request, response) =>
        saying(
            request.path === '/hook'
                ? '<Response>\n <Message>\n <Body>one</Body><Body>, more</Body></Message><Redirect>/hook/b</Redirect><Message>never</Message></Response>'
                : '<?xml version="1.0"?><Response><Message><![CDATA[two <b>]]></Message></Response>',
        )(request, response);
    await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    const bodies = twilio.phone(CUSTOMER).messages.map((message) => message.body);
    assert.deepEqual(bodies, ['hi', 'one, more', 'two <b>']);
});

const FAULTS: readonly [string, string, string, number | undefined][] = [
    ['an unescaped ampersand', '<Response><Message>a & b</Message></Response>', 'text/xml', 12100],
    ['a space before the declaration', ' <?xml version="1.0"?><Response/>', 'text/xml', 12100],
    ['a byte order mark', '\uFEFF<Response/>', 'text/xml', 12100],
    ['another root', '<response/>', 'text/xml', 12100],
    ['an unclosed element', '<Response>', 'text/xml', 12100],
    ['a verb in lower case', '<Response><message>x</message></Response>', 'text/xml', 12200],
    ['an unknown attribute', '<Response><Message colour="red">x</Message></Response>', 'text/xml', 12200],
    ['JSON', '{"success":true}', 'application/json', 12300],
    ['an empty body', '', 'text/xml', 11770],
    ['more than 64 kB', `<Response><!--${'x'.repeat(70_000)}--></Response>`, 'text/xml', 11750],
    ['the empty answer', NOTHING, 'text/xml', undefined],
    ['the empty answer as application/xml', '<Response/>', 'application/xml', undefined],
    ['the empty answer as HTML', '<Response/>', 'text/html', undefined],
];
for (const [name, body, type, code] of FAULTS) {
    test(`${name} is ${code ?? 'fine'}${code === 12200 ? ', and the rest is executed' : ''}`, async (t) => {
        const { twilio, ours } = await openBoth(t);
        ours.answer = saying(body, type);
        const { attempts, twiml } = await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
        assert.equal(attempts[0]?.problem?.code, code);
        assert.equal(twiml === null, code !== undefined && code !== 12200);
    });
}

test('204 means no answer, and an error answer is never shown to the customer', async (t) => {
    const { twilio, ours } = await openBoth(t);
    ours.answer = (_request, response) => void response.status(204).end();
    const sent = await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    assert.equal(sent.attempts[0]?.problem, null);
    ours.answer = saying('Internal Server Error', 'text/plain', 500);
    await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    assert.deepEqual(
        twilio.phone(CUSTOMER).messages.map((message) => message.direction),
        ['out', 'out'],
    );
});

test('an answer that cannot be understood calls the fallback URL', async (t) => {
    const { twilio, ours } = await openBoth(t);
    twilio.number(OURS, { webhookUrl: `${ours.url}/hook`, fallbackUrl: `${ours.url}/hook/b` });
    ours.answer = (request, response) => saying(request.path === '/hook' ? '<Response>' : NOTHING)(request, response);
    const { attempts } = await twilio.phone(CUSTOMER).send({ to: OURS, body: 'hi' });
    assert.deepEqual(
        attempts.map((attempt) => attempt.fields.ErrorCode),
        [undefined, '12100'],
    );
});
