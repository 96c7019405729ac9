import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseApiAddress, parsePublicAddress, publicUrl } from '../../lib/model/public-address.ts';
import { anyUrl } from '../harness/any-url.mts';

const APP = '/api/apps/public/d629f886-b933-4da2-9570-5c1cfeb8cd12';
const MESSAGES = '/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages.json';

/** What an admin pastes as the address of the workspace, and the workspace's root. */
const PASTED: ReadonlyArray<readonly [pasted: string, root: string]> = [
    ['https://chat.example.com', 'https://chat.example.com'],
    ['https://chat.example.com/', 'https://chat.example.com'],
    ['https://chat.example.com//', 'https://chat.example.com'],
    [' https://chat.example.com\n', 'https://chat.example.com'],
    ['HTTPS://Chat.Example.com', 'https://chat.example.com'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['https://ada:secret@chat.example.com', 'https://chat.example.com'],
    ['https://ada:p@ss@chat.example.com', 'https://chat.example.com'],
    ['chat.example.com', 'https://chat.example.com'],
    ['chat.example.com:8443', 'https://chat.example.com:8443'],
    ['chat.example.com/chat/', 'https://chat.example.com/chat'],
    ['http://localhost:3000/', 'http://localhost:3000'],
    ['https://[::1]:8443', 'https://[::1]:8443'],
    ['https://chat.example.com:443', 'https://chat.example.com:443'],
    ['https://chat.example.com/?a=b', 'https://chat.example.com'],
    ['https://chat.example.com/#rc=2&rp=all', 'https://chat.example.com'],
    ['https://chat.example.com/chat?a=b#rc=3', 'https://chat.example.com/chat'],
    [`https://chat.example.com/chat${APP}/sms-incoming/twilio?department=x#rc=3`, 'https://chat.example.com/chat'],
    [`https://chat.example.com${APP}/sms-incoming/twilio#rc=3&rp=4xx,5xx,ct,rt`, 'https://chat.example.com'],
    [`https://chat.example.com${APP}/sms-status/twilio`, 'https://chat.example.com'],
    [`https://chat.example.com${APP}/`, 'https://chat.example.com'],
    [`chat.example.com${APP}/sms-incoming/twilio`, 'https://chat.example.com'],
    ['https://chat.example.com/api/apps/public', 'https://chat.example.com'],
    ['https://chat.example.com/api/apps/private/x/y', 'https://chat.example.com'],
    ['https://chat.example.com/api/appspublic', 'https://chat.example.com/api/appspublic'],
    ['https://chat.example.com/api/apps/publicity', 'https://chat.example.com/api/apps/publicity'],
];

for (const [pasted, root] of PASTED) {
    test(`the workspace at ${JSON.stringify(pasted)} has its endpoints below ${root}`, () => {
        const address = parsePublicAddress(pasted);
        assert.equal(address && publicUrl(address, `${APP}/x`), `${root}${APP}/x`);
    });
}

/** What an admin pastes where a proxy maps a path of its own to the app's, and what stands for `/api/apps/public/…`. */
const MAPPED: ReadonlyArray<readonly [pasted: string, root: string]> = [
    ['https://hooks.example.com/*', 'https://hooks.example.com'],
    ['https://hooks.example.com/twilio/*', 'https://hooks.example.com/twilio'],
    ['hooks.example.com:8443/twilio/*/', 'https://hooks.example.com:8443/twilio'],
    ['https://hooks.example.com/twilio///*', 'https://hooks.example.com/twilio'],
    ['https://hooks.example.com/our//twilio/*', 'https://hooks.example.com/our//twilio'],
    ['https://hooks.example.com/twilio/*?a=b#rc=3', 'https://hooks.example.com/twilio'],
    ['https://hooks.example.com/twilio/sms-incoming/twilio', 'https://hooks.example.com/twilio'],
    ['https://hooks.example.com/sms-incoming/twilio?department=x#rc=3&rp=ct,rt,5xx', 'https://hooks.example.com'],
    ['https://hooks.example.com/a/b/sms-status/twilio/', 'https://hooks.example.com/a/b'],
];

for (const [pasted, root] of MAPPED) {
    test(`where a proxy maps ${pasted} the endpoints are below ${root}`, () => {
        const address = parsePublicAddress(pasted);
        for (const path of ['/sms-incoming/twilio', '/sms-status/twilio?message=1', '/sms-media?token=x']) {
            assert.equal(address && publicUrl(address, `${APP}${path}`), `${root}${path}`);
        }
    });
}

test('a star or our name within a path is a part of it, and a path of the workspace stays in front', () => {
    for (const path of ['/chat', '/*/chat', '/sms-incoming/twilio/chat', '/sms-incoming', '/twilio*']) {
        const address = parsePublicAddress(`https://chat.example.com${path}`);
        assert.equal(address && publicUrl(address, `${APP}/x`), `https://chat.example.com${path}${APP}/x`);
    }
});

const USELESS = [
    '',
    ' ',
    '#',
    'https://',
    'https://?a=b',
    'not a url',
    'https://exa mple.com',
    'https://chat.example.com:99999',
    'ftp://chat.example.com',
    'javascript:alert(1)',
];

for (const pasted of [...USELESS, '/x', 'https:///x', 'https://a\\b.com']) {
    test(`${JSON.stringify(pasted)} is no address of a workspace`, () => {
        assert.equal(parsePublicAddress(pasted), undefined);
    });
}

test('an address is shown as it was written and called as a browser writes it', () => {
    const address = parsePublicAddress('https://Chat.Example.com/Chat');
    assert.deepEqual(address, {
        scheme: 'https:',
        hosts: ['Chat.Example.com', 'chat.example.com'],
        port: '',
        path: '/Chat',
    });
});

/** What an admin pastes as the address of Twilio's API, and what requests begin with. */
const API: ReadonlyArray<readonly [pasted: string, base: string]> = [
    ['https://api.twilio.com', 'https://api.twilio.com'],
    ['https://api.twilio.com/', 'https://api.twilio.com'],
    ['https://api.twilio.com//', 'https://api.twilio.com'],
    ['\thttps://api.twilio.com ', 'https://api.twilio.com'],
    ['HTTPS://API.Twilio.com', 'https://api.twilio.com'],
    ['https://api.twilio.com:443', 'https://api.twilio.com'],
    ['api.twilio.com', 'https://api.twilio.com'],
    ['api.dublin.ie1.twilio.com', 'https://api.dublin.ie1.twilio.com'],
    ['127.0.0.1:4010', 'https://127.0.0.1:4010'],
    ['http://127.0.0.1:4010/', 'http://127.0.0.1:4010'],
    ['https://api.twilio.com/2010-04-01', 'https://api.twilio.com'],
    ['https://api.twilio.com/2010-04-01/', 'https://api.twilio.com'],
    [`https://api.twilio.com${MESSAGES}`, 'https://api.twilio.com'],
    [`api.twilio.com${MESSAGES}?PageSize=20#x`, 'https://api.twilio.com'],
    ['https://api.twilio.com?x=1#y', 'https://api.twilio.com'],
    ['https://AC1:secret@api.twilio.com', 'https://api.twilio.com'],
    ['https://space.signalwire.com/api/laml', 'https://space.signalwire.com/api/laml'],
    ['https://space.signalwire.com/api/laml/', 'https://space.signalwire.com/api/laml'],
    [`space.signalwire.com/api/laml${MESSAGES}`, 'https://space.signalwire.com/api/laml'],
];

for (const [pasted, base] of API) {
    test(`the API at ${JSON.stringify(pasted)} is asked at ${base}`, () => {
        assert.equal(parseApiAddress(pasted), base);
    });
}

for (const pasted of [...USELESS, 'file:///etc/passwd', 'https://api twilio.com']) {
    test(`${JSON.stringify(pasted)} is no address of an API`, () => {
        assert.equal(parseApiAddress(pasted), undefined);
    });
}

test('whatever is pasted, what comes of it is an address without a slash at the end, and means the same when pasted again', () => {
    const pasted = fc.oneof(anyUrl({ hasQuery: true, hasFragment: true }), fc.string());
    fc.assert(
        fc.property(pasted, (text) => {
            const address = parsePublicAddress(text);
            const root = address && publicUrl(address, '');
            const base = parseApiAddress(text);
            assert.ok(root === undefined || (URL.canParse(root) && !root.endsWith('/')), root);
            assert.ok(base === undefined || (URL.canParse(base) && !base.endsWith('/')), base);
            const again = root === undefined ? undefined : parsePublicAddress(root);
            assert.equal(again && publicUrl(again, ''), root);
            assert.equal(base && parseApiAddress(base), base);
        }),
    );
});
