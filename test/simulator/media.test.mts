import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientFor } from './official-client.mts';
import { ACCOUNT, CUSTOMER, OURS, openBoth, TOKEN } from './our-app.mts';

type Both = Awaited<ReturnType<typeof openBoth>>;

const LOGIN = { Authorization: `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}` };
const BYTES = Buffer.from('a picture');

async function sendPicture({ twilio, ours }: Both): Promise<string> {
    const media = [{ name: 'cat.png', contentType: 'image/png', bytes: BYTES }];
    await twilio.phone(CUSTOMER).send({ to: OURS, media });
    return ours.seen.at(-1)?.fields.MediaUrl0 ?? '';
}

test('media wants a login, then points to the CDN, which wants none', async (t) => {
    const both = await openBoth(t);
    const url = await sendPicture(both);
    assert.equal((await fetch(url)).status, 401);
    const first = await fetch(url, { headers: LOGIN, redirect: 'manual' });
    assert.equal(first.status, 307);
    const location = first.headers.get('location') ?? '';
    assert.ok(location.startsWith(`${both.twilio.cdnUrl}/`));
    const bytes = await fetch(location);
    assert.equal(bytes.headers.get('content-type'), 'image/png');
    assert.deepEqual(Buffer.from(await bytes.arrayBuffer()), BYTES);
    assert.deepEqual(both.twilio.leaks, []);
    assert.equal((await fetch(location.replace(/Signature=./, 'Signature=z'))).status, 403);
});

test('an Authorization header taken along to the CDN is refused and recorded', async (t) => {
    const both = await openBoth(t);
    const url = await sendPicture(both);
    const first = await fetch(url, { headers: LOGIN, redirect: 'manual' });
    const location = first.headers.get('location') ?? '';
    const leaked = await fetch(location, { headers: LOGIN });
    assert.equal(leaked.status, 400);
    assert.match(await leaked.text(), /<Code>InvalidArgument<\/Code>/);
    assert.equal(both.twilio.leaks.length, 1);
    both.twilio.behaviour.add({ customer: CUSTOMER }, { media: { replayedAuthorization: 'accepted' } });
    const second = await fetch(url, { headers: LOGIN, redirect: 'manual' });
    assert.equal((await fetch(second.headers.get('location') ?? '', { headers: LOGIN })).status, 200);
    assert.equal(both.twilio.leaks.length, 2, 'a leak that goes well is one all the same');
    await fetch(`${both.twilio.cdnUrl}/elsewhere?token=${TOKEN}`);
    assert.equal(both.twilio.leaks.length, 3, 'a secret in the URL is one too');
});

test('media can be late to exist, fail, expire, loop, lie about its type or length, or never end', async (t) => {
    const both = await openBoth(t);
    const url = await sendPicture(both);
    const once = { customer: CUSTOMER, times: 1 };
    const { behaviour } = both.twilio;
    behaviour.add(once, { media: { answer: 'missing' } });
    behaviour.add(once, { media: { answer: 'error' } });
    const statuses: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
        statuses.push((await fetch(url, { headers: LOGIN })).status);
    }
    assert.deepEqual(statuses, [404, 500, 200]);
    behaviour.add(once, { media: { expiredSignature: true } });
    assert.equal((await fetch(url, { headers: LOGIN })).status, 403);
    behaviour.add(once, { media: { loop: true } });
    await assert.rejects(fetch(url, { headers: LOGIN }), TypeError);
    behaviour.add({ customer: CUSTOMER }, { media: { answer: 'direct', auth: 'open' } });
    behaviour.add(once, { media: { wrongType: true } });
    assert.equal((await fetch(url, { redirect: 'error' })).headers.get('content-type'), 'text/html');
    behaviour.add(once, { media: { wrongLength: true } });
    const short = await fetch(url);
    assert.equal(short.headers.get('content-length'), String(BYTES.length + 1000));
    await assert.rejects(short.arrayBuffer(), TypeError);
    behaviour.add(once, { media: { endless: true } });
    const reader = (await fetch(url)).body?.getReader();
    let read = 0;
    while (read < 1_000_000) {
        read += (await reader?.read())?.value?.length ?? 0;
    }
    await reader?.cancel();
});

test('the official client lists, reads and deletes the media of a message', async (t) => {
    const both = await openBoth(t);
    const url = await sendPicture(both);
    const [, message = '', item = ''] = /Messages\/(MM\w+)\/Media\/(ME\w+)$/.exec(url) ?? [];
    const client = clientFor(both.twilio);
    const listed = await client.messages(message).media.list();
    assert.deepEqual(
        listed.map(({ sid, contentType, parentSid }) => [sid, contentType, parentSid]),
        [[item, 'image/png', message]],
    );
    assert.equal((await client.messages(message).media(item).fetch()).sid, item);
    await client.messages(message).media(item).remove();
    await assert.rejects(client.messages(message).media(item).fetch(), { code: 20404, status: 404 });
});

async function sendUrl(both: Both, path: string, change: Record<string, string> = {}): Promise<string | undefined> {
    const { twilio, ours } = both;
    const order = { to: CUSTOMER, from: OURS, body: 'look', mediaUrl: [`${ours.url}${path}`] };
    await clientFor(twilio).messages.create({ ...order, statusCallback: `${ours.url}/hook/status`, ...change });
    await twilio.idle();
    return ours.seen.at(-1)?.fields.ErrorCode;
}

test('a MediaUrl is asked for with HEAD and GET and its bytes reach the phone', async (t) => {
    const both = await openBoth(t);
    const methods: string[] = [];
    both.ours.app.get('/cat', (request, response) => {
        methods.push(request.method);
        response.set('Content-Disposition', 'attachment; filename="cat.png"').type('image/png').send(BYTES);
    });
    assert.equal(await sendUrl(both, '/cat'), undefined);
    assert.deepEqual(methods, ['HEAD', 'GET']);
    const bubble = both.twilio.phone(CUSTOMER).messages[0];
    assert.equal(bubble?.body, 'look');
    assert.deepEqual(
        bubble?.media.map(({ name, contentType, bytes }) => [name, contentType, Buffer.from(bytes).toString()]),
        [['cat.png', 'image/png', 'a picture']],
    );
});

test('a MediaUrl that is missing, of a bad type or too large fails the message later', async (t) => {
    const both = await openBoth(t);
    both.ours.app.get('/page', (_request, response) => void response.type('html').send('<p>log in</p>'));
    both.ours.app.get('/pdf', (_request, response) => void response.type('pdf').send(Buffer.alloc(600 * 1024)));
    assert.equal(await sendUrl(both, '/missing'), '11200');
    assert.equal(await sendUrl(both, '/page'), '12300');
    assert.equal(await sendUrl(both, '/pdf'), '11751');
    assert.equal(both.twilio.phone(CUSTOMER).messages.length, 0);
    const customer = `whatsapp:${CUSTOMER}`;
    both.twilio.number('whatsapp:+1555', { webhookUrl: `${both.ours.url}/hook` });
    await both.twilio.phone(customer).send({ to: 'whatsapp:+1555', body: 'hi' });
    const whatsApp = { to: customer, from: 'whatsapp:+1555' };
    assert.equal(await sendUrl(both, '/missing', whatsApp), '63019');
    assert.equal(await sendUrl(both, '/pdf', whatsApp), undefined);
    assert.equal(both.twilio.phone(customer).messages.at(-1)?.body, '', 'no text beside a document');
});
