import assert from 'node:assert/strict';
import { parse } from 'node:querystring';
import { test } from 'node:test';
import fc from 'fast-check';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { parsePublicAddress } from '../../lib/model/public-address.ts';
import { candidateUrls } from '../../lib/twilio/public-url.ts';
import { signatureMatches } from '../../lib/twilio/signature.ts';

const PATH = '/api/apps/public/d629f886-b933-4da2-9570-5c1cfeb8cd12/sms-incoming/twilio';

/** The URLs that Twilio may have called, where an admin pasted this as the workspace's address. */
function urlsFor(pasted: string, query: Readonly<Record<string, unknown>> = {}): readonly string[] {
    return candidateUrls({ publicAddress: parsePublicAddress(pasted), path: PATH, query });
}

const BASES: ReadonlyArray<readonly [pasted: string, first: string, second?: string]> = [
    ['https://chat.example.com', 'https://chat.example.com', 'https://chat.example.com:443'],
    ['https://chat.example.com/', 'https://chat.example.com', 'https://chat.example.com:443'],
    ['https://chat.example.com//', 'https://chat.example.com', 'https://chat.example.com:443'],
    [' https://chat.example.com\n', 'https://chat.example.com', 'https://chat.example.com:443'],
    ['chat.example.com', 'https://chat.example.com', 'https://chat.example.com:443'],
    ['chat.example.com:8443', 'https://chat.example.com:8443'],
    ['http://chat.example.com', 'http://chat.example.com', 'http://chat.example.com:80'],
    ['https://chat.example.com:443', 'https://chat.example.com:443', 'https://chat.example.com'],
    ['https://chat.example.com:80', 'https://chat.example.com:80'],
    ['http://localhost:3000/', 'http://localhost:3000'],
    ['https://example.com/chat', 'https://example.com/chat', 'https://example.com:443/chat'],
    ['https://example.com/chat/', 'https://example.com/chat', 'https://example.com:443/chat'],
    ['https://ada:secret@chat.example.com', 'https://chat.example.com', 'https://chat.example.com:443'],
    ['https://chat.example.com/#rc=2&rp=all', 'https://chat.example.com', 'https://chat.example.com:443'],
    ['https://chat.example.com/?a=b', 'https://chat.example.com', 'https://chat.example.com:443'],
    ['HTTPS://chat.example.com', 'https://chat.example.com', 'https://chat.example.com:443'],
    ['https://[::1]:8443', 'https://[::1]:8443'],
    ['https://[::1]', 'https://[::1]', 'https://[::1]:443'],
];

for (const [pasted, ...origins] of BASES) {
    test(`${JSON.stringify(pasted)} expects Twilio to call ${origins[0]}`, () => {
        const expected = origins.map((origin) => origin + PATH);
        assert.deepEqual(urlsFor(pasted), expected);
    });
}

test('a host is tried as written, then as a browser writes it', () => {
    assert.deepEqual(urlsFor('https://Chat.Example.com:8443'), [
        `https://Chat.Example.com:8443${PATH}`,
        `https://chat.example.com:8443${PATH}`,
    ]);
    const international = urlsFor('bücher.example');
    assert.ok(international.includes(`https://xn--bcher-kva.example${PATH}`));
});

test('a public URL that already names the endpoint is taken as it is', () => {
    const pasted = `https://chat.example.com${PATH}`;
    assert.equal(urlsFor(pasted)[0], pasted);
});

test('a public URL that names the endpoint with a query and a fragment expects the query that was received', () => {
    const pasted = `https://chat.example.com/chat${PATH}?department=Sales#rc=3&rp=4xx,5xx,ct,rt`;
    assert.equal(
        urlsFor(pasted, { department: 'Support' })[0],
        `https://chat.example.com/chat${PATH}?department=Support`,
    );
});

const USELESS = ['', ' ', 'https://', 'http:///x', 'not a url', 'ftp://chat.example.com', 'javascript:alert(1)'];

for (const pasted of [
    ...USELESS,
    'https://chat.example.com:99999',
    'https://exa mple.com',
    'https://a\\b.com',
    '/x',
    '#',
]) {
    test(`${JSON.stringify(pasted)} is no public URL`, () => {
        assert.deepEqual(urlsFor(pasted), []);
    });
}

const QUERIES: ReadonlyArray<readonly [sent: string, what: string]> = [
    ['department=Sales', 'a plain value'],
    ['department=Support%20Team&x=a%2Bb&empty=', 'a space as %20 and an empty value'],
    ['department=Support+Team&x=a%2Bb', 'a space as +'],
    ['department=Sales%26Co%3D1', 'an encoded separator'],
    ['department=d%C3%A9partement', 'an encoded letter'],
    ["department=Ada's", 'a raw apostrophe'],
    ['department=Ada%27s+team', 'an apostrophe encoded as forms do'],
    ['department=Ada%27s%20team%21', 'an apostrophe encoded strictly'],
    ['to=ada@example.com&at=12:30/1,2;3?$', 'punctuation typed by hand'],
    ['debug&department=Sales', 'a name without a value'],
    ['tag=a&tag=b', 'a repeated name'],
    ['z=1&a=2&m=3', 'an order that is not alphabetical'],
];

for (const [sent, what] of QUERIES) {
    test(`a query with ${what} is among the candidates, with and without the port`, () => {
        const urls = urlsFor('https://chat.example.com', parse(sent));
        assert.ok(urls.includes(`https://chat.example.com${PATH}?${sent}`), urls.join('\n'));
        assert.ok(urls.includes(`https://chat.example.com:443${PATH}?${sent}`), urls.join('\n'));
    });
}

test('the first candidate spells spaces as %20', () => {
    const query = { department: 'Support Team' };
    const [first] = urlsFor('https://chat.example.com', query);
    assert.equal(first, `https://chat.example.com${PATH}?department=Support%20Team`);
});

test('what is not a text in a query is left out, and half a character does not throw', () => {
    const query = { a: { b: '1' }, c: undefined, d: 4, e: ['x', { f: 'y' }], g: 'z\ud800' };
    const [first] = urlsFor('https://chat.example.com', query);
    assert.equal(first, `https://chat.example.com${PATH}?e=x&g=z`);
});

test('there are at most 12 candidates, all different, whatever the input', () => {
    const query = fc.dictionary(fc.string({ unit: 'binary' }), fc.oneof(fc.string(), fc.array(fc.string())));
    const pasted = fc.oneof(fc.webUrl(), fc.string(), fc.constant("https://Chat.Example.com/it's"));
    fc.assert(
        fc.property(pasted, query, (base, parsed) => {
            const urls = urlsFor(base, parsed);
            assert.ok(urls.length <= 12);
            assert.equal(new Set(urls).size, urls.length);
        }),
    );
});

test('a signature over the URL as configured in Twilio matches one of the candidates', () => {
    const fields = [['Body', 'hi']] as const;
    const configured = `https://chat.example.com:443${PATH}?department=Support+Team`;
    const signature = getExpectedTwilioSignature('12345', configured, Object.fromEntries(fields));
    const query = { department: 'Support Team' };
    const urls = urlsFor('chat.example.com/', query);
    assert.equal(signatureMatches({ authTokens: ['12345'], urls, fields, signature }), true);
});
