import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planMessages } from '../../lib/outbound/plan-messages.ts';
import type { AgentFile } from '../../lib/outbound/reply.ts';
import { type ReplyWorld, replySaying, replyWorld } from './fake/reply-world.mts';
import { sent, uploaded } from './fake/sent-replies.mts';
import { CUSTOMER, OUR_NUMBER, PUBLIC_URL } from './fake/signed-texts.mts';

const MEGABYTE = 1024 * 1024;

function contents({ taken }: ReplyWorld): ReadonlyArray<readonly [body: string, files: number]> {
    return taken.map(({ body, media }) => [body, media.length]);
}

const WHATSAPP = { customer: `whatsapp:${CUSTOMER}`, to: `whatsapp:${OUR_NUMBER}` };

test('on WhatsApp a picture keeps its text, and a document leaves after it, apart', async () => {
    const world = replyWorld();
    await sent(world, { ...WHATSAPP, text: 'The picture', files: [uploaded(world, 'a.png', { type: 'image/png' })] });
    await sent(world, {
        ...WHATSAPP,
        text: 'The contract',
        files: [uploaded(world, 'b.pdf', { type: 'application/pdf' })],
    });
    await sent(world, { ...WHATSAPP, text: '', files: [uploaded(world, 'c.ogg', { type: 'audio/ogg' })] });
    assert.deepEqual(contents(world), [
        ['The picture', 1],
        ['The contract', 0],
        ['', 1],
        ['', 1],
    ]);
});

test('eleven pictures are two MMS, the first with the text', async () => {
    const world = replyWorld();
    const files = Array.from({ length: 11 }, (_, at) => uploaded(world, `${at}.png`, { type: 'image/png' }));
    await sent(world, { text: 'All of them', files });
    assert.deepEqual(contents(world), [
        ['All of them', 10],
        ['', 1],
    ]);
});

test('the address of a file is the workspace’s, with a token, and that for callbacks names the reply', async () => {
    const world = replyWorld();
    await sent(world, { files: [uploaded(world, 'a.png', { type: 'image/png' })] });
    const [{ media: [address = ''] = [], message = '' } = {}] = world.taken;
    assert.ok(address.startsWith(`${PUBLIC_URL}/api/apps/public/`), address);
    assert.match(address, /\/sms-media\?token=[\w-]+$/);
    assert.equal(message, 'm-0');
});

const LEFT: ReadonlyArray<readonly [name: string, type: string, size: number, note: RegExp]> = [
    ['setup.zip', 'application/zip', 1_000, /“setup\.zip”\. .*files of this type/],
    ['big.pdf', 'application/pdf', 501 * 1024, /“big\.pdf”\. It is larger than the 512 kB/],
    ['huge.jpg', 'image/jpeg', 5 * MEGABYTE + 1, /“huge\.jpg”\. It is larger than the 5242 kB/],
];

for (const [name, type, size, note] of LEFT) {
    test(`${name} stays behind and the agent is told, while the text leaves`, async () => {
        const world = replyWorld();
        await sent(world, { text: 'See attachment', files: [uploaded(world, name, { type, size })] });
        assert.deepEqual(contents(world), [['See attachment', 0]]);
        assert.equal(world.notes.length, 1);
        assert.match(world.notes[0] ?? '', note);
        assert.deepEqual(world.lines, world.notes);
        assert.deepEqual([...(world.reactions.get('m-0') ?? [])], [':outbox_tray:']);
    });
}

test('a reply that is nothing but a file that cannot go is shown as failed', async () => {
    const world = replyWorld();
    await sent(world, { text: '', files: [uploaded(world, 'setup.zip', { type: 'application/zip' })] });
    assert.deepEqual([world.taken.length, world.notes.length], [0, 1]);
    assert.deepEqual([...(world.reactions.get('m-0') ?? [])], [':x:']);
});

test('of several files those that can go do, and the others are told in one note', async () => {
    const world = replyWorld();
    const png = { type: 'image/png' };
    const gone: AgentFile = { uploadId: 'gone', name: 'gone.png', type: 'image/png', caption: '' };
    const files = [
        uploaded(world, '1.png', png),
        uploaded(world, '2.zip', { type: 'application/zip' }),
        uploaded(world, '3.png', png),
        gone,
    ];
    await sent(world, { text: 'Some', files });
    assert.deepEqual(contents(world), [['Some', 2]]);
    assert.equal(world.notes.length, 1);
    assert.match(world.notes[0] ?? '', /“gone\.png”\. It is not in the workspace any more[\s\S]*“2\.zip”/);
});

test('without a public address a text leaves all the same, and a file does not', async () => {
    const world = replyWorld();
    const { ports } = world.workspace.start('one');
    const settings = { ...(await ports.settingsSource.current()), publicAddress: undefined };
    const planned = await planMessages(replySaying('Hi'), { ...ports, settings });
    assert.equal(
        planned.kind === 'planned' && new URLSearchParams(planned.requests[0]?.content).has('StatusCallback'),
        false,
    );
    assert.equal(planned.kind, 'planned');
    const files = [uploaded(world, 'a.png', { type: 'image/png' })];
    const refused = await planMessages(replySaying('Hi', { files }), { ...ports, settings });
    assert.deepEqual(refused, { kind: 'impossible', why: 'no-api-address' });
});
