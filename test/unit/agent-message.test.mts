import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toAgentMessage } from '../../lib/engine/agent-message.ts';
import { isReply } from '../../lib/outbound/reply.ts';
import { replyText } from '../../lib/words/reply-text.ts';
import { toAppAttachments } from '../workspace/rocketchat/convert-attachment.mts';

const APP = 'd629f886-b933-4da2-9570-5c1cfeb8cd12';
const QUOTE_LINK = '[ ](https://chat.example.com/live/abc?msg=xyz)';

type Fields = Readonly<Record<string, unknown>>;

/** A message as an app gets it: what the server's converter does not know is unmapped. */
function event(message: Fields, attachments: readonly Fields[] = []) {
    const { text = '', file, files, blocks, ...unmapped } = message;
    const known = toAppAttachments(attachments)?.map((converted, index) => ({
        ...converted,
        _unmappedProperties_: { attachments: attachments[index]?.attachments, pretext: attachments[index]?.pretext },
    }));
    const room = { id: 'room', type: 'l', source: { type: 'app', id: APP } };
    return toAgentMessage({
        id: 'message',
        text,
        file,
        files,
        blocks,
        room,
        sender: { id: 'ana', type: 'user' },
        attachments: known,
        _unmappedProperties_: unmapped,
    } as never);
}

function said(message: Fields, attachments: readonly Fields[] = []): string {
    return replyText(event(message, attachments), { location: 'Location' });
}

const QUOTED = {
    message_link: 'https://chat.example.com/live/abc?msg=xyz',
    author_name: 'ben',
    text: 'We close at *six*.',
};

const SHOWN: ReadonlyArray<readonly [what: string, message: Fields, attachments: readonly Fields[], phone: string]> = [
    [
        'a place',
        { location: { type: 'Point', coordinates: [-122.4194155, 37.7749295] } },
        [],
        '📍 Location\nhttps://maps.google.com/?q=37.7749295,-122.4194155',
    ],
    [
        'a place with words',
        { text: 'We are *here*', location: { type: 'Point', coordinates: [0, -1e-7] } },
        [],
        'We are here\n📍 Location\nhttps://maps.google.com/?q=-0.0000001,0',
    ],
    [
        'whose words an attachment says they are',
        {},
        [{ author_name: 'Build 7', author_link: 'https://ci.example/7', text: 'is done' }],
        'Build 7\nhttps://ci.example/7\nis done',
    ],
    [
        'an author inside the workspace',
        {},
        [{ author_name: 'Ann', author_link: '/direct/ann', author_icon: '/avatar/ann', text: 'is here' }],
        'Ann\nis here',
    ],
    ['a forwarded message beside what nobody sees', { text: `${QUOTE_LINK} \u200b` }, [QUOTED], 'We close at six.'],
    ['a picture by address', {}, [{ image_url: 'https://media.example/cat.gif' }], 'https://media.example/cat.gif'],
    [
        'a GIF command’s picture with its title',
        { text: '' },
        [{ title: 'cat', title_link: 'https://gifs.example/cat', image_url: 'https://media.example/cat.gif' }],
        'cat\nhttps://gifs.example/cat\nhttps://media.example/cat.gif',
    ],
    [
        'all that a REST call can put into an attachment',
        { text: 'Your order' },
        [
            {
                pretext: 'Before',
                title: 'Order 7',
                title_link: 'https://shop.example/7',
                text: 'It is *on its way*',
                fields: [
                    { title: 'Carrier', value: 'Fast', short: true },
                    { title: '', value: 'no name' },
                ],
                audio_url: 'https://a.example/x.ogg',
                video_url: 'https://a.example/x.mp4',
                thumb_url: 'https://a.example/small.png',
                actions: [{ type: 'button', text: 'Track', url: 'https://shop.example/7/track' }],
            },
        ],
        'Your order\nBefore\nOrder 7\nhttps://shop.example/7\nIt is on its way\nCarrier: Fast\nno name\nhttps://a.example/x.ogg\nhttps://a.example/x.mp4\nTrack\nhttps://shop.example/7/track',
    ],
    ['an attachment that says what the text says', { text: 'Hi' }, [{ text: ' Hi ' }], 'Hi'],
    ['a forwarded message', { text: QUOTE_LINK }, [QUOTED], 'We close at six.'],
    [
        'a quoted message with an answer to it',
        { text: `${QUOTE_LINK}\nYes, *today*` },
        [QUOTED],
        '> We close at six.\nYes, today',
    ],
    [
        'a long quote by its beginning',
        { text: `${QUOTE_LINK} No` },
        [{ ...QUOTED, text: 'a'.repeat(100) }],
        `> ${'a'.repeat(80)}…\nNo`,
    ],
    [
        'a forwarded message that quotes another one',
        { text: QUOTE_LINK },
        [{ ...QUOTED, text: `${QUOTE_LINK} See above`, attachments: [{ ...QUOTED, text: 'Above' }] }],
        'See above\nAbove',
    ],
    [
        'blocks without a text',
        {
            blocks: [
                { type: 'section', text: { type: 'mrkdwn', text: '*Which day?*' } },
                { type: 'actions', elements: [{ type: 'button', text: { text: 'Monday' } }] },
                { type: 'context', elements: [{ type: 'mrkdwn', text: 'Answer by text' }] },
                { type: 'image', imageUrl: 'https://a.example/days.png', title: { text: 'Days' } },
            ],
        },
        [],
        'Which day?\nAnswer by text\nDays\nhttps://a.example/days.png',
    ],
    ['blocks beside their text', { text: 'Hi', blocks: [{ type: 'section', text: { text: 'Hello' } }] }, [], 'Hi'],
];

for (const [what, message, attachments, phone] of SHOWN) {
    test(`the phone is shown ${what}`, () => {
        assert.equal(said(message, attachments), phone);
        assert.equal(isReply(event(message, attachments), APP), true);
    });
}

const PICTURE = {
    title: 'plan.png',
    type: 'file',
    title_link: '/file-upload/up1/plan.png',
    image_url: '/file-upload/thumb1/plan.png',
    image_type: 'image/png',
};

test('the file of a forwarded message is a file of the message, and that of a quoted one is not', () => {
    const quote = { ...QUOTED, text: '', attachments: [PICTURE] };
    const forwarded = event({ text: QUOTE_LINK }, [quote]);
    assert.deepEqual(forwarded.files, [{ uploadId: 'up1', name: 'plan.png', type: 'image/png', caption: '' }]);
    assert.deepEqual(event({ text: `${QUOTE_LINK} \u200b` }, [quote]).files, forwarded.files);
    assert.deepEqual(event({ text: `${QUOTE_LINK} This one?` }, [quote]).files, []);
    assert.equal(isReply(forwarded, APP), true);
});

test('an attachment with the address of an upload is that file', () => {
    for (const image_url of [
        '/file-upload/up1/plan.png',
        'https://chat.example.com/sub/file-upload/up1/plan.png?x=1',
    ]) {
        const { files, cards } = event({ text: 'Look' }, [{ image_url }]);
        assert.deepEqual([files.map(({ uploadId, name }) => [uploadId, name]), cards], [[['up1', 'plan.png']], []]);
    }
});

test('what has no address that a phone could open is named as lost', () => {
    for (const image_url of ['data:image/png;base64,iVBORw0KGgo=', '/avatar/ana', 'blob:x']) {
        const { cards } = event({}, [{ title: 'Chart', image_url }]);
        assert.deepEqual(cards, [{ isQuote: false, paragraphs: ['Chart'], lost: ['Chart'] }]);
    }
});

test('the attachment of a file is no card, with a caption under either name, a thumbnail, or a quote before it', () => {
    const file = { _id: 'up1', name: 'plan.png', type: 'image/png' };
    const thumbs = [
        [file, { _id: 'thumb1', name: 'plan.png', type: 'image/png' }],
        [file, { _id: 'thumb1', name: 'plan.png', type: 'image/png', typeGroup: 'thumb' }],
        [file],
    ];
    for (const files of thumbs) {
        const { files: read, cards } = event({ file, files }, [{ ...PICTURE, description: 'The *plan*' }]);
        assert.deepEqual(
            [read.map(({ uploadId, caption }) => [uploadId, caption]), cards],
            [[['up1', 'The *plan*']], []],
        );
    }
    const alone = event({ text: 'This', file, files: [file] }, [QUOTED, { ...PICTURE, description: 'Plan' }]);
    assert.deepEqual(
        [alone.files.map(({ caption }) => caption), alone.cards?.map(({ isQuote }) => isQuote)],
        [['Plan'], [true]],
    );
});

test('an attachment or blocks that show nothing are a reply all the same, so that somebody is told', () => {
    const button = { type: 'button', text: { text: 'Yes' } };
    assert.equal(isReply(event({}, [{ color: '#ff0000' }]), APP), true);
    assert.equal(isReply(event({ blocks: [{ type: 'actions', elements: [button] }] }), APP), true);
});

test('the names of those whom a message mentions come with it', () => {
    const mentions = [
        { _id: 'a', username: 'ann', name: 'Ann Lee', type: 'user' },
        { _id: 'all', username: 'all' },
        null,
    ];
    assert.deepEqual(event({ text: 'Hi', mentions }).names, { ann: 'Ann Lee' });
    assert.equal(event({ text: 'Hi' }).names, undefined);
});

test('coordinates that no place on earth has are a reply, so that its agent is told', () => {
    for (const coordinates of [
        [1],
        ['x', 1],
        [181, 0],
        [0, 90.1],
        [null, null],
        ['', ' '],
        [Number.NaN, 0],
        [{}, []],
    ]) {
        const message = event({ location: { type: 'Point', coordinates } });
        assert.equal(isReply(message, APP), true, JSON.stringify(coordinates));
        assert.equal(message.place, 'nowhere');
    }
    assert.deepEqual(event({ location: { coordinates: ['180', '-90'] } }).place, { latitude: -90, longitude: 180 });
});

test('a place without coordinates, and a message with nothing in it, are no reply', () => {
    for (const location of [null, {}, { coordinates: [] }, { coordinates: null }, 'here']) {
        assert.equal(isReply(event({ location }), APP), false, JSON.stringify(location));
    }
    assert.equal(isReply(event({}), APP), false);
});

const word = fc
    .string({ unit: fc.constantFrom(...'abcé字😀 '), minLength: 1, maxLength: 12 })
    .filter((text) => text.trim() !== '');
const attachment = fc.record(
    {
        pretext: word,
        title: word,
        text: word,
        description: word,
        fields: fc.array(fc.record({ title: word, value: word }), { maxLength: 2 }),
        attachments: fc.array(fc.record({ text: word, title: word }), { maxLength: 2 }),
    },
    { requiredKeys: [] },
);

function wordsIn(value: unknown): readonly string[] {
    if (typeof value === 'string') {
        return value.trim() === '' ? [] : [value];
    }
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}

test('no word of any attachment is lost', () => {
    fc.assert(
        fc.property(fc.array(attachment, { maxLength: 3 }), (attachments) => {
            const phone = said({}, attachments).replace(/\s+/g, ' ');
            for (const text of wordsIn(attachments)) {
                assert.ok(
                    phone.includes(text.replace(/\s+/g, ' ').trim()),
                    `${text} of ${JSON.stringify(attachments)}`,
                );
            }
        }),
        { numRuns: 300 },
    );
});
