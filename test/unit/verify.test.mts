import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { type Account, type Accounts, hasTokens } from '../../lib/model/accounts.ts';
import { parsePublicAddress } from '../../lib/model/public-address.ts';
import { stringToSign } from '../../lib/twilio/signature.ts';
import { type SignedWebhook, verifyWebhook } from '../../lib/twilio/verify.ts';
import { fieldsOf } from '../twilio/webhook-body.mts';

const MAIN = `AC${'0'.repeat(31)}1`;
const SUB = `AC${'0'.repeat(31)}2`;
const ACCOUNTS: Accounts = {
    main: { sid: MAIN, authTokens: ['primary', 'secondary'] },
    subaccounts: new Map([[SUB, { sid: SUB, authTokens: ['sub'] }]]),
};
const PATH = '/api/apps/public/app/sms-incoming/twilio';
const ORIGIN = 'https://chat.example.com';
const publicAddress = parsePublicAddress(ORIGIN);

/** Our accounts, with something else about the main one. */
function withMain(main: Partial<Account>): Accounts {
    return { ...ACCOUNTS, main: { ...ACCOUNTS.main, ...main } };
}

interface Case {
    readonly token?: string;
    readonly account?: string | undefined;
    readonly signedUrl?: string;
    readonly query?: Readonly<Record<string, unknown>>;
}

/** A webhook signed by the official package. */
function signed({ token = 'primary', account = MAIN, signedUrl = ORIGIN + PATH, query = {} }: Case): SignedWebhook {
    const params = { From: '+14017122661', Body: 'Grüße & 👍', ...(account === 'none' ? {} : { AccountSid: account }) };
    const signature = getExpectedTwilioSignature(token, signedUrl, params);
    return { publicAddress, path: PATH, query, fields: fieldsOf(params), signature };
}

const SPELLINGS: ReadonlyArray<readonly [spelling: string, query: Readonly<Record<string, unknown>>]> = [
    ['department=First Level', { department: 'First Level' }],
    ['department=West%2DEnd', { department: 'West-End' }],
    ['department=Sales&', { department: 'Sales' }],
    ['&department=Sales', { department: 'Sales' }],
    ['department=Sales&&x=1', { department: 'Sales', x: '1' }],
    ['department&x=1', { department: '', x: '1' }],
    ['department=Gr%c3%bc%c3%9fe', { department: 'Grüße' }],
    ['department=Grüße', { department: 'Grüße' }],
    ['department=A%20B+C', { department: 'A B C' }],
];

const GENUINE: ReadonlyArray<readonly [what: string, webhook: Case]> = [
    ['the primary token', {}],
    ['the secondary token', { token: 'secondary' }],
    ['a subaccount’s own token', { token: 'sub', account: SUB }],
    ['the main account’s token where no account is named', { account: 'none' }],
    ['the default port written out', { signedUrl: `${ORIGIN}:443${PATH}` }],
    ['a slash at the end of the URL', { signedUrl: `${ORIGIN}${PATH}/` }],
    [
        'a query with a space as %20',
        { signedUrl: `${ORIGIN}${PATH}?department=First%20Level`, query: { department: 'First Level' } },
    ],
    [
        'a query with a space as +',
        { signedUrl: `${ORIGIN}${PATH}?department=First+Level`, query: { department: 'First Level' } },
    ],
];

for (const [spelling, query] of SPELLINGS) {
    test(`genuine: signed with the query ${spelling}, and not with another value`, () => {
        // The official package would encode it anew.
        const webhook = signed({ signedUrl: `${ORIGIN}${PATH}`, query });
        const over = (url: string) => createHmac('sha1', 'primary').update(stringToSign(url, webhook.fields));
        const verdict = (url: string) =>
            verifyWebhook({ ...webhook, signature: over(url).digest('base64') }, ACCOUNTS).kind;
        assert.equal(verdict(`${ORIGIN}${PATH}?${spelling}`), 'genuine');
        assert.equal(verdict(`${ORIGIN}${PATH}?${spelling}x`), 'refused');
        assert.equal(verdict(`${ORIGIN}${PATH}?y&${spelling}`), 'refused');
    });
}

for (const [what, webhook] of GENUINE) {
    test(`genuine: signed with ${what}`, () => {
        assert.deepEqual(verifyWebhook(signed(webhook), ACCOUNTS), { kind: 'genuine' });
    });
}

const good = signed({});
const REFUSED: ReadonlyArray<readonly [what: string, webhook: SignedWebhook]> = [
    ['another token', signed({ token: 'other' })],
    ['an empty token', signed({ token: '' })],
    ['a token of another of our accounts', signed({ token: 'primary', account: SUB })],
    ['the subaccount’s token for the main account', signed({ token: 'sub' })],
    ['an account that is not ours', signed({ account: `AC${'0'.repeat(31)}3` })],
    ['another URL', signed({ signedUrl: `https://evil.example.com${PATH}` })],
    ['no query where one was received', { ...good, query: { department: 'Sales' } }],
    [
        'a changed field',
        { ...good, fields: good.fields.map(([name, value]) => [name, name === 'Body' ? 'x' : value] as const) },
    ],
    ['an added field', { ...good, fields: [...good.fields, ['Extra', '1']] }],
    ['a dropped field', { ...good, fields: good.fields.slice(1) }],
    ['no signature', { ...good, signature: undefined }],
    ['an empty signature', { ...good, signature: '' }],
    ['a shortened signature', { ...good, signature: good.signature?.slice(0, -1) }],
];

for (const [what, webhook] of REFUSED) {
    test(`refused: ${what}`, () => {
        assert.deepEqual(verifyWebhook(webhook, ACCOUNTS), { kind: 'refused', expectedUrl: expectedUrlOf(webhook) });
    });
}

test('where the workspace has no address no webhook can be verified, and none is named', () => {
    const webhook = { ...good, publicAddress: undefined };
    assert.deepEqual(verifyWebhook(webhook, ACCOUNTS), { kind: 'refused', expectedUrl: '' });
});

test('where a proxy maps another path to the app’s, that one is signed and expected', () => {
    const mapped = parsePublicAddress('https://hooks.example.com/twilio/*');
    const signedUrl = 'https://hooks.example.com/twilio/sms-incoming/twilio';
    assert.equal(verifyWebhook({ ...signed({ signedUrl }), publicAddress: mapped }, ACCOUNTS).kind, 'genuine');
    assert.deepEqual(verifyWebhook({ ...good, publicAddress: mapped }, ACCOUNTS), {
        kind: 'refused',
        expectedUrl: signedUrl,
    });
});

test('a forged request stays cheap, however its query and its fields are made', () => {
    const values = Array.from({ length: 6 }, (_, index): [string, string] => [`n${index}`, "a b'c é/%"]);
    const query = Object.fromEntries(values);
    const fields = [...good.fields, ['Extra', 'x'.repeat(95_000)]] as const;
    let tried = 0;
    const counted = { ...ACCOUNTS, main: { ...ACCOUNTS.main, authTokens: ['primary'] } };
    const startedAt = process.cpuUsage().user;
    for (; tried < 10; tried += 1) {
        assert.equal(verifyWebhook({ ...good, query, fields }, counted).kind, 'refused');
    }
    // Some 20 ms each; without a bound it would be seconds.
    assert.ok(process.cpuUsage().user - startedAt < 10 * 500_000, 'half a second of CPU each at most');
});

test('a JSON body signed by bodySHA256 is refused with that reason', () => {
    const query = { bodySHA256: 'abc' };
    const verdict = verifyWebhook(signed({ signedUrl: `${ORIGIN}${PATH}?bodySHA256=abc`, query }), ACCOUNTS);
    assert.match(verdict.kind === 'refused' ? (verdict.why ?? '') : '', /bodySHA256/);
});

test('an empty account id accepts whatever the tokens sign', () => {
    assert.equal(verifyWebhook(signed({ account: 'AC9' }), withMain({ sid: '' })).kind, 'genuine');
});

test('without any token nothing can be verified', () => {
    const none: Accounts = { main: { sid: '', authTokens: [] }, subaccounts: new Map() };
    assert.equal(hasTokens(none), false);
    assert.equal(hasTokens(ACCOUNTS), true);
    assert.equal(verifyWebhook(signed({ token: '', account: 'none' }), none).kind, 'refused');
});

function expectedUrlOf({ query }: SignedWebhook): string {
    return ORIGIN + PATH + (query.department === undefined ? '' : `?department=${query.department}`);
}

test('a webhook that names no account is not taken from a subaccount, unless there are only subaccounts', () => {
    const webhook = signed({ token: 'sub', account: 'none' });
    assert.equal(verifyWebhook(webhook, ACCOUNTS).kind, 'refused');
    assert.equal(verifyWebhook(webhook, withMain({ authTokens: [] })).kind, 'genuine');
});

const SID = `SM${'0123456789abcdef'.repeat(2)}`;

/** Fields as they were signed, and cut anew so that what was signed stays the same. */
const REARRANGED: ReadonlyArray<readonly [how: string, fields: Readonly<Record<string, string>>]> = [
    ['in a name', { Body: 'Hi', [`MessageSid${SID}NumMedia`]: '0' }],
    ['in a value', { Body: `HiMessageSid${SID}NumMedia0` }],
    ['across a name and a value', { BodyHiMessage: `Sid${SID}NumMedia0` }],
    ['by a longer value', { Body: 'Hi', MessageSid: `${SID}NumMedia0` }],
];

for (const [how, fields] of REARRANGED) {
    test(`a genuine signature does not help fields whose MessageSid was hidden ${how}`, () => {
        const genuine = { Body: 'Hi', MessageSid: SID, NumMedia: '0' };
        const signature = getExpectedTwilioSignature('primary', ORIGIN + PATH, genuine);
        assert.equal(getExpectedTwilioSignature('primary', ORIGIN + PATH, fields), signature);
        const webhook = { publicAddress, path: PATH, query: {}, signature };
        assert.equal(verifyWebhook({ ...webhook, fields: fieldsOf(genuine) }, ACCOUNTS).kind, 'genuine');
        assert.equal(verifyWebhook({ ...webhook, fields: fieldsOf(fields) }, ACCOUNTS).kind, 'refused');
    });
}

test('a customer’s body that spells out the fields of another text cannot be cut into that', () => {
    const fake = `SM${'f'.repeat(32)}`;
    const rest = { MessageSid: SID, NumMedia: '0', ProfileName: 'Ada', SmsMessageSid: SID, SmsStatus: 'received' };
    const genuine = { Body: `HiFrom+19995550100MessageSid${fake}Nx`, From: '+14017122661', ...rest };
    const hidden = `From+14017122661MessageSid${SID}NumMedia0ProfileNameAda`;
    const cut = {
        Body: 'Hi',
        From: '+19995550100',
        MessageSid: fake,
        Nx: hidden,
        SmsMessageSid: SID,
        SmsStatus: 'received',
    };
    const signature = getExpectedTwilioSignature('primary', ORIGIN + PATH, genuine);
    assert.equal(getExpectedTwilioSignature('primary', ORIGIN + PATH, cut), signature);
    const webhook = { publicAddress, path: PATH, query: {}, signature };
    assert.equal(verifyWebhook({ ...webhook, fields: fieldsOf(genuine) }, ACCOUNTS).kind, 'genuine');
    assert.equal(verifyWebhook({ ...webhook, fields: fieldsOf(cut) }, ACCOUNTS).kind, 'refused');
});

const WHOLE: ReadonlyArray<readonly [what: string, fields: Readonly<Record<string, string>>]> = [
    ['whose customer writes about a MessageSid', { Body: `MessageSidSM${'f'.repeat(32)}`, MessageSid: SID }],
    ['that is named by its SmsMessageSid alone', { Body: 'Hi', SmsMessageSid: SID }],
    ['whose SmsMessageSid is another one', { Body: 'Hi', MessageSid: SID, SmsMessageSid: `SM${'e'.repeat(32)}` }],
    ['whose sid has another form, as with services like Twilio', { Body: 'Hi', MessageSid: 'b7c1-04' }],
];

for (const [what, fields] of WHOLE) {
    test(`a text ${what} is whole`, () => {
        const signature = getExpectedTwilioSignature('primary', ORIGIN + PATH, fields);
        const webhook = { publicAddress, path: PATH, query: {}, signature, fields: fieldsOf(fields) };
        assert.equal(verifyWebhook(webhook, ACCOUNTS).kind, 'genuine');
    });
}
