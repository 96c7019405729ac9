import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PostOptions } from '../harness/signed-post.mts';
import { until } from '../harness/until.mts';
import { AUTH_TOKEN, startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { APP_ID, appPath } from '../workspace/app-id.mts';
import { linesLogged } from './app-log.mts';
import { ACCEPTED, INCOMING, roomsOf, textFields, textsOf, tracesIn } from './inbound.mts';

let workspace: TestWorkspace;
let accessorCalls = 0;

before(async () => {
    workspace = await startWorkspace();
    workspace.taps.add({
        before: ({ appId }) => {
            accessorCalls += appId === APP_ID ? 1 : 0;
        },
    });
});

after(() => workspace?.stop());

const PATH = appPath(INCOMING);

/** What the admin wrote as public URL, and the URL that is pasted into Twilio and signed. */
const PUBLIC_URLS: ReadonlyArray<readonly [publicUrl: string, signedUrl: string]> = [
    ['https://chat.example.com', `https://chat.example.com${PATH}`],
    ['https://chat.example.com/', `https://chat.example.com${PATH}`],
    ['https://chat.example.com', `https://chat.example.com:443${PATH}`],
    ['https://chat.example.com:443', `https://chat.example.com${PATH}`],
    ['http://chat.example.com', `http://chat.example.com:80${PATH}`],
    ['http://chat.example.com:80/', `http://chat.example.com${PATH}`],
    ['https://chat.example.com:8443', `https://chat.example.com:8443${PATH}`],
    ['chat.example.com', `https://chat.example.com${PATH}`],
    ['chat.example.com:3000', `https://chat.example.com:3000${PATH}`],
    ['  https://chat.example.com  ', `https://chat.example.com${PATH}`],
    ['https://Chat.Example.com', `https://chat.example.com${PATH}`],
    ['https://Chat.Example.com', `https://Chat.Example.com${PATH}`],
    ['https://example.com/chat', `https://example.com/chat${PATH}`],
    ['https://example.com/chat/', `https://example.com/chat${PATH}`],
    [`https://chat.example.com${PATH}`, `https://chat.example.com${PATH}`],
    [`https://chat.example.com${PATH}?department=Sales`, `https://chat.example.com${PATH}`],
    ['https://user:secret@chat.example.com', `https://chat.example.com${PATH}`],
    ['https://chat.example.com', `https://chat.example.com${PATH}/`],
    ['https://192.0.2.7:8080', `https://192.0.2.7:8080${PATH}`],
    ['https://hooks.example.com/twilio/*', 'https://hooks.example.com/twilio/sms-incoming/twilio'],
    ['https://hooks.example.com/sms-incoming/twilio#rc=3', 'https://hooks.example.com/sms-incoming/twilio'],
    ['https://[2001:db8::7]', `https://[2001:db8::7]${PATH}`],
];

test('every way to write the public URL fits the URL that Twilio signs', async () => {
    for (const [index, [publicUrl, signedUrl]] of PUBLIC_URLS.entries()) {
        await workspace.settings.set({ public_url: publicUrl });
        const fields = textFields({ from: customer(100 + index) });
        assert.deepEqual(await workspace.post(INCOMING, fields, { signedUrl }), ACCEPTED, `${publicUrl} ${signedUrl}`);
        const elsewhere = { signedUrl: signedUrl.replace('example.com', 'example.net').replace('2', '3') };
        assert.equal((await workspace.post(INCOMING, fields, elsewhere)).status, 403, publicUrl);
    }
    await workspace.settings.set({ public_url: '' });
    assert.deepEqual(await workspace.post(INCOMING, textFields({ from: customer(99) })), ACCEPTED);
    await workspace.settings.set({ public_url: workspace.url });
});

/** Queries as an admin may paste them; the server only tells what they decode to. */
const QUERIES = [
    'department=Sales',
    'department=Sales%20Team',
    'department=Sales+Team',
    'department=B%C3%BCro',
    'department=%F0%9F%91%8B',
    'department=a%2Fb%3Fc%26d%3De',
    'department=a/b:c@d,e',
    "department=it's%20(new)!",
    'department=it%27s+%28new%29%21',
    'department=',
    'department',
    'a=1&department=Sales&b=2',
    'b=2&a=1',
    'a=1&a=2',
    'department=100%25',
    'tag=%2B1555',
    'department=Caf%c3%a9',
    'department=a+b%20c',
    'flag&department=Sales&empty=',
    'tags[]=a&tags[]=b',
    'a[b]=c',
    'a=1&b=2&a=3',
    '10=x&2=y',
];

test('every usual way to write the query fits, and another query does not', async () => {
    for (const [index, query] of QUERIES.entries()) {
        const fields = textFields({ from: customer(200 + index) });
        assert.deepEqual(await workspace.post(INCOMING, fields, { query }), ACCEPTED, query);
        const signedUrl = `${workspace.appUrl(INCOMING)}?${query}x`;
        assert.equal((await workspace.post(INCOMING, fields, { query, signedUrl })).status, 403, query);
        const without = { query, signedUrl: workspace.appUrl(INCOMING) };
        assert.equal((await workspace.post(INCOMING, fields, without)).status, 403, query);
    }
});

test('a refusal shows the admin the URL that was expected', async () => {
    const expected = async (publicUrl: string, query = '') => {
        await workspace.settings.set({ public_url: publicUrl });
        const { body } = await workspace.post(INCOMING, textFields({ from: customer(1) }), { sign: false, query });
        const answer = JSON.parse(body) as { expectedUrl?: string };
        return answer.expectedUrl;
    };
    assert.equal(await expected('chat.example.com/'), `https://chat.example.com${PATH}`);
    assert.equal(await expected('https://example.com:8443/chat'), `https://example.com:8443/chat${PATH}`);
    const query = 'department=Sales%20Team';
    assert.equal(await expected('https://chat.example.com', query), `https://chat.example.com${PATH}?${query}`);
    // What is no address counts as none: then it is Site_Url.
    assert.equal(await expected('not a url'), workspace.appUrl(INCOMING));
    await workspace.settings.set({ public_url: workspace.url });
});

test('an empty public URL means Site_Url, with or without its slash', async () => {
    await workspace.settings.set({ public_url: '' });
    assert.deepEqual(await workspace.post(INCOMING, textFields({ from: customer(2) })), ACCEPTED);
    await workspace.people.setSetting('Site_Url', 'https://moved.example.com/');
    // Nothing tells an app of a server setting: it is read again after a refusal, at most every few seconds.
    const moved = { signedUrl: `https://moved.example.com${PATH}` };
    await until(async () => (await workspace.post(INCOMING, textFields({ from: customer(3) }), moved)).status === 200, {
        what: 'the new Site_Url to count',
        everyMs: 250,
    });
    await workspace.people.setSetting('Site_Url', workspace.url);
    await workspace.settings.set({ public_url: workspace.url });
});

test('both tokens count, and a change of either at once', async () => {
    const status = async (sign: string) =>
        (await workspace.post(INCOMING, textFields({ from: customer(4) }), { sign })).status;
    assert.deepEqual([await status(AUTH_TOKEN), await status('next'), await status('')], [200, 403, 403]);
    await workspace.settings.set({ twilio_auth_token_secondary: 'next' });
    assert.deepEqual([await status(AUTH_TOKEN), await status('next'), await status('')], [200, 200, 403]);
    await workspace.settings.set({ twilio_auth_token: ' next ', twilio_auth_token_secondary: '' });
    assert.deepEqual([await status(AUTH_TOKEN), await status('next'), await status('')], [403, 200, 403]);
    await workspace.settings.set({ twilio_auth_token: AUTH_TOKEN });
    assert.deepEqual([await status(AUTH_TOKEN), await status('next')], [200, 403]);
});

test('texts keep coming in while the token is changed again and again', async () => {
    await workspace.settings.set({ twilio_auth_token_secondary: 'rotating' });
    let done = false;
    const rotating = (async () => {
        for (let turn = 0; !done; turn += 1) {
            await workspace.settings.set({ twilio_auth_token: turn % 2 === 0 ? 'other' : AUTH_TOKEN });
        }
    })();
    const bodies = Array.from({ length: 30 }, (_, index) => `text ${index}`);
    for (const body of bodies) {
        const answer = await workspace.post(INCOMING, textFields({ from: customer(5), body }), { sign: 'rotating' });
        assert.deepEqual(answer, ACCEPTED);
    }
    done = true;
    await rotating;
    await workspace.settings.set({ twilio_auth_token: AUTH_TOKEN, twilio_auth_token_secondary: '' });
    assert.deepEqual(await textsOf(workspace, customer(5)), bodies);
});

const MAIN = 'AC00000000000000000000000000000001';
const SUB = 'AC00000000000000000000000000000002';

test('a subaccount signs with its own token, and nobody with anybody else’s', async () => {
    await workspace.settings.set({ twilio_subaccounts: `# numbers of the shop\n${SUB}: token-of-sub` });
    const status = async (AccountSid: string, sign: string) =>
        (await workspace.post(INCOMING, { ...textFields({ from: customer(6) }), AccountSid }, { sign })).status;
    assert.equal(await status(SUB, 'token-of-sub'), 200);
    assert.equal(await status(SUB, AUTH_TOKEN), 403);
    assert.equal(await status(MAIN, 'token-of-sub'), 403);
    assert.equal(await status('AC00000000000000000000000000000003', AUTH_TOKEN), 403);
    assert.equal(await status('AC00000000000000000000000000000003', 'token-of-sub'), 403);
    assert.equal(await status('', AUTH_TOKEN), 403);
    await workspace.settings.set({ twilio_subaccounts: '' });
    assert.equal(await status(SUB, 'token-of-sub'), 403);
});

test('repeated and empty fields are signed as the official package signs them', async () => {
    const fields = {
        ...textFields({ from: customer(7), body: 'kept' }),
        Empty: '',
        Twice: ['b', 'a', 'b'],
        'Ünïcode 👋': '&=+ %',
    };
    assert.deepEqual(await workspace.post(INCOMING, fields), ACCEPTED);
    const accountTwice = { ...textFields({ from: customer(7) }), AccountSid: [MAIN, SUB] };
    assert.equal((await workspace.post(INCOMING, accountTwice)).status, 400);
});

test('one character changed anywhere is refused and leaves nothing behind', async () => {
    const fields = textFields({ from: customer(8), body: 'Pay 100 to Ann' });
    const before = await tracesIn(workspace);
    const signedAs = async (signed: Record<string, string>): Promise<PostOptions> => ({
        headers: { 'x-twilio-signature': await signatureOf(signed) },
    });
    const genuine = await signedAs(fields);
    const forged = [
        { ...fields, Body: 'Pay 900 to Ann' },
        { ...fields, From: customer(9) },
        { ...fields, To: '+15558675311' },
        { ...fields, MessageSid: fields.MessageSid?.replace(/.$/, (end) => (end === '0' ? '1' : '0')) ?? '' },
        { ...fields, NumMedia: '1', MediaUrl0: 'https://evil.example/x', MediaContentType0: 'image/png' },
        { ...fields, Extra: '' },
        Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'FromCity')),
        { ...fields, FromCity: '' },
        { ...fields, body: fields.Body ?? '', Body: '' },
    ];
    for (const changed of forged) {
        assert.equal((await workspace.post(INCOMING, changed, genuine)).status, 403, JSON.stringify(changed));
    }
    const signature = genuine.headers?.['x-twilio-signature'] ?? '';
    const bent = [...signature].map((_, at) => signature.slice(0, at) + bend(signature[at]) + signature.slice(at + 1));
    for (const wrong of [...bent, `${signature}=`, ` ${signature} x`, signature.slice(0, -1), '', 'é'.repeat(14)]) {
        const headers = { 'x-twilio-signature': Buffer.from(wrong).toString('latin1') };
        assert.equal((await workspace.post(INCOMING, fields, { headers })).status, 403, wrong);
    }
    assert.deepEqual(await tracesIn(workspace), before);
    assert.deepEqual(await workspace.post(INCOMING, fields, genuine), ACCEPTED);
});

test('hundreds of refused webhooks cost no accessor call and at most one log line', async () => {
    const before = await tracesIn(workspace);
    const linesBefore = (await linesLogged(workspace, 'sms.refused')).length;
    const startedAt = Date.now();
    accessorCalls = 0;
    await inParallel(300, 25, async (index) => {
        const endpoint = index % 10 === 0 ? 'sms-status/twilio' : INCOMING;
        const answer = await workspace.post(endpoint, textFields({ from: customer(index) }), { sign: 'guess' });
        assert.equal(answer.status, 403);
    });
    const minutes = Math.ceil((Date.now() - startedAt) / 60_000);
    // The settings, 22 values, are read again at most every five seconds, in case the token was changed elsewhere.
    const rereads = 22 * (Math.floor((Date.now() - startedAt) / 5_000) + 1);
    assert.ok(accessorCalls <= rereads, `${accessorCalls} accessor calls`);
    const lines = (await linesLogged(workspace, 'sms.refused')).slice(linesBefore);
    assert.ok(lines.length <= minutes, JSON.stringify(lines));
    assert.deepEqual(await tracesIn(workspace), before);
});

test('the log line of refused webhooks has their count and the URL that was expected', async () => {
    const lines = await linesLogged(workspace, 'sms.refused');
    assert.ok(lines.length > 0);
    for (const { level, fields } of lines) {
        assert.equal(level, 'warning');
        assert.deepEqual(Object.keys(fields).sort(), ['count', 'expectedUrl']);
        assert.ok(Number(fields.count) > 0);
    }
    assert.deepEqual(await roomsOf(workspace, customer(298)), []);
});

function customer(number: number): string {
    return `+1401714${String(number).padStart(4, '0')}`;
}

async function signatureOf(fields: Record<string, string>): Promise<string> {
    const { getExpectedTwilioSignature } = await import('../harness/signed-post.mts');
    return getExpectedTwilioSignature(AUTH_TOKEN, workspace.appUrl(INCOMING), fields);
}

/** Another character of the base64 alphabet. */
function bend(character: string | undefined): string {
    return character === 'A' ? 'B' : 'A';
}

async function inParallel(count: number, atOnce: number, work: (index: number) => Promise<void>): Promise<void> {
    let next = 0;
    await Promise.all(
        Array.from({ length: atOnce }, async () => {
            while (next < count) {
                const index = next;
                next += 1;
                await work(index);
            }
        }),
    );
}
