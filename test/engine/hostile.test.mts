import assert from 'node:assert/strict';
import { after, before, mock, test } from 'node:test';
import { format } from 'node:util';
import { getExpectedTwilioSignature, type PostAnswer } from '../harness/signed-post.mts';
import { AUTH_TOKEN, startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import { ACCEPTED, INCOMING, text, textFields, textsOf, tracesIn } from './inbound.mts';

let workspace: TestWorkspace;
let runtime: number | undefined;

before(async () => {
    mock.method(console, 'error', (...said: unknown[]) => {
        if (!EXPECTED_ERROR.test(format(...said))) {
            process.stderr.write(`${format(...said)}\n`);
        }
    });
    workspace = await startWorkspace();
    runtime = workspace.engine.runtimePid(APP_ID);
});

after(() => workspace?.stop());

/** What Express and the engine say of bodies that they refuse themselves. */
const EXPECTED_ERROR =
    /^(SyntaxError|PayloadTooLargeError|BadRequestError|UnsupportedMediaTypeError|Error: (incorrect header|Too deep)|JsonRpcError)/;

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const BASE = textFields({ from: '+14017160001' });
const ENDPOINTS = [INCOMING, 'sms-incoming/other', 'sms-status/twilio'];

interface Hostile {
    readonly name: string;
    readonly type: string;
    readonly body: string | Buffer;
    /** What a signature is made over; what the server parses the body to, where anything. */
    readonly fields: Record<string, unknown>;
}

/**
 * JSON whose values no form could have. A JSON body with a key `__proto__` is missing: engine 1.62 itself stops reading
 * its pipe at that key (msgpack refuses it) and starts the app's process anew after four missed pings. No app sees it.
 */
const ODD_VALUES: ReadonlyArray<readonly [name: string, value: unknown]> = [
    ['an array', ['a', ['b']]],
    ['an array of objects', [{}]],
    ['an empty object', {}],
    ['an object', { toString: 'x', constructor: 'y' }],
    ['an object with a length', { length: 1e9 }],
    ['a nesting of 90', nested(90)],
];

const JSON_BODIES: readonly Hostile[] = ODD_VALUES.flatMap(([what, value]) =>
    ['From', 'To', 'Body', 'MessageSid', 'AccountSid', 'NumMedia', 'MediaUrl0', 'Latitude', 'Unheard'].map((field) =>
        json(`${field} is ${what}`, { ...BASE, [field]: value }),
    ),
);

const FORM_BODIES: readonly Hostile[] = [
    form('a field made an object by brackets', `${encoded(BASE)}&Body[a]=1`, { ...BASE, Body: {} }),
    form('brackets to the prototype', `${encoded(BASE)}&a[__proto__][polluted]=1`, BASE),
    form('brackets to the constructor', `${encoded(BASE)}&constructor[prototype][polluted]=1`, BASE),
    form('a thousand fields', many(1_000), {}),
    form('more fields than the server reads', many(1_001), {}),
    form('a thousand values of one field', Array(1_000).fill('Body=x').join('&'), { Body: ['x'] }),
    form('a nesting that the server refuses', `a${'[b]'.repeat(40)}=1`, {}),
    form('more than 100 kB', `Body=${'x'.repeat(102_400)}`, {}),
    form('just under 100 kB', `${encoded({ ...BASE, Body: '' })}&Body=${'x'.repeat(100_000)}`, {
        ...BASE,
        Body: 'x'.repeat(100_000),
    }),
    form('nothing', '', {}),
    form('only separators', '&&&===&', {}),
    { name: 'broken JSON', type: JSON_TYPE, body: '{"From":', fields: {} },
    { name: 'JSON null', type: JSON_TYPE, body: 'null', fields: {} },
    { name: 'a JSON text', type: JSON_TYPE, body: '"From"', fields: {} },
    { name: 'a JSON array', type: JSON_TYPE, body: '[["From","+1"]]', fields: {} },
    { name: 'a charset that nobody knows', type: `${FORM}; charset=klingon`, body: 'From=1', fields: {} },
    { name: 'a compression that it is not', type: FORM, body: 'From=1', fields: {} },
    json('a number beyond all', '{"From":1e400}'),
    form('control characters for a number', encoded({ ...BASE, From: '\u0000\u0007\u001b' }), {
        ...BASE,
        From: '\u0000\u0007\u001b',
    }),
];

test('nothing hostile gets more than a refusal, unsigned or signed, or leaves anything behind', async () => {
    const before = await tracesIn(workspace);
    for (const endpoint of ENDPOINTS) {
        for (const hostile of [...JSON_BODIES, ...FORM_BODIES]) {
            for (const isSigned of [false, true]) {
                const { status, body } = await post(endpoint, hostile, isSigned);
                const what = `${hostile.name}, ${isSigned ? 'signed' : 'unsigned'}, to ${endpoint}: ${status} ${body}`;
                assert.ok(status >= 400 && status < 500, what);
            }
        }
    }
    assert.deepEqual(await tracesIn(workspace), before);
    await aliveAndWell();
});

test('what the engine itself cannot read does not reach the app and does it no harm', async () => {
    const before = await tracesIn(workspace);
    // 100 levels are what the pipe to the app carries. The 500 is the engine's own.
    for (const deep of [
        json('a nesting of 150', { a: nested(150) }),
        json('a nesting of 20,000', nestedText(20_000)),
    ]) {
        const { status } = await post(INCOMING, deep, true);
        assert.ok(status >= 400, `${deep.name}: ${status}`);
    }
    assert.deepEqual(await tracesIn(workspace), before);
    await aliveAndWell();
});

/** Signed bodies that are strange and still texts: each must be shown, as something. */
const STRANGE_TEXTS: ReadonlyArray<readonly [name: string, more: Record<string, unknown>, shown: RegExp]> = [
    ['control characters', { Body: 'a\u0000b\u0007c\u001b[31md\r\ne' }, /^a.b.c.\[31md\s+e$/s],
    ['a lone surrogate', { Body: 'half \ud83d pair' }, /half .* pair/],
    ['text from right to left', { Body: '\u202eevil\u202c שלום' }, /שלום/],
    ['many marks on one letter', { Body: `Z${'\u0351'.repeat(5_000)}` }, /^Z/],
    ['names of the prototype', { toString: 'x', constructor: 'y', hasOwnProperty: 'z', Body: 'proto' }, /proto/],
    ['a number for a text', { Body: 12345 }, /12345/],
    ['a huge number', { Body: 1.7976931348623157e308 }, /1\.797/],
    ['true for a text', { Body: true }, /true/],
    ['null for a text', { Body: null, ProfileName: null, NumMedia: null }, /./],
    ['a NumMedia beyond reason', { Body: 'media', NumMedia: '99999999999999999999' }, /media/],
    ['a negative NumMedia', { Body: 'negative', NumMedia: '-1' }, /negative/],
    ['places that are none', { Body: 'nowhere', Latitude: 'NaN', Longitude: '1e999' }, /nowhere/],
    ['a sid that is none', { Body: 'sid', MessageSid: '../../etc/passwd', SmsSid: '', SmsMessageSid: '$ne' }, /sid/],
    ['operators of the database', { Body: '{"$gt":""}', ProfileName: '$where', FromCity: '{"$ne":1}' }, /\$gt/],
    ['markup', { Body: '<img src=x onerror=alert(1)>', ProfileName: '<b>Eve</b>' }, /onerror/],
    ['60 kB of text', { Body: 'long '.repeat(12_000) }, /long/],
    ['a name of 60 kB', { Body: 'named', ProfileName: 'n'.repeat(60_000) }, /named/],
    ['99 kB of text', { Body: 'longer '.repeat(14_000) }, /longer/],
    ['a field whose name has 50 kB', { Body: 'names', ['n'.repeat(50_000)]: '1' }, /names/],
    ['thousands of unknown fields', { Body: 'fields', ...Object.fromEntries(unheard(3_500)) }, /fields/],
];

test('a strange text that Twilio signed is shown all the same', async () => {
    for (const [index, [name, more, shown]] of STRANGE_TEXTS.entries()) {
        const from = `+1401716${String(100 + index).padStart(4, '0')}`;
        const answer = await post(INCOMING, json(name, { ...textFields({ from }), ...more }), true);
        assert.deepEqual(answer, ACCEPTED, name);
        const texts = await textsOf(workspace, from);
        assert.equal(texts.length >= 1, true, name);
        assert.match(texts.join('\n'), shown, name);
    }
    await aliveAndWell();
});

test('a form in invalid UTF-8 is refused or shown, never a 500', async () => {
    const bytes = Buffer.concat([Buffer.from(`${encoded(BASE)}&Extra=`), Buffer.from([0xff, 0xfe, 0xc3, 0x28])]);
    const raw = await post(INCOMING, { name: 'bytes', type: FORM, body: bytes, fields: BASE }, true);
    assert.equal(raw.status, 403);
    // What is not UTF-8 when percent-decoded stays as it is written, and is signed as the server reads it.
    const from = '+14017160900';
    const { Body: _, ...rest } = textFields({ from });
    const fields = { ...rest, Body: '%FF%FE%C3%28' };
    const escaped = form('escapes', `${encoded(rest)}&Body=%FF%FE%C3%28`, fields);
    assert.deepEqual(await post(INCOMING, escaped, true), ACCEPTED);
    assert.deepEqual(await textsOf(workspace, from), ['%FF%FE%C3%28']);
    await aliveAndWell();
});

test('hostile queries and headers change nothing', async () => {
    const queries = ['__proto__[x]=1', 'department[a]=1', 'department=a&department=b', 'constructor=1', '%', 'a=%FF'];
    for (const query of [...queries, `department=${'x'.repeat(8_000)}`, 'access_token=1', '&&=']) {
        const { status } = await workspace.post(INCOMING, BASE, { query, sign: 'guess' });
        assert.equal(status, 403, query);
    }
    for (const value of ['x'.repeat(8_000), '=', 'a, b', '\u0000'.length === 1 ? '%00' : '']) {
        const headers = {
            'x-twilio-signature': value,
            'x-forwarded-host': 'evil.example',
            'x-http-method-override': 'GET',
        };
        assert.equal((await workspace.post(INCOMING, BASE, { headers })).status, 403, value.slice(0, 20));
    }
    await aliveAndWell();
});

test('a media token that is none is not found, whatever it is', async () => {
    for (const query of ['', 'token=', 'token=x', 'token[a]=1', 'token=a&token=b', `token=${'A'.repeat(8_000)}`]) {
        const answer = await workspace.post('sms-media', {}, { method: 'GET', query });
        assert.deepEqual([answer.status, answer.body], [404, ''], query.slice(0, 20));
    }
    await aliveAndWell();
});

let checks = 0;

/** The same process goes on, and takes the next text. */
async function aliveAndWell(): Promise<void> {
    assert.equal(workspace.engine.runtimePid(APP_ID), runtime);
    checks += 1;
    const from = `+1401716${String(5_000 + checks)}`;
    assert.deepEqual(await text(workspace, { from, body: 'Still there?' }), ACCEPTED);
    assert.deepEqual(await textsOf(workspace, from), ['Still there?']);
    assert.equal(Reflect.get({}, 'polluted'), undefined);
}

async function post(endpoint: string, hostile: Hostile, isSigned: boolean): Promise<PostAnswer> {
    const url = workspace.appUrl(endpoint);
    const response = await fetch(url, {
        method: 'POST',
        headers: {
            'content-type': hostile.type,
            ...(hostile.name.includes('compression') && { 'content-encoding': 'gzip' }),
            ...(isSigned && { 'x-twilio-signature': signatureOver(url, hostile.fields) }),
        },
        body: typeof hostile.body === 'string' ? hostile.body : new Uint8Array(hostile.body),
    });
    return { status: response.status, type: response.headers.get('content-type') ?? '', body: await response.text() };
}

/** As the official package signs; null is the empty text to the app, and objects, which nobody signs, are a word. */
function signatureOver(url: string, fields: Record<string, unknown>): string {
    const signable = Object.entries(fields).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.map(signed) : signed(value),
    ]);
    return getExpectedTwilioSignature(AUTH_TOKEN, url, Object.fromEntries(signable));
}

function signed(value: unknown): unknown {
    return typeof value === 'object' && value !== null ? '[object Object]' : (value ?? '');
}

function json(name: string, content: string | Record<string, unknown>): Hostile {
    const body = typeof content === 'string' ? content : JSON.stringify(content);
    return { name, type: JSON_TYPE, body, fields: typeof content === 'string' ? {} : content };
}

function form(name: string, body: string, fields: Record<string, unknown>): Hostile {
    return { name, type: FORM, body, fields };
}

function encoded(fields: Record<string, string>): string {
    return new URLSearchParams(fields).toString();
}

function many(count: number): string {
    return encoded(Object.fromEntries(unheard(count)));
}

function unheard(count: number): Array<[string, string]> {
    return Array.from({ length: count }, (_, index) => [`Unheard${index}`, `${index}`]);
}

function nested(levels: number): unknown {
    return JSON.parse(nestedText(levels, ''));
}

function nestedText(levels: number, name = '{"a":'): string {
    return name + '['.repeat(levels) + ']'.repeat(levels) + (name === '' ? '' : '}');
}
