import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePublicAddress } from '../../lib/model/public-address.ts';
import { planMessages } from '../../lib/outbound/plan-messages.ts';
import type { AgentFile, Reply } from '../../lib/outbound/reply.ts';
import { tellOutcome } from '../../lib/outbound/tell-agent.ts';
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

test('a file without a type goes by its ending, or by what its bytes tell, and one that tells nothing stays', async () => {
    const world = replyWorld();
    uploaded(world, 'map.PNG', { type: '' });
    uploaded(world, 'scan', { type: 'application/octet-stream' });
    uploaded(world, 'blob', { type: '' });
    const files = ['map.PNG', 'scan', 'blob'].map((name) => ({ uploadId: name, name, type: '', caption: '' }));
    world.about.set('scan', { type: 'application/octet-stream', told: 'application/pdf' });
    await sent(world, { text: 'All', files });
    assert.deepEqual(contents(world), [['All', 2]]);
    assert.match(world.notes.join(), /“blob”\. .*type/);
    assert.doesNotMatch(world.notes.join(), /map|scan/);
});

test('a file of another conversation and one that cannot be read stay behind, each with its own reason', async () => {
    const world = replyWorld();
    const files = ['theirs.png', 'broken.png'].map((name) => uploaded(world, name, { type: 'image/png' }));
    world.about.set('theirs.png', { roomId: 'another' });
    world.about.set('broken.png', { isReadable: false });
    await sent(world, { text: 'Look', files });
    assert.deepEqual(contents(world), [['Look', 0]]);
    assert.match(
        world.notes.join(),
        /“theirs\.png”\. It belongs to another conversation[\s\S]*“broken\.png”\. .*could not read/,
    );
});

test('a file without a byte in it stays behind, and is said to be empty', async () => {
    const world = replyWorld();
    const files = [uploaded(world, 'nothing.png', { type: 'image/png' })];
    world.files.set('nothing.png', 0);
    world.about.set('nothing.png', { isReadable: false });
    await sent(world, { text: 'Look', files });
    assert.deepEqual(contents(world), [['Look', 0]]);
    assert.match(world.notes.join(), /“nothing\.png”\. It is empty/);
});

test('the sender is told in their language, and the conversation in that of the workspace', async () => {
    const { ports } = replyWorld().workspace.start('one');
    const settings = { ...(await ports.settingsSource.current()), language: 'fr' };
    for (const [language, expected] of [
        ['de-AT', ['⚠️ Nicht gesendet: „Hi“. Für dieses Gespräch', '⚠️ Non envoyé : « Hi ». On ne sait pas']],
        ['ja', ['⚠️ Non envoyé : « Hi ». On ne sait pas', '⚠️ Non envoyé : « Hi ». On ne sait pas']],
    ] as const) {
        const told: string[] = [];
        const agents = {
            ...ports.agents,
            tell: async ({ text }: { readonly text: string }) => void told.push(text),
            announce: async (_: string, text: string) => void told.push(text),
        };
        const outcome = { kind: 'impossible', why: 'no-address' } as const;
        await tellOutcome(replySaying('Hi', { language }), outcome, { ...ports, agents, settings });
        assert.deepEqual(
            told.map((text, index) => text.slice(0, expected[index]?.length)),
            expected,
        );
    }
});

const NOTHING: Readonly<Record<string, Partial<Reply>>> = {
    'signs that nobody sees': { text: '\u200b\u2800' },
    'marks around nothing': { text: '[ ](https://chat.example.com/live/a?msg=b)' },
    'an attachment that shows nothing': { text: '', cards: [{ isQuote: false, paragraphs: [], lost: [] }] },
};

for (const [what, about] of Object.entries(NOTHING)) {
    test(`a message of which nothing is left is told: ${what}`, async () => {
        const world = replyWorld();
        await world.workspace.clock.until(world.start('one').send({ ...replySaying('x'), ...about }));
        assert.deepEqual([world.taken.length, world.notes.length, world.lines.length], [0, 1, 1]);
        assert.match(world.notes[0] ?? '', /^⚠️ Not sent: there is nothing/);
        assert.deepEqual([...(world.reactions.get('m-x') ?? [])], [':x:']);
    });
}

test('a place that is none is told, by itself and beside words that leave', async () => {
    for (const text of ['', 'We are here']) {
        const world = replyWorld();
        world.answer = (body) => (world.taken.length === 0 && body !== '' ? { kind: 'not-connected' } : undefined);
        const one = world.start('one');
        await world.workspace.clock.until(one.send(replySaying(text, { place: 'nowhere' })));
        world.answer = () => undefined;
        one.kill();
        await world.workspace.clock.advance(120_000);
        await world.workspace.clock.until(world.start('two').recover());
        assert.deepEqual(contents(world), text === '' ? [] : [[text, 0]]);
        assert.match(world.notes.at(-1) ?? '', /^⚠️ Not sent: the place in your message/);
    }
});

test('a place, what is quoted and what an attachment says wait in the outbox like the text, and a lost picture is told', async () => {
    const world = replyWorld();
    world.answer = (body) => (world.taken.length === 0 && body !== '' ? { kind: 'not-connected' } : undefined);
    const reply = replySaying('Yes', {
        place: { latitude: 1.5, longitude: 2.5 },
        cards: [
            { isQuote: true, paragraphs: ['Are you *there*?'], lost: [] },
            { isQuote: false, paragraphs: ['https://a.example/b.gif'], lost: ['Chart'] },
        ],
    });
    const one = world.start('one');
    await world.workspace.clock.until(one.send(reply));
    world.answer = () => undefined;
    one.kill();
    await world.workspace.clock.advance(120_000);
    await world.workspace.clock.until(world.start('two').recover());
    const body = '> Are you there?\nYes\nhttps://a.example/b.gif\n📍 Location\nhttps://maps.google.com/?q=1.5,2.5';
    assert.deepEqual(contents(world), [[body, 0]]);
    assert.match(world.notes.join(), /“Chart”\. It has no address/);
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

test('a host that Twilio does not call back gets no callback, and another one gets it with how to try again', async () => {
    const { ports } = replyWorld().workspace.start('one');
    const settings = await ports.settingsSource.current();
    const callbackFor = async (address: string) => {
        const planned = await planMessages(replySaying('Hi'), {
            ...ports,
            settings: { ...settings, publicAddress: parsePublicAddress(address) },
        });
        return planned.kind === 'planned'
            ? new URLSearchParams(planned.requests[0]?.content).get('StatusCallback')
            : '';
    };
    assert.equal(await callbackFor('https://my_chat.example.com'), null);
    assert.match((await callbackFor('https://chat.example.com')) ?? '', /\?message=m-Hi#rc=3&rp=4xx,5xx,ct,rt$/);
});
