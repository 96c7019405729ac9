import assert from 'node:assert/strict';
import { parse } from 'node:querystring';
import { test } from 'node:test';
import fc from 'fast-check';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { candidateUrls } from '../../lib/twilio/public-url.ts';
import { signatureMatches } from '../../lib/twilio/signature.ts';

const PATH = '/api/apps/public/d629f886-b933-4da2-9570-5c1cfeb8cd12/sms-incoming/twilio';

const BASES: ReadonlyArray<readonly [publicUrl: string, first: string, second?: string]> = [
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

for (const [publicUrl, ...origins] of BASES) {
    test(`${JSON.stringify(publicUrl)} expects Twilio to call ${origins[0]}`, () => {
        const expected = origins.map((origin) => origin + PATH);
        assert.deepEqual(candidateUrls({ publicUrl, path: PATH, query: {} }), expected);
    });
}

test('a host is tried as written, then as a browser writes it', () => {
    assert.deepEqual(candidateUrls({ publicUrl: 'https://Chat.Example.com:8443', path: PATH, query: {} }), [
        `https://Chat.Example.com:8443${PATH}`,
        `https://chat.example.com:8443${PATH}`,
    ]);
    const international = candidateUrls({ publicUrl: 'bücher.example', path: PATH, query: {} });
    assert.ok(international.includes(`https://xn--bcher-kva.example${PATH}`));
});

test('a public URL that already names the endpoint is taken as it is', () => {
    const publicUrl = `https://chat.example.com${PATH}`;
    assert.equal(candidateUrls({ publicUrl, path: PATH, query: {} })[0], publicUrl);
});

const USELESS = ['', ' ', 'https://', 'http:///x', 'not a url', 'ftp://chat.example.com', 'javascript:alert(1)'];

for (const publicUrl of [
    ...USELESS,
    'https://chat.example.com:99999',
    'https://exa mple.com',
    'https://a\\b.com',
    '/x',
    '#',
]) {
    test(`${JSON.stringify(publicUrl)} is no public URL`, () => {
        assert.deepEqual(candidateUrls({ publicUrl, path: PATH, query: {} }), []);
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
        const urls = candidateUrls({ publicUrl: 'https://chat.example.com', path: PATH, query: parse(sent) });
        assert.ok(urls.includes(`https://chat.example.com${PATH}?${sent}`), urls.join('\n'));
        assert.ok(urls.includes(`https://chat.example.com:443${PATH}?${sent}`), urls.join('\n'));
    });
}

test('the first candidate spells spaces as %20', () => {
    const query = { department: 'Support Team' };
    const [first] = candidateUrls({ publicUrl: 'https://chat.example.com', path: PATH, query });
    assert.equal(first, `https://chat.example.com${PATH}?department=Support%20Team`);
});

test('what is not a text in a query is left out, and half a character does not throw', () => {
    const query = { a: { b: '1' }, c: undefined, d: 4, e: ['x', { f: 'y' }], g: 'z\ud800' };
    const [first] = candidateUrls({ publicUrl: 'https://chat.example.com', path: PATH, query });
    assert.equal(first, `https://chat.example.com${PATH}?e=x&g=z`);
});

test('there are at most 12 candidates, all different, whatever the input', () => {
    const query = fc.dictionary(fc.string({ unit: 'binary' }), fc.oneof(fc.string(), fc.array(fc.string())));
    const publicUrl = fc.oneof(fc.webUrl(), fc.string(), fc.constant("https://Chat.Example.com/it's"));
    fc.assert(
        fc.property(publicUrl, query, (base, parsed) => {
            const urls = candidateUrls({ publicUrl: base, path: PATH, query: parsed });
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
    const urls = candidateUrls({ publicUrl: 'chat.example.com/', path: PATH, query });
    assert.equal(signatureMatches({ authTokens: ['12345'], urls, fields, signature }), true);
});
