import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { IMessage } from '@rocket.chat/apps-engine/definition/messages/index.js';
import { mediaToken } from '../../lib/outbound/media-token.ts';
import { AUTH_TOKEN, startWorkspace, type TestWorkspace } from '../harness/workspace.mts';
import type { NewFile } from '../workspace/rocketchat/people.mts';
import { allSettled, asEvent, type Conversation, conversationOnWhatsApp, conversationWith } from './replying.mts';

const KB = 1024;

let workspace: TestWorkspace;

before(async () => {
    workspace = await startWorkspace();
});

after(() => workspace?.stop());

test('a picture arrives with its caption, byte for byte, under a plain name, and once', async () => {
    const conversation = await conversationWith(workspace);
    const picture = file('Röntgenbild vom 3. Mai (final).jpg', 100 * KB);
    await conversation.reply('Here is your *picture*', [picture]);
    const [bubble, ...others] = conversation.received();
    assert.deepEqual(others, []);
    assert.equal(bubble?.body, 'Here is your picture');
    const [media, ...more] = bubble?.media ?? [];
    assert.deepEqual(more, []);
    assert.ok(picture.content.equals(media?.bytes ?? Buffer.alloc(0)));
    assert.equal(media?.contentType, 'image/jpeg');
    assert.match(media?.name ?? '', /^[\w-]{1,16}\.jpg$/);
});

test('the address of a file answers GET and HEAD without a login, and tells browsers and proxies to take care', async () => {
    const url = await urlOfFile();
    const get = await fetch(url);
    const head = await fetch(url, { method: 'HEAD' });
    const bytes = Buffer.from(await get.arrayBuffer());
    for (const { status, headers } of [get, head]) {
        assert.equal(status, 200);
        assert.equal(headers.get('content-type'), 'application/pdf');
        assert.equal(Number(headers.get('content-length')), bytes.length);
        assert.equal(headers.get('content-disposition'), 'inline; filename="price-list.pdf"');
        assert.equal(headers.get('x-content-type-options'), 'nosniff');
        assert.equal(headers.get('cache-control'), 'private, no-store');
    }
    assert.equal((await head.arrayBuffer()).byteLength, 0);
    assert.ok(file('price list.pdf', 20 * KB).content.equals(bytes));
});

test('an address that is not ours, or not any more, opens nothing', async () => {
    const url = new URL(await urlOfFile());
    const token = url.searchParams.get('token') ?? '';
    const [uploadId = '', roomId = '', accountSid = ''] = Buffer.from(token, 'base64url')
        .subarray(22)
        .toString()
        .split('\n');
    const file = { uploadId, roomId, accountSid };
    const expiresAt = Date.now() + 60_000;
    const other = token.startsWith('A') ? 'Q' : 'A';
    for (const forged of [
        '',
        'x',
        `${token}x`,
        token.slice(1),
        `${other}${token.slice(1)}`,
        `${token} `,
        mediaToken({ secret: 'another token', file, expiresAt }),
        mediaToken({ secret: AUTH_TOKEN, file: { ...file, uploadId: 'no-such-upload' }, expiresAt }),
        mediaToken({ secret: AUTH_TOKEN, file: { ...file, roomId: 'another-room' }, expiresAt }),
    ]) {
        assert.deepEqual(await statusAndBody(url, forged), [404, ''], forged);
    }
    const expired = mediaToken({ secret: AUTH_TOKEN, file, expiresAt: Date.now() - 1 });
    assert.deepEqual(await statusAndBody(url, expired), [410, '']);
    assert.deepEqual(await statusAndBody(url, ['a', 'b']), [404, '']);
    assert.equal((await fetch(url, { method: 'POST' })).status, 405);
    assert.equal((await fetch(url)).status, 200);
});

test('an address given out before the auth token was rotated still opens', async () => {
    const url = await urlOfFile();
    await workspace.settings.set({ twilio_auth_token: 'f'.repeat(32), twilio_auth_token_secondary: AUTH_TOKEN });
    assert.equal((await fetch(url)).status, 200);
    await workspace.settings.set({ twilio_auth_token: 'f'.repeat(32), twilio_auth_token_secondary: '' });
    assert.equal((await fetch(url)).status, 404);
    await workspace.settings.set({ twilio_auth_token: AUTH_TOKEN });
});

test('several files of one message leave in one MMS with the text, those too many in another', async () => {
    const conversation = await conversationWith(workspace);
    await conversation.reply('Pictures', [file('1.png', KB), file('2.png', KB)]);
    const event = await withFiles(
        conversation,
        Array.from({ length: 11 }, (_, at) => file(`${at}.png`, KB + at)),
    );
    await send({ ...event, id: 'eleven', text: 'All of them' });
    const sent = workspace.twilio.messages().slice(-2);
    assert.deepEqual(
        sent.map(({ body, mediaUrls }) => [body, mediaUrls.length]),
        [
            ['All of them', 10],
            ['', 1],
        ],
    );
    const media = conversation.received().flatMap((bubble) => bubble.media);
    const sizes = sent.flatMap(({ mediaUrls }) =>
        mediaUrls.map((address) => (media.find(({ url }) => url === address)?.bytes.length ?? 0) - KB),
    );
    assert.deepEqual(sizes, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test('a file of another conversation is not sent, and the agent is told', async () => {
    const conversation = await conversationWith(workspace);
    const event = await withFiles(conversation, [file('secret.png', KB), file('own.png', KB)]);
    const another = await conversationWith(workspace);
    const { files: [secret] = [] } = event as { readonly files?: readonly Stub[] };
    await workspace.store.update('rocketchat_uploads', { _id: secret?._id }, { $set: { rid: another.roomId } });
    await send({ ...event, id: 'foreign', text: 'Look' });
    assert.deepEqual(
        conversation.received().map(({ body, media }) => [body, media.length]),
        [['Look', 1]],
    );
    assert.match((await conversation.notes()).join('\n'), /secret\.png/);
});

test('a file without a type and an ending leaves as what its bytes are, and one whose bytes are gone is told', async () => {
    const conversation = await conversationWith(workspace);
    const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(KB)]);
    const event = await withFiles(conversation, [{ name: 'scan.png', content: png }, file('lost.png', KB)]);
    // A picture has a thumbnail among the files.
    const [scan, lost] = ['scan.png', 'lost.png'].map((name) => filesOf(event).find((one) => one.name === name));
    await workspace.store.update('rocketchat_uploads', { _id: scan?._id }, { $set: { name: 'scan', type: '' } });
    await workspace.store.remove('rocketchat_uploads.chunks', { _id: lost?._id ?? '' });
    const untyped = { ...scan, name: 'scan', type: '' };
    const files = { files: [untyped, lost], attachments: [] };
    await send(Object.assign({ ...event, id: 'untyped', text: 'Scan' }, files));
    const [bubble] = conversation.received();
    assert.deepEqual(
        [bubble?.body, bubble?.media.map(({ contentType, name }) => [contentType, name])],
        ['Scan', [['image/png', 'scan.png']]],
    );
    assert.match((await conversation.notes()).join(), /“lost\.png”\. Rocket\.Chat could not read it/);
});

test('captions are kept, each under its file', async () => {
    const conversation = await conversationWith(workspace);
    const event = await withFiles(conversation, [file('1.png', KB), file('2.png', KB)]);
    const attachments = ['*First*', 'Second'].map((description) => ({ description }));
    await send({ ...event, id: 'captions', text: '', attachments });
    assert.deepEqual(
        conversation.received().map(({ body, media }) => [body, media.length]),
        [['First\nSecond', 2]],
    );
});

test('on WhatsApp a picture keeps its text, and a document leaves after it', async () => {
    const conversation = await conversationOnWhatsApp(workspace);
    await conversation.reply('The picture', [file('picture.png', KB)]);
    await conversation.reply('The contract', [file('contract.pdf', KB)]);
    await conversation.reply('', [file('voice.ogg', KB)]);
    assert.deepEqual(
        conversation.received().map(({ body, media }) => [body, media.map(({ contentType }) => contentType)]),
        [
            ['The picture', ['image/png']],
            ['The contract', []],
            ['', ['application/pdf']],
            ['', ['audio/ogg']],
        ],
    );
});

for (const [why, { files, reason }] of Object.entries({
    'of a type that MMS does not carry': {
        files: [file('setup.zip', KB)],
        reason: /setup\.zip”\. .*files of this type/,
    },
    'too large for MMS': { files: [file('big.pdf', 501 * KB)], reason: /big\.pdf”\. It is larger than the 512 kB/ },
    'a picture too large for MMS': {
        files: [file('huge.jpg', 5 * KB * KB + 1)],
        reason: /huge\.jpg”\. It is larger than the 5242 kB/,
    },
})) {
    test(`a file ${why} is reported, and the text still goes`, async () => {
        const conversation = await conversationWith(workspace);
        const [messageId = ''] = await conversation.reply('See attachment', files);
        assert.deepEqual(
            conversation.received().map(({ body, media }) => [body, media.length]),
            [['See attachment', 0]],
        );
        const notes = await conversation.notes();
        assert.equal(notes.length, 1);
        assert.match(notes[0] ?? '', reason);
        assert.deepEqual(await conversation.lines(), notes);
        assert.deepEqual(await conversation.reactions(messageId), [':white_check_mark:']);
    });
}

test('a reply that is nothing but a file that cannot go is not sent, and shown as failed', async () => {
    const conversation = await conversationWith(workspace);
    const [messageId = ''] = await conversation.reply('', [file('setup.zip', KB)]);
    assert.deepEqual(conversation.received(), []);
    assert.deepEqual((await conversation.notes()).length, 1);
    assert.deepEqual(await conversation.reactions(messageId), [':x:']);
});

test('of several files those that can go do, and each other is reported', async () => {
    const conversation = await conversationWith(workspace);
    const event = await withFiles(conversation, [file('1.png', KB), file('2.zip', KB), file('3.png', KB)]);
    const gone = { _id: 'no-such-file', name: 'gone.png', type: 'image/png', size: KB };
    await send({ ...event, id: 'some', text: 'Some', files: [...filesOf(event), gone] });
    assert.deepEqual(
        conversation.received().map(({ body, media }) => [body, media.length]),
        [['Some', 2]],
    );
    const [note = '', ...others] = await conversation.notes();
    assert.deepEqual(others, []);
    assert.match(note, /“gone\.png”\. It is not in the workspace any more/);
    assert.match(note, /“2\.zip”/);
});

test('WhatsApp’s limit is 16 MB', async () => {
    const conversation = await conversationOnWhatsApp(workspace);
    const event = await withFiles(conversation, [file('long.mp4', KB)]);
    const [{ _id = '' } = {}] = filesOf(event);
    await workspace.store.update('rocketchat_uploads', { _id }, { $set: { size: 16 * KB * KB + 1 } });
    await send({ ...event, id: 'long', text: 'The film' });
    assert.deepEqual(conversation.bodies(), ['The film']);
    assert.match((await conversation.notes())[0] ?? '', /long\.mp4”\. It is larger than the 16777 kB/);
});

test('a file that Twilio cannot fetch is a failure like any other', async () => {
    const conversation = await conversationWith(workspace);
    await workspace.settings.set({ public_url: 'http://127.0.0.1:9' });
    await conversation.reply('Look', [file('picture.png', KB)]);
    await workspace.settings.set({ public_url: workspace.url });
    const sent = workspace.twilio.messages().at(-1);
    assert.deepEqual([sent?.state, sent?.errorCode], ['failed', 11200]);
    assert.deepEqual(conversation.received(), []);
});

/** A file whose type Rocket.Chat derives from the name, with bytes that are its own. */
function file(name: string, size: number): NewFile {
    return { name, content: Buffer.alloc(size, name) };
}

/** The address under which Twilio fetched a document. */
async function urlOfFile(): Promise<string> {
    const conversation = await conversationWith(workspace);
    await conversation.reply('', [file('price list.pdf', 20 * KB)]);
    const [url = ''] = workspace.twilio.messages().at(-1)?.mediaUrls ?? [];
    assert.ok(url.startsWith(workspace.appUrl('sms-media?token=')), url);
    return url;
}

async function statusAndBody(url: URL, token: string | readonly string[]): Promise<[number, string]> {
    const query = new URLSearchParams([token].flat().map((one) => ['token', one]));
    const answer = await fetch(`${url.origin}${url.pathname}?${query}`);
    return [answer.status, await answer.text()];
}

/** The event of a message with all of these files, as newer servers post them; older ones post a message for each. */
async function withFiles({ roomId }: Conversation, files: readonly NewFile[]): Promise<IMessage> {
    const elsewhere = await conversationWith(workspace);
    const ids = await elsewhere.reply('', files);
    const events = await Promise.all(ids.map((id) => asEvent(workspace, id)));
    const hello = (await workspace.people.messages(roomId)).find(({ from }) => from === 'visitor');
    const { room } = await asEvent(workspace, hello?.id ?? '');
    const [first] = events;
    assert.ok(first);
    const all = events.flatMap(filesOf);
    // A file of another conversation would not be sent.
    for (const { _id } of all) {
        await workspace.store.update('rocketchat_uploads', { _id }, { $set: { rid: roomId } });
    }
    return Object.assign({ ...first, room }, { files: all });
}

interface Stub {
    readonly _id: string;
    readonly name: string;
    readonly type: string;
    readonly size: number;
}

function filesOf(event: IMessage): readonly Stub[] {
    const { files } = event as IMessage & { readonly files?: readonly Stub[] };
    return files ?? [];
}

async function send(event: IMessage & { readonly id: string }): Promise<void> {
    await workspace.engine.fireEvent('IPostMessageSent', event);
    await allSettled(workspace, [event.id]);
}
