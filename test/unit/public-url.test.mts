import assert from 'node:assert/strict';
import { parse } from 'node:querystring';
import { test } from 'node:test';
import fc from 'fast-check';
import qs from 'qs';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { parsePublicAddress } from '../../lib/model/public-address.ts';
import { candidateUrls } from '../../lib/twilio/public-url.ts';
import { ordersOf } from '../../lib/twilio/query-pairs.ts';
import { signatureMatches } from '../../lib/twilio/signature.ts';
import { anyCharacter } from '../harness/any-character.mts';
import { anyUrl } from '../harness/any-url.mts';

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

for (const query of [
    'dep%61rtment=S%61les',
    'department=A%2fB%3AC%2fD',
    '&&&department=Sales&&',
    'department=Sales Team+of us%20all',
]) {
    test(`a query that stands at Twilio as ${query} verifies where it is pasted so, and only as what it says`, () => {
        const pasted = `https://chat.example.com${PATH}?${query}#rc=3`;
        const received = { ...parse(query) };
        assert.ok(urlsFor(pasted, received).includes(`https://chat.example.com${PATH}?${query}`));
        assert.ok(!urlsFor('https://chat.example.com', received).includes(`https://chat.example.com${PATH}?${query}`));
        for (const other of [{ department: 'Support' }, { ...received, more: '' }, {}]) {
            assert.ok(!urlsFor(pasted, other).some((url) => url.includes(query)));
        }
    });
}

const USELESS = ['', ' ', 'https://', 'http:///x', 'not a url', 'ftp://chat.example.com', 'javascript:alert(1)'];

for (const pasted of [
    ...USELESS,
    'https://chat.example.com:99999',
    'https://exa mple.com',
    'https://a\\b.com',
    'https://chat.example.com?a=1\nhttps://other.example.com',
    'https://chat.example.com#a b',
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
    assert.equal(first, `https://chat.example.com${PATH}?a%5Bb%5D=1&e=x&e%5B1%5D%5Bf%5D=y&g=z`);
});

test('the orders are all of up to five things, those with one moved of up to ten, and the given one of more', () => {
    assert.deepEqual(
        [1, 3, 5, 6, 10, 11].map((count) => ordersOf(count).length),
        [1, 6, 120, 37, 101, 1],
    );
    assert.deepEqual(ordersOf(11), [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
});

test('there are at most 772 candidates, all different, whatever the input, and few without a query', () => {
    const text = fc.oneof(fc.string({ unit: anyCharacter }), fc.constantFrom('', 'a b c d e f g', "'!~*", '%', 'ü'));
    const query = fc.dictionary(text, fc.oneof(text, fc.array(text)), { maxKeys: 8 });
    const pasted = fc.oneof(anyUrl(), fc.string(), fc.constant("https://Chat.Example.com/it's"));
    fc.assert(
        fc.property(pasted, query, (base, parsed) => {
            const urls = urlsFor(base, parsed);
            assert.ok(urls.length <= 772);
            assert.equal(new Set(urls).size, urls.length);
        }),
    );
    assert.equal(urlsFor('https://Chat.Example.com').length, 4);
    assert.ok(urlsFor('https://Chat.Example.com', parse(`a=${'x y'.repeat(4_000)}`)).length <= 48);
});

/** Spellings that a proxy, a person or a parser leaves, each as it may have been signed. */
const SPELLED = [
    'b=2&a=1',
    'd=4&c=3&b=2&a=1',
    '10=x&2=y&a=z',
    'a=1&b=2&a=3',
    'a=1&a=2&a=1',
    'department=Caf%c3%a9',
    'department=Caf%C3%A9+au%20lait',
    'department=Café au lait'.replace(/ /g, '%20'),
    'department=Café&x=%2Fpath%3Fq',
    'department=Café&x=%2fpath%3fq',
    'department=a+b%20c+d%20e',
    'flag&department=Sales',
    'department=Sales&flag&other=',
    'flag=&other',
    'tags[]=a&tags[]=b',
    'tags%5B%5D=a&tags%5B%5D=b',
    'tags[0]=a&tags[1]=b',
    'a[b]=c&a[d]=e',
    'a%5bb%5d=c',
    'department=Ada%27s+team%21&x=%2fpath%3fq',
    'url=https://example.com/?x=1&y=a=b',
    'department=a"b<c>d|e',
    'department=100%',
    'department=%E9t%E9',
    'department=%F0%9F%91%8B+%f0%9f%91%8b'.replace('%f0%9f%91%8b', '%F0%9F%91%8B'),
    'q=~*()',
    'q=%7E%2A%28%29',
] as const;

for (const sent of SPELLED) {
    test(`a query written as ${sent} verifies as the server reads it`, () => {
        assert.ok(verifies(sent), JSON.stringify(qs.parse(sent, { allowPrototypes: true })));
        assert.equal(verifies(sent, `${sent}x`), false);
        assert.equal(verifies(sent, ''), false);
    });
}

/** Whether a webhook that was signed over this query is found genuine by what Express makes of what was sent. */
function verifies(sent: string, signed = sent): boolean {
    const fields = [['Body', 'hi']] as const;
    const url = `https://chat.example.com${PATH}${signed === '' ? '' : `?${signed}`}`;
    const signature = getExpectedTwilioSignature('12345', url, Object.fromEntries(fields));
    const query: Readonly<Record<string, unknown>> = { ...qs.parse(sent, { allowPrototypes: true }) };
    const urls = urlsFor('https://chat.example.com', query);
    return signatureMatches({ authTokens: ['12345'], urls, fields, signature });
}

test('a query of a few names in any order, encoding and mix of spaces verifies, by the official package’s signature', () => {
    const word = fc.string({
        unit: fc.constantFrom('a', 'Z', '7', '-', ' ', 'é', '你', '👍', '/', "'", '!', ':'),
        maxLength: 5,
    });
    const pairs = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{1,6}$/), word), {
        minLength: 1,
        maxLength: 2,
        selector: ([name]) => name,
    });
    const encode = fc.constantFrom(
        encodeURIComponent,
        (text: string) => encodeURIComponent(text).replace(/%../g, (hex) => hex.toLowerCase()),
        (text: string) => new URLSearchParams({ x: text }).toString().slice(2).replace(/\+/g, '%20'),
        (text: string) => encodeURI(text),
        (text: string) => text.replace(/ /g, '%20'),
    );
    fc.assert(
        fc.property(
            pairs,
            encode,
            fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
            fc.boolean(),
            (all, encodeOne, plus, isSorted) => {
                let spaces = 0;
                const written = all.map(([name, value]) => `${name}=${encodeOne(value)}`).join('&');
                const sent = written.replace(/%20/g, (space) => (plus[spaces++ % 4] ? '+' : space));
                const received = isSorted ? sent.split('&').sort().join('&') : sent;
                if (spaces <= 2) {
                    assert.ok(verifies(received, sent), sent);
                }
            },
        ),
        { numRuns: 150 },
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
