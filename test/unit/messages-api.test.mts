import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import twilio from 'twilio';
import { messageRequest, type OutgoingMessage } from '../../lib/twilio/messages-api.ts';
import { readAnswer, readFailure } from '../../lib/twilio/read-answer.ts';

const CUSTOMER = '+14017122661';
const OURS = '+15558675310';
const ACCOUNT = 'AC00000000000000000000000000000001';
const SERVICE = 'MG00000000000000000000000000000001';
const CREDENTIALS = { apiUrl: 'https://api.twilio.com', accountSid: ACCOUNT, authToken: '12345' };

type Pairs = readonly (readonly [string, string])[];

interface SentRequest {
    readonly uri: string;
    readonly pairs: Pairs;
}

/** What the official package would put on the wire for the same message. */
async function officialRequest({ to, from, ...rest }: Omit<OutgoingMessage, keyof typeof CREDENTIALS>) {
    const requests: SentRequest[] = [];
    const client = twilio(ACCOUNT, CREDENTIALS.authToken, {
        httpClient: {
            request: async ({ uri, data }: { uri: string; data?: Record<string, string | readonly string[]> }) => {
                const pairs = Object.entries(data ?? {}).flatMap(([name, value]) =>
                    [value].flat().map((one): readonly [string, string] => [name, String(one)]),
                );
                requests.push({ uri, pairs });
                return { statusCode: 201, body: '{"sid":"SM1"}', headers: {} };
            },
        },
    } as never);
    await client.messages.create({
        to,
        ...(from === undefined ? {} : { from }),
        ...(rest.messagingServiceSid === undefined ? {} : { messagingServiceSid: rest.messagingServiceSid }),
        ...(rest.body === undefined ? {} : { body: rest.body }),
        ...(rest.mediaUrls === undefined ? {} : { mediaUrl: [...rest.mediaUrls] }),
        ...(rest.statusCallback === undefined ? {} : { statusCallback: rest.statusCallback }),
    });
    assert.ok(requests[0]);
    return requests[0];
}

function sorted(pairs: Pairs): Pairs {
    return [...pairs].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function pairsOf(content: string): Pairs {
    return [...new URLSearchParams(content)];
}

test('the account’s other tokens are other logins of the request, where there are any', () => {
    const message = { ...CREDENTIALS, to: CUSTOMER, from: OURS, body: 'Hi' };
    assert.equal(messageRequest(message).otherAuths, undefined);
    assert.deepEqual(messageRequest({ ...message, otherTokens: ['old', 'older'] }).otherAuths, [
        `${ACCOUNT}:old`,
        `${ACCOUNT}:older`,
    ]);
});

test('a request says what the official package says', async () => {
    const messages: readonly Omit<OutgoingMessage, keyof typeof CREDENTIALS>[] = [
        { to: CUSTOMER, from: OURS, body: 'Hello & goodbye = 100% + ünï 👍🏽\nline' },
        { to: CUSTOMER, messagingServiceSid: SERVICE, body: 'a', statusCallback: 'https://a.example/x?y=1&z=%20' },
        { to: CUSTOMER, from: OURS, mediaUrls: ['https://a.example/1?t=a_b-c', 'https://a.example/2'] },
        { to: `whatsapp:${CUSTOMER}`, from: `whatsapp:${OURS}`, body: 'x', mediaUrls: ['https://a.example/1'] },
        { to: CUSTOMER, from: OURS, messagingServiceSid: SERVICE, body: ' spaces kept ' },
    ];
    for (const message of messages) {
        const official = await officialRequest(message);
        const ours = messageRequest({ ...CREDENTIALS, ...message });
        assert.equal(ours.url, official.uri);
        assert.deepEqual(sorted(pairsOf(ours.content)), sorted(official.pairs));
    }
});

test('credentials are in the authentication and nowhere else', () => {
    const request = messageRequest({ ...CREDENTIALS, to: CUSTOMER, from: OURS, body: 'x' });
    assert.equal(request.auth, `${ACCOUNT}:12345`);
    assert.deepEqual(request.headers, {
        'Content-Type': 'application/x-www-form-urlencoded',
        Accept: 'application/json',
    });
    assert.ok(![request.url, request.content, JSON.stringify(request.headers)].some((text) => text.includes('12345')));
});

test('regions and compatible providers are reached under their own address', () => {
    const urlAt = (apiUrl: string): string => messageRequest({ ...CREDENTIALS, apiUrl, to: CUSTOMER, body: 'x' }).url;
    const path = `/2010-04-01/Accounts/${ACCOUNT}/Messages.json`;
    assert.equal(urlAt('https://api.dublin.ie1.twilio.com/'), `https://api.dublin.ie1.twilio.com${path}`);
    assert.equal(urlAt('https://api.twilio.com//'), `https://api.twilio.com${path}`);
    assert.equal(urlAt('https://x.signalwire.com/api/laml'), `https://x.signalwire.com/api/laml${path}`);
});

test('any text reaches the form unchanged, and half a surrogate pair does not throw', () => {
    fc.assert(
        fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (body) => {
            const { content } = messageRequest({ ...CREDENTIALS, to: CUSTOMER, body });
            assert.equal(new URLSearchParams(content).get('Body'), body);
        }),
    );
    assert.match(messageRequest({ ...CREDENTIALS, to: CUSTOMER, body: 'a\ud83d' }).content, /Body=a%EF%BF%BD/);
});

test('a taken message is sent', () => {
    const body = { sid: 'SM1', status: 'accepted', error_code: null };
    assert.deepEqual(readAnswer({ statusCode: 201, body }), { kind: 'sent', sid: 'SM1' });
    assert.equal(readAnswer({ statusCode: 200, body: '{"sid":"SM1"}' }).kind, 'sent');
});

test('only what Twilio did not take and may take later is retried', () => {
    const rows: readonly (readonly [number, unknown, string])[] = [
        [429, { code: 20429 }, 'retry'],
        [429, null, 'retry'],
        [429, '<html>', 'retry'],
        [400, { code: 63018 }, 'retry'],
        [400, { code: 21611 }, 'retry'],
        [400, { code: 30001 }, 'retry'],
        [429, { code: 99999 }, 'retry'],
        [429, { code: 63038 }, 'refused'],
        [400, { code: 21610, message: 'opted out' }, 'refused'],
        [401, { code: 20003 }, 'refused'],
        [404, null, 'refused'],
        [300, null, 'refused'],
        [302, null, 'refused'],
        [300, { sid: 'SM1' }, 'refused'],
        [400, { code: '20429' }, 'refused'],
        [408, null, 'unknown'],
        [500, { code: 20500 }, 'unknown'],
        [502, '<html>bad gateway</html>', 'unknown'],
        [503, null, 'unknown'],
        [201, null, 'unknown'],
        [201, { sid: '' }, 'unknown'],
        [201, { sid: 1 }, 'unknown'],
        [199, { sid: 'SM1' }, 'unknown'],
        [200, '<html>captive portal</html>', 'unknown'],
        [0, null, 'unknown'],
        [Number.NaN, undefined, 'unknown'],
    ];
    for (const [statusCode, body, kind] of rows) {
        assert.equal(readAnswer({ statusCode, body }).kind, kind, JSON.stringify([statusCode, body]));
    }
});

test("a refusal carries Twilio's code", () => {
    assert.deepEqual(readAnswer({ statusCode: 400, body: '{"code":21610,"message":"Unsubscribed","status":400}' }), {
        kind: 'refused',
        code: 21610,
    });
    assert.deepEqual(readAnswer({ statusCode: 429, body: { code: 20429 } }), { kind: 'retry' });
    assert.deepEqual(readAnswer({ statusCode: 400, body: { code: 21611 } }), { kind: 'retry' });
});

test('any answer at all is read without throwing', () => {
    fc.assert(
        fc.property(fc.integer(), fc.anything(), (statusCode, body) => Boolean(readAnswer({ statusCode, body }))),
    );
});

test('a failure before there was a connection is told from one whose outcome is unknown', () => {
    const url = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json';
    const request =
        'request to https://AC1:token@api.twilio.com/2010-04-01/Accounts/AC1/Messages.json failed, reason: ';
    const neverConnected = [
        `${request}connect ECONNREFUSED 127.0.0.1:1`,
        `${request}getaddrinfo EAI_AGAIN api.twilio.com`,
        `${request}connect ETIMEDOUT 3.3.3.3:443`,
        `${request}connect EHOSTUNREACH 3.3.3.3:443`,
        'connect ENETUNREACH 2600::1:443 - Local (:::0)',
    ];
    const wrongHost = [
        `${request}getaddrinfo ENOTFOUND api.twilio.com`,
        `${request}unable to verify the first certificate`,
        `${request}certificate has expired`,
        `${request}self-signed certificate in certificate chain`,
        `${request}Hostname/IP does not match certificate's altnames: Host: api.twilio.com. is not in the cert's altnames`,
    ];
    const unknown = [
        'request to http://elsewhere.example/ failed, reason: getaddrinfo ENOTFOUND elsewhere.example',
        'request to http://elsewhere.example/ failed, reason: connect ECONNREFUSED 127.0.0.1:1',
        `request to https://api.twilio.com/?${url} failed, reason: connect ECONNREFUSED 127.0.0.1:1`,
        `${request}socket hang up`,
        `${request}read ECONNRESET`,
        `${request}read ETIMEDOUT`,
        `${request}write EPIPE`,
        'The user aborted a request.',
        'This operation was aborted',
        'network timeout at: https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json',
        'fetch failed',
        'Client network socket disconnected before secure TLS connection was established',
        '',
    ];
    assert.deepEqual(
        neverConnected.filter((message) => readFailure({ message, url }) !== 'refused-connection'),
        [],
    );
    assert.deepEqual(
        wrongHost.filter((message) => readFailure({ message, url }) !== 'wrong-host'),
        [],
    );
    const local = 'http://127.0.0.1:4010/2010-04-01/Accounts/AC1/Messages.json';
    const message = `request to ${local.replace('//', '//AC1:token@')} failed, reason: connect ECONNREFUSED`;
    assert.equal(readFailure({ message, url: local }), 'refused-connection');
    assert.deepEqual(
        unknown.filter((message) => readFailure({ message, url }) !== 'unknown'),
        [],
    );
});
