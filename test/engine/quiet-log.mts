import assert from 'node:assert/strict';
import type { Fields } from '../harness/signed-post.mts';
import { ACCOUNT_SID, AUTH_TOKEN, OUR_NUMBER, type TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import { INCOMING, textFields } from './inbound.mts';
import { conversationWith } from './replying.mts';

const WORDS = 'marzipan';
const PICTURE = { name: `${WORDS}.png`, contentType: 'image/png', bytes: Buffer.from('89504e470d0a1a0a00', 'hex') };
/** What a call that was handed the words may repeat when it fails: the words, a number, a token. */
const ECHO = `Match error: ${WORDS} pudding [${WORDS}-code] of +14015559999 with ${AUTH_TOKEN}`;
const FAILING = [
    'PersistenceBridge.doCreateWithAssociations',
    'PersistenceBridge.doUpdateByAssociations',
    'LivechatBridge.doCreateMessage',
    'MessageBridge.doNotifyUser',
    'HttpBridge.doCall',
];

/**
 * Everything that a request can bring is handed to the app, well and badly, and the app's stored log has none of it: no
 * word of a customer or an agent, no whole number, no signature, no token.
 */
export async function nothingIsInTheLog(workspace: TestWorkspace): Promise<void> {
    const { twilio, faults } = workspace;
    const conversation = await conversationWith(workspace);
    await conversation.write({ body: `${WORDS} one`, media: [PICTURE] });
    await conversation.reply(`${WORDS} two`, [{ name: 'answer.png', content: PICTURE.bytes }]);
    const [url = ''] = twilio.messages().find(({ mediaUrls }) => mediaUrls.length > 0)?.mediaUrls ?? [];
    for (const address of [url, `${url}x`]) {
        await (await fetch(address)).arrayBuffer();
    }
    await unsignedAndOtherwise(workspace, conversation.customer);
    for (const call of FAILING) {
        faults.add({ call, about: WORDS, times: 1, fail: ECHO });
        await conversation.phone.send({ to: OUR_NUMBER, body: `${WORDS} three [${WORDS}-code]`, media: [PICTURE] });
        await conversation.say(`${WORDS} four [${WORDS}-code]`);
        await twilio.idle();
    }
    faults.clear();
    twilio.behaviour.add({ customer: conversation.customer, times: 1 }, { messages: { failCode: 30007 } });
    await conversation.say(`${WORDS} five`);
    await workspace.runJobs();
    await twilio.idle();
    await assertQuiet(workspace, conversation.customer);
}

async function unsignedAndOtherwise(workspace: TestWorkspace, from: string): Promise<void> {
    for (const sign of [false, AUTH_TOKEN, String(workspace.settings.get('twilio_auth_token'))] as const) {
        for (const json of [false, true]) {
            const fields: Fields = textFields({ from, body: `${WORDS} six` });
            await workspace.post(INCOMING, fields, { sign, json });
            await workspace.post(INCOMING, { ...fields, From: '' }, { sign, json });
            await workspace.post('sms-incoming/other', fields, { sign, json });
            const status = { MessageSid: fields.MessageSid ?? '', MessageStatus: 'sent', To: from, Body: WORDS };
            await workspace.post('sms-status/twilio', { ...status, AccountSid: ACCOUNT_SID }, { sign, json });
            await workspace.post(INCOMING, fields, { sign, json, method: 'PUT' });
        }
    }
}

/** No stored entry has anything of it, and those that there are say something. */
async function assertQuiet({ engine }: TestWorkspace, customer: string): Promise<void> {
    const lines = (await engine.appLogs(APP_ID)).flatMap(({ entries }) =>
        entries.map((entry) => JSON.stringify(entry)),
    );
    assert.ok(lines.some((line) => line.includes('sms.refused')) && lines.some((line) => line.includes('sms.waiting')));
    const digits = customer.replace(/\D/g, '');
    const forbidden = [WORDS, digits, OUR_NUMBER.slice(1), '14015559999', AUTH_TOKEN, 'x-twilio-signature', 'token='];
    for (const secret of forbidden) {
        assert.deepEqual(
            lines.filter((line) => line.toLowerCase().includes(secret.toLowerCase())),
            [],
            secret,
        );
    }
    // A signature is a SHA-1 in base64.
    assert.deepEqual(
        lines.filter((line) => /[A-Za-z0-9+/]{27}=/.test(line)),
        [],
    );
}

/** However many unsigned requests there are and however long, they leave the app's line of each minute, no longer than a line. */
export async function unsignedRequestsDoNotFillIt(workspace: TestWorkspace): Promise<void> {
    const size = async () => {
        const logs = await workspace.engine.appLogs(APP_ID);
        return JSON.stringify(logs.map(({ entries }) => entries)).length;
    };
    const before = await size();
    const requests = 20;
    for (let count = 0; count < requests; count += 1) {
        const fields = { ...textFields({ from: '+14015559998' }), Body: 'x'.repeat(50_000) };
        const query = { department: `${count}${'x'.repeat(6_000)}` };
        const { status } = await workspace.post(INCOMING, fields, { sign: false, query });
        assert.equal(status, 403);
    }
    // One line of the app's at most, and for each request the engine's own, which says that it was made.
    assert.ok((await size()) - before < 1_000 + requests * 400, `${(await size()) - before} characters`);
}
