import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ACCOUNT_SID, OUR_NUMBER, startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import { collectionsOf } from '../workspace/rocketchat/collections.mts';
import type { BridgeCall } from '../workspace/rocketchat/tap.mts';
import { KEPT_SECRET } from './on-either-server.mts';
import { conversationWith } from './replying.mts';

const SUBACCOUNT = 'AC0000000000000000000000000000000b';
const TOKENS = {
    primary: 'd1ce5eed0ba5eba11cafe5afe7ea5e11',
    secondary: 'a5ce71cf1a71ed0ddba11f00d5afe7e5',
    subaccount: 'b0a710adedfacade0ff5e75ea5011de5',
    wrong: 'c0a1e5ce0de11ca7edec1a55eda77e57',
};
const OTHER_NUMBER = '+15558675399';
const PICTURE = { name: 'picture.png', contentType: 'image/png', bytes: Buffer.from('89504e470d0a1a0a00', 'hex') };

/** A place where no token may be, and what stands there. */
interface Place {
    readonly name: string;
    readonly text: string;
}

let workspace: TestWorkspace;
const calls: BridgeCall[] = [];
const written: Place[] = [];
const answers: Place[] = [];

/** A day in which everything happens that touches a token, and much that goes wrong. */
before(async () => {
    workspace = await startWorkspace({
        authToken: TOKENS.primary,
        subaccounts: { [SUBACCOUNT]: TOKENS.subaccount },
    });
    workspace.taps.add({ before: (call) => void calls.push(call) });
    workspace.store.changes(({ kind, collection, document }) => {
        written.push({ name: `${kind} in ${collection}`, text: withoutSettings(document) });
    });
    await workspace.settings.set({
        twilio_auth_token_secondary: TOKENS.secondary,
        twilio_subaccounts: `${SUBACCOUNT}:${TOKENS.subaccount}\nnonsense ${TOKENS.wrong}`,
    });
    workspace.twilio.number(OTHER_NUMBER, {
        webhookUrl: workspace.appUrl('sms-incoming/twilio'),
        accountSid: SUBACCOUNT,
    });
    await aGoodDay(OUR_NUMBER);
    await aGoodDay(OTHER_NUMBER);
    await aBadDay();
});

after(() => workspace?.stop());

test('the day was not empty: texts, pictures, replies, failures, refusals', async () => {
    assert.ok(workspace.twilio.messages().length > 15);
    assert.ok((await workspace.people.notes()).length >= 3);
    assert.ok(workspace.twilio.requests.some(({ path }) => path.includes('/Media/')));
    assert.ok(answers.some(({ text }) => text.startsWith('403')));
    assert.ok((await workspace.engine.appLogs(APP_ID)).length > 10);
});

test('a token is found in whatever way it is spelled', () => {
    for (const token of Object.values(TOKENS)) {
        for (const user of ['', `${ACCOUNT_SID}:`, `${SUBACCOUNT}:x`]) {
            assert.ok(hasToken(`Basic ${Buffer.from(`${user}${token}`).toString('base64')}`));
        }
        assert.ok(hasToken(`https://x:${token}@host/`) && hasToken(Buffer.from(token).toString('hex')));
    }
});

test('no token stands in anything the workspace stored but the settings: records, messages, notes, logs, jobs', async () => {
    const stored: Place[] = [];
    const collections: Record<string, { find(query: object): Promise<readonly object[]> }> = collectionsOf(
        workspace.store,
    );
    for (const [name, collection] of Object.entries(collections)) {
        const documents = await collection.find({});
        stored.push(...documents.map((document) => ({ name, text: withoutSettings(document) })));
    }
    assert.ok(stored.length > 100);
    assert.deepEqual(placesWithTokens(stored), []);
});

test('nor in anything it stored for a while and removed again', () => {
    assert.ok(written.length > 100);
    assert.deepEqual(placesWithTokens(written), []);
});

test('nor in any answer, nor in what Twilio and the phones got but the credentials themselves', () => {
    const { twilio } = workspace;
    const seen = [
        ...answers,
        ...twilio.webhooks.map(({ body, url }) => ({ name: 'a webhook', text: `${url}\n${body}` })),
        ...twilio.requests.map(({ path, rawBody }) => ({ name: 'a request', text: `${path}\n${rawBody}` })),
        ...twilio.messages().map((message) => ({ name: 'a message', text: JSON.stringify(message) })),
        ...twilio.phones().map(({ messages }) => ({ name: 'a phone', text: JSON.stringify(messages) })),
    ];
    assert.deepEqual(placesWithTokens(seen), []);
});

test('an account’s tokens go to Twilio’s own origin only, in the address and in no header, and to no other accessor', () => {
    assert.deepEqual(workspace.twilio.leaks, []);
    // That one is the engine itself, which tells the server of a saved setting.
    const byTheApp = calls.filter(({ bridge }) => bridge !== 'AppDetailChangesBridge');
    const withToken = byTheApp.filter((call) => hasToken(JSON.stringify(call.args)));
    assert.ok(withToken.length > 5);
    for (const { bridge, args } of withToken) {
        assert.equal(bridge, 'HttpBridge');
        const [{ url, request }] = args as [{ url: string; request: object }];
        assert.equal(new URL(url).origin, workspace.twilio.apiUrl);
        assert.ok(!hasToken(JSON.stringify(request)));
        const { username: sid, password: token } = new URL(url);
        const own = {
            [ACCOUNT_SID]: [TOKENS.primary, TOKENS.wrong, TOKENS.secondary],
            [SUBACCOUNT]: [TOKENS.subaccount],
        }[sid];
        assert.ok(own?.includes(token), `${sid} with its own token`);
    }
});

for (const [what, play] of KEPT_SECRET) {
    test(what, () => play(workspace));
}

/** A customer writes with a picture, is answered with one, stops and starts. */
async function aGoodDay(to: string): Promise<void> {
    const conversation = await conversationWith(workspace, { to });
    await conversation.write({ body: 'Look', media: [PICTURE] });
    await conversation.reply('Thanks, *look*', [{ name: 'answer.png', content: PICTURE.bytes }]);
    await conversation.write({ body: 'STOP' });
    await conversation.reply('Still there?');
    await conversation.write({ body: 'START' });
    const [url = ''] = workspace.twilio.messages().find(({ mediaUrls }) => mediaUrls.length > 0)?.mediaUrls ?? [];
    for (const address of [url, `${url}x`]) {
        const answer = await fetch(address);
        const headers = JSON.stringify([...answer.headers]);
        answers.push({ name: 'sms-media', text: `${answer.status} ${headers} ${await answer.text()}` });
    }
}

async function aBadDay(): Promise<void> {
    const { twilio, faults, settings } = workspace;
    const conversation = await conversationWith(workspace);
    await forgeries();
    const once = { customer: conversation.customer, times: 1 };
    twilio.behaviour.add(once, { messages: { failCode: 30007 } });
    await conversation.reply('Cheap loans');
    twilio.behaviour.add(once, { messages: { answer: 'closed' } });
    await conversation.reply('Lost');
    await settings.set({ twilio_auth_token: TOKENS.wrong });
    await conversation.reply('Wrong credentials');
    await settings.set({ twilio_auth_token: TOKENS.primary });
    for (const call of ['PersistenceBridge.doRead', 'MessageBridge.doNotifyUser', 'LivechatBridge.doCreateMessage']) {
        faults.add({ call, times: 1, fail: 'Mongo is away' });
        // A failure may leave a lease behind, which nothing here needs to wait for.
        await conversation.phone.send({ to: OUR_NUMBER, body: 'Hello?' });
        await conversation.say('Yes?');
        await twilio.idle();
    }
    faults.clear();
    const reconnect = twilio.cutOff();
    await conversation.write({ body: 'Another', media: [PICTURE] });
    await reconnect();
    await workspace.runJobs();
    await twilio.idle();
}

async function forgeries(): Promise<void> {
    const fields = { From: '+14017122661', To: OUR_NUMBER, Body: 'Hi', AccountSid: ACCOUNT_SID };
    for (const endpoint of ['sms-incoming/twilio', 'sms-incoming/other', 'sms-status/twilio']) {
        for (const sign of [false, TOKENS.wrong, TOKENS.secondary, TOKENS.primary] as const) {
            const { status, body } = await workspace.post(endpoint, fields, { sign });
            answers.push({ name: endpoint, text: `${status} ${body}` });
        }
        const { status, body } = await workspace.post(endpoint, {}, { json: true, method: 'PUT' });
        answers.push({ name: endpoint, text: `${status} ${body}` });
    }
}

/** A stored document without the one place where tokens belong: the app's settings. */
function withoutSettings(document: object): string {
    const { settings, ...rest }: Record<string, unknown> = { ...document };
    return JSON.stringify(rest, (_, value) => (Buffer.isBuffer(value) ? value.toString('latin1') : value));
}

function placesWithTokens(places: readonly Place[]): readonly string[] {
    return places.filter(({ text }) => hasToken(text)).map(({ name, text }) => `${name}: ${text.slice(0, 600)}`);
}

/** Whether a token stands in it as it is, in hexadecimal, or in base64 alone or behind a user's name. */
function hasToken(text: string): boolean {
    return SPELLINGS.some((spelling) => text.toLowerCase().includes(spelling.toLowerCase()));
}

const SPELLINGS = Object.values(TOKENS).flatMap((token) => [
    token,
    Buffer.from(token).toString('hex'),
    ...['', 'x', 'xx'].map((before) => Buffer.from(`${before}${token}`).toString('base64').slice(4, -4)),
]);
