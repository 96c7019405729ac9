import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { getExpectedTwilioSignature, type PostAnswer } from '../harness/signed-post.mts';
import { ACCOUNT_SID, AUTH_TOKEN, OUR_NUMBER, startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { ACCEPTED, INCOMING, newSid, roomsOf, text, textFields, textsOf, tracesIn } from './inbound.mts';

let workspace: TestWorkspace;

before(async () => {
    workspace = await startWorkspace();
});

after(() => workspace?.stop());

const JSON_TYPE = 'application/json; charset=utf-8';

test('an accepted text is answered with an empty TwiML response', async () => {
    assert.deepEqual(await text(workspace, { from: '+14017120001', body: 'Hello' }), ACCEPTED);
    assert.deepEqual(await textsOf(workspace, '+14017120001'), ['Hello']);
});

test('a duplicate is answered like the first and shown once', async () => {
    const fields = textFields({ from: '+14017120002', body: 'Once' });
    for (let times = 0; times < 3; times += 1) {
        assert.deepEqual(await workspace.post(INCOMING, fields), ACCEPTED);
    }
    assert.deepEqual(await textsOf(workspace, '+14017120002'), ['Once']);
});

test('a text of a blocked contact is answered like any other and not shown', async () => {
    await text(workspace, { from: '+14017120003', body: 'Before' });
    const [room] = await roomsOf(workspace, '+14017120003');
    await workspace.people.setBlocked(room?.visitorId ?? '', true);
    assert.deepEqual(await text(workspace, { from: '+14017120003', body: 'Blocked' }), ACCEPTED);
    await workspace.people.setBlocked(room?.visitorId ?? '', false);
    assert.deepEqual(await text(workspace, { from: '+14017120003', body: 'After' }), ACCEPTED);
    assert.deepEqual(await textsOf(workspace, '+14017120003'), ['Before', 'After']);
});

test('STOP, START, HELP and a text that says nothing get no words back, even with nobody there', async () => {
    await withNobodyThere('Later.', async () => {
        for (const body of ['STOP', 'stop ', 'START', 'HELP']) {
            assert.deepEqual(await text(workspace, { from: '+14017120004', body }), ACCEPTED, body);
        }
    });
    assert.deepEqual(await text(workspace, { from: '+14017120005', body: '' }), ACCEPTED);
    assert.equal((await roomsOf(workspace, '+14017120005')).length, 1);
});

test('with nobody there the offline reply is the answer, escaped for XML, and the text waits', async () => {
    await withNobodyThere('We open at 9 & "soon" <ring> us', async () => {
        const answer = await text(workspace, { from: '+14017120006', body: 'Anyone?' });
        assert.equal(answer.status, 200);
        assert.equal(answer.type, 'text/xml; charset=utf-8');
        assert.match(
            answer.body,
            /^<Response><Message>We open at 9 &amp; ("|&quot;)soon("|&quot;) &lt;ring&gt; us<\/Message><\/Response>$/,
        );
        assert.deepEqual(await textsOf(workspace, '+14017120006'), []);
    });
    await workspace.runJobs();
    const told = '> 🤖 The customer got this automatic answer: We open at 9 & "soon" <ring> us';
    assert.deepEqual(await textsOf(workspace, '+14017120006'), [`Anyone?\n${told}`]);
});

test('another service is invalid, whoever signs', async () => {
    const invalid = { status: 400, type: JSON_TYPE, body: '{"success":false,"error":"Invalid service"}' };
    const fields = textFields({ from: '+14017120007' });
    for (const service of ['other', 'Mobex', 'twilio2', '%20', 'tw%2Filio']) {
        assert.deepEqual(await workspace.post(`sms-incoming/${service}`, fields), invalid, service);
        assert.deepEqual(await workspace.post(`sms-incoming/${service}`, fields, { sign: false }), invalid, service);
    }
    assert.deepEqual(await textsOf(workspace, '+14017120007'), []);
});

test('the path counts in any case and with a slash at its end', async () => {
    const lower = workspace.appUrl(INCOMING);
    for (const [index, path] of ['SMS-Incoming/Twilio', 'sms-incoming/twilio/'].entries()) {
        const fields = textFields({ from: `+1401712001${index}` });
        assert.deepEqual(await workspace.post(path, fields, { signedUrl: lower }), ACCEPTED, path);
    }
    assert.deepEqual(await workspace.post(`${INCOMING}/`, textFields({ from: '+14017120012' })), ACCEPTED);
    // The app is not told how the path was written, so the URL to be signed is the one it shows.
    const upper = await workspace.post('SMS-INCOMING/TWILIO', textFields({ from: '+14017120012' }));
    assert.equal(upper.status, 403);
    assert.equal(Reflect.get(JSON.parse(upper.body), 'expectedUrl'), lower);
});

test('what is no text is refused with where it belongs, and shows nothing', async () => {
    const before = await tracesIn(workspace);
    const between = { From: OUR_NUMBER, To: '+14017120020', AccountSid: ACCOUNT_SID };
    const MessageSid = newSid();
    const others: ReadonlyArray<readonly [fields: Record<string, string>, why: RegExp]> = [
        [{ ...between, MessageSid, MessageStatus: 'sent', SmsStatus: 'sent' }, /MessageStatus .*sms-status/],
        [{ ...between, SmsSid: MessageSid, SmsStatus: 'delivered' }, /SmsStatus .*sms-status/],
        [{ ...between, CallSid: 'CA1', CallStatus: 'ringing' }, /CallSid .*A call comes in/],
        [{ ...between, FaxSid: 'FX1', FaxStatus: 'received' }, /FaxSid .*fax/],
    ];
    for (const [fields, why] of others) {
        const { status, type, body } = await workspace.post(INCOMING, fields);
        assert.deepEqual([status, type], [400, JSON_TYPE], body);
        assert.match(String(Reflect.get(JSON.parse(body), 'error')), why);
    }
    assert.deepEqual(await tracesIn(workspace), before);
});

test('a missing or empty From or To is named', async () => {
    for (const name of ['From', 'To']) {
        const missing = { status: 400, type: JSON_TYPE, body: `{"success":false,"error":"${name} is missing"}` };
        const { [name]: _, ...without } = textFields({ from: '+14017120013' });
        assert.deepEqual(await workspace.post(INCOMING, without), missing);
        assert.deepEqual(await workspace.post(INCOMING, { ...without, [name]: '' }), missing);
        assert.deepEqual(await workspace.post(INCOMING, { ...without, [name]: '  ' }), missing);
    }
    const tooLong = { ...textFields({ from: '+14017120013' }), From: '1'.repeat(300) };
    assert.deepEqual(await workspace.post(INCOMING, tooLong), {
        status: 400,
        type: JSON_TYPE,
        body: '{"success":false,"error":"From is not an address"}',
    });
});

test('an unsigned, wrongly signed or foreign text is refused with the URL that was expected', async () => {
    const refused = {
        status: 403,
        type: JSON_TYPE,
        body: `{"success":false,"error":"Invalid signature","expectedUrl":"${workspace.appUrl(INCOMING)}"}`,
    };
    const fields = textFields({ from: '+14017120014' });
    assert.deepEqual(await workspace.post(INCOMING, fields, { sign: false }), refused);
    assert.deepEqual(await workspace.post(INCOMING, fields, { sign: 'another token' }), refused);
    const foreign = { ...fields, AccountSid: 'AC00000000000000000000000000000009' };
    assert.deepEqual(await workspace.post(INCOMING, foreign), refused);
    assert.deepEqual(await roomsOf(workspace, '+14017120014'), []);
});

test('a JSON body signed over its bytes is refused with that reason', async () => {
    const query = `bodySHA256=${'0'.repeat(64)}`;
    const answer = await workspace.post(INCOMING, textFields({ from: '+14017120015' }), { json: true, query });
    assert.equal(answer.status, 403);
    assert.equal(answer.type, JSON_TYPE);
    assert.deepEqual(JSON.parse(answer.body), {
        success: false,
        error: 'Invalid signature: a JSON body signed by bodySHA256 cannot be verified here',
        expectedUrl: `${workspace.appUrl(INCOMING)}?${query}`,
    });
    assert.deepEqual(await roomsOf(workspace, '+14017120015'), []);
});

test('without an auth token every webhook is told what to set', async () => {
    const token = String(workspace.settings.get('twilio_auth_token'));
    await workspace.settings.set({ twilio_auth_token: '' });
    const unset = {
        status: 503,
        type: JSON_TYPE,
        body: '{"success":false,"error":"Set the Twilio auth token in the settings of the app SMS Incoming."}',
    };
    const fields = textFields({ from: '+14017120016' });
    for (const sign of ['', token, false] as const) {
        assert.deepEqual(await workspace.post(INCOMING, fields, { sign }), unset);
        assert.deepEqual(await workspace.post('sms-status/twilio', fields, { sign }), unset);
    }
    await workspace.settings.set({ twilio_auth_token: token });
    assert.deepEqual(await workspace.post(INCOMING, fields), ACCEPTED);
});

test('a text that the store refuses is answered 500 without a word, and taken when it comes again', async () => {
    const fields = textFields({ from: '+14017120017', body: 'Stored at last' });
    const call = 'PersistenceBridge.doCreateWithAssociations';
    workspace.faults.add({ call, fail: 'E_DISK while storing for +14017120017' });
    assert.deepEqual(await workspace.post(INCOMING, fields), { status: 500, type: '', body: '' });
    workspace.faults.clear();
    assert.deepEqual(await textsOf(workspace, '+14017120017'), []);
    assert.deepEqual(await workspace.post(INCOMING, fields), ACCEPTED);
    assert.deepEqual(await textsOf(workspace, '+14017120017'), ['Stored at last']);
});

const VERBS = ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'POST'];
const ENDPOINTS: Readonly<Record<string, readonly string[]>> = {
    [INCOMING]: ['POST'],
    'sms-incoming/other': ['POST'],
    'sms-status/twilio': ['POST'],
    'sms-media': ['GET', 'HEAD'],
};

for (const [endpoint, served] of Object.entries(ENDPOINTS)) {
    test(`${endpoint} answers every verb but ${served.join(' and ')} with 405 and nothing else`, async () => {
        for (const method of VERBS.filter((verb) => !served.includes(verb))) {
            const answer = await workspace.post(endpoint, textFields({ from: '+14017120018' }), { method });
            assert.deepEqual(answer, { status: 405, type: '', body: '' }, method);
        }
        assert.deepEqual(await roomsOf(workspace, '+14017120018'), []);
    });
}

test('JSON says what a form says', async () => {
    const fields = textFields({ from: '+14017120019', body: 'Zoë says 👋 & more' });
    assert.deepEqual(await workspace.post(INCOMING, fields, { json: true }), ACCEPTED);
    assert.deepEqual(await workspace.post(INCOMING, fields), ACCEPTED);
    assert.deepEqual(await textsOf(workspace, '+14017120019'), ['Zoë says 👋 & more']);
});

test('the documented request of the built-in route is taken, as a form and as JSON, each time it comes', async () => {
    const example = {
        From: '4915511223344',
        To: OUR_NUMBER.slice(1),
        Body: 'Hi from the example',
        ToCountry: 'US',
        ToCity: 'ARLINGTON',
        ToState: 'VA',
        ToZip: '22201',
        FromCountry: 'DE',
        FromCity: '',
        FromState: '',
        FromZip: '',
    };
    assert.deepEqual(await workspace.post(INCOMING, example), ACCEPTED);
    assert.deepEqual(await workspace.post(INCOMING, example, { json: true }), ACCEPTED);
    const body = 'Hi from the example';
    assert.deepEqual(await textsOf(workspace, '+4915511223344'), [body, body]);
    const fromTwilio = textFields({ from: '+4915511223344', body: 'Now by Twilio' });
    assert.deepEqual(await workspace.post(INCOMING, fromTwilio), ACCEPTED);
    assert.equal((await roomsOf(workspace, '+4915511223344')).length, 1);
});

test('a body that is neither form nor JSON has no fields, signed or not', async () => {
    const before = await tracesIn(workspace);
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/xml', '']) {
        const unsigned = await workspace.post(INCOMING, {}, { sign: false, headers: { 'content-type': type } });
        assert.equal(unsigned.status, 403, type);
        const signed = await postUnparsed(type, 'From=%2B14017120020&To=%2B15558675310&Body=Hello');
        assert.deepEqual(
            signed,
            { status: 400, type: JSON_TYPE, body: '{"success":false,"error":"From is missing"}' },
            type,
        );
    }
    assert.deepEqual(await tracesIn(workspace), before);
});

/** A body that the server does not parse, with the signature of an empty form. */
async function postUnparsed(contentType: string, body: string): Promise<PostAnswer> {
    const address = workspace.appUrl(INCOMING);
    const signature = getExpectedTwilioSignature(AUTH_TOKEN, address, {});
    const response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': contentType, 'x-twilio-signature': signature },
        body: Buffer.from(body),
    });
    return { status: response.status, type: response.headers.get('content-type') ?? '', body: await response.text() };
}

async function withNobodyThere(offlineReply: string, work: () => Promise<void>): Promise<void> {
    const agents = await workspace.people.agents();
    await workspace.settings.set({ offline_reply: offlineReply });
    await Promise.all(agents.map(({ id }) => workspace.people.setOnline(id, false)));
    await work();
    await Promise.all(agents.map(({ id }) => workspace.people.setOnline(id, true)));
    await workspace.settings.set({ offline_reply: '' });
}
