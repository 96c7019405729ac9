import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MEDIA_ADDRESS_LIVES_MS } from '../../lib/model/timing.ts';
import { mediaToken } from '../../lib/outbound/media-token.ts';
import { serveMedia } from '../../lib/outbound/serve-media.ts';
import { type ReplyWorld, replyWorld } from './fake/reply-world.mts';
import { sent, uploaded } from './fake/sent-replies.mts';
import { ACCOUNT, AUTH_TOKEN } from './fake/signed-texts.mts';

const NEWER_TOKEN = 'f'.repeat(32);
const FILE = {
    name: 'Röntgenbild vom 3. Mai (final).pdf',
    type: 'application/pdf',
    roomId: 'room',
    bytes: Buffer.from('%PDF'),
};
const SERVED = { kind: 'file', name: 'Rontgenbild-vom.pdf', type: FILE.type, bytes: FILE.bytes, isShown: true };

const DOCUMENT = { uploadId: 'document', roomId: 'room', accountSid: ACCOUNT };

/** A world in which an agent has sent a document, and the token of its address. */
async function sentDocument() {
    const world = replyWorld();
    await sent(world, { files: [uploaded(world, 'document', { type: FILE.type })] });
    const token = new URL(world.taken[0]?.media[0] ?? '').searchParams.get('token') ?? '';
    return { world, token };
}

/** What Twilio gets for this token; only the one document is there. */
async function served({ workspace }: ReplyWorld, token: string) {
    const { ports } = workspace.start('two');
    const uploads = { ...ports.uploads, read: async (id: string) => (id === 'document' ? FILE : undefined) };
    return serveMedia(token, { ...ports, uploads, settings: await ports.settingsSource.current() });
}

test('the address of a file opens it, byte for byte, under a name that Twilio takes', async () => {
    const { world, token } = await sentDocument();
    assert.deepEqual(await served(world, token), SERVED);
});

test('the address opens until twelve hours have passed, and then says that they have', async () => {
    const { world, token } = await sentDocument();
    await world.workspace.clock.advance(MEDIA_ADDRESS_LIVES_MS - 1);
    assert.deepEqual(await served(world, token), SERVED);
    await world.workspace.clock.advance(1);
    assert.deepEqual(await served(world, token), { kind: 'expired' });
});

test('an address given out before the auth token was rotated still opens, as long as the old token is known', async () => {
    const { world, token } = await sentDocument();
    const { settings } = world.workspace;
    settings.twilio_auth_token = NEWER_TOKEN;
    settings.twilio_auth_token_secondary = AUTH_TOKEN;
    assert.deepEqual(await served(world, token), SERVED);
    settings.twilio_auth_token_secondary = '';
    assert.deepEqual(await served(world, token), { kind: 'unknown' });
});

test('an address that is not ours opens nothing, nor does that of a file that is gone', async () => {
    const { world, token } = await sentDocument();
    const expiresAt = world.workspace.clock.now() + 60_000;
    for (const forged of [
        '',
        'x',
        `${token}x`,
        token.slice(1),
        `${token} `,
        mediaToken({ secret: NEWER_TOKEN, file: DOCUMENT, expiresAt }),
        mediaToken({ secret: AUTH_TOKEN, file: { ...DOCUMENT, uploadId: 'gone' }, expiresAt }),
        mediaToken({ secret: AUTH_TOKEN, file: { ...DOCUMENT, roomId: 'another' }, expiresAt }),
    ]) {
        assert.deepEqual(await served(world, forged), { kind: 'unknown' }, forged);
    }
});

test('what could act in a browser is a download without its type', async () => {
    const { world, token } = await sentDocument();
    const { ports } = world.workspace.start('two');
    for (const type of ['text/html', 'image/svg+xml', 'application/xhtml+xml', 'text/javascript', 'nonsense', '']) {
        const uploads = { ...ports.uploads, read: async () => ({ ...FILE, type }) };
        const settings = await ports.settingsSource.current();
        const file = await serveMedia(token, { ...ports, uploads, settings });
        assert.ok(file.kind === 'file' && !file.isShown && file.type === 'application/octet-stream', type);
    }
});

test('a file whose type was found out is served as that, by a name that says so, and what could act is not', async () => {
    const world = replyWorld();
    const { ports } = world.workspace.start('one');
    const settings = await ports.settingsSource.current();
    const uploads = { ...ports.uploads, read: async () => ({ ...FILE, name: 'scan', type: '' }) };
    const expiresAt = world.workspace.clock.now() + 60_000;
    const shown = ['application/pdf', 'image/svg+xml', 'text/html'].map(async (type) => {
        const token = mediaToken({ secret: AUTH_TOKEN, file: { ...DOCUMENT, type }, expiresAt });
        const file = await serveMedia(token, { ...ports, uploads, settings });
        return file.kind === 'file' ? [file.name, file.type, file.isShown] : file.kind;
    });
    assert.deepEqual(await Promise.all(shown), [
        ['scan.pdf', 'application/pdf', true],
        ['scan.bin', 'application/octet-stream', false],
        ['scan.bin', 'application/octet-stream', false],
    ]);
});
