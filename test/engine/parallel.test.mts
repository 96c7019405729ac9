import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { getExpectedTwilioSignature, signedPost } from '../harness/signed-post.mts';
import { until } from '../harness/until.mts';
import { AUTH_TOKEN, startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import { APP_ID } from '../workspace/app-id.mts';
import type { RecordedCall } from '../workspace/call-log.mts';
import { finish } from './deliveries/finish.mts';
import { ACCEPTED, allDelivered, INCOMING, roomsOf, text, textFields, textsOf, tracesIn } from './inbound.mts';

let workspace: TestWorkspace;

before(async () => {
    workspace = await startWorkspace();
});

after(() => workspace?.stop());

const CUSTOMERS = Array.from({ length: 20 }, (_, index) => `+14017150${String(index).padStart(3, '0')}`);
const BODIES = Array.from({ length: 10 }, (_, index) => `text ${index + 1}`);

// First, so that the app has read nothing yet and knows nobody.
test('200 texts of 20 customers at once make 20 visitors, 20 rooms and 200 messages, each customer’s in order', async () => {
    await workspace.killRuntime();
    const settingsRead: unknown[] = [];
    const removeTap = workspace.taps.add({
        before: ({ bridge, args }) => {
            settingsRead.push(...(bridge === 'ServerSettingBridge' ? args.slice(0, 1) : []));
        },
    });
    const answers = await Promise.all(CUSTOMERS.map((from) => inOneBreath(from, BODIES)));
    assert.deepEqual(
        answers.flat().map((answer) => answer.replace(/^HTTP\/1\.1 (\d+)[\s\S]*\r\n\r\n/, '$1 ')),
        Array(200).fill(`200 ${ACCEPTED.body}`),
    );
    removeTap();
    assert.ok(settingsRead.includes('Site_Url'));
    assert.equal(new Set(settingsRead).size, settingsRead.length, 'each is read once for all that arrive meanwhile');
    await finish(workspace);
    const { visitors, rooms } = await tracesIn(workspace);
    assert.deepEqual({ visitors, rooms }, { visitors: 20, rooms: 20 });
    for (const from of CUSTOMERS) {
        assert.deepEqual(await textsOf(workspace, from), BODIES, from);
    }
});

test('20 first texts of one customer at once make one visitor and one room', async () => {
    const from = '+14017151000';
    await inOneBreath(
        from,
        Array.from({ length: 20 }, (_, index) => `${index}`),
    );
    await finish(workspace);
    assert.equal((await roomsOf(workspace, from)).length, 1);
    assert.deepEqual(
        await textsOf(workspace, from),
        Array.from({ length: 20 }, (_, index) => `${index}`),
    );
});

test('one customer’s texts to several numbers at once make a visitor and a room for each number', async () => {
    const from = '+14017151001';
    const numbers = Array.from({ length: 5 }, (_, index) => `+1555867540${index}`);
    const answers = await Promise.all(numbers.map((to) => text(workspace, { from, to })));
    assert.deepEqual(answers, Array(numbers.length).fill(ACCEPTED));
    const rooms = await roomsOf(workspace, from);
    assert.equal(new Set(rooms.map(({ visitorId }) => visitorId)).size, numbers.length);
    assert.deepEqual(rooms.map(({ source }) => source?.destination).sort(), numbers);
});

/** What a returning customer's text asks of Rocket.Chat before it is answered; each round waits for the one before. */
const ROUNDS: readonly (readonly string[])[] = [
    ['LivechatBridge.doFindRooms', 'PersistenceBridge.doCreateWithAssociations'],
    ['PersistenceBridge.doReadByAssociations', 'PersistenceBridge.doReadByAssociations'],
    ['LivechatBridge.doCreateMessage'],
];

test('on the way of a returning customer’s text only three accessor calls wait for each other', async () => {
    const from = '+14017151002';
    for (const body of ['new here', 'known now']) {
        await text(workspace, { from, body });
        await allSettled();
    }
    workspace.calls.clear();
    const gate = holdCalls();
    const address = workspace.appUrl(INCOMING);
    const posting = { address, publicAddress: address, fields: textFields({ from }), token: AUTH_TOKEN, options: {} };
    const answered = signedPost(posting);
    for (const [index, round] of ROUNDS.entries()) {
        // A call that is held is not made, so that these do not wait for each other.
        await until(() => gate.held().length >= round.length, { what: `round ${index + 1}, ${round.join(', ')}` });
        assert.deepEqual([...gate.held()].sort(), round);
        gate.letGo();
    }
    // Whatever follows is held too, and must not be waited for.
    assert.deepEqual(await answered, ACCEPTED);
    gate.open();
    await allSettled();
    assert.equal(ofTheApp(workspace.calls.list()).length, 7, 'settled and removed after the answer, and that is all');
});

test('a message of the workspace that is not ours, and a request that is refused, ask Rocket.Chat for nothing', async () => {
    const { people } = workspace;
    const [ours] = await roomsOf(workspace, '+14017151002');
    await people.closeRoom({ roomId: ours?.id ?? '', agentId: ours?.servedBy?.id ?? '', comment: 'done' });
    await finish(workspace);
    const widget = await people.openOtherRoom(ours?.visitorId ?? '');
    await allSettled();
    workspace.calls.clear();
    await people.agentSends({ roomId: widget.id, agentId: widget.servedBy?.id ?? '', text: 'Hello there' });
    const refused = await workspace.post(INCOMING, textFields({ from: '+14017151002' }), { sign: false });
    assert.equal(refused.status, 403);
    const read = ofTheApp(workspace.calls.list()).filter(({ name }) => !name.startsWith('ServerSettingBridge'));
    assert.deepEqual(read, [], 'but for the settings, which are read again at most every few seconds');
});

test('what is only nice to have holds up no text, even when it never ends', async () => {
    const from = '+14017151003';
    workspace.faults.add({ call: 'LivechatBridge.doSetCustomFields', hang: true });
    for (const body of ['first', 'second', 'third']) {
        assert.deepEqual(await text(workspace, { from, body }), ACCEPTED);
    }
    assert.deepEqual(await textsOf(workspace, from), ['first', 'second', 'third']);
    workspace.faults.clear();
});

interface Gate {
    /** The names of the calls that wait. */
    held(): readonly string[];
    /** Lets those through that wait now. */
    letGo(): void;
    /** Lets all through, from now on. */
    open(): void;
}

/** Has each accessor call of the app wait before it is made. */
function holdCalls(): Gate {
    const waiting: { readonly name: string; readonly go: () => void }[] = [];
    const remove = workspace.taps.add({
        before: ({ appId, bridge, method }) =>
            appId === APP_ID ? new Promise<void>((go) => waiting.push({ name: `${bridge}.${method}`, go })) : undefined,
    });
    const letGo = (): void => {
        for (const { go } of waiting.splice(0)) {
            go();
        }
    };
    return {
        held: () => waiting.map(({ name }) => name),
        letGo,
        open() {
            remove();
            letGo();
        },
    };
}

function hasEnded({ ms }: RecordedCall): boolean {
    return ms !== undefined;
}

function ofTheApp(calls: readonly RecordedCall[]): RecordedCall[] {
    return calls.filter(({ appId }) => appId === APP_ID).map((call) => ({ ...call }));
}

/** Waits for what follows an answer. */
async function allSettled(): Promise<void> {
    await allDelivered(workspace);
    await until(() => ofTheApp(workspace.calls.list()).every(hasEnded), { what: 'the app’s calls to end' });
}

/** Sends one customer's texts down one connection without waiting for an answer, so that their order is certain. */
function inOneBreath(from: string, bodies: readonly string[]): Promise<string[]> {
    const { hostname, port } = new URL(workspace.url);
    const requests = bodies.map((body) => rawRequest(from, body)).join('');
    return new Promise((resolve, reject) => {
        let received = '';
        const socket = connect(Number(port), hostname, () => socket.write(requests));
        socket.setEncoding('utf8');
        socket.on('error', reject);
        socket.on('data', (chunk: string) => {
            received += chunk;
            const answers = received.split(/(?=HTTP\/1\.1 )/);
            if (answers.length === bodies.length && answers.every((answer) => answer.endsWith('</Response>'))) {
                socket.end();
                resolve(answers);
            }
        });
        socket.on('close', () => reject(new Error(`closed after: ${received}`)));
    });
}

function rawRequest(from: string, body: string): string {
    const fields = textFields({ from, body });
    const content = new URLSearchParams(fields).toString();
    const url = workspace.appUrl(INCOMING);
    return [
        `POST ${new URL(url).pathname} HTTP/1.1`,
        `Host: ${new URL(url).host}`,
        'Content-Type: application/x-www-form-urlencoded',
        `Content-Length: ${Buffer.byteLength(content)}`,
        `X-Twilio-Signature: ${getExpectedTwilioSignature(AUTH_TOKEN, url, fields)}`,
        '',
        content,
    ].join('\r\n');
}
