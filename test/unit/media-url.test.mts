import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MEDIA_PAUSES_MS } from '../../lib/model/timing.ts';
import { isRetryable, mediaSource } from '../../lib/twilio/media-url.ts';

const ACCOUNT = 'AC00000000000000000000000000000001';
const MESSAGE = 'MM0123456789abcdef0123456789abcdef';
const PATH = `/2010-04-01/Accounts/${ACCOUNT}/Messages/${MESSAGE}/Media/ME0123456789abcdef0123456789abcdef`;
const OWN = { apiUrl: 'https://api.twilio.com', accountSids: [ACCOUNT], sid: MESSAGE };

test('media of our own account at Twilio is fetched from there', () => {
    const url = `https://api.twilio.com${PATH}`;
    assert.deepEqual(mediaSource(url, OWN), { kind: 'twilio', url });
    assert.deepEqual(mediaSource(url, { ...OWN, apiUrl: 'https://api.twilio.com/' }), { kind: 'twilio', url });
    assert.deepEqual(mediaSource(url, { apiUrl: OWN.apiUrl, accountSids: ['ACother', ACCOUNT] }), {
        kind: 'twilio',
        url,
    });
});

test('the host may be written in any case and with its default port, and comes back normalised', () => {
    const expected = { kind: 'twilio', url: `https://api.twilio.com${PATH}` };
    assert.deepEqual(mediaSource(`HTTPS://API.Twilio.COM${PATH}`, OWN), expected);
    assert.deepEqual(mediaSource(`https://api.twilio.com:443${PATH}`, OWN), expected);
});

test('a configured host with a port of its own counts, and only with that port', () => {
    const own = { ...OWN, apiUrl: 'http://127.0.0.1:4010' };
    assert.equal(mediaSource(`http://127.0.0.1:4010${PATH}`, own).kind, 'twilio');
    assert.equal(mediaSource(`http://127.0.0.1:4011${PATH}`, own).kind, 'foreign');
    assert.equal(mediaSource(`https://api.twilio.com${PATH}`, own).kind, 'foreign');
});

test('a message is the same by its SM and its MM name', () => {
    const sid = MESSAGE.replace('MM', 'SM');
    assert.equal(mediaSource(`https://api.twilio.com${PATH}`, { ...OWN, sid }).kind, 'twilio');
});

const OTHER_ACCOUNT = PATH.replace(ACCOUNT, 'AC00000000000000000000000000000002');
const FOREIGN: ReadonlyArray<readonly [what: string, url: string]> = [
    ['plain http', `http://api.twilio.com${PATH}`],
    ['another host', `https://example.com${PATH}`],
    ['a host that only begins like ours', `https://api.twilio.com.example.com${PATH}`],
    ['a host that only ends like ours', `https://evilapi.twilio.com${PATH}`],
    ['a subdomain', `https://x.api.twilio.com${PATH}`],
    ['a trailing dot in the host', `https://api.twilio.com.${PATH}`],
    ['another port', `https://api.twilio.com:8443${PATH}`],
    ['a login', `https://user:secret@api.twilio.com${PATH}`],
    ['an empty login', `https://@api.twilio.com${PATH}`],
    ['our host as the login of another', `https://api.twilio.com@example.com${PATH}`],
    ['a backslash that some parsers read as a slash', `https://api.twilio.com\\@example.com${PATH}`],
    ['backslashes in the path', `https://api.twilio.com${PATH.replace('/Messages/', '\\Messages\\')}`],
    ['another account', `https://api.twilio.com${OTHER_ACCOUNT}`],
    ['another message', `https://api.twilio.com${PATH.replace('MM0', 'MM1')}`],
    [
        'traversal into another account',
        `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT}/../../..${OTHER_ACCOUNT}`,
    ],
    ['traversal that ends at our own media', `https://api.twilio.com/x/..${PATH}`],
    ['encoded traversal', `https://api.twilio.com/x/%2e%2e${PATH}`],
    ['an encoded slash', `https://api.twilio.com${PATH.replace('/Messages/', '%2FMessages/')}`],
    ['a doubled slash', `https://api.twilio.com/${PATH}`],
    ['another resource', `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT}/Messages.json`],
    ['metadata', `https://api.twilio.com${PATH}.json`],
    ['more path', `https://api.twilio.com${PATH}/more`],
    ['a query', `https://api.twilio.com${PATH}?x=1`],
    ['an empty query', `https://api.twilio.com${PATH}?`],
    ['a fragment', `https://api.twilio.com${PATH}#x`],
    ['a space in front', ` https://api.twilio.com${PATH}`],
    ['a line break inside', `https://api.twilio.com\n${PATH}`],
    ['a look-alike letter', `https://api.twіlio.com${PATH}`],
    ['a file', 'file:///etc/passwd'],
    ['a relative address', PATH],
    ['nothing', ''],
];

for (const [what, url] of FOREIGN) {
    test(`media behind ${what} is never fetched`, () => {
        assert.equal(mediaSource(url, OWN).kind, 'foreign');
    });
}

test('an unusable API address makes everything foreign', () => {
    assert.equal(mediaSource(`https://api.twilio.com${PATH}`, { ...OWN, apiUrl: '' }).kind, 'foreign');
});

test('only a failure that may pass is tried again, after one and after three seconds', () => {
    assert.deepEqual([404, 408, 429, 500, 502, 503, 504, 599].filter(isRetryable).length, 8);
    assert.deepEqual([200, 301, 307, 400, 401, 403, 405, 410, 413, 600, 0].filter(isRetryable), []);
    assert.deepEqual(MEDIA_PAUSES_MS, [1000, 3000]);
});
